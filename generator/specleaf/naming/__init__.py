"""Names.

In: an `Api`, the naming style of a language, a strategy, and names fixed in the settings.
Out: `Names`, a table beside the `Api`: the names of models, fields, members, modules and files.
Must not know: documents, and how a language spells a type or a value.
"""

from __future__ import annotations

from specleaf.naming.assign import STRATEGIES, assign_names, unknown_pins
from specleaf.naming.candidates import group_of
from specleaf.naming.names import Names, Namespace
from specleaf.naming.numerals import with_leading_number_spelt
from specleaf.naming.portable import portable
from specleaf.naming.strategy import Strategy
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import camel, humps, legal, normal, pascal, runs, snake, spelt

__all__ = [
    "STRATEGIES",
    "Names",
    "Namespace",
    "NamingStyle",
    "Strategy",
    "assign_names",
    "camel",
    "group_of",
    "humps",
    "legal",
    "normal",
    "pascal",
    "portable",
    "runs",
    "snake",
    "spelt",
    "unknown_pins",
    "with_leading_number_spelt",
]
