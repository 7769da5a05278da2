"""Example requests as Python code: models for the parameters and the body, and a call of httpx.

Texts of parameters are finished and stand in the URL: httpx encodes in its own way what it is given as `params`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.examples import FormPart, SampleBody, SampleRequest, as_json
from specleaf.ir import Api, Instance
from specleaf.languages.python.example import ValueWriter, classes_of
from specleaf.languages.python.imports import Imports
from specleaf.languages.python.layout import (
    Expr,
    assignment,
    call,
    constant,
    dict_of,
    keyword,
    list_of,
    name,
    tuple_of,
)
from specleaf.languages.python.literal import literal_of, text
from specleaf.languages.python.text import string_literal, with_pictographs
from specleaf.naming import Names
from specleaf.text import Code

_VARIABLES = {"path": "path", "query": "query", "querystring": "query", "header": "headers", "cookie": "cookies"}
"""The variables for the parameters, by location."""
_FUNCTIONS = {"GET": False, "DELETE": False, "PATCH": True, "POST": True, "PUT": True}
"""The methods for which httpx has a function, and whether it takes a body."""


def request_example(request: SampleRequest, api: Api, names: Names, module: str) -> Code:
    """A block that sends a request, with models from `module`."""
    made = [(_VARIABLES[location], value) for location, value in request.parameters.items()]
    if request.body and request.body.kind == "json" and isinstance(request.body.value, Instance):
        made.append(("body", request.body.value))
    imports = Imports(frozenset(each for _, value in made for each in classes_of(value, names)))
    imports.bring_module("httpx")
    writer = ValueWriter(api, names, imports, module)
    lines = [assignment(target, None, writer.of_model(value)) for target, value in made]
    sent = assignment("response", None, _call(request))
    return Code(with_pictographs("\n".join([f"{imports.lines()}\n", *lines, sent])))


def _call(request: SampleRequest) -> Expr:
    arguments = [_url(request)]
    function = f"httpx.{request.method.lower()}"
    if request.method not in _FUNCTIONS or (request.body and not _FUNCTIONS[request.method]):
        function = "httpx.request"
        arguments.insert(0, text(request.method))
    if headers := _headers(request):
        arguments.append(keyword("headers", headers))
    if request.body:
        arguments.append(_body(request.body))
    return call(function, arguments)


def _url(request: SampleRequest) -> Expr:
    """The URL, with the texts of models in it."""
    path, query, credentials = request.path, request.query, "".join(f"&{n}={t}" for n, t in request.credentials.query)
    if not request.parameters.keys() & {"path", "query", "querystring"}:
        return text(request.url)
    start = request.server.replace("{", "{{").replace("}", "}}")
    path = "{path.model_dump_path()}" if "path" in request.parameters else path
    if request.parameters.keys() & {"query", "querystring"}:
        query = "{query.model_dump_query()}"
    joined = f"{query}{credentials}" if query else credentials.removeprefix("&")
    return constant("f" + string_literal(f"{start}{path}{'?' if joined else ''}{joined}"))


def _headers(request: SampleRequest) -> Expr | None:
    """The argument for headers; None if there are none."""
    found = list(_header_entries(request))
    if len(found) == 1 and found[0][0] is None:
        return found[0][1]
    return dict_of(found) if found else None


def _header_entries(request: SampleRequest) -> Iterator[tuple[Expr | None, Expr]]:
    for title, content in request.credentials.headers:
        yield text(title), text(content)
    if "header" in request.parameters:
        yield None, name("headers.model_dump_headers()")
    else:
        yield from ((text(title), text(content)) for title, content in request.headers)
    if cookies := _cookies(request):
        yield text("Cookie"), cookies
    if request.body and request.body.kind != "parts":
        yield text("Content-Type"), text(request.body.content_type)


def _cookies(request: SampleRequest) -> Expr | None:
    given = [f"{title}={content}" for title, content in request.credentials.cookies]
    if "cookie" not in request.parameters:
        texts = "; ".join(filter(None, (request.cookies, *given)))
        return text(texts) if texts else None
    if not given:
        return name("cookies.model_dump_cookies()")
    return constant("f" + string_literal("; ".join(["{cookies.model_dump_cookies()}", *given])))


def _body(body: SampleBody) -> Expr:
    match body.kind:
        case "json" if isinstance(body.value, Instance):
            return keyword("content", name("body.model_dump_json()"))
        case "json":
            return keyword("json", literal_of(as_json(body.value)))
        case "text":
            return keyword("content", text(body.text))
        case "file":
            return keyword("content", constant('b"..."'))
        case "parts":
            return keyword("files", list_of(map(_part, body.parts)))


def _part(part: FormPart) -> Expr:
    content = constant('b"..."') if part.file else text(part.text)
    file_name = text("example.bin") if part.file else literal_of(None)
    content_type = [text(part.content_type)] if part.content_type else []
    return tuple_of([text(part.name), tuple_of([file_name, content, *content_type])])
