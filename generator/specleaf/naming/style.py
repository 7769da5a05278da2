"""How a language likes its names: a record of functions and lists, one per language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamingStyle:
    """Functions from words to an identifier of the language, and the identifiers that are taken.

    `class_name`, `field_name` and `member_name` take text as the document has it (a key, an enumeration's value) or
    several such texts to be joined, and give an identifier that is legal in the language, clashes aside.
    """

    class_name: Callable[[Sequence[str]], str]
    field_name: Callable[[str], str]
    member_name: Callable[[str], str]
    file_name: Callable[[str], str]
    """From a class name to a portable file name without its ending."""
    numbered: Callable[[str, int], str]
    """The name of a field or member that is taken, with the number that tells a later one apart."""
    namespaced: bool = False
    """Whether models in different namespaces live apart, so that two may share a name if the strategy wants that."""
    reserved_classes: frozenset[str] = frozenset()
    reserved_fields: frozenset[str] = frozenset()
    reserved_files: frozenset[str] = frozenset()
    class_mark: str = "_"
    """What a reserved class name gets at its end; a field or a file gets an underscore."""
    taken_classes: frozenset[str] = frozenset()
    """Names that other classes have: a model that could be called otherwise is."""
