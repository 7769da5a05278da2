"""Changes a generated value so that its type accepts it.

In: a type and a value.
Out: the value, changed where it has to be, or nothing.
Must not know: the random stream.
"""

from __future__ import annotations

from specleaf.examples.repair.numbers import repaired_number
from specleaf.examples.repair.structure import Repairer
from specleaf.examples.repair.texts import repaired_text

__all__ = [
    "Repairer",
    "repaired_number",
    "repaired_text",
]
