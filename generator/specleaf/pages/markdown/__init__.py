"""Text to Markdown, whatever the layout.

In: text of any origin, or a description in CommonMark.
Out: `Markdown` that shows just that text, or the markup that its author meant.
Must not know: models, languages, layouts.
"""

from __future__ import annotations

from specleaf.pages.markdown.escape import (
    BREAK,
    anchor,
    at_line_start,
    breakable,
    breakable_path,
    cell,
    code,
    code_element,
    code_label,
    escape_invisible,
    fence,
    inline,
    link,
    web_link,
    without_snippets,
)
from specleaf.pages.markdown.headings import Heading, Headings, HeadingText, as_name, in_code, in_words, slug
from specleaf.pages.markdown.json_text import json_text

__all__ = [
    "BREAK",
    "Heading",
    "HeadingText",
    "Headings",
    "anchor",
    "as_name",
    "at_line_start",
    "breakable",
    "breakable_path",
    "cell",
    "code",
    "code_element",
    "code_label",
    "escape_invisible",
    "fence",
    "in_code",
    "in_words",
    "inline",
    "json_text",
    "link",
    "slug",
    "web_link",
    "without_snippets",
]
