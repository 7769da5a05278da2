"""Findings as a log of the Static Analysis Results Interchange Format (SARIF 2.1.0), which code scanning reads."""

from __future__ import annotations

from urllib.parse import quote

from specleaf import __version__
from specleaf.json_value import Json, printable_json
from specleaf.problems import CODES, Severity
from specleaf.report.findings import DRIFT, DRIFT_MEANING, Finding, Outcome, findings_of, repository_path

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}


def sarif_report(outcome: Outcome) -> str:
    """A SARIF log with one run, on one line; files are relative to the top of the repository (section 3.4)."""
    findings = findings_of(outcome)
    codes = list(dict.fromkeys(each.code for each in findings))
    driver: Json = {
        "name": "specleaf",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": _meaning(code)}} for code in codes],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": outcome.exit_code in (0, 1), "exitCode": outcome.exit_code}],
        "results": [_result(each, codes.index(each.code)) for each in findings],
    }
    return printable_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _meaning(code: str) -> str:
    return DRIFT_MEANING if code == DRIFT else CODES[code].meaning


def _result(finding: Finding, rule: int) -> Json:
    help_ = f"; {finding.hint}" if finding.hint else ""
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{help_}"},
    }
    if finding.file:
        result["locations"] = [{"physicalLocation": _location(finding)}]
    return result


def _location(finding: Finding) -> Json:
    location: dict[str, Json] = {"artifactLocation": {"uri": quote(repository_path(finding.file))}}
    if finding.position:
        line, column = finding.position
        location["region"] = {"startLine": line, "startColumn": column}
    return location
