"""Languages: how each spells types, values and names. A new language is a module here and a row below."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from specleaf.languages import python, typescript
from specleaf.languages.language import Language

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {language.name: language for language in (python.LANGUAGE, typescript.LANGUAGE)}
)
"""The languages of pages, by name."""
