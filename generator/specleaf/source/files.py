"""The files of a description: the one that was given, and those that references lead to.

Files beside the document are read when a reference first asks for one, never anything else (OpenAPI 3.1, "Relative
References in URIs").
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from specleaf.pointer import Pointer
from specleaf.problems import Problems, SpecleafError
from specleaf.source.document import Document
from specleaf.source.identifiers import is_absolute
from specleaf.source.limits import Limits
from specleaf.source.load import load_beside


@dataclass(slots=True)
class Files:
    """The documents read so far, by their name in a `Pointer`; each has one name, however it is referred to."""

    root: Document
    limits: Limits
    problems: Problems
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    by_path: dict[str, Document | SpecleafError] = field(default_factory=dict[str, "Document | SpecleafError"])
    """What each path leads to, or why it leads nowhere."""

    def __post_init__(self) -> None:
        self.documents[self.root.file] = self.root

    def resolve(self, reference: str, place: Pointer, hint: str = "") -> str | None:
        """The name of the file that a reference at `place` leads to, or `None` and a problem with a hint."""
        path = reference.partition("#")[0]
        if not path:
            return place.file
        if is_absolute(path):
            self._refuse(path, reference, place)
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), unquote(path)))
        match self._at(path):
            case Document(file=file):
                return file
            case SpecleafError(problems=problems):
                self.problems.found.extend(
                    replace(problem, pointer=place, hint=problem.hint or hint)
                    for problem in problems
                    if not problem.path
                )
                return None

    def read(self, path: str) -> Document | None:
        """The document at a path, percent-encoded, from the root document's folder; `None` if there is none."""
        found = self._at(posixpath.normpath(unquote(path)))
        return found if isinstance(found, Document) else None

    def _at(self, path: str) -> Document | SpecleafError:
        if path not in self.by_path:
            self.by_path[path] = self._read(path)
        return self.by_path[path]

    def _refuse(self, path: str, reference: str, place: Pointer) -> None:
        message = f"{reference!r} is not in the document's folder, and is not read"
        if path.lower().startswith("file:"):
            self.problems.error("ref-outside", place, message)
        else:
            self.problems.error("ref-remote", place, message, "put a copy beside the document and refer to that")

    def _read(self, path: str) -> Document | SpecleafError:
        try:
            document = load_beside(self.root, path, self.limits)
        except SpecleafError as error:
            # What is wrong inside the file is told once; that there is none, or that it may not be read, at each place.
            self.problems.found.extend(problem for problem in error.problems if problem.path)
            return error
        return self.documents.setdefault(document.file, document)
