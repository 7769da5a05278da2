"""What the templates are given: one record of finished code for each file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from specleaf.text import Code


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a class and its docstring, both indented but for their first line."""

    code: Code
    docstring: Code | None
    is_apart: bool
    """Whether a blank line goes before."""


@dataclass(frozen=True, slots=True)
class ClassDefinition:
    """A class: an object, or an enumeration."""

    template: ClassVar[str] = "models/pydantic/class.py.jinja"
    header: Code
    docstring: Code | None
    body: tuple[Statement, ...]
    """Fields or members, then rules and the type of undeclared properties."""
    is_empty: bool
    """Whether the class has neither docstring nor statements."""
    is_apart: bool = True
    """Whether two blank lines go before, and not one."""


@dataclass(frozen=True, slots=True)
class AliasDefinition:
    """One name for a type: an enumeration, a union, an alias; or the record of an operation."""

    template: ClassVar[str] = "models/pydantic/alias.py.jinja"
    statement: Code
    docstring: Code | None
    is_apart: bool = False
    """Whether two blank lines go before, and not one: after a class."""


Definition: TypeAlias = ClassDefinition | AliasDefinition


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module: a component or an operation, with all models in it."""

    template: ClassVar[str] = "models/pydantic/module.py.jinja"
    path: str
    imports: Code
    deferred: Code | None
    """The models that are looked up later: for type checkers an import, for Python a `ref`."""
    definitions: tuple[Definition, ...]
    rebuilt: tuple[Code, ...]
    """Statements that complete classes which name later ones."""


@dataclass(frozen=True, slots=True)
class PackageView:
    """The package itself: every public name, none loaded before it is used."""

    template: ClassVar[str] = "models/pydantic/package.py.jinja"
    path: str
    imports: Code | None
    """For type checkers: each model by its name."""
    exports: Code
    """For Python: the table of names and modules."""


@dataclass(frozen=True, slots=True)
class SchemasView:
    """The schemas that rules refer to."""

    template: ClassVar[str] = "models/pydantic/schemas.py.jinja"
    path: str
    statement: Code
