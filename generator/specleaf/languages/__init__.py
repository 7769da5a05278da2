"""Languages of code: how each writes types, values and names.

In: types, values and names.
Out: `Code`; `LANGUAGES` has a row for each language.
Must not know: pydantic, layouts of pages, documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from specleaf.languages.language import Language, Punctuation, Reference, Token, TypeExpression, Word, expression_code
from specleaf.languages.python import language as python
from specleaf.languages.typescript import language as typescript

__all__ = [
    "LANGUAGES",
    "Language",
    "Punctuation",
    "Reference",
    "Token",
    "TypeExpression",
    "Word",
    "expression_code",
]

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {language.name: language for language in (python.LANGUAGE, typescript.LANGUAGE)}
)
"""The languages of pages, by name."""
