"""Problems and differences as people and machines read them.

In: the problems of a run and the documents that they are in; how the disk differs.
Out: text for a terminal, annotations and a summary for GitHub Actions, JSON, SARIF.
Must not know: where the text is printed, and what the exit code is.
"""

from __future__ import annotations

from specleaf.report.findings import Finding, Outcome, findings_of
from specleaf.report.github import format_github, step_summary
from specleaf.report.json_report import json_report
from specleaf.report.sarif import sarif_report
from specleaf.report.text import (
    MOST_CHARACTERS,
    MOST_PROBLEMS,
    Documents,
    format_problem,
    format_report,
    in_document_order,
    summary,
)

__all__ = [
    "MOST_CHARACTERS",
    "MOST_PROBLEMS",
    "Documents",
    "Finding",
    "Outcome",
    "findings_of",
    "format_github",
    "format_problem",
    "format_report",
    "in_document_order",
    "json_report",
    "sarif_report",
    "step_summary",
    "summary",
]
