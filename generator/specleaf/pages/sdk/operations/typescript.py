"""Calls in TypeScript: the method of a client, and the function that does the same."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.examples import from_json
from specleaf.ir import Field, Instance, ModelId, Scalar, Value
from specleaf.languages.typescript import STYLE, Layout, import_of, json_code
from specleaf.naming import camel, pascal
from specleaf.pages.sdk.operations.calls import Call, body_first, model_of
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.operations.credentials import Credential, credentials_of, security_field
from specleaf.pages.sdk.operations.groups import method_text
from specleaf.pages.sdk.operations.tables import HERE, Row, argument_row, fixed_row
from specleaf.pages.sdk.operations.usage import Usage
from specleaf.pages.sdk.retry_page import TypeScriptRetryPage
from specleaf.pages.sdk.types import Types
from specleaf.sdk_api import request_of
from specleaf.text import Code, Markdown
from specleaf.view import View

_STEP = "  "
OPEN_AS_BLOB = import_of(["openAsBlob"], "node:fs")


_MDN = "https://developer.mozilla.org/en-US/docs/Web/API"
_OPTIONS = (
    fixed_row("options", "RequestOptions", "Used to set various options for making HTTP requests."),
    fixed_row(
        "options.fetchOptions",
        f"[RequestInit]({_MDN}/Request/Request#options)",
        "Options that are passed to the underlying HTTP request. This can be used to inject extra headers for examples."
        " All `Request` options, except `method` and `body`, are allowed.",
    ),
    fixed_row(
        "options.retries",
        "[RetryConfig](../../lib/utils/retryconfig.md)",
        "Enables retrying HTTP requests under certain failure conditions.",
    ),
)


@dataclass(frozen=True, slots=True)
class TypeScriptWriter:
    """Writes calls in TypeScript."""

    client: Client
    types: Types
    layout: Layout
    hyphenated_files: bool
    """Whether words in file names are joined by hyphens."""
    comments_loops: bool
    """Whether a comment says what a loop is for, as in older pages."""

    @property
    def fixed(self) -> Sequence[View]:
        """Pages that are the same for all packages."""
        return (TypeScriptRetryPage(),)

    @property
    def variable(self) -> str:
        """The variable that holds the client."""
        return camel(self.client.name)

    def title(self, group: str) -> str:
        """A group in the title of its page."""
        return pascal(group)

    def accessor(self, group: str) -> str:
        """The attribute of the client for a group."""
        return camel(group)

    def method(self, call: Call) -> str:
        """The method of a call."""
        return camel(method_text(call.operation))

    def function(self, call: Call, group: Sequence[str]) -> str:
        """The function that does what a method does."""
        first, *others = (*map(camel, group), self.method(call))
        return first + "".join(map(pascal, others))

    def rows(self, call: Call) -> Sequence[Row]:
        """The rows of what a call takes."""
        own = security_field(call.operation, self.types.api)
        rows = (
            [argument_row("security", own, self.types, "The security requirements to use for the request.")]
            if own
            else []
        )
        if call.request is not None:
            place = Field("request", call.request, True, call.operation.pointer)
            rows.append(argument_row("request", place, self.types, "The request object to use for the request."))
        else:
            names = self._names(call)
            rows += [argument_row(names[each.wire_name], each, self.types) for each in call.arguments]
        return (*rows, *_OPTIONS)

    def response(self, call: Call) -> Markdown:
        """What a call promises."""
        if call.result is None:
            return Markdown(r"**Promise\<void\>**")
        if call.result == Scalar("string", "binary"):
            return Markdown(r"**Promise\<[ReadableStream<Uint8Array>](../../models/.md)\>**")
        if not call.is_stream and (id_ := model_of(call.result)) is not None:
            inside = f"[{self.types.paths.qualified(id_)}]({self.types.paths.link(id_, HERE)})"
        else:
            spelt = self.types.stream(call.result) if call.is_stream else self.types.heading(call.result)
            inside = f"[{spelt}](../../models/.md)"
        return Markdown(rf"**Promise\<{inside}\>**")

    def _names(self, call: Call) -> Mapping[str, str]:
        """The names of arguments by wire name."""
        owner = request_of(call.operation)
        return self.types.paths.names.fields[owner] if owner is not None else {}

    def method_block(self, usage: Usage, group: Sequence[str]) -> Code:
        """The usage of the method."""
        credentials = self._credentials(usage)
        receiver = ".".join([self.variable, *map(camel, group), self.method(usage.call)])
        call = self._call(receiver, usage, credentials, first="")
        lines: list[str] = [import_of([self.client.name], self.client.package)]
        lines += [OPEN_AS_BLOB] if self._opens(call) else []
        lines += ["", *self._constructor(self.client.name, credentials), "", "async function run() {"]
        lines += [f"{_STEP}const result = {call}" if usage.call.result is not None else f"{_STEP}{call}", ""]
        lines += [*self._shown(usage.call), "}", "", "run();"]
        return Code("\n".join(lines))

    def function_block(self, usage: Usage, group: Sequence[str]) -> Code:
        """The usage of the function that does the same."""
        credentials = self._credentials(usage)
        core, name = f"{self.client.name}Core", self.function(usage.call, group)
        call = self._call(name, usage, credentials, first=self.variable)
        file = _hyphenated(name) if self.hyphenated_files else name
        lines: list[str] = [import_of([core], f"{self.client.package}/core.js")]
        lines += [import_of([name], f"{self.client.package}/funcs/{file}.js")]
        lines += [OPEN_AS_BLOB] if self._opens(call) else []
        lines += [
            "",
            f"// Use `{core}` for best tree-shaking performance.",
            "// You can create one instance of it to use across an application.",
            *self._constructor(core, credentials),
            "",
            "async function run() {",
            f"{_STEP}const res = {call}",
            *self._answered(usage.call, name),
            "}",
            "",
            "run();",
        ]
        return Code("\n".join(lines))

    def _credentials(self, usage: Usage) -> list[Credential]:
        return list(credentials_of(usage.call.operation, self.types, self.client, json_code))

    def _opens(self, call: str) -> bool:
        return "await openAsBlob(" in call

    def _constructor(self, name: str, credentials: Sequence[Credential]) -> Iterator[str]:
        own = [each for each in credentials if not each.is_argument]
        if not own:
            yield f"const {self.variable} = new {name}();"
            return
        yield f"const {self.variable} = new {name}({{"
        yield from _options(own)
        yield "});"

    def _call(self, receiver: str, usage: Usage, credentials: Sequence[Credential], first: str) -> str:
        security = [each for each in credentials if each.is_argument]
        arguments = [first] if first else []
        if security:
            lines = "\n".join(f"{_STEP}{line}" for line in _options(security))
            arguments.append(f"{{\n{lines}\n{_STEP}}}")
        arguments += self._arguments(usage)
        return f"await {receiver}({', '.join(arguments)});"

    def _arguments(self, usage: Usage) -> list[str]:
        call = usage.call
        if call.request is not None:
            whole = usage.whole
            if whole is None or (_is_empty(whole) and call.is_wrapped and not call.has_default):
                return []
            return [self.layout.indented(whole, len(_STEP))]
        ordered = body_first(call) if self.client.puts_bodies_first else call.arguments
        shown = [usage.values.get(each.wire_name) or _default(each) for each in ordered]
        while shown and shown[-1] is None:
            shown.pop()
        return ["undefined" if each is None else self.layout.indented(each, len(_STEP)) for each in shown]

    def _shown(self, call: Call) -> list[str]:
        """What is done with the result."""
        if call.result is None:
            return [""]
        if call.may_stream or call.is_paginated:
            word = "event" if call.may_stream else "page"
            note = [f"{2 * _STEP}// Handle the {word}"] if self.comments_loops else []
            return [
                f"{_STEP}for await (const {word} of result) {{",
                *note,
                f"{2 * _STEP}console.log({word});",
                f"{_STEP}}}",
            ]
        return [f"{_STEP}console.log(result);"]

    def _answered(self, call: Call, name: str) -> list[str]:
        first, *others = self._shown(call)
        # The first line alone moves inwards.
        shown = [f"{2 * _STEP}{first.strip()}", *others]
        return [
            f"{_STEP}if (res.ok) {{",
            f"{2 * _STEP}const {{ value: result }} = res;",
            *shown,
            f"{_STEP}}} else {{",
            f'{2 * _STEP}console.log("{name} failed:", res.error);',
            f"{_STEP}}}",
        ]


def _options(credentials: Sequence[Credential]) -> Iterator[str]:
    """The properties of an object with these credentials, those of one object together."""
    for each in credentials:
        code = f'process.env["{each.variable}"] ?? ""' if each.variable else each.code
        yield f"{_STEP}{STYLE.field_name(each.name)}: {code},"


def _default(each: Field) -> Value | None:
    return from_json(each.default.value) if each.default is not None and each.default.value is not None else None


def _is_empty(value: Value) -> bool:
    return isinstance(value, Instance) and not value.fields


def _hyphenated(name: str) -> str:
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name)


def typescript_writer(
    client: Client, types: Types, uploads: Collection[ModelId], has_hyphens: bool
) -> TypeScriptWriter:
    """A writer of calls in TypeScript."""
    return TypeScriptWriter(
        client,
        types,
        Layout(types.paths.names, width=sys.maxsize, uploads=uploads),
        has_hyphens,
        not types.generation.titles_name_all_groups,
    )
