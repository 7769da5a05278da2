"""Members of `oneOf` whose every value another member accepts as well: to the letter, no value is of such a member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specleaf.ir import canonical
from specleaf.json_value import Json
from specleaf.source import ASSERTIONS, Schema, SchemaSet

_MAX_MEMBERS = 200
"""Members of a union that are compared pairwise."""


def redundant_member(members: Sequence[Schema], schemas: SchemaSet) -> tuple[int, int] | None:
    """The numbers of a member and of another that accepts all of its values; `None` if that is certain of none.

    Two members with the same assertions are such members, whatever their formats, and so is one with the assertions of
    another and more; `integer` is part of `number` (JSON Schema 2020-12, Validation, 6.1.1).
    """
    if len(members) > _MAX_MEMBERS:
        return None
    known = [_assertions(member, schemas) for member in members]
    for number, narrow in enumerate(known):
        for other, wide in enumerate(known):
            if other != number and "type" in wide and _is_part(narrow, wide):
                return number, other
    return None


def _is_part(narrow: Mapping[str, Json], wide: Mapping[str, Json]) -> bool:
    return all(
        keyword in narrow and (_has_types(narrow[keyword], value) if keyword == "type" else narrow[keyword] == value)
        for keyword, value in wide.items()
    )


def _has_types(narrow: Json, wide: Json) -> bool:
    allowed = _names(wide)
    return all(name in allowed or (name == "integer" and "number" in allowed) for name in _names(narrow))


def _names(types: Json) -> list[Json]:
    return types if isinstance(types, list) else [types]


def _assertions(member: Schema, schemas: SchemaSet) -> Mapping[str, Json]:
    """The assertions of a member or of what it refers to, in canonical form but for `type`."""
    target = schemas.targets.get(member.pointer)
    schema = schemas.schema(target) if target and len(ASSERTIONS & member.keywords.keys()) == 1 else member
    if schema.is_false or schema.admits_null:
        return {}
    said = {keyword: value for keyword, value in schema.keywords.items() if keyword in ASSERTIONS}
    return {keyword: value if keyword == "type" else canonical(value) for keyword, value in said.items()}
