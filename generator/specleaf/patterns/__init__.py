"""Regular expressions of ECMA-262, as `pattern` has them.

In: the text of a pattern.
Out: its syntax tree, the same pattern for an engine that runs in linear time, and texts that match it.
Must not know: schemas, or anything else of a document.
"""

from __future__ import annotations

from specleaf.patterns.conditions import conditions
from specleaf.patterns.everything import matches_everything
from specleaf.patterns.samples import sample_texts
from specleaf.patterns.translation import is_valid, translate

__all__ = [
    "conditions",
    "is_valid",
    "matches_everything",
    "sample_texts",
    "translate",
]
