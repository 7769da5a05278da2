"""Examples on a page: those that the author wrote and the type accepts, else one that is made up.

What is shown is true: a value that the model does not accept is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specleaf.examples import as_json
from specleaf.ir import Entries, Instance, Items, ModelId, ModelRef, NamedExample, Type, canonical
from specleaf.json_value import Json
from specleaf.pages.markdown import code, description, fence, json_text
from specleaf.pages.reference.context import PageContext
from specleaf.text import Markdown

_MOST = 5
"""How many examples of one thing are shown."""
_MOST_NAMED = 12
_LONGEST = 300
"""How many lines an example may have."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example as a block of code, and as JSON if it is an object or a list. `title` is its name, if it has one."""

    code: Markdown | None
    json: Markdown | None
    title: Markdown | None = None
    text: Markdown | None = None


def examples_of_model(id_: ModelId, context: PageContext) -> tuple[Example, ...]:
    """The examples of a component: the first in code and as JSON, further ones of the author's as JSON."""
    value = context.example(ModelRef(id_), context.names.model(id_).name)
    if value is None:
        return ()
    source = context.language.example(id_, value, context.api, context.names, context.module)
    is_composite = isinstance(value, Instance | Entries | Items)
    shown = as_json(value)
    first = Example(
        code=fence(source, context.language.fence) if source.count("\n") <= _LONGEST else None,
        json=json_block(shown) if is_composite else None,
    )
    authored = context.api.models[id_].docs.examples
    return (first, *_further(authored, ModelRef(id_), shown, context))


def _further(authored: Iterable[Json], type_: Type, shown: Json, context: PageContext) -> Iterator[Example]:
    seen = {canonical(shown)}
    for each in authored:
        if canonical(each) not in seen and each not in ({}, []) and context.validator.accepts(each, type_):
            seen.add(canonical(each))
            if len(seen) <= _MOST and (block := json_block(each)):
                yield Example(None, block)


def named_examples(named: Iterable[NamedExample], type_: Type, context: PageContext) -> Iterator[Markdown]:
    """The named examples that a body may be, each with its name and what the author says about it."""
    shown = 0
    for each in named:
        block = json_block(each.value) if context.validator.accepts(each.value, type_) else None
        if block is None or shown == _MOST_NAMED:
            continue
        shown += 1
        yield title_of(each)
        yield block


def title_of(example: NamedExample) -> Markdown:
    """The line before a named example: its name, and what the author says about it."""
    about = words_about(example)
    return Markdown(f"Example {code(example.name)}{': ' if about else ':'}{about}")


def words_about(example: NamedExample) -> str:
    """What the author says about an example, on one line."""
    return " ".join(filter(None, [description.brief(example.summary), description.brief(example.description)]))


def json_block(value: Json) -> Markdown | None:
    """A value as a block of JSON; None if that would be very long."""
    text = json_text(value)
    return fence(text, "json") if text.count("\n") <= _LONGEST else None


def json_example(type_: Type, authored: Iterable[Json], seed: str, context: PageContext) -> tuple[Markdown, ...]:
    """Blocks of JSON for a body: the author's examples, or else one that is made up."""
    accepted = {canonical(each): each for each in authored if context.validator.accepts(each, type_)}
    telling = [each for each in accepted.values() if each not in ({}, [])]
    if not telling:
        value = context.example(type_, seed)
        telling = [] if value is None else [as_json(value)]
    return tuple(block for block in map(json_block, telling[:_MOST]) if block)


__all__ = ["Example", "examples_of_model", "json_block", "json_example", "named_examples", "title_of", "words_about"]
