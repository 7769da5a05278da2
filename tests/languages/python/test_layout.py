"""The layout of expressions against the formatter whose output it foresees."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from specleaf.languages.python.layout import (
    Expr,
    assignment,
    call,
    class_header,
    constant,
    dict_of,
    keyword,
    list_of,
    name,
    starred,
    subscript,
    tuple_of,
    union_of,
)
from specleaf.languages.python.text import docstring, string_literal

WORDS = ("MISSING", "Pet", "InputTokensDetails", "CreateResponseWithMoreThanOneWordInItsName", "str", "None")
TEXTS = (
    "",
    "x",
    "a longer text",
    'ein "Zitat"',
    "it's",
    "both ' and \"",
    "日本語のテキスト",
    "é" * 30,
    "y" * 70,
    "z" * 90,
)


def formatted(source: str) -> str:
    """`source` after `ruff format` with its default settings."""
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout


def a_value(random_: random.Random, depth: int) -> Expr:
    """A JSON value as generated modules have it."""
    count = random_.randrange(4)
    match random_.randrange(6 if depth else 3):
        case 5:
            return tuple_of(a_value(random_, depth - 1) for _ in range(count))
        case 0:
            return constant(str(random_.randrange(10 ** random_.randrange(1, 20))))
        case 1 | 2:
            return constant(string_literal(random_.choice(TEXTS)))
        case 3:
            return list_of(a_value(random_, depth - 1) for _ in range(count))
        case _:
            keys = random_.sample(TEXTS, count)
            return dict_of((constant(string_literal(key)), a_value(random_, depth - 1)) for key in keys)


def a_type(random_: random.Random, depth: int) -> Expr:
    """An annotation as generated modules have it."""
    match random_.randrange(7 if depth else 2):
        case 0 | 1:
            return name(random_.choice(WORDS))
        case 6:
            return subscript(
                "tuple", [a_type(random_, depth - 1), starred(subscript("tuple", [name("int"), name("...")]))]
            )
        case 2:
            return subscript("list", [a_type(random_, depth - 1)])
        case 3:
            return subscript("Literal", [constant(string_literal(text)) for text in random_.sample(TEXTS, 3)])
        case 4:
            return subscript("Annotated", [a_type(random_, depth - 1), a_call(random_, depth - 1)])
        case _:
            return union_of(a_type(random_, depth - 1) for _ in range(random_.randrange(1, 4)))


def a_call(random_: random.Random, depth: int) -> Expr:
    """A call of a marker or of `Field`."""
    arguments = [keyword(f"word_{number}", a_value(random_, depth)) for number in range(random_.randrange(4))]
    if random_.random() < 0.3:
        arguments.insert(0, a_value(random_, 2))
    return call("Field", arguments)


def a_field(random_: random.Random) -> str:
    target = "a_field" + "_with_a_long_name" * random_.randrange(5)
    annotation = a_type(random_, 3)
    match random_.randrange(6):
        case 0:
            return assignment(target, annotation, None, 4)
        case 1 | 2:
            return assignment(target, annotation, name("MISSING"), 4)
        case 3:
            return assignment(target, annotation, constant(string_literal(random_.choice(TEXTS))), 4)
        case 4:
            value = call("Field", [keyword("default", list_of([a_value(random_, 1)]))])
            return assignment(target, annotation, value, 4)
        case _:
            return assignment(target, annotation, a_call(random_, 2), 4)


@pytest.mark.parametrize("seed", range(20))
def test_fields_of_every_kind_are_left_alone_by_the_formatter(seed: int) -> None:
    random_ = random.Random(seed)
    fields = [a_field(random_) for _ in range(300)]
    source = "class Model:\n" + "\n".join(fields) + "\n"
    after = formatted(source)
    assert after == source


@pytest.mark.parametrize("seed", range(10))
def test_statements_of_every_kind_are_left_alone_by_the_formatter(seed: int) -> None:
    random_ = random.Random(seed)
    aliases = [
        assignment("Pets", None, call("TypeAliasType", [constant('"Pets"'), a_type(random_, 3)])) for _ in range(100)
    ]
    values = [assignment("value", random_.choice([None, a_type(random_, 1)]), a_value(random_, 4)) for _ in range(100)]
    source = "\n".join(aliases + values) + "\n"
    assert formatted(source) == source


@pytest.mark.parametrize("length", range(60, 90))
def test_a_long_class_header_is_left_alone_by_the_formatter(length: int) -> None:
    for arguments in ([name("Model")], [name("Model"), keyword("extra", constant('"forbid"'))]):
        source = class_header("C" * length, arguments) + '\n    """Words."""\n'
        assert formatted(source) == source


DOCSTRINGS = (
    "Words.",
    "x" * 120,
    '"Quoted" at the start',
    'at the end "quoted"',
    '"',
    'three """ quotes """',
    "\\",
    "a \\ b \\n \\u1234 c\\",
    "two\nlines",
    "  indented\n    more\n  less\n\n\n      far  \n",
    "    code\n        more code",
    "first\n    code\n\ttab\n\n```\nx\n```",
    "windows\r\nline\r\nends\r",
    "a\x00b\x07c\x1bd\x85e\u2028f\u202eg\u200bh\ufeffi",
    "\n\n  \n# coding: rot13\n\n",
    "ends with blanks   \n   \n  and more   ",
    "日本語。\n絵文字 🎉",
    "no-break\u00a0space at the end\u00a0",
    'ends with a backslash and a quote \\"',
    'a\n"',
    'line\n  """\n  line',
)


@pytest.mark.parametrize("text", DOCSTRINGS)
def test_a_docstring_is_left_alone_by_the_formatter(text: str) -> None:
    source = f"class Model:\n    {docstring(text, 4)}\n\n    x: int\n    {docstring(text, 4)}\n"
    assert formatted(source) == source
