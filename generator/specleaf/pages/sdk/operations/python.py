"""Calls in Python: the method of a client, inside a `with` statement, with arguments by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.ir import Field, Instance, ModelId, ModelRef, ObjectModel, Value, is_mandatory
from specleaf.languages.python import PUBLISHED_STYLE, PublishedValues, string_literal
from specleaf.naming import snake
from specleaf.pages.sdk.operations.calls import Call, body_first, model_of
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.operations.credentials import Credential, credentials_of, security_field, variable_of
from specleaf.pages.sdk.operations.groups import method_text
from specleaf.pages.sdk.operations.tables import HERE, Row, argument_row, fixed_row
from specleaf.pages.sdk.operations.usage import Usage
from specleaf.pages.sdk.types import Types
from specleaf.sdk_api import SECURITY, security_id
from specleaf.text import Code, Markdown
from specleaf.view import View

_STEP = " " * 4
_RETRIES = fixed_row(
    "retries",
    "[Optional[utils.RetryConfig]](../../models/utils/retryconfig.md)",
    "Configuration to override the default retry behavior of the client.",
)


@dataclass(frozen=True, slots=True)
class PythonWriter:
    """Writes calls in Python."""

    client: Client
    types: Types
    values: PublishedValues

    @property
    def fixed(self) -> Sequence[View]:
        """Pages that are the same for all packages; the one about retries is among those of models."""
        return ()

    @property
    def variable(self) -> str:
        """The variable that holds the client; it differs from the name of the package."""
        name = snake(self.client.name)
        return f"{name[0]}_client" if name == self.client.package else name

    def title(self, group: str) -> str:
        """A group in the title of its page."""
        return PUBLISHED_STYLE.class_name((group,))

    def accessor(self, group: str) -> str:
        """The attribute of the client for a group."""
        return PUBLISHED_STYLE.field_name(group)

    def method(self, call: Call) -> str:
        """The method of a call."""
        return PUBLISHED_STYLE.field_name(method_text(call.operation))

    def rows(self, call: Call) -> Sequence[Row]:
        """The rows of what a call takes."""
        own = security_field(call.operation, self.types.api)
        rows = [argument_row("security", own, self.types)] if own else []
        if call.request is not None:
            place = Field("request", call.request, True, call.operation.pointer)
            rows.append(argument_row("request", place, self.types, "The request object to use for the request."))
        else:
            names = self._names(call)
            rows += [argument_row(names[each.wire_name], each, self.types) for each in self._ordered(call)]
        return (*rows, _RETRIES)

    def response(self, call: Call) -> Markdown | None:
        """What a call gives."""
        if call.result is None:
            return None
        if not call.is_stream and (id_ := model_of(call.result)) is not None:
            return Markdown(f"**[{self.types.paths.qualified(id_)}]({self.types.paths.link(id_, HERE)})**")
        spelt = self.types.stream(call.result) if call.is_stream else self.types.heading(call.result)
        return Markdown(f"**[{spelt}](../../models/.md)**")

    def _ordered(self, call: Call) -> Sequence[Field]:
        """The arguments as the signature has them: those that must be given first."""
        ordered = body_first(call) if self.client.puts_bodies_first else call.arguments
        return sorted(ordered, key=lambda each: not is_mandatory(each))

    def _names(self, call: Call) -> Mapping[str, str]:
        """The names of arguments by wire name."""
        fields = self.types.paths.names.fields
        owners = (*call.operation.parameter_models, call.flat_body)
        return {wire: name for owner in owners if owner is not None for wire, name in fields[owner].items()}

    def method_block(self, usage: Usage, group: Sequence[str]) -> Code:
        """The usage of the method."""
        receiver = ".".join([self.variable, *map(self.accessor, group), self.method(usage.call)])
        start = "res = " if usage.call.result is not None else ""
        body = [
            *self._client(usage),
            "",
            f"{_STEP}{start}{receiver}({', '.join(self._arguments(usage))})",
            "",
            *_handled(usage.call),
            "",
        ]
        text = "\n".join(body)
        return Code("\n".join([*self._imports(text), "", "", text]))

    def function_block(self, usage: Usage, group: Sequence[str]) -> None:
        """There are no functions beside methods."""
        return

    def _imports(self, code: str) -> Sequence[str]:
        """The imports that a block needs, sorted."""
        names = [self.client.name]
        folders = {folder.rpartition("/")[2] for folder in self.types.paths.folders.values()}
        names += sorted(each for each in folders if re.search(rf"(?<![\w.]){re.escape(each)}\.[A-Z]", code))
        found = [f"from {self.client.package} import {', '.join(names)}"]
        found += ["from datetime import date"] if "date.fromisoformat(" in code else []
        found += [f"from {self.client.package}.utils import parse_datetime"] if "parse_datetime(" in code else []
        return sorted(found) + (["import os"] if "os.getenv(" in code else [])

    def _client(self, usage: Usage) -> Iterator[str]:
        """The lines that make a client."""
        arguments = [*self._options(usage), *self._shared_security(usage)]
        if not arguments:
            yield f"with {self.client.name}() as {self.variable}:"
            return
        yield f"with {self.client.name}("
        yield from (f"{_STEP}{each}," for each in arguments)
        yield f") as {self.variable}:"

    def _options(self, usage: Usage) -> Iterator[str]:
        """The address and the global parameters."""
        for each in self._credentials(usage):
            if not each.is_security:
                yield f"{PUBLISHED_STYLE.field_name(each.name)}={each.code}"

    def _credentials(self, usage: Usage) -> Iterator[Credential]:
        return credentials_of(usage.call.operation, self.types, self.client, lambda text: Code(string_literal(text)))

    def _shared_security(self, usage: Usage) -> Iterator[str]:
        """The client's credentials: the only one alone, else the first of several."""
        if not any(each.is_security and not each.is_argument for each in self._credentials(usage)):
            return
        model = self.types.api.models[SECURITY]
        fields = model.fields if isinstance(model, ObjectModel) else ()
        if len(fields) == 1 and not isinstance(fields[0].type, ModelRef):
            yield self._credential(fields[0])
        elif fields:
            yield f"security={self._security(SECURITY, fields[:1], 1)}"

    def _security(self, id_: ModelId, fields: Sequence[Field], depth: int) -> str:
        """A model of credentials with these fields."""
        lines = [f"{_STEP * (depth + 1)}{self._credential(each, depth + 1)},\n" for each in fields]
        return f"{self.types.paths.qualified(id_)}(\n{''.join(lines)}{_STEP * depth})"

    def _credential(self, each: Field, depth: int = 0) -> str:
        name = PUBLISHED_STYLE.field_name(each.wire_name)
        if isinstance(each.type, ModelRef) and isinstance(inner := self.types.api.models[each.type.id], ObjectModel):
            return f"{name}={self._security(inner.id, inner.fields, depth)}"
        return f'{name}=os.getenv("{variable_of(each, self.client)}", "")'

    def _arguments(self, usage: Usage) -> Iterator[str]:
        call = usage.call
        own = self.types.api.models.get(security_id(call.operation))
        if isinstance(own, ObjectModel):
            yield f"security={self._security(own.id, own.fields, 1)}"
        if call.request is not None:
            whole = usage.whole
            if whole is not None and not (_is_empty(whole) and call.is_wrapped and not call.has_default):
                yield f"request={self._value(whole)}"
            return
        names = self._names(call)
        for each in self._ordered(call):
            if (value := usage.values.get(each.wire_name)) is not None:
                yield f"{names[each.wire_name]}={self._value(value)}"

    def _value(self, value: Value) -> str:
        return self.values.indented(value, len(_STEP))


def _handled(call: Call) -> Sequence[str]:
    """What is done with the result."""
    if call.result is None:
        return [f"{_STEP}# Use the SDK ..."]
    if call.may_stream:
        return [
            f"{_STEP}with res as event_stream:",
            f"{_STEP * 2}for event in event_stream:",
            f"{_STEP * 3}# handle event",
            f"{_STEP * 3}print(event, flush=True)",
        ]
    if call.is_paginated:
        return [f"{_STEP}while res is not None:", f"{_STEP * 2}# Handle items", "", f"{_STEP * 2}res = res.next()"]
    return [f"{_STEP}# Handle response", f"{_STEP}print(res)"]


def _is_empty(value: Value) -> bool:
    return isinstance(value, Instance) and not value.fields


def python_writer(client: Client, types: Types, uploads: Collection[ModelId], has_hyphens: bool) -> PythonWriter:
    """A writer of calls in Python; the names of files do not matter there."""
    module = types.paths.folders["components"].rpartition("/")[2]
    values = PublishedValues(types.api, types.paths.names, module, types.dialect.enum_classes, uploads)
    return PythonWriter(client, types, values)
