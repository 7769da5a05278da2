"""The intersection of several schemas as the keywords of one, where each keyword that they share has one.

In: schemas as `bases.parts_of` gives them. Out: of two bounds the narrower, of two lists the common values; `None`
where no single schema is the intersection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import lcm
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import canonical, has_type
from specleaf.json_value import Json
from specleaf.source import APPLIES_TO, ASSERTIONS, Schema

Keywords: TypeAlias = Mapping[str, Json]


def intersect(parts: Iterable[Schema]) -> Keywords | None:
    """The keywords of the intersection of `parts`; of an annotation, the value of the last part that has it."""
    found: dict[str, Json] = {}
    for part in parts:
        if part.is_false or not _PLAIN.issuperset(ASSERTIONS & (part_keywords := null_as_type(part)).keys()):
            return None
        for keyword, value in part_keywords.items():
            both = narrower(keyword, found[keyword], value) if keyword in ASSERTIONS & found.keys() else value
            if both is None and keyword in ASSERTIONS:
                return None
            found[keyword] = both
    return _with_one_list(found)


def narrower(keyword: str, one: Json, other: Json) -> Json:
    """The value of a keyword that is the intersection of two of its values; `None` if there is none."""
    find = _INTERSECTIONS.get(keyword, _same)
    return find(one, other)


def asserted(keywords: Keywords) -> Keywords:
    """The assertions among keywords, in a normal form for comparison."""
    found = {keyword: value for keyword, value in keywords.items() if keyword in ASSERTIONS}
    types = _names(found.pop("type", []))
    values = [found.pop("const")] if "const" in found else found.get("enum")
    if isinstance(values, list):
        return {**found, "enum": list[Json](sorted(canonical(value) for value in values if has_type(value, types)))}
    return {**found, "type": list[Json](sorted(types))}


def null_as_type(schema: Schema) -> Keywords:
    """The keywords of a schema; a union of null and one scalar schema is rewritten with `type` and `enum`."""
    keyword = "anyOf" if "anyOf" in schema else "oneOf"
    members = schema.children(keyword)
    plain = [member for member in members if member.types != ("null",)]
    if len(members) != 2 or len(plain) != 1 or not ASSERTIONS.isdisjoint({*schema} - {keyword}):
        return schema.keywords
    (only,) = plain
    if not only.types or "null" in only.types or not _SCALAR.issuperset(ASSERTIONS & {*only}) or "const" in only:
        return schema.keywords
    values = only.get("enum")
    listed: dict[str, Json] = {"enum": [*values, None]} if isinstance(values, list) else {}
    rest = {key: value for key, value in schema.keywords.items() if key != keyword}
    return {**only.keywords, **listed, "type": [*only.types, "null"], **rest}


_SCALAR = frozenset(
    {"type", "enum", "const", *(keyword for keyword, type_ in APPLIES_TO.items() if type_ in {"string", "number"})}
)
"""The assertions about scalars."""

_PLAIN = _SCALAR | {"items", "minItems", "maxItems", "uniqueItems"}
"""The keywords that an intersection may have."""


def _with_one_list(keywords: Keywords) -> Keywords | None:
    """Without `enum` where `const` is one of its values; `None` where it is not."""
    values = keywords.get("enum")
    if "const" not in keywords or not isinstance(values, list):
        return keywords
    if canonical(keywords["const"]) not in map(canonical, values):
        return None
    return {keyword: value for keyword, value in keywords.items() if keyword != "enum"}


def _same(one: Json, other: Json) -> Json:
    return one if canonical(one) == canonical(other) else None


def _names(types: Json) -> Sequence[str]:
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _types(one: Json, other: Json) -> Json:
    """An integer is a number as well (Validation, 6.1.1)."""
    first, second = _names(one), _names(other)
    common = [name for name in first if name in second or (name == "integer" and "number" in second)]
    common += [name for name in second if name == "integer" and "number" in first and name not in common]
    return common[0] if len(common) == 1 else list(common) or None


def _values(one: Json, other: Json) -> Json:
    if not isinstance(one, list) or not isinstance(other, list):
        return None
    allowed = set(map(canonical, other))
    return [value for value in one if canonical(value) in allowed] or None


def _multiple(one: Json, other: Json) -> Json:
    if isinstance(one, int) and isinstance(other, int) and one > 0 and other > 0:
        return lcm(one, other)
    return _same(one, other)


def _number(choose: Callable[[float, float], float]) -> Callable[[Json, Json], Json]:
    def of_both(one: Json, other: Json) -> Json:
        return choose(one, other) if isinstance(one, int | float) and isinstance(other, int | float) else None

    return of_both


def _either(one: Json, other: Json) -> Json:
    return one is True or other is True


_LEAST = ("minimum", "minLength", "minItems", "minProperties")
_MOST = ("maximum", "maxLength", "maxItems", "maxProperties")

_INTERSECTIONS: Mapping[str, Callable[[Json, Json], Json]] = MappingProxyType(
    {
        "type": _types,
        "enum": _values,
        "multipleOf": _multiple,
        "uniqueItems": _either,
        **dict.fromkeys((*_LEAST, "exclusiveMinimum"), _number(max)),
        **dict.fromkeys((*_MOST, "exclusiveMaximum"), _number(min)),
    }
)
"""The intersection of two values, by keyword; two values of any other keyword must be equal."""
