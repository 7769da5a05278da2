"""Names of fields and of enumerations' members: unique in their model, the first with a claim to one keeps it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from specleaf.ir.api import EnumModel, ObjectModel
from specleaf.json_value import Json
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import folded

_OVERRIDE = "x-speakeasy-name-override"


def field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The name of each field by its wire name."""
    wire_names = [field.wire_name for field in model.fields]
    return dict(zip(wire_names, _distinct(map(style.field_name, wire_names), style), strict=True))


def overridden_field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The same, where an extension of the field may give it another name."""
    wished = (field.docs.extensions.get(_OVERRIDE) for field in model.fields)
    texts = [
        wish if isinstance(wish, str) else field.wire_name for wish, field in zip(wished, model.fields, strict=True)
    ]
    wire_names = (field.wire_name for field in model.fields)
    return dict(zip(wire_names, _distinct(map(style.field_name, texts), style), strict=True))


def member_names(model: EnumModel, style: NamingStyle) -> tuple[str, ...]:
    """The name of each member, in order."""
    return tuple(_distinct((style.member_name(_text(member.value)) for member in model.members), style))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def _distinct(names: Iterable[str], style: NamingStyle) -> list[str]:
    """The names, with an underscore after reserved ones and a number after those that an earlier one has.

    A number never makes a name that a later one has by itself.
    """
    plain = [f"{name}_" if name in style.reserved_fields else name for name in names]
    taken = set(map(folded, plain))
    if len(taken) == len(plain):
        return plain
    seen: Counter[str] = Counter()
    for place, name in enumerate(plain):
        key = folded(name)
        seen[key] += 1
        if seen[key] > 1:
            while folded(numbered := style.numbered(name, seen[key])) in taken:
                seen[key] += 1
            plain[place] = numbered
            taken.add(folded(numbered))
    return plain
