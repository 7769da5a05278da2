"""What a client is made with: where the API is, credentials, global parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from specleaf.ir import Api, Field, ModelRef, ObjectModel, Operation
from specleaf.languages.python import PUBLISHED_STYLE
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.types import Types
from specleaf.sdk_api import SECURITY, globals_id, security_id
from specleaf.text import Code

SERVER = "https://api.example.com"
"""What stands for the address of an API whose document has none."""
_NO_CODE = Code("")


@dataclass(frozen=True, slots=True)
class Credential:
    """One option of a client, or one argument of an operation that needs its own credentials."""

    name: str
    variable: str = ""
    """The environment variable that holds it."""
    code: Code = _NO_CODE
    """The value, if there is no such variable."""
    is_argument: bool = False
    is_security: bool = False


def credentials_of(
    operation: Operation, types: Types, client: Client, text_code: Callable[[str], Code]
) -> Iterator[Credential]:
    """The options that an operation's usage makes a client with, and its own credentials."""
    api = types.api
    if not api.has_servers:
        yield Credential("serverURL", code=text_code(SERVER))
    id_ = globals_id(operation)
    if isinstance(declared := api.models.get(id_), ObjectModel):
        names = types.paths.names.fields[id_]
        for each in declared.fields:
            yield Credential(names[each.wire_name], code=text_code(_value_of(each)))
    yield from _security(operation, api, client)


def _value_of(each: Field) -> str:
    """The value of a global parameter: its example, or what stands for it."""
    if each.docs.examples:
        return str(each.docs.examples[0])
    return "<id>" if each.wire_name.lower().endswith("id") else "<value>"


def _security(operation: Operation, api: Api, client: Client) -> Iterator[Credential]:
    own = api.models.get(security_id(operation))
    shared = api.models.get(SECURITY)
    is_open = operation.security is not None and not any(operation.security)
    model = own or (None if is_open else shared)
    fields = model.fields if isinstance(model, ObjectModel) else ()
    for each in fields if own else fields[:1]:
        yield Credential(each.wire_name, variable_of(each, client), is_argument=own is not None, is_security=True)


def variable_of(each: Field, client: Client) -> str:
    """The environment variable that holds a credential."""
    return "_".join(filter(None, (client.env_prefix, PUBLISHED_STYLE.field_name(each.wire_name).upper())))


def security_field(operation: Operation, api: Api) -> Field | None:
    """The argument for an operation's own credentials, if it needs some."""
    id_ = security_id(operation)
    return Field("security", ModelRef(id_), True, id_) if id_ in api.models else None
