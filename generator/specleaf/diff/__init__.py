"""What has changed between two documents, for those who use the models and the pages.

In: two meanings (`Api` and `Names` each).
Out: `Change`s, each with what it breaks, and their text.
Must not know: documents, files, settings, how a language writes a type.

`matching` finds what is the same model or operation on both sides, `inclusion` proves that one type accepts all that
another does, `witness` looks for a value that shows the opposite, and `relation` puts the two together. `model_changes`
and `operation_changes` say what differs.
"""

from __future__ import annotations

from specleaf.diff.change import Change, Meaning
from specleaf.diff.compare import changes_between
from specleaf.diff.report import FORMATS

__all__ = ["FORMATS", "Change", "Meaning", "changes_between"]
