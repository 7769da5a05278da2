"""How an operation is called: as a command of curl, and in Python with httpx and the generated models.

A call has all parameters that are required, and those for which the author gave an example. Parameters that are not
written in the usual style of their location are left to the reader unless they are required; then there is no example.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from specleaf.examples import as_json
from specleaf.ir import Content, Instance, ModelRef, Operation, Parameter, Value
from specleaf.json_value import Json
from specleaf.pages.markdown import fence
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.site_map import kind_of_operation
from specleaf.text import Code, Markdown

_LONGEST = 60
"""How many lines the body of an example may have."""
_WIDTH = 70
_NO_SERVER = "https://api.example.com"
_BODY_METHODS = frozenset({"delete", "patch", "post", "put"})
"""The methods for which httpx has a function, and which have a body."""


@dataclass(frozen=True, slots=True)
class _Call:
    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: Json | None
    value: Value | None
    type: ModelRef | None


def request_examples(operation: Operation, seed: str, context: PageContext) -> tuple[Markdown, ...]:
    """Blocks of code that make the call; none where one cannot be written."""
    call = _call(operation, seed, context) if kind_of_operation(operation) == "Operation" else None
    if call is None:
        return ()
    blocks = [fence(Code(_curl(call)), "sh")]
    if context.language.name == "python" and (source := _httpx(call, context)):
        blocks.append(fence(Code(source), "python"))
    return tuple(blocks)


def _call(operation: Operation, seed: str, context: PageContext) -> _Call | None:
    written: dict[str, list[tuple[str, str]]] = {"path": [], "query": [], "header": [], "cookie": []}
    for parameter in operation.parameters:
        pairs = _written(parameter, seed, context)
        if pairs is None or parameter.location not in written:
            if parameter.field.required:
                return None
            continue
        written[parameter.location] += pairs
    path = operation.path
    for name, text in written["path"]:
        path = path.replace(f"{{{name}}}", quote(text, safe=",-._~"))
    if "{" in path:
        return None
    query = "&".join(f"{quote(name, safe='')}={quote(text, safe=',:@-._~')}" for name, text in written["query"])
    headers = [*written["header"], *(("Cookie", f"{name}={text}") for name, text in written["cookie"])]
    body = operation.request_body
    content = next((each for each in body.contents if "json" in each.content_type.lower()), None) if body else None
    if body and body.required and content is None:
        return None
    value = _body(content, seed, context) if content else None
    if content and value is not None:
        headers.append(("Content-Type", content.content_type))
    elif body and body.required:
        return None
    url = f"{_server(operation, context)}{path}{'?' if query else ''}{query}"
    type_ = content.part.type if content and isinstance(content.part.type, ModelRef) else None
    headers = [*_credentials(operation, context), *headers]
    return _Call(operation.method.lower(), url, tuple(headers), None if value is None else as_json(value), value, type_)


def _server(operation: Operation, context: PageContext) -> str:
    info = context.api.info
    own = info.operations[operation.pointer].servers if operation.pointer in info.operations else ()
    url = next((each.default_url for each in (*own, *info.servers)), "").rstrip("/")
    if "{" in url:
        return _NO_SERVER
    return url if url.startswith(("http://", "https://")) else f"{_NO_SERVER}{url}"


def _written(parameter: Parameter, seed: str, context: PageContext) -> list[tuple[str, str]] | None:
    """The names and texts of a parameter in a call; empty if it is left out, `None` if it cannot be written here."""
    field, style = parameter.field, context.api.info.parameters.get(parameter.pointer)
    accepted = (each for each in field.docs.examples if context.validator.accepts(each, field.type))
    example = next(accepted, None)
    if example is None and field.required:
        value = context.example(field.type, f"{seed} {field.wire_name}")
        example = None if value is None else as_json(value)
    if example is None:
        return None if field.required else []
    if style is None or not style.is_default:
        return None
    texts = _texts(example)
    if texts is None:
        return None
    if parameter.location in {"path", "header"}:
        texts = [",".join(texts)]
    return [(field.wire_name, text) for text in texts if text]


def _texts(value: Json) -> list[str] | None:
    """A scalar, or a list of scalars, as it is written."""
    match value:
        case bool():
            return ["true" if value else "false"]
        case int() | float():
            return [json.dumps(value)]
        case str():
            return [value]
        case list():
            found = [_texts(each) for each in value if not isinstance(each, list)]
            return [each[0] for each in found if each] if len(found) == len(value) and all(found) else None
        case _:
            return None


def _body(content: Content, seed: str, context: PageContext) -> Value | None:
    value = context.example(content.part.type, f"{seed} {content.content_type}")
    if value is None or len(json.dumps(as_json(value), indent=2).split("\n")) > _LONGEST:
        return None
    return value


def _credentials(operation: Operation, context: PageContext) -> Iterator[tuple[str, str]]:
    """Headers with placeholders for the credentials of the first alternative."""
    info = context.api.info
    around = info.operations.get(operation.pointer)
    for name, _ in next(iter(around.security or ()), ()) if around else ():
        sign_in = info.sign_ins.get(name)
        match (sign_in.kind, sign_in.scheme.lower(), sign_in.location) if sign_in else ("", "", ""):
            case ("oauth2" | "openIdConnect", _, _) | ("http", "bearer", _):
                yield "Authorization", "Bearer YOUR_TOKEN"
            case ("http", "basic", _):
                yield "Authorization", "Basic YOUR_CREDENTIALS"
            case ("apiKey", _, "header"):
                yield (sign_in.parameter if sign_in else ""), "YOUR_KEY"
            case _:
                pass


def _curl(call: _Call) -> str:
    lines = [f"curl {shlex.quote(call.url)}"]
    if call.method != ("get" if call.body is None else "post"):
        lines.append(f"--request {call.method.upper()}")
    lines += [f"--header {shlex.quote(f'{name}: {text}')}" for name, text in call.headers]
    if call.body is not None:
        lines.append(f"--data {shlex.quote(json.dumps(call.body, indent=2, ensure_ascii=False))}")
    return " \\\n  ".join(lines)


def _httpx(call: _Call, context: PageContext) -> str:
    """The call in Python; the body is a model, if it is of one."""
    arguments = [json.dumps(call.url, ensure_ascii=False)]
    start = "import httpx\n"
    headers = [(name, text) for name, text in call.headers if name != "Content-Type" or call.body is not None]
    if headers:
        arguments.append(_headers(headers))
    if call.value is not None:
        if not (isinstance(call.value, Instance) and call.type and call.value.model == call.type.id):
            return ""
        source = context.language.example(call.type.id, call.value, context.api, context.names, context.module)
        # The standard library comes first, then httpx, then the models.
        library, models = source.split(f"from {context.module} import", 1)
        start = f"{library}import httpx\n\nfrom {context.module} import{models}"
        arguments.append("content=value.model_dump_json()")
    name = f"httpx.{call.method}" if call.method in {"get", "post", "put", "patch", "delete"} else "httpx.request"
    if (call.method == "delete" and call.value is not None) or name == "httpx.request":
        name = "httpx.request"
        arguments.insert(0, json.dumps(call.method.upper()))
    inside = f"({', '.join(arguments)})"
    if len(name) + len(inside) > 100:
        inside = "(\n" + "".join(f"    {each},\n" for each in arguments) + ")"
    return f"{start}\nresponse = {name}{inside}\n"


def _headers(headers: list[tuple[str, str]]) -> str:
    """The argument for headers, over several lines if they are many."""
    items = [f"{_text(name)}: {_text(text)}" for name, text in headers]
    if sum(map(len, items)) < _WIDTH:
        return f"headers={{{', '.join(items)}}}"
    return "headers={\n" + "".join(f"        {each},\n" for each in items) + "    }"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
