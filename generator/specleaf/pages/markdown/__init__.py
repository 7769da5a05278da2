"""Text to Markdown, whatever the layout.

In: text of any origin, or a description in CommonMark.
Out: `Markdown` that shows just that text, or the markup that its author meant.
Must not know: models, languages, layouts.
"""

from __future__ import annotations

from specleaf.pages.markdown.escape import (
    BREAK,
    anchor,
    cell,
    code,
    code_element,
    code_label,
    escape_invisible,
    fence,
    inline,
    link,
    without_snippets,
)
from specleaf.pages.markdown.json_text import json_text

__all__ = [
    "BREAK",
    "anchor",
    "cell",
    "code",
    "code_element",
    "code_label",
    "escape_invisible",
    "fence",
    "inline",
    "json_text",
    "link",
    "without_snippets",
]
