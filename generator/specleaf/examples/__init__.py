"""Example values.

In: a type of the `Api`, a seed, and the examples that the author wrote.
Out: a `Value` to show, and by the strategy `valid` one that its schema accepts.
Must not know: how a language spells a value, and where it is shown.
"""

from __future__ import annotations

from specleaf.examples.as_json import as_json
from specleaf.examples.authored import plain_value
from specleaf.examples.block_order import rendering_order
from specleaf.examples.choose import examples_of
from specleaf.examples.strategy import DRAWN, ExampleSettings, OptionalFields, Roots
from specleaf.examples.valid import true_examples

__all__ = [
    "DRAWN",
    "ExampleSettings",
    "OptionalFields",
    "Roots",
    "as_json",
    "examples_of",
    "plain_value",
    "rendering_order",
    "true_examples",
]
