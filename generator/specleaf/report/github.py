"""Findings as GitHub Actions shows them: annotations at lines of files, and a summary of the step in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from specleaf.escape import escape, truncate
from specleaf.problems import Severity
from specleaf.report.findings import Finding, repository_path

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_WIDTH = 200
_MOST_ROWS = 100


def format_github(finding: Finding) -> str:
    """A workflow command that GitHub Actions shows as an annotation at the line."""
    properties = {"file": _short(repository_path(finding.file))} if finding.file else {}
    if finding.position:
        properties |= {"line": str(finding.position[0]), "col": str(finding.position[1])}
    properties["title"] = finding.code
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _short(finding.message) + (f" ({_short(finding.hint)})" if finding.hint else "")
    return f"::{_COMMANDS[finding.severity]} {written}::{_text(message)}"


def step_summary(findings: Sequence[Finding], conclusion: str) -> str:
    """The findings as a table in Markdown, below one line with the `conclusion`; of many, the first hundred."""
    lines = [f"**specleaf**: {_cell(conclusion)}", ""]
    if findings:
        lines += ["| where | | what |", "|---|---|---|"]
    for each in findings[:_MOST_ROWS]:
        place = ":".join([repository_path(each.file) or "specleaf", *map(str, each.position or ())])
        lines.append(f"| {_cell(place)} | {each.severity}: {each.code} | {_cell(each.message)} |")
    if len(findings) > _MOST_ROWS:
        lines += ["", f"… and {len(findings) - _MOST_ROWS} more"]
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    """Text of a document in a table of Markdown, where none of its characters marks anything up."""
    return "".join(char if char.isalnum() or char in " ./:-" else f"&#{ord(char)};" for char in _short(text))


def _short(text: str) -> str:
    return truncate(escape(text[: _WIDTH + 1]), _WIDTH)


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
