"""Python in the SDK layout: no values but those of enumerations, one folder, words around the types of fields.

Enumerations come in three forms: a table of members alone, which all older pages have, the same with a usage block,
and a list of literals with one.
"""

from __future__ import annotations

from dataclasses import replace

from specleaf.ir import Anything, Api, Constant, EnumModel, Field, Model, Nullable, Value, accepts_null, is_mandatory
from specleaf.json_value import Json
from specleaf.languages import Punctuation, TypeExpression, Word
from specleaf.languages.python import (
    NULLABLE,
    OPTIONAL,
    OPTIONAL_NULLABLE,
    PUBLISHED_STYLE,
    string_literal,
    type_expression,
    wrapped,
)
from specleaf.naming import Names, group_of
from specleaf.pages.markdown import code
from specleaf.pages.sdk.dialect import Dialect, Package
from specleaf.pages.sdk.enum_page import member_table
from specleaf.pages.sdk.retry_page import PythonRetryPage
from specleaf.text import Code, Markdown

_WRAPPERS = {(True, True): NULLABLE, (False, False): OPTIONAL, (False, True): OPTIONAL_NULLABLE}
"""By required and nullable."""


def _field_type(each: Field, api: Api) -> TypeExpression:
    # What may be anything may be null anyhow, and is not said to be.
    nullable = not isinstance(each.type, Anything | Constant) and accepts_null(each.type, api)
    expression = type_expression(each.type.inner if isinstance(each.type, Nullable) else each.type, api)
    wrapper = _WRAPPERS.get((is_mandatory(each), nullable))
    return wrapped(wrapper, expression) if wrapper else expression


def _module(package: str, path: str) -> str:
    return f"{package}.{path.replace('/', '.')}"


def _is_linked(_model: Model) -> bool:
    return True


def _stream(expression: TypeExpression) -> TypeExpression:
    return (
        Punctuation(Code("Union[eventstreaming.EventStream[")),
        *expression,
        Punctuation(Code("], eventstreaming.EventStreamAsync[")),
        *expression,
        Punctuation(Code("]]")),
    )


def _member(heading: Code, value: Value | None, api: Api, names: Names) -> Code:
    return Code(f"value: {heading} = /* values here */")


def _no_usage(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> None:
    return None


def _class_usage(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> Code | None:
    """The first member of an enumeration that is a class."""
    if not isinstance(model, EnumModel):
        return None
    name = names.model(model.id).name
    lines = [f"from {package.module_of(model.id)} import {name}", "", f"value = {name}.{names.members[model.id][0]}"]
    return Code("\n".join(lines))


def _literal_usage(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> Code | None:
    """The first value of an enumeration that is a union of literals."""
    if not isinstance(model, EnumModel):
        return None
    name = names.model(model.id).name
    lines = [f"from {package.module_of(model.id)} import {name}"]
    return Code("\n".join([*lines, f"value: {name} = {_literal(model.members[0].value)}"]))


def _literal(value: Json) -> str:
    return string_literal(value) if isinstance(value, str) else repr(value)


def _listed_values(enum: EnumModel, names: Names) -> Markdown:
    """A list of the values."""
    return Markdown("".join(f"- {code(_literal(member.value))}\n" for member in enum.members))


def _clients(api: Api, client: str) -> frozenset[str]:
    """The classes that calls are made on: that of the client, and one for each group of operations."""
    groups = {part for operation in api.operations for part in group_of(operation).split(".")}
    return frozenset(PUBLISHED_STYLE.class_name((name,)) for name in {client, *groups} if name)


PYTHON = Dialect(
    fence="python",
    style=PUBLISHED_STYLE,
    one_number=False,
    module=_module,
    folders={"components": "models", "operations": "models", "errors": "models"},
    field_type=_field_type,
    wrappers=frozenset({OPTIONAL, NULLABLE, OPTIONAL_NULLABLE}),
    usage=_no_usage,
    has_values=False,
    is_wide=True,
    is_linked=_is_linked,
    heading=type_expression,
    stream=_stream,
    member=_member,
    values=member_table,
    enum_classes=True,
    helpers={},
    taken=_clients,
    retries=PythonRetryPage(),
    globals_folder="models/internal",
    extra_field="__pydantic_extra__",
    upload=(),
    upload_fields=("fileName", "content", "contentType"),
    upload_content=(Word(Code("Union[bytes, IO[bytes], io.BufferedReader]")),),
)
PYTHON_CLASSES = replace(PYTHON, usage=_class_usage)
PYTHON_OLDER_LITERALS = replace(PYTHON, enum_classes=False)
PYTHON_LITERALS = replace(PYTHON, usage=_literal_usage, values=_listed_values, enum_classes=False)
