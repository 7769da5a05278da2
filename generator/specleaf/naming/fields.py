"""Names of fields and of enumerations' members: unique in their model, whatever the order.

Of those that would be called the same, what is spelt most like the name keeps it; the others say their symbols too, or
get a number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from specleaf.ir import EnumModel, ObjectModel
from specleaf.json_value import Json
from specleaf.naming.claims import Claim, settle
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import folded, told, unlikeness

_OVERRIDE = "x-speakeasy-name-override"


def field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The name of each field by its wire name."""
    wire_names = [field.wire_name for field in model.fields]
    return dict(zip(wire_names, _distinct(wire_names, wire_names, style.field_name, style), strict=True))


def overridden_field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The same, where an extension of the field may give it another name."""
    wire_names = [field.wire_name for field in model.fields]
    wished = (field.docs.extensions.get(_OVERRIDE) for field in model.fields)
    texts = [wish if isinstance(wish, str) else name for wish, name in zip(wished, wire_names, strict=True)]
    return dict(zip(wire_names, _distinct(wire_names, texts, style.field_name, style), strict=True))


def member_names(model: EnumModel, style: NamingStyle) -> tuple[str, ...]:
    """The name of each member, in order."""
    values = [_written(member.value) for member in model.members]
    texts = [member.value if isinstance(member.value, str) else _written(member.value) for member in model.members]
    return tuple(_distinct(values, texts, style.member_name, style))


def _written(value: Json) -> str:
    return json.dumps(value, separators=(",", ":"))


def _distinct(
    identities: Sequence[str], texts: Sequence[str], call: Callable[[str], str], style: NamingStyle
) -> list[str]:
    """What each text is called, with an underscore after reserved names."""

    def name_of(text: str) -> str:
        name = call(text)
        return f"{name}_" if name in style.reserved_fields else name

    plain = list(map(name_of, texts))
    if len(set(map(folded, plain))) == len(plain):
        return plain
    claims = [
        Claim(place, unlikeness(text, name), identity, (name, name_of(told(text))))
        for place, (identity, text, name) in enumerate(zip(identities, texts, plain, strict=True))
    ]
    settled = settle(claims, style.numbered)
    return [settled[place] for place in range(len(plain))]
