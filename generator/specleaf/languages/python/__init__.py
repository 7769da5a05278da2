"""Python.

In: types, values, names, docstrings.
Out: Python code, laid out as a formatter would.
Must not know: pydantic.
"""

from __future__ import annotations

from specleaf.languages.python.imports import Imports, from_import, member_key, natural_key
from specleaf.languages.python.layout import (
    LINE,
    Expr,
    Shape,
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
from specleaf.languages.python.literal import fits_literal, literal_of, number, text, whole
from specleaf.languages.python.published_values import PublishedValues
from specleaf.languages.python.sdk import NULLABLE, OPTIONAL, OPTIONAL_NULLABLE, type_expression, wrapped
from specleaf.languages.python.style import PUBLISHED_STYLE
from specleaf.languages.python.text import docstring, first_hidden, string_literal
from specleaf.languages.python.tuples import Lengths, lengths_of

__all__ = [
    "LINE",
    "NULLABLE",
    "OPTIONAL",
    "OPTIONAL_NULLABLE",
    "PUBLISHED_STYLE",
    "Expr",
    "Imports",
    "Lengths",
    "PublishedValues",
    "Shape",
    "assignment",
    "call",
    "class_header",
    "constant",
    "dict_of",
    "docstring",
    "first_hidden",
    "fits_literal",
    "from_import",
    "keyword",
    "lengths_of",
    "list_of",
    "literal_of",
    "member_key",
    "name",
    "natural_key",
    "number",
    "starred",
    "string_literal",
    "subscript",
    "text",
    "tuple_of",
    "type_expression",
    "union_of",
    "whole",
    "wrapped",
]
