"""Docstrings of classes, aliases and fields."""

from __future__ import annotations

from specleaf.ir import Docs
from specleaf.languages.python import docstring
from specleaf.models.pydantic.scope import Scope
from specleaf.text import Code

INDENT = 4


def docstring_of(docs: Docs, name: str, indent: int, *remarks: str) -> Code | None:
    """The description, or a title that says more than the name; then remarks, those of `docs` last, as paragraphs."""
    title = "" if _letters(docs.title) == _letters(name) else docs.title.strip()
    text = docstring("\n\n".join(filter(None, (docs.description.strip() or title, *remarks, *docs.remarks))), indent)
    return Code(text) if text else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def model_docstring(scope: Scope, indent: int) -> Code | None:
    """The docstring of a model, if its author described it."""
    docs = scope.model.docs
    return docstring_of(docs, scope.name, indent, "Deprecated." if docs.deprecated else "")
