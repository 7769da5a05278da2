"""Finished files and the disk: the room that writes output, and the lock file that says what it wrote.

In come files in memory and digests of what they were made from; out goes a folder that holds them, or the difference.
The rule for folders is in `root`, the order of steps in `carry_out`. What a file holds is not this room's business.
"""

from __future__ import annotations

from specleaf.output.drift import Cause, Drift, check_output, difference, drift_of
from specleaf.output.files import OutputFile, unportable
from specleaf.output.lock import LOCK_NAME, Inputs, LockFile, digest
from specleaf.output.plan import Entry, Plan, is_current, plan_output, previous_lock
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
    "check_output",
    "difference",
    "digest",
    "drift_of",
    "is_current",
    "plan_output",
    "previous_lock",
    "unportable",
    "write_output",
]
