"""Names of fields and of members of enumerations: unique in their model, whatever their order.

Of those with the same name, the text that is most like the name keeps it, if it is the only such text; the others have
their symbols, their case or their JSON type in words. These depend on the text alone, so a further field or member
changes no name but one that it takes itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from specleaf.ir import EnumModel, ObjectModel, json_type
from specleaf.json_value import Json
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.disambiguation import disambiguate
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import case_word, caseless_key, digest, name_all_symbols, name_distance

_OVERRIDE = "x-speakeasy-name-override"
_MANY_SYMBOLS = 8
_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to be named; `identity` is unique among those of its model, `kind` its JSON type if that matters."""

    identity: str
    text: str
    kind: str = ""


def field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The name of each field by its wire name."""
    wire_names = [field.wire_name for field in model.fields]
    texts = [_Text(name, name) for name in wire_names]
    return dict(zip(wire_names, _unique(texts, style.field_name, style), strict=True))


def member_names(model: EnumModel, style: NamingStyle) -> tuple[str, ...]:
    """The name of each member, in order."""
    return tuple(_unique(_texts_of_members(model), style.member_name, style))


def overridden_field_names(model: ObjectModel, style: NamingStyle) -> dict[str, str]:
    """The names of fields in the SDK layout, with numbers; an extension (`x-speakeasy-name-override`) may give one."""
    wire_names = [field.wire_name for field in model.fields]
    overrides = (field.docs.extensions.get(_OVERRIDE) for field in model.fields)
    names = (each if isinstance(each, str) else name for each, name in zip(overrides, wire_names, strict=True))
    texts = [_Text(wire_name, name) for wire_name, name in zip(wire_names, names, strict=True)]
    return dict(zip(wire_names, _numbered(texts, style.field_name, style), strict=True))


def numbered_member_names(model: EnumModel, style: NamingStyle) -> tuple[str, ...]:
    """The name of each member in the SDK layout, in order."""
    return tuple(_numbered(_texts_of_members(model), style.member_name, style))


def _texts_of_members(model: EnumModel) -> list[_Text]:
    return [_text_of_member(member.value, member.docs.title) for member in model.members]


def _text_of_member(value: Json, title: str) -> _Text:
    text = value if isinstance(value, str) else _as_json(value)
    return _Text(_as_json(value), title or text, json_type(value))


def _as_json(value: Json) -> str:
    return _encode(value)


def _namer(to_name: Callable[[str], str], style: NamingStyle) -> Callable[[str], str]:
    """`to_name`, with an underscore after reserved names."""

    def name_of(text: str) -> str:
        name = to_name(text)
        return f"{name}_" if name in style.reserved_fields else name

    return name_of


def _unique(texts: Sequence[_Text], to_name: Callable[[str], str], style: NamingStyle) -> list[str]:
    """The name of each text."""
    name_of = _namer(to_name, style)
    plain = [name_of(each.text) for each in texts]
    owners = _owners(texts, plain)
    if len(owners) == len(texts):
        return plain
    candidates = {
        place: (name,) if place in owners else (name, *map(name_of, _specific(texts[place])))
        for place, name in enumerate(plain)
    }
    claims = [
        Claim(place, (place not in owners,), texts[place].identity, names)
        for place, names in disambiguate(candidates).items()
    ]
    resolved = resolve_claims(claims, style.numbered)
    return [resolved[place] for place in range(len(texts))]


def _owners(texts: Sequence[_Text], names: Sequence[str]) -> set[int]:
    """The places of the texts that keep their plain name: of those with the same, the nearest, if it is one."""
    groups: dict[str, list[tuple[tuple[bool, ...], int]]] = {}
    for place, (each, name) in enumerate(zip(texts, names, strict=True)):
        groups.setdefault(caseless_key(name), []).append((name_distance(each.text, name), place))
    nearest = (sorted(group)[:2] for group in groups.values())
    return {first[1] for first, *second in nearest if not second or second[0][0] != first[0]}


def _specific(text: _Text) -> list[str]:
    """Texts for a name that others have too, each more specific; the last has a digest."""
    words, by_case = name_all_symbols(text.text), f"{text.text} {case_word(text.text)}"
    return [
        words,
        name_all_symbols(text.text, _MANY_SYMBOLS),
        by_case,
        f"{text.text} {text.kind}",
        f"{by_case} {text.kind}",
        f"{text.text} {digest(text.identity)}",
    ]


def _numbered(texts: Sequence[_Text], to_name: Callable[[str], str], style: NamingStyle) -> list[str]:
    """The name of each text, as in the SDK layout: those that symbols do not distinguish have numbers."""
    name_of = _namer(to_name, style)
    names = [name_of(each.text) for each in texts]
    claims = [
        Claim(place, name_distance(each.text, name), each.identity, (name, name_of(name_all_symbols(each.text))))
        for place, (each, name) in enumerate(zip(texts, names, strict=True))
    ]
    resolved = resolve_claims(claims, style.numbered)
    return [resolved[place] for place in range(len(texts))]
