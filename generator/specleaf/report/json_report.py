"""What a command has found and done as JSON. Keys are added in later versions, none is removed or renamed."""

from __future__ import annotations

from collections import Counter

from specleaf.json_value import Json, printable_json
from specleaf.report.findings import DRIFT, Finding, Outcome, findings_of


def json_report(outcome: Outcome) -> str:
    """One JSON object on one line.

    `problems` (`code`, `severity`, `message`; where there are any `hint`, `file`, `line`, `column`, `pointer`,
    `consequence`), `summary` (how many of each severity) and `exitCode`; of commands that compare, `drift` (a list of
    `path` and `state`); of `generate`, `written` (numbers of files).
    """
    problems = [each for each in findings_of(outcome) if each.code != DRIFT]
    counts = Counter(each.severity for each in problems)
    report: dict[str, Json] = {
        "problems": [_entry(each) for each in problems],
        "summary": {"errors": counts["error"], "warnings": counts["warning"], "notes": counts["note"]},
        "exitCode": outcome.exit_code,
    }
    if outcome.drift is not None:
        folder = outcome.root
        report["drift"] = [
            {"path": (folder / each.path).as_posix(), "state": each.state} for each in outcome.drift.entries
        ]
    if done := outcome.written:
        report["written"] = {"written": done.written, "unchanged": done.unchanged, "removed": done.removed}
    return printable_json(report)


def _entry(finding: Finding) -> Json:
    line, column = finding.position or (0, 0)
    entry: dict[str, Json] = {"code": finding.code, "severity": finding.severity, "message": finding.message}
    others: dict[str, Json] = {
        "hint": finding.hint,
        "file": finding.file,
        "line": line,
        "column": column,
        "pointer": finding.pointer,
        "consequence": finding.consequence,
    }
    return entry | {key: value for key, value in others.items() if value}
