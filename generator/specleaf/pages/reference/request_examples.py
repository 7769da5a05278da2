"""How an operation is called: as a command of curl, and in Python with httpx and the generated models."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from specleaf.examples import FormPart, SampleBody, SampleRequest, sample_request
from specleaf.ir import Operation
from specleaf.pages.markdown import fence
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.site_map import kind_of_operation
from specleaf.text import Code, Markdown

_LONGEST = 200
"""How many lines the body of an example may have."""


def request_examples(operation: Operation, seed: str, context: PageContext) -> tuple[Markdown, ...]:
    """Blocks of code that make the call; none where one cannot be written."""
    if kind_of_operation(operation) != "Operation":
        return ()
    request = sample_request(operation, context.api.info, context.value_of, context.validator, seed)
    if request is None or (request.body and request.body.text.count("\n") > _LONGEST):
        return ()
    blocks = [fence(Code(_curl(request)), "sh")]
    if context.language.request:
        code = context.language.request(request, context.api, context.names, context.module)
        blocks.append(fence(code, context.language.fence))
    return tuple(blocks)


def _curl(request: SampleRequest) -> str:
    lines = [f"curl {shlex.quote(request.url)}"]
    if request.method != ("POST" if request.body else "GET"):
        lines.append(f"--request {shlex.quote(request.method)}")
    lines += [f"--header {shlex.quote(f'{name}: {text}')}" for name, text in request.all_headers]
    lines += _body(request.body) if request.body else ()
    return " \\\n  ".join(lines)


def _body(body: SampleBody) -> Iterator[str]:
    match body.kind:
        case "json" | "text":
            # curl takes a text that begins with @ as the name of a file.
            yield f"--data{'-raw' if body.text.startswith('@') else ''} {shlex.quote(body.text)}"
        case "file":
            yield "--data-binary @example.bin"
        case "parts":
            yield from map(_part, body.parts)


def _part(part: FormPart) -> str:
    content_type = f";type={part.content_type}" if part.content_type else ""
    if part.file:
        return f"--form {shlex.quote(f'{part.name}=@example.bin{content_type}')}"
    if not content_type:
        return f"--form-string {shlex.quote(f'{part.name}={part.text}')}"
    quoted = part.text.replace("\\", "\\\\").replace('"', '\\"')
    given = f'{part.name}="{quoted}"{content_type}'
    return f"--form {shlex.quote(given)}"
