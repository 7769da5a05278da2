"""Examples of bodies: JSON that the type accepts, and texts of other media types as the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from specleaf.ir import CodeSample, Content, NamedExample
from specleaf.pages.markdown import code, fence, inline
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.examples import json_example, named_examples, title_of
from specleaf.text import Code, Markdown

_LONGEST = 300
"""How many lines an example may have."""
_LANGUAGES = {"c#": "csharp", "c++": "cpp", "curl": "sh", "node": "javascript", "shell": "sh"}
_KNOWN = re.compile("[a-z][a-z0-9+-]*")


def body_examples(content: Content, seed: str, context: PageContext) -> tuple[Markdown, ...]:
    """Blocks for the examples of a body; of one that is not JSON, those that the author gives as texts."""
    named = context.api.info.examples.get(content.pointer, ())
    if "json" not in content.content_type.lower():
        return tuple(_texts(content.content_type, named))
    if blocks := tuple(named_examples(named, content.part.type, context)):
        return blocks
    return json_example(content.part.type, content.examples, seed, context)


def answer_examples(contents: tuple[Content, ...], seed: str, context: PageContext) -> Iterator[Markdown]:
    """Blocks for the examples of an answer, by media type."""
    for each in contents:
        blocks = body_examples(each, f"{seed} {each.content_type}", context)
        if blocks and len(contents) > 1:
            yield Markdown(f"As {code(each.content_type)}:")
        yield from blocks


def _texts(content_type: str, named: Iterable[NamedExample]) -> Iterator[Markdown]:
    for each in named:
        if isinstance(each.value, str) and each.value.count("\n") <= _LONGEST:
            if each.name:
                yield title_of(each)
            yield fence(Code(each.value), "xml" if "xml" in content_type.lower() else "text")


def code_samples(samples: Iterable[CodeSample]) -> Iterator[Markdown]:
    """The author's own code that calls an operation, each with what it is called."""
    for each in samples:
        language = _LANGUAGES.get(each.language.lower(), each.language.lower())
        yield Markdown(f"{inline(each.label or each.language)}:")
        yield fence(Code(each.source), language if _KNOWN.fullmatch(language) else "text")
