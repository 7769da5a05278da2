"""What can be wrong with a document or the settings, as values.

A stage that meets a mistake adds a `Problem` to a `Problems` list and goes on. It says what is wrong, where, and what
would help; `report` finds the line and the column and prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from specleaf.pointer import ROOT, Pointer

Severity = Literal["error", "warning", "note"]

CODES: dict[str, str] = {
    # reading
    "file": "a file cannot be read or written",
    "encoding": "the text is not UTF-8",
    "empty": "there is no document",
    "json-syntax": "not JSON (RFC 8259)",
    "yaml-syntax": "not YAML",
    "yaml-tag": "a YAML tag that JSON has no value for",
    "multi-document": "more than one YAML document in a file",
    "duplicate-key": "a key that appears twice in one mapping",
    "non-json-value": "a value or key that JSON does not have",
    "alias-cycle": "a YAML alias that contains itself",
    "alias-bomb": "YAML aliases that unfold to more nodes than the limit",
    "too-large": "more bytes or nodes than the limit",
    "output-too-large": "more characters in generated files than the limit",
    "too-deep": "deeper nesting than the limit",
    "number-too-large": "a number with more digits than the limit",
    # the document
    "unsupported-version": "not OpenAPI 3.0, 3.1 or 3.2, nor a fragment",
    "unsupported-dialect": "a schema dialect that is not JSON Schema 2020-12",
    "schema-invalid": "not what the OpenAPI Specification or JSON Schema allows at this place",
    "keyword-unknown": "a keyword that no specification read here knows",
    "keyword-ignored": "a keyword with no effect in this place",
    "duplicate-operation-id": "an operationId that is used twice",
    "duplicate-parameter": "a parameter with the same name and place as another",
    "discriminator": "a discriminator that names no schema, or no property",
    "default-invalid": "a default that its own schema refuses",
    "example-invalid": "an example that its own schema refuses",
    "specification": "a finding of openapi-spec-validator",
    # references
    "ref-missing": "a reference to nothing",
    "ref-type": "a reference to something of another kind",
    "ref-cycle": "references that only lead back to themselves",
    "ref-outside": "a reference to a file outside the document's folder",
    "ref-remote": "a reference to the network",
    "ref-unsupported": "a reference that cannot be decided without running",
    # meaning
    "contradiction": "a schema that no value can satisfy",
    "pattern": "a pattern that cannot be checked in linear time, or is no ECMA-262 pattern",
    "inexact": "something that the output says less exactly than the document",
    "nothing-to-generate": "no schema, so no model and no page",
    # settings and output
    "settings": "a settings file that cannot be used",
    "usage": "a command line that cannot be used",
    "output": "an output folder that cannot be used",
    "locked": "another run is writing to the same folder",
    "edited": "a generated file that was edited by hand",
    "foreign": "a file in the way that specleaf did not write",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `pointer` is where; a syntax error, which has no pointer, carries its `position` (from 1) itself."""

    code: str
    message: str
    pointer: Pointer = ROOT
    severity: Severity = "error"
    hint: str = ""
    position: tuple[int, int] | None = None
    path: str = ""
    """The file that a problem with no document is about: a settings file, an output path."""
    excerpt: str = ""
    """The line at the position, where there is no document to take it from."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"not a problem code: {self.code}")


class SpecleafError(Exception):
    """A run that cannot go on: what `generate` and `check` raise; the command line prints it and exits with 2."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{each.path}: {each.message}" if each.path else each.message for each in problems))


@dataclass(slots=True)
class Problems:
    """The findings of a run so far, in the order found."""

    found: list[Problem] = field(default_factory=list[Problem])

    def error(self, code: str, pointer: Pointer, message: str, hint: str = "") -> None:
        """Add what must be mended before anything is written."""
        self.found.append(Problem(code, message, pointer, "error", hint))

    def warn(self, code: str, pointer: Pointer, message: str, hint: str = "") -> None:
        """Add what has a defined reading all the same."""
        self.found.append(Problem(code, message, pointer, "warning", hint))

    def note(self, code: str, pointer: Pointer, message: str, hint: str = "") -> None:
        """Add what the reader of the output should know."""
        self.found.append(Problem(code, message, pointer, "note", hint))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far is an error."""
        return any(problem.severity == "error" for problem in self.found)

    def raise_errors(self) -> None:
        """Raise `SpecleafError` with all findings if one of them is an error."""
        if self.has_errors:
            raise SpecleafError(*self.found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)
