"""What a publisher's settings say about the client of a package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Client:
    """The class that calls are made on, and how its methods take arguments."""

    name: str = ""
    """The class."""
    package: str = ""
    """The package that it is imported from."""
    env_prefix: str = ""
    """What the environment variables of its credentials begin with."""
    default_error: str = "APIError"
    """The class for errors that the document does not describe."""
    max_arguments: int = 0
    """A method with more arguments than this takes one object instead."""
    puts_bodies_first: bool = False
    """Whether the body precedes the parameters in a call."""
    flattens_bodies: bool = False
    """Whether the properties of a body are arguments, if it is all that a method takes."""
