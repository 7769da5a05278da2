"""Whether one schema implies another: each value that the first accepts, the second accepts as well.

A sound approximation: `True` is certain, `False` is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from specleaf.build.bases import LINKS, parts_of
from specleaf.build.context import Context
from specleaf.build.disjoint import known_types
from specleaf.ir import canonical
from specleaf.source import ASSERTIONS, STRUCTURE, Schema

_MAX_DEPTH = 8
"""Arrays in arrays that are compared."""


def implies(special: Schema, general: Schema, context: Context, depth: int = _MAX_DEPTH) -> bool:
    """Whether each value of `special` is one of `general`: a subtype of it, or with more assertions than it has."""
    if special.pointer == general.pointer or special.is_false:
        return True
    if not depth or general.is_false or general.admits_null or special.admits_null:
        return False
    known = parts_of(special, context)
    places = {part.place for part in known}
    if any(part.admits_null or part.is_false for part in known):
        return False
    return all(
        part.place in places or _is_implied(part, special, known, context, depth) for part in parts_of(general, context)
    )


def _is_implied(part: Schema, special: Schema, known: Sequence[Schema], context: Context, depth: int) -> bool:
    if part.is_false or part.admits_null:
        return False
    return all(
        _has_type(part, special, known, context)
        if keyword == "type"
        else any(_asserts(keyword, part, each, context, depth) for each in known)
        for keyword in part
        if keyword in ASSERTIONS
    )


def _has_type(part: Schema, special: Schema, known: Sequence[Schema], context: Context) -> bool:
    if any(each.types and set(each.types) <= set(part.types) for each in known):
        return True
    types = known_types(special, context.schemas)
    return bool(types) and types <= set(part.types)


def _asserts(keyword: str, part: Schema, each: Schema, context: Context, depth: int) -> bool:
    """Whether a part has a keyword of another, with a value that implies that one's."""
    if keyword not in each:
        return False
    if keyword == "items" and (general := part.child("items")) and (special := each.child("items")):
        return "prefixItems" not in each and implies(special, general, context, depth - 1)
    return keyword not in {*STRUCTURE["schema"], *LINKS} and canonical(each.get(keyword)) == canonical(
        part.get(keyword)
    )
