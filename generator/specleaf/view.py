"""The data of a template: one record of quoted text for one file.

A view is a frozen dataclass. Its fields hold `Code`, `Markdown`, `bool`, `None`, or tuples and dataclasses of these,
and nothing else: the renderer refuses a plain `str`. Its template places them and decides nothing.
"""

from __future__ import annotations

from typing import ClassVar, Protocol


class View(Protocol):
    """The data of one file."""

    template: ClassVar[str]
    """The path of the template below `templates/`: `pages/sdk/object.md.jinja`."""

    @property
    def path(self) -> str:
        """Where the file goes: a POSIX path relative to the output of its kind."""
        ...
