"""A whole document's meaning: its operations and its models.

Nothing is written back into these values. Names, examples and paths are tables beside them, by `ModelId`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.info import NO_INFO, Info
from specleaf.ir.types import Discriminator, ModelId, OneOf, Part, Rules, Type
from specleaf.json_value import Json
from specleaf.pointer import Pointer

Access: TypeAlias = Literal["both", "read", "write"]
"""`read`: the server sends it (`readOnly`); `write`: only the client does (`writeOnly`)."""


@dataclass(frozen=True, slots=True)
class Default:
    """A default value; a record of its own, because null is a default as well."""

    value: Json = field(hash=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A property of an object. `pointer` is the place of its schema."""

    wire_name: str
    type: Type
    required: bool
    pointer: Pointer
    default: Default | None = None
    access: Access = "both"
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True)
class ObjectModel:
    """An object with declared properties. `extra` is the type of all others; `Nothing` forbids them.

    `extra_declared`: `additionalProperties` is present and not false.
    `discriminator`: the property whose value selects a subtype. `subtypes`: those objects that have this one in their
    `allOf`, so that each value of theirs is accepted here.
    `ignored`: properties that are accepted with any value and left out, as they are read-only and this is for requests.
    """

    id: ModelId
    docs: Docs
    fields: tuple[Field, ...]
    extra: Part
    constraints: tuple[Constraint, ...] = ()
    rules: Rules | None = None
    discriminator: Discriminator | None = None
    subtypes: tuple[ModelId, ...] = ()
    extra_declared: bool = False
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One value of an enumeration."""

    value: Json = field(hash=False)
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True)
class EnumModel:
    """One of several values. Null, where it is one of them, is not among the `members`: `nullable` says so.

    `declared_nullable`: the schema admits null by `type` or `enum`. `open`: other values of the same type are accepted.
    """

    id: ModelId
    docs: Docs
    members: tuple[Member, ...]
    nullable: bool = False
    declared_nullable: bool = False
    open: bool = False
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class UnionModel:
    """A value of one of several types, and null if `nullable`.

    `format` is what the author says, beside the members, about the texts among the values.
    """

    id: ModelId
    docs: Docs
    union: OneOf
    nullable: bool = False
    rules: Rules | None = None
    format: str = ""


@dataclass(frozen=True, slots=True)
class AliasModel:
    """A component that is no object, enumeration or union: an alias of another type."""

    id: ModelId
    docs: Docs
    target: Type


Model: TypeAlias = ObjectModel | EnumModel | UnionModel | AliasModel


@dataclass(frozen=True, slots=True)
class Content:
    """The schema of one content type of a body; `examples` are of the whole body, by name where they have names."""

    pointer: Pointer
    content_type: str
    part: Part
    examples: tuple[Json, ...] = field(default=(), hash=False)
    example_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A path, query, header or cookie parameter: `location` is its `in`.

    `docs` are those of the parameter alone; those of its `field` are its schema's as well.
    """

    pointer: Pointer
    location: str
    field: Field
    docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What a request carries; one `Content` for each content type.

    `own_docs` are without what is said beside a reference to the body.
    """

    pointer: Pointer
    docs: Docs
    required: bool
    contents: tuple[Content, ...]
    own_docs: Docs = NO_DOCS


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers with for one status code, range of codes (`4XX`) or `default`.

    `own_docs` are without what is said beside a reference to the response.
    """

    pointer: Pointer
    status: str
    docs: Docs
    contents: tuple[Content, ...]
    headers: tuple[Field, ...] = ()
    own_docs: Docs = NO_DOCS


PARAMETER_LOCATIONS = ("path", "query", "querystring", "header", "cookie")
"""The values of `in` (OpenAPI 3.2, "Parameter Object"), in the order of the models."""


def parameter_model_id(operation: Pointer, location: str) -> ModelId:
    """The place of the model that holds the parameters of an operation that are in `location`."""
    return operation.child("parameters", location)


Requirement: TypeAlias = tuple[str, ...]
"""The names of security schemes that are needed together (OpenAPI 3.1, "Security Requirement Object")."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, webhook or callback."""

    pointer: Pointer
    method: str
    path: str
    operation_id: str
    tags: tuple[str, ...]
    docs: Docs
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    parameter_models: tuple[ModelId, ...] = ()
    """The models that hold the parameters: one for each location that has some, at `parameter_model_id`. In the SDK
    layout it is one for all parameters and the body."""
    security: tuple[Requirement, ...] | None = None
    """Requirements of which one must be met; `None` where the operation does not say."""


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way for clients to say who they are."""

    pointer: Pointer
    name: str
    docs: Docs
    kind: str = ""
    """Its `type`; of an HTTP scheme its `scheme`, of OAuth 2 the first of its flows."""


@dataclass(frozen=True, slots=True)
class GlobalParameter:
    """A parameter that a client is given once, not with each call: an entry of `x-speakeasy-globals`.

    `is_hidden`: calls do not have it at all (`x-speakeasy-globals-hidden`).
    """

    name: str
    location: str
    docs: Docs = NO_DOCS
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Api:
    """The meaning of a document.

    `models` are in document order. `components` are the ids of those that the document itself names, in order.
    `schemas` holds, by the text of their pointer, the schemas that `Rules` refer to. `security` lists every scheme.
    """

    title: str
    version: str
    operations: tuple[Operation, ...]
    models: Mapping[ModelId, Model] = field(hash=False)
    components: tuple[ModelId, ...] = ()
    schemas: Mapping[str, Json] = field(default_factory=dict[str, Json], hash=False)
    security: tuple[SecurityScheme, ...] = ()
    description: str = ""
    tags: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    """The descriptions of tags by name."""
    has_servers: bool = False
    """Whether the document says where its API is."""
    requirements: tuple[Requirement, ...] | None = None
    """The security that operations need unless they say otherwise; `None` where the document does not say."""
    global_parameters: tuple[GlobalParameter, ...] = ()
    info: Info = NO_INFO
    """What the document says around its operations and models."""
