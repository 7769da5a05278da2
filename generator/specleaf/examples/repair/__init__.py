"""A drawn value changed so that its schema accepts it.

In: a type and a value.
Out: the value, changed where it has to be, or nothing.
Must not know: streams and draws.
"""

from __future__ import annotations

from specleaf.examples.repair.numbers import fitted_number
from specleaf.examples.repair.structure import Mender
from specleaf.examples.repair.texts import fitted_text

__all__ = [
    "Mender",
    "fitted_number",
    "fitted_text",
]
