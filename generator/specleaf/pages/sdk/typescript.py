"""TypeScript in the SDK layout, with enumerations as unions of literals or as classes of their own."""

from __future__ import annotations

from specleaf.ir import (
    Anything,
    Api,
    Constant,
    Day,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    Nullable,
    Type,
    UnionModel,
    Value,
    with_inner,
)
from specleaf.languages import Punctuation, TypeExpression, Word
from specleaf.languages.typescript import (
    BLOB,
    BYTES,
    DAY,
    FILE,
    NO_EXAMPLE,
    STYLE,
    Layout,
    import_of,
    json_code,
    parts_of_value,
    type_expression,
)
from specleaf.naming import Names
from specleaf.pages.sdk.dialect import Dialect, Package
from specleaf.text import Code, Markdown


def _usage(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> Code:
    return _block(model, value, Layout(names), package)


def _block(model: Model, value: Value | None, layout: Layout, package: Package) -> Code:
    name = layout.names.model(model.id).name
    lines: list[str] = [import_of([name], package.module_of(model.id))]
    if value is not None and any(isinstance(each, Day) for each in parts_of_value(value)):
        lines.append(import_of([DAY.code], package.helpers))
    lines += ["", layout.declaration("let value", name, value) if value is not None else NO_EXAMPLE]
    if isinstance(model, EnumModel) and model.open:
        lines += ["", f"// Open enum: unrecognized values are captured as {_unrecognized(model)}"]
    return Code("\n".join(lines))


def _field_type(each: Field, api: Api) -> TypeExpression:
    return type_expression(_without_null(each.type), api)


def _without_null(type_: Type) -> Type:
    """A type as this language's pages print it: null is never shown, at no depth."""
    match type_:
        case Nullable(inner):
            return _without_null(inner)
        case Constant(None):
            return Anything()
        case _:
            return with_inner(type_, _without_null)


def _heading(type_: Type, api: Api) -> TypeExpression:
    """As code, in which a map is an index signature."""
    match type_:
        case Nullable(inner):
            return _heading(inner, api)
        case Constant(None):
            return type_expression(Anything(), api)
        case MapOf(value):
            return (Punctuation(Code("{ [k: string]: ")), *_heading(value.type, api), Punctuation(Code(" }")))
        case ListOf(item):
            return (*_heading(item.type, api), Punctuation(Code("[]")))
        case _:
            return type_expression(type_, api)


def _stream(expression: TypeExpression) -> TypeExpression:
    return (Punctuation(Code("EventStream<")), *expression, Punctuation(Code(">")))


def _member(heading: Code, value: Value | None, api: Api, names: Names) -> Code:
    return Layout(names).declaration("const value", heading, value)


def _values(enum: EnumModel, names: Names) -> Markdown:
    """All values on one line, as the type that they are."""
    values = [json_code(member.value) for member in enum.members] + [_unrecognized(enum)] * enum.open
    return Markdown(f"```typescript\n{' | '.join(values)}\n```")


def _unrecognized(enum: EnumModel) -> Code:
    """What stands for the values that are not listed."""
    texts = all(isinstance(member.value, str) for member in enum.members)
    return Code(f"Unrecognized<{'string' if texts else 'number'}>")


def _module(package: str, path: str) -> str:
    return f"{package}/{path}" if package else path


def _is_linked(model: Model) -> bool:
    return not isinstance(model, UnionModel)


def _nothing_taken(api: Api, client: str) -> frozenset[str]:
    return frozenset()


_OR = Punctuation(Code(" | "))

TYPESCRIPT = Dialect(
    fence="typescript",
    style=STYLE,
    one_number=True,
    module=_module,
    folders={"components": "models/components", "operations": "models/operations", "errors": "models/errors"},
    field_type=_field_type,
    wrappers=frozenset(),
    usage=_usage,
    has_values=True,
    is_wide=False,
    is_linked=_is_linked,
    heading=_heading,
    stream=_stream,
    member=_member,
    enum_classes=False,
    values=_values,
    helpers={DAY.code: "types/rfcdate.md"},
    taken=_nothing_taken,
    retries=None,
    globals_folder="",
    extra_field="additionalProperties",
    upload=(FILE, _OR, BLOB, _OR),
    upload_fields=("fileName", "content"),
    upload_content=(Word(Code(f"ReadableStream<{BYTES.code}>")),),
)
