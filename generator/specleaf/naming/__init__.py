"""Names: what every model, field, enumeration member and file is called.

In: an `Api`, the naming style of a language, a strategy, and names fixed in the settings ("pins").
Out: `Names`, a table beside the `Api`: the names of models, fields, members, modules and files.
Must not know: documents, and how a language writes a type or a value.

How a model gets its name (`assign.py` has the order):

1. `location_parser.py`: from its pointer to its `Location`: a root (component, operation, path) and the steps below it;
2. `qualified.py`, `shortest.py` or `bare.py`, the strategies: candidate names, each more specific than the one before
   (`qualifiers.py`, `candidates.py` and `segments.py` have the words that they consist of);
3. `disambiguation.py`: those inside one root that share a candidate all go on to a more specific one;
4. `claims.py`: of those that still share one, the one with priority keeps it.

Fields and members (`fields.py`) go through `claims.py` too. `words.py` turns text into identifiers.
"""

from __future__ import annotations

from specleaf.naming.assign import STRATEGIES, AssignNames, NamesByIdentity, assign_names, unknown_pins
from specleaf.naming.candidates import group_of
from specleaf.naming.names import Names, Namespace
from specleaf.naming.numerals import leading_number_in_words
from specleaf.naming.portable import portable, without_middle
from specleaf.naming.strategy import Strategy
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import (
    as_identifier,
    camel,
    caseless_key,
    name_lone_symbols,
    nfkc,
    pascal,
    snake,
    split_case,
    tokenize,
)

__all__ = [
    "STRATEGIES",
    "AssignNames",
    "Names",
    "NamesByIdentity",
    "Namespace",
    "NamingStyle",
    "Strategy",
    "as_identifier",
    "assign_names",
    "camel",
    "caseless_key",
    "group_of",
    "leading_number_in_words",
    "name_lone_symbols",
    "nfkc",
    "pascal",
    "portable",
    "snake",
    "split_case",
    "tokenize",
    "unknown_pins",
    "without_middle",
]
