"""Text that is fit for its place.

Text from a document never reaches output as it is. What quotes it for a target returns one of these, and the renderer
refuses any other string, so a forgotten quotation is found by the type checker or, at the latest, before writing.
"""

from __future__ import annotations


class Code(str):
    """Source code of some language: an identifier, a literal, a type, a whole block."""

    __slots__ = ()


class Markdown(str):
    """Markdown, quoted for the place where it will stand."""

    __slots__ = ()
