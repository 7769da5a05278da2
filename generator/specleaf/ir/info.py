"""What a document says around its operations and models: who provides the API, where, and how clients sign in.

It is a table beside the operations and models, by their pointers; no type and no name depends on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specleaf.json_value import Json
from specleaf.pointer import Pointer


@dataclass(frozen=True, slots=True)
class ExternalDocs:
    """A link to further documentation (OpenAPI 3.1, "External Documentation Object")."""

    url: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of a server's URL; `values` are all that it may have, if the document lists them."""

    name: str
    default: str
    values: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the API is (OpenAPI 3.1, "Server Object")."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()

    @property
    def default_url(self) -> str:
        """The URL with the default of each variable."""
        url = self.url
        for each in self.variables:
            url = url.replace(f"{{{each.name}}}", each.default)
        return url


@dataclass(frozen=True, slots=True)
class Flow:
    """An OAuth 2 flow; `scopes` are names and what they permit."""

    kind: str
    authorization_url: str = ""
    token_url: str = ""
    scopes: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A security scheme as a document describes it (OpenAPI 3.1, "Security Scheme Object").

    `location` and `parameter` are those of an API key, `scheme` that of HTTP.
    """

    name: str
    kind: str
    description: str = ""
    location: str = ""
    parameter: str = ""
    scheme: str = ""
    bearer_format: str = ""
    url: str = ""
    flows: tuple[Flow, ...] = ()


ScopedRequirement = tuple[tuple[str, tuple[str, ...]], ...]
"""The names of security schemes that are needed together, each with the scopes that it must give."""


@dataclass(frozen=True, slots=True)
class TagInfo:
    """What a document says about a tag."""

    name: str
    description: str = ""
    external: ExternalDocs | None = None


@dataclass(frozen=True, slots=True)
class NamedExample:
    """An example with a name (OpenAPI 3.1, "Example Object")."""

    name: str
    value: Json = field(hash=False)
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """A link of a response to the operation that may follow it (OpenAPI 3.1, "Link Object").

    `operation` is the place of that operation, if the document has it; `parameters` are names and expressions.
    """

    name: str
    operation: Pointer | None
    parameters: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    description: str = ""


@dataclass(frozen=True, slots=True)
class CodeSample:
    """Code of the author's that calls an operation: an entry of `x-codeSamples`."""

    language: str
    source: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """What a document says around one operation.

    `servers`: its own, or those of its path; none if they are the document's. `security`: alternatives of which
    one must be met; `None` where nobody says.
    """

    servers: tuple[Server, ...] = ()
    security: tuple[ScopedRequirement, ...] | None = None
    external: ExternalDocs | None = None
    links: Mapping[str, tuple[LinkInfo, ...]] = field(default_factory=dict[str, tuple[LinkInfo, ...]], hash=False)
    """The links of its responses, by status."""
    samples: tuple[CodeSample, ...] = ()


@dataclass(frozen=True, slots=True)
class ParameterStyle:
    """How a parameter is written (OpenAPI 3.1, "Parameter Object").

    `content_type`: it is written as this media type (`content`), so that style and explode say nothing.
    `allow_reserved`: reserved characters are not percent-encoded. `is_default`: all is as usual for its location.
    """

    style: str
    explode: bool
    is_default: bool
    content_type: str = ""
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class Info:
    """What a document says around its operations and models."""

    summary: str = ""
    description: str = ""
    terms: str = ""
    contact: tuple[str, str, str] = ("", "", "")
    """A name, a URL and an e-mail address."""
    licence: tuple[str, str] = ("", "")
    """A name and a URL."""
    external: ExternalDocs | None = None
    servers: tuple[Server, ...] = ()
    tags: Mapping[str, TagInfo] = field(default_factory=dict[str, TagInfo], hash=False)
    sign_ins: Mapping[str, SignIn] = field(default_factory=dict[str, SignIn], hash=False)
    operations: Mapping[Pointer, OperationInfo] = field(default_factory=dict[Pointer, OperationInfo], hash=False)
    parameters: Mapping[Pointer, ParameterStyle] = field(default_factory=dict[Pointer, ParameterStyle], hash=False)
    schemas: Mapping[Pointer, ExternalDocs] = field(default_factory=dict[Pointer, ExternalDocs], hash=False)
    """Links of schemas, by the place of the schema."""
    examples: Mapping[Pointer, tuple[NamedExample, ...]] = field(
        default_factory=dict[Pointer, tuple[NamedExample, ...]], hash=False
    )
    """Named examples of a parameter, by its place, and of a body, by the place of its schema. An example of a body that
    is a text and no JSON is here too; it may have no name."""
    encodings: Mapping[Pointer, Mapping[str, ParameterStyle]] = field(
        default_factory=dict[Pointer, Mapping[str, ParameterStyle]], hash=False
    )
    """How fields of a form are written, where the document says so, by the place of its schema."""


NO_INFO = Info()
