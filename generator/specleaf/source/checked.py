"""Objects of a document as later stages may read them: checked against the metaschemas, and repaired where they fail.

In: a document, and an object in it that is used. Out: the document with valid values in that object, and a problem for
each place where they differ from what is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problems
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.edits import REMOVED, Edit, edited
from specleaf.source.findings import Finding
from specleaf.source.keywords import ASSERTIONS
from specleaf.source.lookup import value_at
from specleaf.source.metaschema import check_metaschema
from specleaf.source.structure import Node

_MAX_ROUNDS = 6
"""A repair may uncover what an alternative hid, and a reference that is followed brings values of its own."""


@dataclass(slots=True)
class Checker:
    """Checks objects, each once. `follow` gives the value that an unexpected reference leads to, `None` if none."""

    problems: Problems
    follow: Callable[[Pointer, str], Json]
    weakened: set[Pointer] = field(default_factory=set[Pointer])
    """The places where an assertion was left out, or a schema was replaced by one that accepts anything."""
    _seen: set[tuple[Pointer, str]] = field(default_factory=set[tuple[Pointer, str]])
    _left_out: set[Pointer] = field(default_factory=set[Pointer])

    def checked(self, document: Document, start: Node, dialect: Dialect) -> Document:
        """The document with valid values in the object `start`."""
        for _ in range(_MAX_ROUNDS):
            node = replace(start, value=_complete(start, value_at(document.root, start.pointer.parts)))
            new = [each for each in check_metaschema(node, dialect) if self._is_new(each)]
            edits = [edit for finding in new for edit in self._report(finding)]
            if not edits:
                break
            document = edited(document, edits)
        return document

    def _is_new(self, finding: Finding) -> bool:
        key = finding.problem.pointer, finding.problem.message
        if key in self._seen or any(finding.problem.pointer.is_within(place) for place in self._left_out):
            return False
        self._seen.add(key)
        return True

    def _report(self, finding: Finding) -> tuple[Edit, ...]:
        """The edits of a finding, which is added to the problems."""
        problem = finding.problem
        edits = finding.edits
        if finding.follows is not None:
            value = self.follow(problem.pointer, finding.follows)
            edits = (Edit(problem.pointer, REMOVED if value is None else value),)
            if value is None:
                problem = replace(problem, consequence=Consequence.FIELD_OMITTED)
        if problem.consequence is Consequence.ANYTHING or (
            problem.consequence is Consequence.FIELD_OMITTED and problem.pointer.name in ASSERTIONS
        ):
            self.weakened.update(edit.pointer for edit in edits)
        if problem.consequence is Consequence.PART_OMITTED:
            self._left_out.update(edit.pointer for edit in edits)
        self.problems.found.append(problem)
        return edits


def _complete(start: Node, value: Json) -> Json:
    """The root of a fragment with the fields that it lacks."""
    if start.kind == "document" and isinstance(value, dict) and "openapi" not in value:
        return {"openapi": "3.1.0", "info": {"title": "fragment", "version": "0"}, **value}
    return value
