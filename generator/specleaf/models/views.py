"""What the templates of a model style are given: one record for each kind of module, of finished code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.text import Code


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a class and its docstring, both indented but for their first line."""

    code: Code
    docstring: Code | None
    is_apart: bool
    """Whether a blank line goes before."""


@dataclass(frozen=True, slots=True)
class ObjectModule:
    """A module with one class."""

    template: ClassVar[str] = "models/pydantic/object.py.jinja"
    path: str
    imports: Code
    references: Code | None
    """The models that are looked up later: for type checkers an import, for Python a promise."""
    header: Code
    docstring: Code | None
    body: tuple[Statement, ...]
    """The fields, then rules and the type of undeclared properties."""
    is_empty: bool
    """Whether the class has neither docstring nor statements."""


@dataclass(frozen=True, slots=True)
class AliasModule:
    """A module with one name for a type: an enumeration, a union, an alias."""

    template: ClassVar[str] = "models/pydantic/alias.py.jinja"
    path: str
    imports: Code
    references: Code | None
    statement: Code
    docstring: Code | None


@dataclass(frozen=True, slots=True)
class EnumModule:
    """A module with one class for an enumeration."""

    template: ClassVar[str] = "models/pydantic/enum.py.jinja"
    path: str
    imports: Code
    header: Code
    docstring: Code | None
    members: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PackageModule:
    """The package itself, and its folders (which have no names): every public name, none loaded before it is used."""

    template: ClassVar[str] = "models/pydantic/package.py.jinja"
    path: str
    imports: Code | None
    """For type checkers: each model by its name."""
    exports: Code
    """For Python: the table of names and modules."""


@dataclass(frozen=True, slots=True)
class SchemasModule:
    """The schemas that rules refer to."""

    template: ClassVar[str] = "models/pydantic/schemas.py.jinja"
    path: str
    statement: Code
