"""Writing files, and comparing them with those on disk.

In: files in memory, and the digests of the inputs that they were made from.
Out: the files and a lock file on disk, or the differences.
Must not know: how the text of files is made.
"""

from __future__ import annotations

from specleaf.output.drift import Cause, Drift, check_output, difference, drift_of
from specleaf.output.files import OutputFile, unportable
from specleaf.output.lock import LOCK_NAME, Inputs, LockFile, digest
from specleaf.output.plan import Entry, Plan, changed_at, current_files, plan_output, previous_lock
from specleaf.output.root import Root
from specleaf.output.write import Written, write_output

__all__ = [
    "LOCK_NAME",
    "Cause",
    "Drift",
    "Entry",
    "Inputs",
    "LockFile",
    "OutputFile",
    "Plan",
    "Root",
    "Written",
    "changed_at",
    "check_output",
    "current_files",
    "difference",
    "digest",
    "drift_of",
    "plan_output",
    "previous_lock",
    "unportable",
    "write_output",
]
