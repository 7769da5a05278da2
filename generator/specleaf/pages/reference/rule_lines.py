"""What a model checks beyond its fields, members and values: in words, and in full where words are not enough."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Constraint, Rules
from specleaf.pages.markdown import code, fence, json_text
from specleaf.pages.reference.constraint_words import constraint_phrases, rule_phrases, schema_without_phrase
from specleaf.text import Markdown

_LONGEST = 80
"""Schemas of more lines are not shown."""


@dataclass(frozen=True, slots=True)
class RuleLines:
    """A line for each rule of a model, and the JSON Schema of those that have no phrase."""

    lines: tuple[Markdown, ...]
    schema: Markdown | None


def rule_lines(
    rules: Rules | None, constraints: tuple[Constraint, ...] = (), already_shown: frozenset[str] = frozenset()
) -> RuleLines:
    """The rules and constraints of a model. `already_shown` are keywords that the page shows in another way."""
    phrases = [*constraint_phrases(constraints), *rule_phrases(rules, already_shown, names_others=False)]
    lines = tuple(Markdown(f"{phrase[0].upper()}{phrase[1:]}") for phrase in phrases)
    others = schema_without_phrase(rules, already_shown) if rules else {}
    if not others:
        return RuleLines(lines, None)
    schema = json_text(others)
    if schema.count("\n") < _LONGEST:
        return RuleLines(lines, fence(schema, "json"))
    keywords = ", ".join(map(code, others))
    return RuleLines((*lines, Markdown(f"Further rules ({keywords})")), None)
