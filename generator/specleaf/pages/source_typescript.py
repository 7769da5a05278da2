"""TypeScript in the source layout, with enumerations as unions of literals or as classes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specleaf.ir.api import Api, EnumModel, Field, Model, UnionModel
from specleaf.ir.types import ListOf, MapOf, ModelId, Nullable, OneOf, Part, Type
from specleaf.ir.values import Choice, Day, Value
from specleaf.languages.language import Mark, Spelling, Word
from specleaf.languages.typescript import (
    BLOB,
    BYTES,
    DAY,
    FILE,
    NO_EXAMPLE,
    import_of,
    parts_of_value,
    spell,
)
from specleaf.languages.typescript_layout import Layout, SpellChoice, as_literal
from specleaf.languages.typescript_style import STYLE
from specleaf.languages.typescript_text import json_code
from specleaf.naming.names import Names
from specleaf.pages.source_dialect import Dialect, Package
from specleaf.pages.source_enum_page import member_table
from specleaf.pages.source_table import ours
from specleaf.text import Code, Markdown


def _usage(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> Code:
    return _block(model, value, Layout(names), package, [])


def _usage_with_enums(model: Model, value: Value | None, api: Api, names: Names, package: Package) -> Code:
    """A block that imports the enumerations it needs as well."""
    parts = parts_of_value(value) if value is not None else ()
    needed = [part.model for part in parts if isinstance(part, Choice)]
    return _block(model, value, Layout(names, _as_member(api, names)), package, needed)


def _block(model: Model, value: Value | None, layout: Layout, package: Package, needed: list[ModelId]) -> Code:
    name = layout.names.model(model.id).name
    lines: list[str] = [*_imports([model.id, *needed], layout.names, package)]
    if value is not None and any(isinstance(each, Day) for each in parts_of_value(value)):
        lines.append(import_of([DAY.code], package.helpers))
    lines += ["", layout.declaration("let value", name, value) if value is not None else NO_EXAMPLE]
    if isinstance(model, EnumModel) and model.open:
        lines += ["", f"// Open enum: unrecognized values are captured as {_unrecognized(model)}"]
    return Code("\n".join(lines))


def _imports(models: list[ModelId], names: Names, package: Package) -> Iterator[Code]:
    """A line for each module, that of the page's own model first."""
    modules: dict[str, set[str]] = {}
    for id_ in models:
        modules.setdefault(package.module_of(id_), set()).add(names.model(id_).name)
    for module, found in modules.items():
        yield import_of(sorted(found), module)


def _as_member(api: Api, names: Names) -> SpellChoice:
    """Values as members of the class that their enumeration is."""

    def spell_choice(choice: Choice) -> Code:
        model = api.models[choice.model]
        values = [member.value for member in model.members] if isinstance(model, EnumModel) else []
        if choice.value not in values:
            return as_literal(choice)
        return Code(f"{names.model(model.id).name}.{names.members[model.id][values.index(choice.value)]}")

    return spell_choice


def _spell_field(each: Field, api: Api) -> Spelling:
    return spell(_without_null(each.type), api)


def _without_null(type_: Type) -> Type:
    """A type as this language's pages print it: null is never shown, at no depth."""
    match type_:
        case Nullable(inner):
            return _without_null(inner)
        case ListOf(item):
            return replace(type_, item=_part(item))
        case MapOf(value):
            return replace(type_, value=_part(value))
        case OneOf(members):
            return replace(type_, members=tuple(map(_part, members)))
        case _:
            return type_


def _part(part: Part) -> Part:
    return replace(part, type=_without_null(part.type))


def _heading(type_: Type, api: Api) -> Spelling:
    """As code, in which a map is an index signature."""
    match type_:
        case Nullable(inner):
            return _heading(inner, api)
        case MapOf(value):
            return (Mark(Code("{ [k: string]: ")), *_heading(value.type, api), Mark(Code(" }")))
        case ListOf(item):
            return (*_heading(item.type, api), Mark(Code("[]")))
        case _:
            return spell(type_, api)


def _stream(spelling: Spelling) -> Spelling:
    return (Mark(Code("EventStream<")), *spelling, Mark(Code(">")))


def _member(heading: Code, value: Value | None, api: Api, names: Names) -> Code:
    return Layout(names).declaration("const value", heading, value)


def _member_with_enums(heading: Code, value: Value | None, api: Api, names: Names) -> Code:
    return Layout(names, _as_member(api, names)).declaration("const value", heading, value)


def _values(enum: EnumModel, names: Names) -> Markdown:
    """All values on one line, as the type that they are."""
    values = [json_code(member.value) for member in enum.members] + [_unrecognized(enum)] * enum.open
    return Markdown(f"```typescript\n{' | '.join(values)}\n```")


def _members(enum: EnumModel, names: Names) -> Markdown:
    """A table of the class's members and their values."""
    extra = [(ours("-"), ours(f"`{_unrecognized(enum)}`"))] * enum.open
    return member_table(enum, names, extra)


def _unrecognized(enum: EnumModel) -> Code:
    """What stands for the values that are not listed."""
    texts = all(isinstance(member.value, str) for member in enum.members)
    return Code(f"Unrecognized<{'string' if texts else 'number'}>")


def _module(package: str, path: str) -> str:
    return f"{package}/{path}"


def _is_linked(model: Model) -> bool:
    return not isinstance(model, UnionModel)


_OR = Mark(Code(" | "))

TYPESCRIPT = Dialect(
    fence="typescript",
    style=STYLE,
    module=_module,
    folders={"components": "models/components", "operations": "models/operations", "errors": "models/errors"},
    spell=_spell_field,
    wrappers=frozenset(),
    usage=_usage,
    has_values=True,
    is_wide=False,
    is_linked=_is_linked,
    heading=_heading,
    stream=_stream,
    member=_member,
    values=_values,
    helpers={DAY.code: "types/rfcdate.md"},
    extra_field="additionalProperties",
    upload=(FILE, _OR, BLOB, _OR),
    upload_fields=("fileName", "content"),
    upload_content=(Word(Code(f"ReadableStream<{BYTES.code}>")),),
)
TYPESCRIPT_ENUMS = replace(TYPESCRIPT, usage=_usage_with_enums, member=_member_with_enums, values=_members)
