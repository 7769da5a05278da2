"""String types for text that is quoted for its target.

Text of a document is never placed in output unquoted. Functions that quote return one of these types, and the renderer
refuses a plain `str`: a missing quotation is found by the type checker or, at the latest, before anything is written.
"""

from __future__ import annotations


class Code(str):
    """Source code of some language: an identifier, a literal, a type, a whole block."""

    __slots__ = ()


class Markdown(str):
    """Markdown, quoted for its context: a paragraph, a table cell, a heading."""

    __slots__ = ()
