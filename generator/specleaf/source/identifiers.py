"""The URIs that documents and schemas have: `$self` and `$id`, against which the references inside them are resolved.

Sections: OpenAPI 3.2, "Relative References in URIs"; JSON Schema 2020-12, Core, 8.2.1; RFC 3986, 5.1. A URI only names
what has been read from the document's folder: nothing is ever fetched from one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from specleaf.pointer import Pointer

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(slots=True)
class Identifiers:
    """The URIs registered so far. One that is relative to its file is a path, as `Pointer.file` has it."""

    _by_place: dict[Pointer, str] = field(default_factory=dict[Pointer, str])
    _places: dict[str, list[Pointer]] = field(default_factory=dict[str, list[Pointer]])

    def register(self, place: Pointer, identifier: str) -> None:
        """Register the `$self` of a document or the `$id` of a schema; one that is a fragment names no resource."""
        text = identifier.partition("#")[0]
        if text and place not in self._by_place:
            uri = _joined(self._base(place), text)
            self._by_place[place] = uri
            for each in dict.fromkeys((uri, text)):
                self._places.setdefault(each, []).append(place)

    def resources(self, place: Pointer) -> Iterator[Pointer]:
        """The schemas with an `$id` around a place, the nearest first: pointers within them start there (Core, 9.2)."""
        return (each for each in self._around(place) if each.parts)

    def resource(self, path: str, place: Pointer) -> Pointer | None:
        """The one document or schema that a reference without its fragment names at a place."""
        for uri in dict.fromkeys((_joined(self._base(place), path), path)):
            found = self._places.get(uri, [])
            if len(found) == 1:
                return found[0]
        return None

    def local_paths(self, path: str, place: Pointer) -> Iterator[str]:
        """The files, as paths from the folder of the document, that a reference may name at a place with a base URI.

        One with a relative `$self` is read as if it lay at that path. Else files lie beside each other here as their
        URIs do there.
        """
        base, own = self._base(place), self._by_place.get(Pointer((), place.file))
        if own and not is_absolute(own) and not own.startswith("/"):
            yield _joined(own, path)
        folder = posixpath.dirname(place.file)
        if base != place.file and not is_absolute(path) and not path.startswith("/"):
            yield posixpath.normpath(posixpath.join(folder, path))
        target, beside = urlsplit(path), urlsplit(own or "")
        if own and is_absolute(path) and target[:2] == beside[:2]:
            relative = posixpath.relpath(target.path or "/", posixpath.dirname(beside.path) or "/")
            yield posixpath.normpath(posixpath.join(folder, relative))

    def uri(self, path: str, place: Pointer) -> str:
        """What a reference without its fragment is as a URI, or as a path where nothing around it has one."""
        return _joined(self._base(place), path)

    def _base(self, place: Pointer) -> str:
        """The base URI at a place: that of the resource around it, else the path of the file (RFC 3986, 5.1)."""
        around = next(self._around(place), None)
        return place.file if around is None else self._by_place[around]

    def _around(self, place: Pointer) -> Iterator[Pointer]:
        for depth in range(len(place.parts), -1, -1) if self._by_place else ():
            if (around := Pointer(place.parts[:depth], place.file)) in self._by_place:
                yield around


def is_absolute(path: str) -> bool:
    """Whether a reference without its fragment has a scheme, or the name of a host."""
    return path.startswith("//") or _SCHEME.match(path) is not None


def _joined(base: str, path: str) -> str:
    """A reference resolved against a base URI, or against the path of a file (RFC 3986, 5.2)."""
    if is_absolute(path) or is_absolute(base) or base.startswith("/"):
        return urljoin(base, path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
