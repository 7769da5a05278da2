"""The strategy of newer pages in the SDK layout (`nameResolutionFeb2025`): unqualified names where they are unique.

A model is called after its title or its property, an array item after the singular of its property (`lines`: `Line`),
a body after its operation. Models with the same name get that of their component or operation in front, then more and
more of the properties between, and last the kind of model. Not all of the publishers' rules are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from specleaf.ir import ModelId, ObjectModel
from specleaf.naming.authored_names import authored_name
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.disambiguation import disambiguate
from specleaf.naming.location import ComponentRoot, Location, OperationRoot, Side
from specleaf.naming.qualifiers import KINDS
from specleaf.naming.roots import texts_of
from specleaf.naming.segments import Segment, segments_of
from specleaf.naming.strategy import NamingTask
from specleaf.naming.words import caseless_key

_PLAIN = KINDS[ObjectModel]
_SYNTHETIC = {"parameters": "Request", "responses": "Response", "globals": "Globals", "security": "Security"}


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The candidate names of a model, each more specific than the one before.

    `numbered`: the name that gets a number where the last candidate is not unique.
    """

    names: Sequence[str]
    numbered: str
    is_nested: bool = False
    """Whether they are those of a nested model: leaf; leaf and kind; root and leaf; …"""

    @property
    def without_leaf_and_kind(self) -> Sequence[str]:
        """The names without the second, which is for models that differ in their kind from all with the same leaf."""
        return (self.names[0], *self.names[2:]) if self.is_nested else self.names


def bare(task: NamingTask) -> dict[ModelId, str]:
    """The class name of every model."""
    groups: dict[str, dict[ModelId, _Candidates]] = {}
    for id_, location in task.locations.items():
        scope = task.namespaces[id_] if task.namespaced else ""
        groups.setdefault(scope, {})[id_] = _candidates_of(location, task)
    return {id_: name for group in groups.values() for id_, name in _resolved(group, task).items()}


def _candidates_of(location: Location, task: NamingTask) -> _Candidates:
    if location.id in task.pins:
        return _Candidates([task.pins[location.id]], task.pins[location.id])
    segments = () if location.is_synthetic else segments_of(location, task)
    is_nested = len(segments) > 0 and segments[-1].is_bare
    all_names = [task.class_name(location.with_variant(texts)) for texts in _candidate_texts(location, segments, task)]
    names = [name for name in all_names if caseless_key(name) not in task.taken_names] or all_names
    is_whole = is_nested and len(names) == len(all_names)
    return _Candidates(names, all_names[_NESTED_WITH_ROOT if is_nested else -1], is_whole)


def _resolved(group: Mapping[ModelId, _Candidates], task: NamingTask) -> dict[ModelId, str]:
    """The name of each model of a scope."""
    kinds = Counter(_leaf_and_kind(id_, candidates, task) for id_, candidates in group.items())
    possible = {
        id_: candidates.names if kinds[_leaf_and_kind(id_, candidates, task)] == 1 else candidates.without_leaf_and_kind
        for id_, candidates in group.items()
    }
    rest = disambiguate(possible)
    rest = _numbered(rest, group)
    ranks = {id_: (id_ not in task.pins, len(candidates.names)) for id_, candidates in group.items()}
    return resolve_claims([Claim(id_, ranks[id_], id_.reference, names) for id_, names in rest.items()])


def _leaf_and_kind(id_: ModelId, candidates: _Candidates, task: NamingTask) -> tuple[str, str]:
    return caseless_key(candidates.names[0]), KINDS[type(task.api.models[id_])]


def _numbered(
    names: Mapping[ModelId, Sequence[str]], group: Mapping[ModelId, _Candidates]
) -> dict[ModelId, Sequence[str]]:
    """The names, with numbers where several models share their last one: inner models first, in document order."""
    sharing: dict[str, list[ModelId]] = {}
    for id_, rest in names.items():
        if len(group[id_].names) > 1:
            sharing.setdefault(caseless_key(rest[0]), []).append(id_)
    found = dict(names)
    for ids in sharing.values():
        for number, id_ in enumerate(_inner_first(ids) if len(ids) > 1 else (), 1):
            found[id_] = (f"{group[id_].numbered}{number}", *names[id_])
    return found


def _inner_first(ids: Sequence[ModelId]) -> Sequence[ModelId]:
    """The places in their order, but each after those inside it."""
    found: list[ModelId] = []
    for id_ in ids:
        at = next((number for number, other in enumerate(found) if id_.is_within(other)), len(found))
        found.insert(at, id_)
    return found


def _candidate_texts(location: Location, segments: Sequence[Segment], task: NamingTask) -> Iterator[Sequence[str]]:
    """The words of each candidate. A component and a synthetic model have one candidate only."""
    root = _root_texts(location, task)
    if location.is_synthetic:
        yield (*root, _SYNTHETIC[location.id.name])
    elif not segments:
        yield (*root, *_error_suffix(root, location, task))
    elif segments[-1].is_bare:
        yield from _nested_candidates(root, segments, KINDS[type(task.api.models[location.id])])
    elif task.namespaces[location.id] == "errors" and isinstance(location.root, OperationRoot):
        yield from _error_candidates(root, location)
    else:
        yield from _body_candidates(root, segments[-1])


def _error_suffix(root: Sequence[str], location: Location, task: NamingTask) -> Sequence[str]:
    """A component that is the body of errors has a name that says so."""
    is_error = task.namespaces[location.id] == "errors" and "error" not in "".join(root).lower()
    return ("Error",) if is_error else ()


def _root_texts(location: Location, task: NamingTask) -> Sequence[str]:
    """The words of a component, under which the types inside it are named too, or of an operation."""
    if isinstance(location.root, ComponentRoot) and (name := authored_name(location.root.pointer, task)):
        return (name,)
    return next(texts_of(location.root))


_PHRASES: Mapping[str, str] = {
    **{str(status.value): status.phrase for status in HTTPStatus},
    "413": "Request Entity Too Large",
    "414": "Request URI Too Long",
    "416": "Requested Range Not Satisfiable",
    "422": "Unprocessable Entity",
}
"""The names of statuses; those that RFC 9110 changed have their older names."""
_NESTED_WITH_ROOT = 2
"""Which candidate of a nested model is that of root and leaf."""


def _nested_candidates(root: Sequence[str], segments: Sequence[Segment], kind: str) -> Iterator[Sequence[str]]:
    """The leaf; root and leaf, each also with the kind; then with more and more of the segments between them.

    Of models that differ only in their kind, an object keeps the plain name.
    """
    *before, last = segments
    suffix = () if kind == _PLAIN else (kind,)
    for texts in (last.leaf, (*root, *last.leaf)):
        yield texts
        yield (*texts, *suffix)
    way = [text for segment in before for text in segment.texts]
    way += last.texts if last.title else ()
    for number in range(1, len(way) + 1):
        yield (*root, *way[-number:], *last.leaf)


def _error_candidates(root: Sequence[str], location: Location) -> Iterator[Sequence[str]]:
    """The name of the status, then with that of the operation before it: `NotFoundError`, `GetPetNotFoundError`."""
    status = next(step.status for step in location.steps if isinstance(step, Side))
    phrase = _PHRASES.get(status, status)
    words = (phrase,) if "Error" in phrase else (phrase, "Error")
    if status in _PHRASES:
        yield words
    yield (*root, *words)


def _body_candidates(root: Sequence[str], body: Segment) -> Iterator[Sequence[str]]:
    """Root and body; for a response, then the same with `ResponseBody`."""
    yield (*root, *body.texts)
    if body.texts[0] == "Response":
        yield (*root, "ResponseBody", *body.texts[1:])
