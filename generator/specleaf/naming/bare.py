"""The strategy of newer pages in the SDK layout (`nameResolutionFeb2025`): unqualified names where they are unique.

A model is called after its title or its property, an array item after the singular of its property (`lines`: `Line`),
a body after its operation. Models with the same name get that of their component or operation in front, then more and
more of the properties between, and last the kind of model. Not all of the publishers' rules are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from specleaf.ir import ModelId, ObjectModel, response_wrapper_id
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.disambiguation import disambiguate
from specleaf.naming.location import (
    SECTION_WORDS,
    SYNTHETIC_WORDS,
    ComponentRoot,
    Location,
    OperationRoot,
    Root,
    Side,
)
from specleaf.naming.qualifiers import KINDS
from specleaf.naming.segments import Segment, root_texts, segments_of
from specleaf.naming.strategy import NamingTask
from specleaf.naming.words import caseless_key

_PLAIN = KINDS[ObjectModel]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The candidate names of a model, each more specific than the one before.

    `numbered`: the name that gets a number where the last candidate is not unique.
    """

    names: Sequence[str]
    numbered: str
    is_nested: bool = False
    """Whether they are those of a nested model, as `_nested_candidates` has them."""
    parent: str = ""
    """The leaf of the model around a nested one, if that is not a body or a component."""

    def possible(self, is_only_of_kind: bool, leaves: Mapping[str, int]) -> Sequence[str]:
        """The names without those whose condition does not hold.

        Leaf and kind is for the only model of its kind with the leaf. The model around gives its name if that is a bare
        one: if no other model has the same leaf.
        """
        if not self.is_nested:
            return self.names
        is_parent_bare = self.parent != "" and leaves[caseless_key(self.parent)] == 1
        conditions = {_LEAF_AND_KIND: is_only_of_kind, _PARENT_AND_LEAF: is_parent_bare}
        return [name for number, name in enumerate(self.names) if conditions.get(number, True)]


def bare(task: NamingTask) -> dict[ModelId, str]:
    """The class name of every model."""
    groups: dict[str, dict[ModelId, _Candidates]] = {}
    for id_, location in task.locations.items():
        scope = task.scope_of(id_)
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
    parent = task.class_name(segments[-2].leaf) if is_whole and len(segments) > 1 and segments[-2].is_bare else ""
    return _Candidates(names, all_names[_ROOT_AND_LEAF if is_nested else -1], is_whole, parent)


def _resolved(group: Mapping[ModelId, _Candidates], task: NamingTask) -> dict[ModelId, str]:
    """The name of each model of a scope."""
    leaves = Counter(caseless_key(candidates.names[0]) for candidates in group.values())
    kinds = Counter(_leaf_and_kind(id_, candidates, task) for id_, candidates in group.items())
    possible = {
        id_: candidates.possible(kinds[_leaf_and_kind(id_, candidates, task)] == 1, leaves)
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
    root = root_texts(location, task)
    if location.is_synthetic:
        yield from _synthetic_candidates(root, location, task)
    elif not segments:
        yield (*root, *_error_suffix(root, location, task))
    elif segments[-1].is_bare:
        yield from _nested_candidates(root, segments, KINDS[type(task.api.models[location.id])])
    elif task.namespaces[location.id] == "errors" and isinstance(location.root, OperationRoot):
        yield from _error_candidates(root, location)
    elif isinstance(location.root, ComponentRoot):
        yield (*root, *segments[-1].texts[1:], *_error_suffix(root, location, task))
        yield (*root, SECTION_WORDS.get(location.root.section, ""), *segments[-1].texts[1:])
    else:
        yield from _body_candidates(root, _body_of(segments[-1], location.root), _is_wrapped(location.root, task))


def _error_suffix(root: Sequence[str], location: Location, task: NamingTask) -> Sequence[str]:
    """A component that is the body of errors has a name that says so."""
    is_error = task.namespaces[location.id] == "errors" and "error" not in "".join(root).lower()
    return ("Error",) if is_error else ()


_PHRASES: Mapping[str, str] = {
    **{str(status.value): status.phrase for status in HTTPStatus},
    "413": "Request Entity Too Large",
    "414": "Request URI Too Long",
    "416": "Requested Range Not Satisfiable",
    "422": "Unprocessable Entity",
}
"""The names of statuses; those that RFC 9110 changed have their older names."""
_LEAF_AND_KIND, _ROOT_AND_LEAF, _PARENT_AND_LEAF = 1, 2, 4
"""Which candidates of a nested model these are."""


def _nested_candidates(root: Sequence[str], segments: Sequence[Segment], kind: str) -> Iterator[Sequence[str]]:
    """The leaf; root and leaf, each also with the kind; parent and leaf; then more and more segments between the two.

    Of models that differ only in their kind, an object keeps the plain name.
    """
    *before, last = segments
    suffix = () if kind == _PLAIN else (kind,)
    for texts in (last.leaf, (*root, *last.leaf)):
        yield texts
        yield (*texts, *suffix)
    yield (*(before[-1].leaf if before else root), *last.leaf)
    way = [text for segment in before for text in segment.texts]
    way += last.texts if last.title and last.texts != last.leaf else ()
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


def _synthetic_candidates(root: Sequence[str], location: Location, task: NamingTask) -> Iterator[Sequence[str]]:
    """Root and word. What wraps the result of an operation has the word of the result itself, twice if need be."""
    word = SYNTHETIC_WORDS[location.id.name]
    is_result = location.id.name == "responses" and _is_wrapped(location.root, task)
    yield (*root, "ResponseBody" if is_result else word)
    if location.id.name == "response":
        yield (*root, word, word)


def _is_wrapped(root: Root, task: NamingTask) -> bool:
    return isinstance(root, OperationRoot) and response_wrapper_id(root.operation) in task.api.models


def _body_of(segment: Segment, root: Root) -> Segment:
    """The segment of a body; where the body is all that a request has, its word is that of a request."""
    is_whole = isinstance(root, OperationRoot) and not root.operation.parameter_models
    if not is_whole or segment.texts[0] != "RequestBody":
        return segment
    return replace(segment, texts=("Request", *segment.texts[1:]))


def _body_candidates(root: Sequence[str], body: Segment, is_wrapped: bool) -> Iterator[Sequence[str]]:
    """Root and body; for a response, then the same with `ResponseBody`, the only one if the result is wrapped."""
    if not (is_wrapped and body.texts[0] == "Response"):
        yield (*root, *body.texts)
    if body.texts[0] == "Response":
        yield (*root, "ResponseBody", *body.texts[1:])
