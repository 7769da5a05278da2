"""Constraints and rules in words.

In: constraints of a type, and `Rules`, the keywords that no type expresses. Out: short phrases, parts of a sentence.
Every constraint has a phrase, and so have the common rules; the others are listed by keyword, so that a page names
everything that a model checks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from specleaf.ir import CONSTRAINTS, Constraint, Rules
from specleaf.json_value import Json
from specleaf.pages.markdown import cell, code
from specleaf.text import Markdown

Phrase = Callable[[Json], str]


def _counted(before: str, one: str, many: str) -> Phrase:
    return lambda value: f"{before} {_number(value)} {one if value == 1 else many}"


PHRASES: Mapping[str, Phrase] = {
    "minLength": _counted("at least", "character", "characters"),
    "maxLength": _counted("at most", "character", "characters"),
    "pattern": lambda value: f"matches {code(str(value))}",
    "minimum": lambda value: f"at least {_number(value)}",
    "exclusiveMinimum": lambda value: f"more than {_number(value)}",
    "maximum": lambda value: f"at most {_number(value)}",
    "exclusiveMaximum": lambda value: f"less than {_number(value)}",
    "multipleOf": lambda value: f"a multiple of {_number(value)}",
    "minItems": _counted("at least", "item", "items"),
    "maxItems": _counted("at most", "item", "items"),
    "uniqueItems": lambda _: "no two items alike",
    "minProperties": _counted("at least", "property", "properties"),
    "maxProperties": _counted("at most", "property", "properties"),
}
"""The phrase of each constraint."""

RANGES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("minLength", "maxLength"): (" character", " characters"),
    ("minimum", "maximum"): ("", ""),
    ("minItems", "maxItems"): (" item", " items"),
    ("minProperties", "maxProperties"): (" property", " properties"),
}
"""Pairs of bounds that make one phrase, and the word for what they count."""


_EXCLUSIVE = frozenset(
    {("exclusiveMinimum", "exclusiveMaximum"), ("minimum", "exclusiveMaximum"), ("exclusiveMinimum", "maximum")}
)


def constraint_phrases(constraints: tuple[Constraint, ...]) -> tuple[Markdown, ...]:
    """A phrase for each constraint, in their order; two bounds of one thing share a phrase."""
    values = {each.keyword: each.value for each in constraints}
    return tuple(Markdown(phrase) for phrase in _phrases(values))


def _phrases(values: Mapping[str, Json]) -> Iterator[str]:
    done: set[str] = set()
    for keyword, value in values.items():
        pair = next((pair for pair in RANGES if keyword in pair and _is_range(values, *pair)), None)
        if pair is None:
            yield PHRASES[keyword](value)
        elif done.isdisjoint(pair):
            yield _range(values[pair[0]], values[pair[1]], *RANGES[pair])
        done.add(keyword)
    if _is_contradiction(values):
        yield "no value meets these bounds"


def _is_contradiction(values: Mapping[str, Json]) -> bool:
    """Whether a lower bound is above an upper one of the same quantity, or equal to one and exclusive."""
    pairs = [pair for pair in (*RANGES, *_EXCLUSIVE) if values.keys() >= set(pair)]
    return any(
        not _is_range(values, *pair) or (pair in _EXCLUSIVE and values[pair[0]] == values[pair[1]]) for pair in pairs
    )


def _is_range(values: Mapping[str, Json], low: str, high: str) -> bool:
    least, most = values.get(low), values.get(high)
    return isinstance(least, int | float) and isinstance(most, int | float) and least <= most


def _range(low: Json, high: Json, one: str, many: str) -> str:
    if low == high:
        return f"exactly {_number(low)}{one if low == 1 else many}"
    return f"{_number(low)} to {_number(high)}{many}" if many else f"from {_number(low)} to {_number(high)}"


def rule_phrases(
    rules: Rules | None, already_shown: frozenset[str] = frozenset(), *, names_others: bool = True
) -> tuple[Markdown, ...]:
    """A phrase for each rule that has one; if `names_others`, one that lists the keywords of all others.

    `already_shown` are keywords that the page shows in another way; they are left out.
    """
    if rules is None or rules.schema is True:
        return ()
    if not isinstance(rules.schema, dict):
        return (Markdown("no value at all"),)
    phrases = [_rule(keyword, value) for keyword, value in rules.schema.items() if keyword not in already_shown]
    if names_others and (others := keywords_without_phrase(rules, already_shown)):
        phrases.append(f"further rules ({', '.join(map(code, others))})")
    return tuple(Markdown(phrase) for phrase in phrases if phrase)


def keywords_without_phrase(rules: Rules, already_shown: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The keywords of rules that have no phrase and are not `already_shown`."""
    if not isinstance(rules.schema, dict):
        return ()
    schema = rules.schema.items()
    others = [keyword for keyword, value in schema if keyword not in already_shown and _rule(keyword, value) is None]
    return tuple(keyword for keyword in others if keyword not in _DEPENDENT_KEYWORDS) or tuple(others)


def schema_without_phrase(rules: Rules, already_shown: frozenset[str] = frozenset()) -> dict[str, Json]:
    """The part of a rule's schema that has no phrase, with all that qualifies it; empty if words say everything."""
    if not isinstance(rules.schema, dict) or not keywords_without_phrase(rules, already_shown):
        return {}
    schema = rules.schema.items()
    return {
        keyword: value for keyword, value in schema if keyword not in already_shown and _rule(keyword, value) is None
    }


_DEPENDENT_KEYWORDS = frozenset({"minContains", "maxContains", "then", "else", "properties", "prefixItems", "type"})
"""Keywords that qualify another one; where that one is listed, they are not."""


def _rule(keyword: str, value: Json) -> str | None:
    """The phrase for one keyword of a rule, if it has one for such a value."""
    match keyword, value:
        case "required", list():
            return f"{_listed(map(_json, value))} must be present" if value else None
        case "dependentRequired", dict():
            pairs = ((key, names) for key, names in value.items() if isinstance(names, list) and names)
            return "; ".join(f"with {_json(key)} also {_listed(map(_json, names))}" for key, names in pairs)
        case "not", dict():
            return _unless(value)
        case "patternProperties", dict():
            return _by_pattern(value)
        case "additionalProperties" | "unevaluatedProperties", _:
            return _of_others(value)
        case "properties", dict() if all(each is True for each in value.values()):
            return ""  # the properties that `additionalProperties` is not about
        case "propertyNames", dict():
            return _each(value, "each property name: ", "string")
        case ("const", _):
            return f"always {_json(value)}"
        case "enum", list():
            return f"one of {_listed(map(_json, value))}"
        case _ if keyword in PHRASES and isinstance(value, str | int | float):
            return f"{_SUBJECTS[CONSTRAINTS[keyword]]}{PHRASES[keyword](value)}"
        case _:
            return None


_SUBJECTS = {"string": "text: ", "number": "a number: ", "array": "a list: ", "object": "an object: "}
"""The type that a constraint among rules applies to; it says nothing about values of other types."""


def _unless(schema: dict[str, Json]) -> str | None:
    match schema:
        case {"const": value} if len(schema) == 1:
            return f"not {_json(value)}"
        case {"enum": list(values)} if len(schema) == 1:
            return f"none of {_listed(map(_json, values))}"
        case {"required": list(names)} if len(schema) == 1:
            return f"not {'all of ' if len(names) > 1 else ''}{_listed(map(_json, names))} present"
        case _:
            return None


def _each(schema: dict[str, Json], subject: str, about: str) -> str | None:
    values = {keyword: value for keyword, value in schema.items() if keyword != "type"}
    if any(CONSTRAINTS.get(keyword) != about for keyword in values) or not values:
        return None
    return subject + ", ".join(_phrases(values))


def _by_pattern(schemas: dict[str, Json]) -> str | None:
    """What `patternProperties` says, if each of its schemas is simple (`_kind_of`)."""
    phrases = {pattern: _kind_of(schema) for pattern, schema in schemas.items()}
    if not phrases or any(not words for words in phrases.values()):
        return None
    return "; ".join(f"properties with names that match {code(pattern)}: {words}" for pattern, words in phrases.items())


def _of_others(schema: Json) -> str | None:
    if schema is False:
        return "no other properties"
    words = _kind_of(schema)
    return f"other properties: {words}" if words else None


_KINDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "text",
}


def _kind_of(schema: Json) -> str:
    """The phrase for a schema of one type and constraints; empty for any other schema."""
    if not isinstance(schema, dict):
        return "any value" if schema is True else "not allowed" if schema is False else ""
    keywords = {keyword: value for keyword, value in schema.items() if keyword not in _ANNOTATIONS}
    kind = keywords.pop("type", None)
    if not isinstance(kind, str) or not keywords.keys() <= PHRASES.keys():
        return ""
    return ", ".join([_KINDS[kind], *_phrases(keywords)])


_ANNOTATIONS = frozenset({"description", "title"})


def _listed(parts: Iterable[Markdown]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _json(value: Json) -> Markdown:
    return code(value if isinstance(value, str) and value else json.dumps(value, ensure_ascii=False))


def _number(value: Json) -> Markdown:
    return cell(f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value))
