"""Example requests: what is sent to call an operation.

A request has all parameters that are required, and those for which the author gave an example. The body is of the first
media type that an example can be made for, JSON before others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from specleaf.examples.as_json import as_json
from specleaf.examples.parameter_text import parameter_text
from specleaf.examples.request_bodies import SampleBody, can_be_sent, is_form, is_json, sample_body, without_empty
from specleaf.ir import (
    PARAMETER_LOCATIONS,
    Info,
    Instance,
    Operation,
    OperationInfo,
    Parameter,
    ParameterStyle,
    Type,
    Validator,
    Value,
    parameter_model_id,
)
from specleaf.json_value import Json

NO_SERVER = "https://api.example.com"
"""The server of requests whose document does not name one."""
_NO_INFO = OperationInfo()
_UNKNOWN = ParameterStyle("form", True, True)
_OF_HTTP = frozenset({"accept", "authorization", "content-type"})
"""Headers that are no parameters, whatever a document says (OpenAPI 3.2, "Parameter Object", `name`)."""

Pair = tuple[str, str]
MakeValue = Callable[[Type, tuple[Json, ...], str], Value | None]
"""A value of a type: the first of the author's that it accepts, else one that is made up from the seed; or None."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Where the credentials of a request stand, with placeholders for their texts."""

    headers: tuple[Pair, ...] = ()
    query: tuple[Pair, ...] = ()
    cookies: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """A request. `path`, `query`, `headers` and `cookies` are finished texts of the parameters alone.

    `parameters` are the same by location, as values of the models that hold them.
    """

    method: str
    server: str
    path: str
    query: str
    headers: tuple[Pair, ...]
    cookies: str
    credentials: Credentials
    body: SampleBody | None
    parameters: Mapping[str, Instance]

    @property
    def url(self) -> str:
        """The whole URL."""
        given = [f"{name}={text}" for name, text in self.credentials.query]
        query = "&".join(filter(None, (self.query, *given)))
        return f"{self.server}{self.path}{'?' if query else ''}{query}"

    @property
    def all_headers(self) -> tuple[Pair, ...]:
        """The headers, with those for credentials, cookies and the body."""
        given = [f"{name}={text}" for name, text in self.credentials.cookies]
        cookies = "; ".join(filter(None, (self.cookies, *given)))
        of_body = self.body.content_type if self.body and self.body.kind != "parts" else ""
        further = [("Cookie", cookies), ("Content-Type", of_body)]
        return (*self.credentials.headers, *self.headers, *(each for each in further if each[1]))


@dataclass(frozen=True, slots=True)
class _Given:
    """A parameter with its value and its text, and how it is written."""

    parameter: Parameter
    value: Value
    text: str


def sample_request(
    operation: Operation, info: Info, make: MakeValue, validator: Validator, seed: str
) -> SampleRequest | None:
    """A request that calls an operation; None where none can be made."""
    given: dict[str, list[_Given]] = {}
    for parameter in operation.parameters:
        found = _given(parameter, info, make, seed)
        if found:
            given.setdefault(parameter.location, []).append(found)
        elif parameter.field.required and parameter.field.wire_name.lower() not in _OF_HTTP:
            return None
    path = _path(operation, given.get("path", ()))
    body = _body(operation, info, make, validator, seed)
    if path is None or (body is None and operation.request_body and operation.request_body.required):
        return None
    queries = (*given.get("query", ()), *given.get("querystring", ()))
    return SampleRequest(
        method=operation.method.upper(),
        server=_server(operation, info),
        path=path,
        query="&".join(each.text for each in queries),
        headers=tuple((each.parameter.field.wire_name, each.text) for each in given.get("header", ())),
        cookies="; ".join(each.text for each in given.get("cookie", ())),
        credentials=_credentials(operation, info),
        body=body,
        parameters={each: _instance(operation, each, given[each]) for each in PARAMETER_LOCATIONS if each in given},
    )


def _given(parameter: Parameter, info: Info, make: MakeValue, seed: str) -> _Given | None:
    """A parameter that is part of the request."""
    field, location = parameter.field, parameter.location
    if not (field.required or field.docs.examples) or (location == "header" and field.wire_name.lower() in _OF_HTTP):
        return None
    value = make(field.type, field.docs.examples, f"{seed} {field.wire_name}" if field.required else "")
    style = info.parameters.get(parameter.pointer, _UNKNOWN)
    text = None if value is None else parameter_text(field.wire_name, location, style, as_json(value))
    if value is None or text is None or (location in ("path", "header") and not text):
        return None
    if location in ("header", "cookie") and not (text.isascii() and text.isprintable()):
        return None  # no library sends other characters as they are
    return _Given(parameter, value, text)


def _instance(operation: Operation, location: str, given: list[_Given]) -> Instance:
    fields = {each.parameter.field.wire_name: each.value for each in given}
    return Instance(parameter_model_id(operation.pointer, location), tuple(fields.items()))


def _path(operation: Operation, given: list[_Given] | tuple[()]) -> str | None:
    path = operation.path
    for each in given:
        path = path.replace(f"{{{each.parameter.field.wire_name}}}", each.text)
    return None if "{" in path else path


def _body(operation: Operation, info: Info, make: MakeValue, validator: Validator, seed: str) -> SampleBody | None:
    contents = operation.request_body.contents if operation.request_body else ()
    usable = [each for each in contents if can_be_sent(each.content_type)]
    for content in sorted(usable, key=lambda each: not is_json(each.content_type)):
        value = make(content.part.type, content.examples, f"{seed} {content.content_type}")
        encoding = info.encodings.get(content.pointer, {})
        if value is None:
            continue
        if is_form(content.content_type) and not validator.accepts(without_empty(as_json(value)), content.part.type):
            continue
        if found := sample_body(content, value, encoding):
            return found
    return None


def _server(operation: Operation, info: Info) -> str:
    own = info.operations.get(operation.pointer, _NO_INFO).servers
    url = next((each.default_url for each in (*own, *info.servers)), "").rstrip("/")
    if "{" in url:
        return NO_SERVER
    return url if url.startswith(("http://", "https://")) else f"{NO_SERVER}{url}"


def _credentials(operation: Operation, info: Info) -> Credentials:
    """What the first alternative of the security requirements needs."""
    security = info.operations.get(operation.pointer, _NO_INFO).security or ()
    found = list(_placeholders(next(iter(security), ()), info))
    of = {place: tuple(pair for at, pair in found if at == place) for place in ("header", "query", "cookie")}
    return Credentials(of["header"], of["query"], of["cookie"])


def _placeholders(needed: tuple[tuple[str, tuple[str, ...]], ...], info: Info) -> Iterator[tuple[str, Pair]]:
    for name, _ in needed:
        sign_in = info.sign_ins.get(name)
        match (sign_in.kind, sign_in.scheme.lower()) if sign_in else ("", ""):
            case ("oauth2" | "openIdConnect", _) | ("http", "bearer"):
                yield "header", ("Authorization", "Bearer YOUR_TOKEN")
            case ("http", "basic"):
                yield "header", ("Authorization", "Basic YOUR_CREDENTIALS")
            case ("apiKey", _) if sign_in:
                yield sign_in.location, (sign_in.parameter, "YOUR_KEY")
            case _:
                pass
