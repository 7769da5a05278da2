"""What the SDK layout does differently in each language: one record of functions for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from specleaf.ir import Api, EnumModel, Field, Model, ModelId, Type, Value
from specleaf.languages import Punctuation, TypeExpression
from specleaf.naming import Names, Namespace, NamingStyle
from specleaf.text import Code, Markdown
from specleaf.view import View


@dataclass(frozen=True, slots=True)
class Package:
    """Where usage blocks import from: the module of each model, and that of helper classes."""

    module_of: Callable[[ModelId], str]
    helpers: str


@dataclass(frozen=True, slots=True)
class Dialect:
    """One language in the SDK layout."""

    fence: str
    """The word after the backticks of a block."""
    style: NamingStyle
    one_number: bool
    """Whether integers are of the same type as other numbers."""
    module: Callable[[str, str], str]
    """What an import names, of a package and the path of a folder or file in it."""
    folders: Mapping[Namespace, str]
    """Where the pages are, unless the settings say otherwise."""
    field_type: Callable[[Field, Api], TypeExpression]
    """The type of a field in its row."""
    wrappers: frozenset[Punctuation]
    """The marks that go, with the mark that closes them, inside the link or the emphasis of what they stand around."""
    usage: Callable[[Model, Value | None, Api, Names, Package], Code | None]
    """The block under Example Usage, if there is one."""
    has_values: bool
    """Whether blocks show example values; if not, none are made."""
    is_wide: bool
    """Whether a page leaves two lines empty after a block of usage, as all pages do where there is none."""
    is_linked: Callable[[Model], bool]
    """Whether a type links to the page of a model."""
    heading: Callable[[Type, Api], TypeExpression]
    """A type as the member of a union."""
    stream: Callable[[TypeExpression], TypeExpression]
    """A stream of events with data of a type."""
    member: Callable[[Code, Value | None, Api, Names], Code]
    """The block of one member of a union."""
    values: Callable[[EnumModel, Names], Markdown]
    """The values of an enumeration."""
    enum_classes: bool
    """Whether an enumeration is a class, whose members code names; if not, it is a union of literals."""
    helpers: Mapping[str, str]
    """The pages about helper classes, by the word for the class."""
    taken: Callable[[Api, str], frozenset[str]]
    """The names of other classes of the package, which inline models do not have; the client's own is given."""
    retries: View | None
    """The page about repeated calls, if it is among those of models."""
    globals_folder: str
    """Where the page about all global parameters is, if there is one."""
    extra_field: str
    """What the row for undeclared properties is called."""
    upload: TypeExpression
    """What may be uploaded besides the model for a file; each followed by a mark."""
    upload_fields: tuple[str, ...]
    """The fields of that model that pages show."""
    upload_content: TypeExpression
    """The type of its content."""
