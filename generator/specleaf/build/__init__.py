"""From schemas to their meaning.

In: resolved schemas in the words of JSON Schema 2020-12.
Out: an `Api`: operations, models, types, and rules for what no type says.
Must not know: text of documents, versions of OpenAPI, languages, names in code.
"""

from __future__ import annotations

from specleaf.build.api import build_api
from specleaf.build.check_patterns import check_patterns
from specleaf.build.check_values import check_values

__all__ = [
    "build_api",
    "check_patterns",
    "check_values",
]
