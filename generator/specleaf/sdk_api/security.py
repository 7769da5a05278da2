"""Models of credentials in the SDK layout: those of the client, and those that an operation needs instead.

In: the security requirements of a document and of its operations (OpenAPI 3.1, "Security Requirement Object").
Out: `Security`, with a field for each scheme or, if a requirement names several, with an option for each requirement;
`{Operation}Security` for an operation whose requirement is none of the document's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import (
    ANY_PART,
    NO_DOCS,
    Api,
    Docs,
    Field,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Operation,
    Requirement,
    Scalar,
    SecurityScheme,
)
from specleaf.pointer import ROOT

SECURITY = ROOT.child("components", "securitySchemes")
"""The place of the model of the client's credentials."""
EXAMPLE = "x-speakeasy-example"
_TEXT = Scalar("string")
_CREDENTIALS = {"basic": ("username", "password"), "clientCredentials": ("client_id", "client_secret", "token_url")}
"""The fields of schemes that need several values."""


def security_id(operation: Operation) -> ModelId:
    """The place of the model of an operation's own credentials."""
    return operation.pointer.child("security")


def client_requirements(api: Api) -> tuple[Requirement, ...]:
    """The requirements that the client's credentials are for: those of the document.

    A document that states none may name schemes alone; each of them is one then.
    """
    if api.requirements is not None:
        return tuple(filter(None, api.requirements))
    return tuple((scheme.name,) for scheme in api.security)


def own_requirement(operation: Operation, api: Api) -> tuple[Requirement, ...]:
    """The requirements of an operation that the client's credentials do not meet; none if they do."""
    own = tuple(each for each in operation.security or () if each)
    shared = {frozenset(each) for each in client_requirements(api)}
    return () if any(frozenset(each) in shared for each in own) else own


def with_security(api: Api) -> Api:
    """`api` with the models of credentials, if it has operations."""
    if not api.operations:
        return api
    models: dict[ModelId, Model] = dict(api.models)
    models |= {model.id: model for model in _models(SECURITY, client_requirements(api), api, required=False)}
    for operation in api.operations:
        own = own_requirement(operation, api)
        models |= {model.id: model for model in _models(security_id(operation), own, api, required=len(own) == 1)}
    return replace(api, models=MappingProxyType(models))


def _models(
    place: ModelId, requirements: tuple[Requirement, ...], api: Api, *, required: bool
) -> Iterator[ObjectModel]:
    """The model of these requirements at a place; options first, if there are some."""
    schemes = {scheme.name: scheme for scheme in api.security}
    known = [tuple(schemes[name] for name in each if name in schemes) for each in requirements]
    if not any(known):
        return
    if len(known) == 1 or all(len(each) == 1 for each in known):
        fields = {
            field.wire_name: field
            for each in known
            for scheme in each
            for field in fields_of(scheme, required=required)
        }
        yield ObjectModel(place, NO_DOCS, tuple(fields.values()), ANY_PART)
        return
    options = [
        ObjectModel(option_id(place, number), NO_DOCS, tuple(_fields_of_option(each)), ANY_PART)
        for number, each in enumerate(known, 1)
    ]
    yield from options
    rows = (Field(f"option{number}", ModelRef(each.id), False, each.id) for number, each in enumerate(options, 1))
    yield ObjectModel(place, NO_DOCS, tuple(rows), ANY_PART)


def option_id(place: ModelId, number: int) -> ModelId:
    """The place of the model of one of several requirements."""
    name = f"SecurityOption{number}"
    return place.child(name)


def _fields_of_option(schemes: tuple[SecurityScheme, ...]) -> Iterator[Field]:
    for scheme in schemes:
        yield from fields_of(scheme, required=True)


def fields_of(scheme: SecurityScheme, *, required: bool) -> Iterator[Field]:
    """The fields for the values of a scheme."""
    example = scheme.docs.extensions.get(EXAMPLE)
    docs = Docs(examples=(example,)) if example is not None else NO_DOCS
    for name in _CREDENTIALS.get(scheme.kind, (scheme.name,)):
        yield Field(name, _TEXT, required, scheme.pointer.child(name), docs=docs)
