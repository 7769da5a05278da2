"""What a model checks beyond its fields, members and values: in words, and in full where words are not enough."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Constraint, Rules
from specleaf.pages.markdown import fence, json_text
from specleaf.pages.reference.constraint_words import (
    constraint_phrases,
    keywords_without_phrase,
    rule_phrases,
    sentence,
)
from specleaf.text import Markdown

_LONGEST = 80
"""Schemas of more lines are not shown."""


@dataclass(frozen=True, slots=True)
class RuleSection:
    """A sentence about the rules of a model, and their JSON Schema if some of them have no phrase."""

    sentence: Markdown | None
    schema: Markdown | None


def rule_section(
    rules: Rules | None, constraints: tuple[Constraint, ...] = (), already_shown: frozenset[str] = frozenset()
) -> RuleSection:
    """The section about rules and constraints. `already_shown` are keywords that the page shows in another way."""
    words = sentence([*constraint_phrases(constraints), *rule_phrases(rules, already_shown)])
    if rules is None or not keywords_without_phrase(rules, already_shown):
        return RuleSection(words or None, None)
    schema = json_text(rules.schema)
    return RuleSection(words or None, fence(schema, "json") if schema.count("\n") < _LONGEST else None)
