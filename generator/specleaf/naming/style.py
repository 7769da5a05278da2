"""The naming conventions of a language: a record of functions and lists, one per language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from specleaf.naming.names import Namespace


@dataclass(frozen=True, slots=True)
class NamingStyle:
    """Functions from text to an identifier of the language, and the identifiers that are reserved.

    `class_name`, `field_name` and `member_name` take text of the document (a key, the value of an enumeration), or
    several texts to be joined, and give an identifier of the language, which need not be unique.
    """

    class_name: Callable[[Sequence[str]], str]
    field_name: Callable[[str], str]
    member_name: Callable[[str], str]
    file_name: Callable[[str], str]
    """From a class name to a portable file name without its extension."""
    numbered: Callable[[str, int], str]
    """From the name of a field or member, and a number, to a name with that number."""
    scopes: Mapping[Namespace, str] = field(default_factory=dict[Namespace, str])
    """The scope of each namespace: models in different scopes may share a name. All without one are in the same."""
    reserved_classes: frozenset[str] = frozenset()
    reserved_fields: frozenset[str] = frozenset()
    reserved_files: frozenset[str] = frozenset()
    reserved_class_suffix: str = "_"
    """Added to a reserved class name; a reserved field or file name gets an underscore."""
    taken_classes: frozenset[str] = frozenset()
    """Names of classes that are no models: avoided where a further candidate is left."""
