"""Shortens an example that shows all optional fields to a readable size."""

from __future__ import annotations

from specleaf.ir import Api, Entries, Instance, Items, ModelId, ObjectModel, Value

Fields = tuple[tuple[str, Value], ...]

_READABLE = 50
"""Scalar values in one example, at most, if leaving out nested optional fields is enough."""
_DEPTHS = (4, 3, 2, 1)


def trimmed(value: Value, api: Api) -> Value:
    """`value` without the optional fields of objects that are nested too deep, so that it has a readable size.

    The fields of the outermost object stay, whatever the size.
    """
    candidates = (value, *(_without_optional(value, depth, api) for depth in _DEPTHS))
    return next((each for each in candidates if _size(each) <= _READABLE), candidates[-1])


def _size(value: Value) -> int:
    match value:
        case Items(parts):
            return sum(map(_size, parts))
        case Entries(pairs) | Instance(_, pairs):
            return sum(_size(each) for _, each in pairs)
        case _:
            return 1


def _without_optional(value: Value, depth: int, api: Api) -> Value:
    """`value` with optional fields only in objects that stand in less than `depth` others."""
    match value:
        case Items(items):
            return Items(tuple(_without_optional(each, depth, api) for each in items))
        case Entries(entries):
            return Entries(tuple((key, _without_optional(each, depth, api)) for key, each in entries))
        case Instance(id_, fields):
            shown = fields if depth > 0 else _essential(id_, fields, api)
            return Instance(id_, tuple((name, _without_optional(each, depth - 1, api)) for name, each in shown))
        case _:
            return value


def _essential(id_: ModelId, fields: Fields, api: Api) -> Fields:
    """The required fields; of an object that requires nothing, those with plain values."""
    model = api.models[id_]
    declared = model.fields if isinstance(model, ObjectModel) else ()
    required = frozenset(field.wire_name for field in declared if field.required)
    if required:
        return tuple((name, each) for name, each in fields if name in required)
    return tuple((name, each) for name, each in fields if not isinstance(each, Items | Entries | Instance))
