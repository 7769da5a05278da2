"""Types: the set of values that a schema accepts, in no language.

A type has no name and no "required": those belong to fields, and names to `naming`. Null, absence and default are
three facts; only null is a matter of types. References stay references, so a recursive schema needs no special form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.json_types import tag_text
from specleaf.json_value import Json
from specleaf.pointer import Pointer

ModelId: TypeAlias = Pointer
"""The place of the schema that a model was made from."""

ScalarKind: TypeAlias = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True, slots=True)
class EncodedContent:
    """What a string holds, for who decodes it; nothing checks it (JSON Schema, Validation, 8).

    `encoding` as in RFC 4648 (`base64`), `media_type` as in RFC 2046, and the type of the decoded content.
    """

    media_type: str = ""
    encoding: str = ""
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number or boolean. An unknown `format` is kept: it is documentation (JSON Schema, Validation, 7)."""

    kind: ScalarKind
    format: str = ""
    constraints: tuple[Constraint, ...] = ()
    content: EncodedContent | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A type inside another one, with what its author wrote beside it; two parts are equal if their types are."""

    type: Type
    docs: Docs = field(default=NO_DOCS, compare=False)


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array whose items are all of one type."""

    item: Part
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array with types by position (`prefixItems`), any suffix of which may be absent, and one for further items."""

    items: tuple[Part, ...]
    rest: Part
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object whose properties are not declared, all of one type."""

    value: Part
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that tells the members of a union apart (OpenAPI 3.1, "Discriminator Object").

    `mapping` has the property's values and their members, in document order, implicit ones included; a value may have
    several members. `explicit`: the document has a `mapping`. `default` is for other values and for none (3.2).
    `is_complete`: an object that the member for its value refuses is valid as no other; otherwise all are tried.
    `base` is the member that all others inherit from, if there is one. An object is then read as the member of its
    value if that accepts it, else as the base.
    """

    property_name: str
    mapping: tuple[tuple[str, ModelId], ...]
    explicit: bool = True
    is_complete: bool = True
    base: ModelId | None = None
    default: ModelId | None = None

    def targets(self, tag: Json) -> tuple[ModelId, ...]:
        """The members for a value of the property, compared as text: those of the mapping, else the default."""
        text = tag_text(tag)
        found = tuple(id_ for value, id_ in self.mapping if value == text)
        return found or (() if self.default is None else (self.default,))

    @property
    def models(self) -> tuple[ModelId, ...]:
        """All models that the discriminator names, each once, in document order."""
        others = (id_ for id_ in (self.default, self.base) if id_ is not None)
        return tuple(dict.fromkeys((*(id_ for _, id_ in self.mapping), *others)))


@dataclass(frozen=True, slots=True)
class OneOf:
    """A union of two or more types, none of them null. `exclusive` tells `oneOf` from `anyOf` and lists of types."""

    members: tuple[Part, ...]
    discriminator: Discriminator | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Nullable:
    """A type or null; always outermost, never around what accepts null by itself."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Constant:
    """Exactly one JSON value (`const`, or `type: "null"`)."""

    value: Json = field(hash=False)


@dataclass(frozen=True, slots=True)
class ModelRef:
    """The values of a model."""

    id: ModelId


@dataclass(frozen=True, slots=True)
class Rules:
    """Assertions that narrow a type and that no other node expresses, as a JSON Schema 2020-12.

    References in `schema` are absolute: the text of the target's pointer, a key of `Api.schemas`. Patterns are as the
    author wrote them.
    """

    schema: Json = field(hash=False)


@dataclass(frozen=True, slots=True)
class Checked:
    """The values of a type that satisfy some rules. Code that only displays the type may use `inner` alone."""

    inner: Type
    rules: Rules


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value, null included."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No value at all: the schema `false`."""


Type: TypeAlias = (
    Scalar | ListOf | TupleOf | MapOf | OneOf | Nullable | Constant | ModelRef | Checked | Anything | Nothing
)

NULL = Constant(None)
"""The type of null alone."""

ANY_PART = Part(Anything())
"""The type of what no schema constrains."""


def nullable(inner: Type) -> Type:
    """`inner` or null, in normal form."""
    match inner:
        case Nullable() | Anything() | Constant(None):
            return inner
        case Nothing():
            return NULL
        case _:
            return Nullable(inner)


def checked(inner: Type, rules: Rules | None) -> Type:
    """`inner` narrowed by `rules`, if there are any; nothing narrows `Nothing`."""
    if rules is None or isinstance(inner, Nothing):
        return inner
    return Checked(inner, rules)


def union(members: tuple[Part, ...], discriminator: Discriminator | None = None, *, exclusive: bool = False) -> Type:
    """The union of `members` in normal form: null goes outermost, one member alone is that member.

    If several members of an exclusive union accept null, a rule must exclude it: the type cannot.
    """
    others = tuple(_without_null(part) for part in members if part.type != NULL)
    rest: Type
    match others:
        case ():
            rest = Nothing()
        case (only,):
            rest = only.type
        case _:
            rest = OneOf(others, discriminator, exclusive)
    return rest if others == members else nullable(rest)


def _without_null(part: Part) -> Part:
    return Part(part.type.inner, part.docs) if isinstance(part.type, Nullable) else part
