"""Stability on real documents: what is edited elsewhere in a document changes no name of a model or its fields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specleaf.ir.api import Api
from specleaf.languages.python.style import STYLE
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.naming.names import ModelName, Names
from specleaf.naming.words import caseless_key, name_distance, pascal
from specleaf.pointer import Pointer
from specleaf.source.limits import Limits
from specleaf.source.load import load

Understand = Callable[[dict[str, Any]], Api]
Json = Any

REAL = [
    "museum.yaml",
    "spotify.yaml",
    "ollama.yaml",
    "scalar-galaxy.yaml",
    "qdrant.json",
    "oai-3.2-mega.yaml",
    "oai-3.1-tictactoe.yaml",
]
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


# Edits: each changes a document in place, and nothing of what it leaves.


def _remove_operations(document: Json, random: Random) -> None:
    """Remove some paths, and some operations of others."""
    paths = document.get("paths", {})
    for path in [path for path in paths if random.random() < 0.1]:
        del paths[path]
    for item in paths.values():
        for method in [method for method in _METHODS if method in item and random.random() < 0.2]:
            del item[method]


def _remove_components(document: Json, random: Random) -> None:
    """Remove some components that nothing left refers to, then some that only those referred to, and so on."""
    kept: set[str] = set()
    while loose := sorted(_places(document) - _targets(document) - kept):
        for place in loose:
            if random.random() < 0.6:
                _, _, section, name = place.split("/")
                del document["components"][section][name]
            else:
                kept.add(place)


def _reorder(document: Json, random: Random) -> None:
    """Put the keys of every object in another order: paths, methods, components, properties, responses."""
    for node in _nodes(document):
        if isinstance(node, dict):
            items = list(node.items())
            random.shuffle(items)
            node.clear()
            node.update(items)


def _add_components(document: Json, random: Random) -> None:
    """Add schemas, some of which would be called like others if those were not most like their names."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    known = list(schemas)
    for _ in range(random.randint(1, 6)):
        name = f"Newcomer{random.randint(0, 99)}"
        if known and random.random() < 0.6:
            name = random.choice(_SPELLINGS)(random.choice(known))
        if name not in schemas and _gives_way(name, known):
            schemas[name] = deepcopy(schemas[random.choice(known)]) if known else {"enum": ["a", "b"]}


def _gives_way(name: str, known: Collection[str]) -> bool:
    """Whether all who are there are more like what a newcomer would be called, if anybody is called so."""
    rivals = [other for other in known if caseless_key(pascal(other)) == caseless_key(pascal(name))]
    return all(name_distance(other, pascal(other)) < name_distance(name, pascal(name)) for other in rivals)


_SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda name: f"{name}-",
    lambda name: f"-{name}",
    lambda name: f"{name}.",
    lambda name: f"{name[:1]}_{name[1:]}",
    str.upper,
    str.lower,
    lambda name: f"{name}_new",
)


def _add_operations(document: Json, random: Random) -> None:
    """Add operations like others, some of which would be called like those."""
    operations = list(_operations(document))
    known = [each["operationId"] for each in operations if "operationId" in each]
    for number in range(random.randint(1, 4)):
        newcomer: dict[str, Any] = deepcopy(random.choice(operations)) if operations else {"responses": {}}
        name = random.choice(_SPELLINGS)(newcomer.get("operationId", "newcomer"))
        newcomer["operationId"] = name if _gives_way(name, known) else f"newcomer_{number}"
        document.setdefault("paths", {})[f"/newcomers/{number}"] = {random.choice(_METHODS): newcomer}


def _operations(document: Json) -> Iterator[Json]:
    for item in document.get("paths", {}).values():
        yield from (item[method] for method in _METHODS if method in item)


EDITS = (_remove_operations, _remove_components, _reorder, _add_components, _add_operations)


def _nodes(node: Json) -> Iterator[Json]:
    """All objects and arrays in a document."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (dict, list)):
            yield node
            waiting += node.values() if isinstance(node, dict) else node


def _targets(document: Json) -> set[str]:
    """Everything that could be a reference, and what it leads into."""
    names = {place.rpartition("/")[2]: place for place in _places(document)}
    found: set[str] = set()
    for node in _nodes(document):
        for value in node.values() if isinstance(node, dict) else ():
            if isinstance(value, str):
                found.add(names.get(value, "/".join(value.split("/")[:4])))
    return found


def _places(document: Json) -> set[str]:
    """The components of a document as references have them."""
    components = document.get("components", {})
    return {
        f"#/components/{section}/{name}" for section in components for name in components[section] if "/" not in name
    }


# What is compared


def _names(api: Api) -> Names:
    return assign_names(api, STYLE, STRATEGIES["qualified"])


Named = tuple[ModelName, Mapping[str, str]]


def _names_of_models(names: Names) -> dict[Pointer, Named]:
    return {id_: (name, names.fields.get(id_, {})) for id_, name in names.models.items()}


def _renamed(before: Mapping[Pointer, Named], after: Mapping[Pointer, Named]) -> dict[Pointer, tuple[Named, Named]]:
    """What is there before and after, and has other names."""
    common = (id_ for id_ in before if id_ in after)
    return {id_: (before[id_], after[id_]) for id_ in common if _differ(before[id_], after[id_])}


def _differ(one: Named, other: Named) -> bool:
    fields = one[1].keys() & other[1].keys()
    return one[0] != other[0] or any(one[1][field] != other[1][field] for field in fields)


@pytest.mark.parametrize("file", REAL)
def test_editing_a_document_elsewhere_renames_no_model(file: str, corpus: Path, understand: Understand) -> None:
    document = load(corpus / "specs" / file, Limits()).root
    assert isinstance(document, dict)
    before = _names_of_models(_names(understand(document)))

    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4), st.integers(0, 1 << 32))
    def check(edits: list[Callable[[Json, Random], None]], seed: int) -> None:
        random, edited = Random(seed), deepcopy(document)
        for edit in edits:
            edit(edited, random)
        assert _renamed(before, _names_of_models(_names(understand(edited)))) == {}

    check()


ENUM = {"enum": ["a", "b"]}


def test_members_of_a_union_are_called_the_same_whatever_the_order_of_their_properties(understand: Understand) -> None:
    def pet(*properties: str) -> Json:
        return {"anyOf": [_object(*properties), _object("size")]}

    assert _classes(understand, {"Pet": pet("tail", "fur")}) == _classes(understand, {"Pet": pet("fur", "tail")})


def _object(*properties: str) -> Json:
    return {"type": "object", "properties": dict.fromkeys(properties, ENUM)}


def _classes(understand: Understand, schemas: Json) -> dict[str, str]:
    names = _names(understand({"components": {"schemas": schemas}})).models
    return {"/".join(id_.parts[2:]): name.name for id_, name in names.items()}


@pytest.mark.parametrize("newcomer", ["foo-bar", "fooBar", "Foo_Bar"])
def test_a_newcomer_gives_way_to_the_component_that_is_spelt_like_its_name(
    understand: Understand, newcomer: str
) -> None:
    known = {"FooBar": _object("kind")}
    before = _classes(understand, known)
    after = _classes(understand, {newcomer: _object("kind"), **known})
    assert (
        {place: after[place] for place in before}
        == before
        == {"FooBar": "FooBar", "FooBar/properties/kind": "FooBarKind"}
    )


@pytest.mark.parametrize(("first", "second"), [("foo-bar", "foo_bar"), ("FOO", "Foo")])
def test_of_two_that_are_spelt_as_unlike_their_name_the_first_by_reference_has_it(
    understand: Understand, first: str, second: str
) -> None:
    pair = {first: _object(), second: _object()}
    forth, back = _classes(understand, pair), _classes(understand, dict(reversed(pair.items())))
    assert forth == back
    assert forth[first] == _classes(understand, {first: _object()})[first] != forth[second]


def test_a_newcomer_that_is_spelt_like_its_name_takes_it(understand: Understand) -> None:
    classes = _classes(understand, {"foo_bar": _object("kind"), "FooBar": _object("kind")})
    assert (classes["FooBar"], classes["foo_bar"]) == ("FooBar", "FooUnderscoreBar")
    assert classes["foo_bar/properties/kind"] == "FooUnderscoreBarKind"
