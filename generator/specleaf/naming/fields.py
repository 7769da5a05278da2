"""Names of fields and of members of enumerations: unique in their model, whatever their order.

Of those with the same name, the text that is most like the name keeps it; the others have their symbols in words, or a
number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from specleaf.ir import EnumModel, ObjectModel
from specleaf.json_value import Json
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import caseless_key, name_all_symbols, name_distance

_OVERRIDE = "x-speakeasy-name-override"


def field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The name of each field by its wire name."""
    wire_names = [field.wire_name for field in model.fields]
    return dict(zip(wire_names, _distinct(wire_names, wire_names, style.field_name, style), strict=True))


def overridden_field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The same, where an extension of a field may give it another name (`x-speakeasy-name-override`)."""
    wire_names = [field.wire_name for field in model.fields]
    overrides = (field.docs.extensions.get(_OVERRIDE) for field in model.fields)
    texts = [each if isinstance(each, str) else name for each, name in zip(overrides, wire_names, strict=True)]
    return dict(zip(wire_names, _distinct(wire_names, texts, style.field_name, style), strict=True))


def member_names(model: EnumModel, style: NamingStyle) -> tuple[str, ...]:
    """The name of each member, in order."""
    values = [_as_json(member.value) for member in model.members]
    texts = [member.value if isinstance(member.value, str) else _as_json(member.value) for member in model.members]
    return tuple(_distinct(values, texts, style.member_name, style))


def _as_json(value: Json) -> str:
    return json.dumps(value, separators=(",", ":"))


def _distinct(
    identities: Sequence[str], texts: Sequence[str], to_name: Callable[[str], str], style: NamingStyle
) -> list[str]:
    """The name of each text, with an underscore after reserved ones; `identities` decide between equal texts."""

    def name_of(text: str) -> str:
        name = to_name(text)
        return f"{name}_" if name in style.reserved_fields else name

    plain = list(map(name_of, texts))
    if len(set(map(caseless_key, plain))) == len(plain):
        return plain
    claims = [
        Claim(place, name_distance(text, name), identity, (name, name_of(name_all_symbols(text))))
        for place, (identity, text, name) in enumerate(zip(identities, texts, plain, strict=True))
    ]
    resolved = resolve_claims(claims, style.numbered)
    return [resolved[place] for place in range(len(plain))]
