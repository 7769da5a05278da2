"""What generated models are written with: the same text in every package.

Nothing here comes from a document, and nothing is imported before it is used.
"""

from typing import TYPE_CHECKING

from .lazy import lazy

if TYPE_CHECKING:
    from .checks import Check, Nothing, model_check
    from .model import CONSTANT, Model
    from .references import ref
    from .scalars import Boolean, Exact, Integer, MultipleOf, Number
    from .spelled import UUID, Date, DateTime, Time
    from .unions import AnyOf, OneOf, Tagged
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AnyOf": ".unions",
            "Boolean": ".scalars",
            "CONSTANT": ".model",
            "Check": ".checks",
            "Date": ".spelled",
            "DateTime": ".spelled",
            "Exact": ".scalars",
            "Integer": ".scalars",
            "Model": ".model",
            "MultipleOf": ".scalars",
            "Nothing": ".checks",
            "Number": ".scalars",
            "OneOf": ".unions",
            "Tagged": ".unions",
            "Time": ".spelled",
            "UUID": ".spelled",
            "model_check": ".checks",
            "ref": ".references",
        },
    )

__all__ = [
    "CONSTANT",
    "UUID",
    "AnyOf",
    "Boolean",
    "Check",
    "Date",
    "DateTime",
    "Exact",
    "Integer",
    "Model",
    "MultipleOf",
    "Nothing",
    "Number",
    "OneOf",
    "Tagged",
    "Time",
    "lazy",
    "model_check",
    "ref",
]
