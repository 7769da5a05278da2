"""The strategy of newer pages in the SDK layout (`nameResolutionFeb2025`): unqualified names where they are unique.

A model is called after its title or its property, an array item after the singular of its property (`lines`: `Line`),
a body after its operation. Models with the same name get that of their component or operation in front, then more and
more of the properties between, and last the kind of model. Not all of the publishers' rules are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.ir import ModelId, ObjectModel
from specleaf.naming.authored_names import authored_name
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.disambiguation import disambiguate
from specleaf.naming.location import Location
from specleaf.naming.qualifiers import KINDS
from specleaf.naming.roots import texts_of
from specleaf.naming.segments import Segment, segments_of
from specleaf.naming.strategy import NamingTask
from specleaf.naming.words import caseless_key
from specleaf.pointer import Pointer

_PLAIN = KINDS[ObjectModel]
_SYNTHETIC = {"parameters": "Request", "responses": "Response", "globals": "Globals", "security": "Security"}


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The candidate names of a model, each more specific than the one before."""

    names: Sequence[str]
    is_bare: bool = False
    """Whether the first has no component or operation in front."""


def bare(task: NamingTask) -> dict[ModelId, str]:
    """The class name of every model."""
    answered = frozenset(_answered(task))
    candidates_by_id = {id_: _candidates_of(location, task, answered) for id_, location in task.locations.items()}
    usage = Counter(caseless_key(candidates.names[0]) for candidates in candidates_by_id.values())
    groups: dict[str, dict[ModelId, Sequence[str]]] = {}
    for id_, candidates in candidates_by_id.items():
        # An unqualified name has to be unique in all namespaces, any other in its own.
        is_shared = candidates.is_bare and usage[caseless_key(candidates.names[0])] > 1
        groups.setdefault(task.namespaces[id_] if task.namespaced else "", {})[id_] = candidates.names[is_shared:]
    return {id_: name for group in groups.values() for id_, name in _resolved(group, task).items()}


def _answered(task: NamingTask) -> Iterator[Pointer]:
    """The operations that have a model for the response of success."""
    for id_, location in task.locations.items():
        segments = segments_of(location, task)
        is_body = len(segments) == 1 and not segments[0].is_bare and segments[0].texts == ("Response",)
        if (is_body or (location.is_synthetic and id_.name == "responses")) and task.namespaces[id_] != "errors":
            yield location.root.pointer


def _candidates_of(location: Location, task: NamingTask, answered: frozenset[Pointer]) -> _Candidates:
    if location.id in task.pins:
        return _Candidates([task.pins[location.id]])
    segments = () if location.is_synthetic else segments_of(location, task)
    names = [task.class_name(location.with_variant(texts)) for texts in _candidate_texts(location, segments, task)]
    is_bare = len(segments) > 0 and segments[-1].is_bare
    if segments and not is_bare and task.namespaces[location.id] == "errors" and location.root.pointer in answered:
        names = names[1:]
    return _Candidates([name for name in names if caseless_key(name) not in task.taken_names] or names, is_bare)


def _resolved(group: Mapping[ModelId, Sequence[str]], task: NamingTask) -> dict[ModelId, str]:
    """The name of each model of a scope."""
    ranks = {id_: (id_ not in task.pins, len(names)) for id_, names in group.items()}
    claims = [Claim(id_, ranks[id_], id_.reference, names) for id_, names in disambiguate(group).items()]
    return resolve_claims(claims)


def _candidate_texts(location: Location, segments: Sequence[Segment], task: NamingTask) -> Iterator[Sequence[str]]:
    """The words of each candidate. A component and a synthetic model have one candidate only."""
    root = next(texts_of(location.root))
    if location.is_synthetic:
        yield (*root, _SYNTHETIC[location.id.name])
    elif not segments:
        yield (authored_name(location.id, task),) if authored_name(location.id, task) else root
    else:
        *before, last = segments
        kind = KINDS[type(task.api.models[location.id])]
        ways = [*(_nested_candidates(root, before, last, kind) if last.is_bare else _body_candidates(root, last))]
        yield from (*ways, (*ways[-1], kind))


def _nested_candidates(
    root: Sequence[str], before: Sequence[Segment], last: Segment, kind: str
) -> Iterator[Sequence[str]]:
    """The leaf; root and leaf; these with the kind; then with more and more of the segments between them."""
    yield last.leaf
    yield (*root, *last.leaf)
    # Of models that differ only in their kind, an object keeps the plain name.
    yield (*root, *last.leaf, *([] if kind == _PLAIN else [kind]))
    way = [text for segment in before for text in segment.texts]
    way += last.texts if last.title else ()
    for number in range(1, len(way) + 1):
        yield (*root, *way[:number], *last.leaf)
    context = [text for segment in (*before, last) for text in segment.context]
    yield (*root, *context, *way, *last.leaf)


def _body_candidates(root: Sequence[str], body: Segment) -> Iterator[Sequence[str]]:
    """Root and body; the same with `ResponseBody`; then with the status, then with the content type too."""
    texts = body.texts
    yield (*root, *texts)
    if texts[0] == "Response":
        texts = ("ResponseBody", *texts[1:])
        yield (*root, *texts)
    yield (*root, *body.context[:-1], *texts)
    yield (*root, *body.context, *texts)
