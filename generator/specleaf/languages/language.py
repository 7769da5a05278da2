"""The interface of a language, for pages and models: its naming style, and functions from types and values to code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.examples import SampleRequest
from specleaf.ir import Api, ModelId, Type, Value
from specleaf.naming import Names, NamingStyle
from specleaf.text import Code


@dataclass(frozen=True, slots=True)
class Word:
    """A name of the language or its library, or a literal: `string`, `Date`."""

    code: Code
    url: str = ""
    """Where the word is documented, for a link; `""` for none."""


@dataclass(frozen=True, slots=True)
class Punctuation:
    """Text between words: `[]`, `list[`, ` | `."""

    code: Code


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a model: a link on a page, a name in code."""

    model: ModelId


Token: TypeAlias = Word | Punctuation | Reference
TypeExpression: TypeAlias = tuple[Token, ...]
"""A type as a language writes it, as tokens in order."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: a row of `LANGUAGES`."""

    name: str
    title: str
    fence: str
    style: NamingStyle
    type_expression: Callable[[Type, Api], TypeExpression]
    """From a type to its expression in the language."""
    literal: Callable[[Value, Api, Names], Code]
    """From a value to an expression."""
    example: Callable[[ModelId, Value | None, Api, Names, str], Code]
    """A block of code that imports a model (from the module given last) and makes a value of it, if one is given."""
    request: Callable[[SampleRequest, Api, Names, str], Code] | None = None
    """A block of code that sends a request, with models from the module given last."""


def expression_code(expression: TypeExpression, names: Names, qualify: Callable[[ModelId], str] | None = None) -> Code:
    """A type expression as code; `qualify` gives the code of a reference, by default the name of the model."""
    return Code("".join(_token_code(token, names, qualify) for token in expression))


def _token_code(token: Token, names: Names, qualify: Callable[[ModelId], str] | None) -> str:
    if isinstance(token, Reference):
        return qualify(token.model) if qualify else names.model(token.model).name
    return token.code


def separated(expressions: Sequence[TypeExpression], separator: str) -> TypeExpression:
    """Type expressions joined by a separator."""
    result: list[Token] = []
    for number, expression in enumerate(expressions):
        if number:
            result.append(Punctuation(Code(separator)))
        result.extend(expression)
    return tuple(result)
