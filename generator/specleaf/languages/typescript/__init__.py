"""TypeScript.

In: types, values, names.
Out: TypeScript code, laid out as a formatter would.
Must not know: layouts of pages.
"""

from __future__ import annotations

from specleaf.languages.typescript.language import (
    BLOB,
    BYTES,
    DAY,
    FILE,
    NO_EXAMPLE,
    import_of,
    parts_of_value,
    type_expression,
)
from specleaf.languages.typescript.layout import Layout
from specleaf.languages.typescript.style import STYLE
from specleaf.languages.typescript.text import json_code

__all__ = [
    "BLOB",
    "BYTES",
    "DAY",
    "FILE",
    "NO_EXAMPLE",
    "STYLE",
    "Layout",
    "import_of",
    "json_code",
    "parts_of_value",
    "type_expression",
]
