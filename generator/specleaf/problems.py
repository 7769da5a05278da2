"""What can be wrong with a document or the settings, as values.

A stage that meets a mistake adds a `Problem` to a `Problems` list and goes on. It says what is wrong, where, and what
would help; `report` finds the line and the column and prints it. `CODES` is the table of all kinds of problems, with
what a run does about each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Literal

from specleaf.pointer import ROOT, Pointer

Severity = Literal["error", "warning", "note"]


class Consequence(Enum):
    """What a run does about a problem. Only `STOPS` ends it, unless the settings are strict."""

    STOPS = "the run ends"
    ANYTHING = "the schema is read as one that accepts anything"
    FIELD_OMITTED = "the keyword or field is left out"
    PART_OMITTED = "that part of the document is left out"
    AS_MEANT = "it is read as it is meant"
    UNCHECKED = "the models do not check it"
    NONE = "nothing else changes"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: what it is, and what a run does about it, the usual consequence first."""

    meaning: str
    consequences: tuple[Consequence, ...] = (Consequence.STOPS,)


_ANYTHING, _FIELD, _PART = Consequence.ANYTHING, Consequence.FIELD_OMITTED, Consequence.PART_OMITTED
_AS_MEANT, _UNCHECKED, _NONE = Consequence.AS_MEANT, Consequence.UNCHECKED, Consequence.NONE

CODES: dict[str, Code] = {
    # reading
    "file": Code("a file cannot be read or written"),
    "encoding": Code("the text is not UTF-8"),
    "empty": Code("there is no document"),
    "json-syntax": Code("not JSON (RFC 8259)"),
    "yaml-syntax": Code("not YAML"),
    "yaml-tag": Code("a YAML tag that JSON has no value for"),
    "multi-document": Code("more than one YAML document in a file"),
    "duplicate-key": Code("a key that appears twice in one mapping"),
    "non-json-value": Code("a value or key that JSON does not have"),
    "alias-cycle": Code("a YAML alias that contains itself"),
    "alias-bomb": Code("YAML aliases that unfold to more nodes than the limit"),
    "too-large": Code("more bytes or nodes than the limit"),
    "output-too-large": Code("more characters in generated files than the limit"),
    "too-deep": Code("deeper nesting than the limit"),
    "number-too-large": Code("a number with more digits than the limit"),
    # the document
    "unsupported-version": Code("not OpenAPI 3.0, 3.1 or 3.2, nor a fragment"),
    "unsupported-dialect": Code("a schema dialect that is not JSON Schema 2020-12", (_AS_MEANT,)),
    "schema-invalid": Code(
        "not what the OpenAPI Specification or JSON Schema allows at this place",
        (_FIELD, _ANYTHING, _PART, _AS_MEANT, _UNCHECKED, _NONE),
    ),
    "field-unknown": Code("a field that an object of the specification does not have", (_FIELD,)),
    "field-missing": Code("a field that an object of the specification must have", (_NONE, _PART, _FIELD, _AS_MEANT)),
    "newer-version": Code("a field or value of a later version of OpenAPI than the document's", (_AS_MEANT,)),
    "older-version": Code("a field or value of an earlier version of OpenAPI or JSON Schema", (_AS_MEANT,)),
    "component-name": Code(
        "a component whose name has other characters than letters, digits, '.', '-' and '_'", (_AS_MEANT,)
    ),
    "path-parameter": Code("a name in the braces of a path without a path parameter, or the reverse", (_NONE,)),
    "keyword-unknown": Code("a keyword that no specification read here knows", (_FIELD,)),
    "keyword-ignored": Code("a keyword with no effect in this place", (_FIELD,)),
    "duplicate-operation-id": Code("an operationId that is used twice", (_FIELD,)),
    "duplicate-parameter": Code("a parameter with the same name and place as another", (_PART,)),
    "discriminator": Code("a discriminator that names no schema, or no property", (_FIELD, _NONE)),
    "default-invalid": Code("a default that its own schema refuses", (_FIELD,)),
    "example-invalid": Code("an example that its own schema refuses", (_FIELD,)),
    "specification": Code("a finding of openapi-spec-validator", (_NONE,)),
    # references
    "ref-missing": Code("a reference to nothing", (_ANYTHING, _PART, _FIELD)),
    "ref-type": Code("a reference to something of another kind", (_AS_MEANT, _ANYTHING, _PART, _FIELD)),
    "ref-siblings": Code("fields beside the '$ref' of a Reference Object", (_FIELD,)),
    "ref-unexpected": Code("a reference where the specification has none", (_AS_MEANT, _FIELD)),
    "ref-cycle": Code("references that only refer to themselves", (_ANYTHING, _PART, _FIELD)),
    "ref-outside": Code("a reference to a file outside the document's folder"),
    "ref-remote": Code("a reference to the network"),
    "ref-unsupported": Code("a reference that cannot be decided without running", (_ANYTHING, _PART, _FIELD)),
    # meaning
    "contradiction": Code("a schema that no value can satisfy", (_NONE,)),
    "bounds": Code("bounds that exclude each other", (_NONE,)),
    "required-unknown": Code("a required property that looks like a slip for another one", (_NONE,)),
    "pattern": Code("a pattern that cannot be checked in linear time, or is no ECMA-262 pattern", (_UNCHECKED,)),
    "inexact": Code("something that the output says less exactly than the document", (_NONE,)),
    "nothing-to-generate": Code("no schema, so no model and no page", (_NONE,)),
    # settings and output
    "settings": Code("a settings file that cannot be used"),
    "usage": Code("a command line that cannot be used"),
    "output": Code("an output folder that cannot be used"),
    "locked": Code("another run is writing to the same folder"),
    "edited": Code("a generated file that was edited by hand"),
    "foreign": Code("a file in the way that specleaf did not write"),
}


def codes_page() -> str:
    """`docs/problems.md`: each code with an anchor of its own, what it means, and what a run does about it."""
    lines = [_PAGE_HEAD]
    for code, known in sorted(CODES.items()):
        outcomes = "; or ".join(each.value for each in known.consequences)
        lines.append(f"### `{code}`\n\n{known.meaning[0].upper()}{known.meaning[1:]}. What is done: {outcomes}.\n")
    return "\n".join(lines)


_PAGE_HEAD = """# Problems

A run ends, with exit code 2, only for what cannot be read (syntax, encoding, size, version) and for what is unsafe (the
network, files outside the document's folder). About any other error it goes on: the least part of the document that it
concerns is left out, read as it is meant, or read as anything, and a warning says so. `generate` ends by saying how
many errors there were. `--strict`, or `strict = true` in the settings, makes each of them end the run; `specleaf
validate` always does. `specleaf explain CODE` shows what stands here, and
`specleaf explain Pet` how one model was read.

This page is made from the table of codes (`make generate`).
"""


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
    consequence: Consequence | None = None
    """What the run does about it; as a rule the first that its code has in `CODES`."""
    is_tolerated: bool = False
    """Whether it is an error about which the run goes on: see `tolerated`."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"not a problem code: {self.code}")
        known = CODES[self.code].consequences
        if self.consequence is None:
            object.__setattr__(self, "consequence", known[0])
        elif self.consequence not in known:
            raise ValueError(f"no consequence of {self.code}: {self.consequence}")

    def ends_run(self, *, strict: bool) -> bool:
        """Whether nothing is written because of it: an error that leaves nothing to go on with, or any if `strict`."""
        return self.severity == "error" and (strict or self.consequence is Consequence.STOPS)

    def tolerated(self) -> Problem:
        """The problem as a run reports it that goes on in spite of it: an error becomes a warning."""
        return replace(self, severity="warning", is_tolerated=True) if self.severity == "error" else self


class SpecleafError(Exception):
    """A run that cannot go on: what `generate` and `check` raise; the command line prints it and exits with 2."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{each.path}: {each.message}" if each.path else each.message for each in problems))


@dataclass(slots=True)
class Problems:
    """The findings of a run so far, in the order found.

    Those whose code is in `ignored` are not reported and end no run, unless nothing is left to go on with.
    """

    found: list[Problem] = field(default_factory=list[Problem])
    ignored: Collection[str] = ()

    def error(
        self, code: str, pointer: Pointer, message: str, hint: str = "", consequence: Consequence | None = None
    ) -> None:
        """Add what the specification forbids, and what the run does about it if not what the code usually has."""
        self.found.append(Problem(code, message, pointer, "error", hint, consequence=consequence))

    def warn(self, code: str, pointer: Pointer, message: str, hint: str = "") -> None:
        """Add what has a defined reading all the same."""
        self.found.append(Problem(code, message, pointer, "warning", hint))

    def note(self, code: str, pointer: Pointer, message: str, hint: str = "") -> None:
        """Add what the reader of the output should know."""
        self.found.append(Problem(code, message, pointer, "note", hint))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far is an error."""
        return any(problem.severity == "error" for problem in self._counted())

    def raise_errors(self, *, strict: bool = False) -> None:
        """Raise `SpecleafError` with all findings if one of them ends the run; if `strict`, every error does."""
        if any(problem.ends_run(strict=strict) for problem in self._counted()):
            raise SpecleafError(*self._counted())

    def reported(self) -> tuple[Problem, ...]:
        """The findings of a run that goes on."""
        return tuple(problem.tolerated() for problem in self._counted())

    def _counted(self) -> Iterator[Problem]:
        # An object that several places refer to may be read once for each of them.
        for problem in dict.fromkeys(self.found):
            if problem.code not in self.ignored or problem.ends_run(strict=False):
                yield problem

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.found)
