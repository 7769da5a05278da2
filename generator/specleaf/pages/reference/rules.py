"""What a model checks beyond its fields, members and values: in words, and in full where words are not enough."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Constraint, Rules
from specleaf.pages.markdown import fence, json_text
from specleaf.pages.reference.constraint_words import constraint_phrases, rule_phrases, sentence, unworded
from specleaf.text import Markdown

_LONGEST = 80
"""How many lines of a schema a page shows."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The sentence about a model's rules, and their schema where the sentence does not say it all."""

    sentence: Markdown | None
    schema: Markdown | None


def checks_of(
    rules: Rules | None, constraints: tuple[Constraint, ...] = (), said: frozenset[str] = frozenset()
) -> Checks:
    """What a model checks. `said` are keywords that the page shows in another way."""
    words = sentence([*constraint_phrases(constraints), *rule_phrases(rules, said)])
    if rules is None or not unworded(rules, said):
        return Checks(words or None, None)
    schema = json_text(rules.schema)
    return Checks(words or None, fence(schema, "json") if schema.count("\n") < _LONGEST else None)
