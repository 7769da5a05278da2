"""A server on the loopback that is made from a document, and refuses each request that the document does not describe.

It reads the document itself. Schemas are checked by `openapi-schema-validator`; texts of parameters are read as
generated packages read them, which has tests of its own.
"""

from __future__ import annotations

import email
import email.policy
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4, DRAFT202012

codec: Any = import_module("specleaf.templates.models.pydantic._parameters")
STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
ROOT = "urn:document"


class RefusedError(Exception):
    """A request that the document does not describe."""


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def target(self) -> tuple[str, str, str, dict[str, str]]:
        """What must be the same for each program that sends the request; a multipart body has any boundary."""
        usual = {"accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent"}
        return self.method, self.path, self.query, {k: v for k, v in self.headers.items() if k not in usual}


@dataclass
class ApiServer:
    """A server for one document; `accepted` and `refused` are what was asked of it."""

    document: Mapping[str, Any]
    answers: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The JSON that is sent back, by operation: `GET /pets`."""
    accepted: list[tuple[str, Received]] = field(default_factory=list[tuple[str, Received]])
    refused: list[str] = field(default_factory=list[str])
    port: int = 0

    def answer(self, received: Received) -> tuple[int, bytes]:
        """The status and the body for a request."""
        try:
            path, operation, texts = self._operation(received)
            for parameter in self._parameters(path, received.method):
                self._check_parameter(parameter, received, texts)
            self._check_body(operation, received)
        except RefusedError as problem:
            self.refused.append(f"{received.method} {received.path}?{received.query}: {problem}")
            return 400, b""
        key = f"{received.method} {path}"
        self.accepted.append((key, received))
        return (200, json.dumps(self.answers[key]).encode()) if key in self.answers else (204, b"")

    def resolved(self, value: Any) -> Any:
        """An object, or what its reference leads to."""
        while isinstance(value, Mapping) and "$ref" in value:
            place: Any = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                key = unquote(part).replace("~1", "/").replace("~0", "~")
                place = place[int(key)] if isinstance(place, list) else place[key]
            value = place
        return value

    def _operation(self, received: Received) -> tuple[str, Any, dict[str, str]]:
        """The path, the operation and the texts of its path's parameters."""
        for path in sorted(self.document.get("paths", {}), key=lambda each: each.count("{")):
            names = re.findall(r"\{([^{}]+)\}", path)
            pattern = re.sub(r"\\\{[^{}]+\\\}", "([^/]*)", re.escape(path))
            found = re.search(f"{pattern}$", received.path)
            item = self.resolved(self.document["paths"][path])
            operation = item.get(received.method.lower(), item.get("additionalOperations", {}).get(received.method))
            if found and operation and self._is_base(received.path[: found.start()], operation, item):
                return path, operation, dict(zip(names, found.groups(), strict=True))
        raise RefusedError("there is no such operation")

    def _is_base(self, base: str, operation: Any, item: Any) -> bool:
        servers = operation.get("servers") or item.get("servers") or self.document.get("servers") or [{"url": ""}]
        return base in {urlsplit(_default_url(each)).path.rstrip("/") for each in servers}

    def _parameters(self, path: str, method: str) -> Iterator[Any]:
        item = self.resolved(self.document["paths"][path])
        operation = item.get(method.lower()) or item["additionalOperations"][method]
        listed = [self.resolved(each) for at in (item, operation) for each in at.get("parameters", ())]
        yield from {(each["in"], each["name"]): each for each in listed}.values()

    def _check_parameter(self, parameter: Any, received: Received, texts: Mapping[str, str]) -> None:
        location, name = parameter["in"], parameter["name"]
        if location == "header" and name.lower() in {"accept", "authorization", "content-type"}:
            return
        media, described = next(iter(parameter.get("content", {"": parameter}).items()))
        schema = described.get("schema", {})
        style = parameter.get("style", STYLES.get(location, "form"))
        explode = parameter.get("explode", style in {"form", "cookie"})
        wire = codec.Parameter(name, location, style, explode, parameter.get("allowReserved", False), media)
        text = {
            "path": texts.get(name),
            "query": received.query,
            "querystring": received.query,
            "header": received.headers.get(name.lower()),
            "cookie": received.headers.get("cookie", ""),
        }[location]
        value = None if text is None else self._reader().decode(wire, text, self._full(schema))
        if value is None:
            if parameter.get("required"):
                raise RefusedError(f"{name} is missing")
            return
        self._check(value, schema, f"{location} {name}")

    def _reader(self) -> Any:
        return codec.Reader(self.document.get("components", {}).get("schemas", {}))

    def _full(self, schema: Any) -> Any:
        return self.resolved(schema) if isinstance(schema, Mapping) else {}

    def _check(self, value: Any, schema: Any, what: str) -> None:
        for message in self._errors(value, schema, OAS30WriteValidator):
            raise RefusedError(f"{what}: {json.dumps(value)[:300]}: {message[:300]}")

    def check_json(self, value: Any, schema: Any, what: str, *, is_answer: bool) -> None:
        """Fail if a value is not valid for a schema of the document."""
        of_old = OAS30ReadValidator if is_answer else OAS30WriteValidator
        assert list(self._errors(value, schema, of_old)) == [], (what, value)

    def _errors(self, value: Any, schema: Any, of_old: Any) -> Iterator[str]:
        is_old = self.document["openapi"].startswith("3.0")
        specification: Any = DRAFT4 if is_old else DRAFT202012
        resource: Any = Resource(contents=self.document, specification=specification)
        validator: Any = of_old if is_old else OAS31Validator
        found = validator(_with_root(schema), registry=Registry().with_resource(ROOT, resource)).iter_errors(value)
        # A tag that names no component is a mistake of the document, and tells nothing about the value.
        yield from (error.message for error in found if not error.message.endswith("could not be resolved"))

    def _check_body(self, operation: Any, received: Received) -> None:
        if "requestBody" not in operation:
            if received.body:
                raise RefusedError("there is no body")
            return
        described = self.resolved(operation["requestBody"])
        essence = received.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not received.body and not essence:
            if described.get("required"):
                raise RefusedError("the body is missing")
            return
        known = {name.partition(";")[0].strip().lower(): name for name in described["content"]}
        name = next((known[each] for each in (essence, f"{essence.partition('/')[0]}/*", "*/*") if each in known), None)
        if name is None:
            raise RefusedError(f"{essence} is none of {list(known)}")
        media = self.resolved(described["content"][name])
        schema = media.get("schema", {})
        self._check(self._value(essence, media, received), schema, essence)

    def _value(self, essence: str, media: Any, received: Received) -> Any:
        if essence.endswith(("/json", "+json")):
            return json.loads(received.body)
        if essence == "application/x-www-form-urlencoded":
            return self._form(media, received.body.decode("ascii"))
        if essence == "multipart/form-data":
            return self._multipart(media, received)
        return received.body.decode("utf-8", "replace")

    def _form(self, media: Any, text: str) -> Any:
        found: dict[str, Any] = {}
        for name, schema in self._properties(media).items():
            encoding = media.get("encoding", {}).get(name, {})
            style = encoding.get("style", "form")
            explode = encoding.get("explode", style == "form")
            wire = codec.Parameter(name, "query", style, explode)
            if not encoding and self._full(schema).get("type") == "object":
                wire = codec.Parameter(name, "query", "form", True, content="application/json")
            value = self._reader().decode(wire, text, self._full(schema), self._properties(media).keys() - {name})
            if value is not None and (style == "deepObject" or re.search(rf"(^|&){re.escape(name)}=", text)):
                found[name] = value
        return found

    def _properties(self, media: Any) -> dict[str, Any]:
        waiting, found = [media.get("schema", {})], dict[str, Any]()
        while waiting:
            schema = self.resolved(waiting.pop())
            found |= schema.get("properties", {})
            waiting += [each for key in ("allOf", "anyOf", "oneOf") for each in schema.get(key, ())]
        return found

    def _multipart(self, media: Any, received: Received) -> Any:
        head = f"Content-Type: {received.headers['content-type']}\r\n\r\n".encode()
        message = email.message_from_bytes(head + received.body, policy=email.policy.HTTP)
        properties, found = self._properties(media), dict[str, Any]()
        for part in message.iter_parts():
            assert isinstance(part, EmailMessage)
            name = str(part.get_param("name", header="content-disposition"))
            text = bytes(part.get_payload(decode=True)).decode("utf-8", "replace").removesuffix("\n")
            schema = self._full(properties.get(name, {}))
            if part.get_content_type() == "application/json" and "content-type" in part:
                value: Any = json.loads(text)
            else:
                items = self._full(schema.get("items", schema))
                value = text if part.get_filename() else self._reader()._one(text, items)
            is_list = "array" in schema.get("type", ()) or "items" in schema
            found[name] = [*found.get(name, []), value] if is_list and not isinstance(value, list) else value
        return found


def _with_root(schema: Any) -> Any:
    """A schema whose references lead into the document."""
    match schema:
        case dict():
            return {
                key: ROOT + each
                if key == "$ref" and isinstance(each, str) and each.startswith("#")
                else _with_root(each)
                for key, each in schema.items()
            }
        case list():
            return [_with_root(each) for each in schema]
        case _:
            return schema


def _default_url(server: Any) -> str:
    url = server["url"]
    for name, variable in server.get("variables", {}).items():
        url = url.replace(f"{{{name}}}", variable["default"])
    return str(url)


def _handler(server: ApiServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):
                return self._answer
            raise AttributeError(name)

        def _answer(self) -> None:
            path, _, query = self.path.partition("?")
            headers = {key.lower(): ", ".join(self.headers.get_all(key, [])) for key in self.headers}
            body = self.rfile.read(int(headers.get("content-length", "0")))
            status, content = server.answer(Received(self.command, path, query, headers, body))
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    return Handler


@pytest.fixture
def serve() -> Iterator[Callable[..., ApiServer]]:
    """Start a server for a document; it ends with the test."""
    running: list[ThreadingHTTPServer] = []

    def start(document: Mapping[str, Any], answers: Mapping[str, Any] | None = None) -> ApiServer:
        server = ApiServer(document, answers or {})
        running.append(ThreadingHTTPServer(("127.0.0.1", 0), _handler(server)))
        server.port = running[-1].server_port
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return server

    yield start
    for each in running:
        each.shutdown()
        each.server_close()
