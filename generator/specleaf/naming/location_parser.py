"""Parses the pointer of a model into its `Location`.

Keywords that do not matter for a name (`allOf`, `then`, `schema`) make no step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from specleaf.ir import Api, ModelId, Operation, Parameter, original_of
from specleaf.naming.location import (
    Body,
    ComponentRoot,
    Decoded,
    Item,
    Location,
    MapValue,
    MemberOf,
    Named,
    OperationRoot,
    PathRoot,
    Position,
    Root,
    Side,
    Step,
)
from specleaf.pointer import Pointer

_NUMBERED = re.compile(r"(?:def|definition|model|object|schema|type)[-_ ]?\d+", re.IGNORECASE)
"""Names of components that a generator numbered: a title says more."""

_SECTIONS = frozenset({("components",), ("paths",), ("webhooks",)})
_CALLBACK_TAILS = (4, 5)
"""Parts of a pointer from an operation to a callback's: `callbacks/<name>/<expression>/<method>`, or with
`additionalOperations` before the method (OpenAPI 3.2)."""

_PLAIN_KEYWORDS: dict[str, Callable[[int], Step]] = {
    "items": Item,
    "contains": Item,
    "unevaluatedItems": Item,
    "additionalProperties": MapValue,
    "unevaluatedProperties": MapValue,
    "contentSchema": Decoded,
    "requestBody": lambda end: Side("request", "", end),
    "globals": lambda end: Side("request", "", end),
    "response": lambda end: Side("response", "", end),
    "security": lambda end: Side("request", "", end),
}
_KEYED_KEYWORDS: dict[str, Callable[[str, int], Step]] = {
    "properties": lambda key, end: Named("property", key, end),
    "patternProperties": lambda _, end: MapValue(end),
    "$defs": lambda key, end: Named("definition", key, end),
    "definitions": lambda key, end: Named("definition", key, end),
    "responses": lambda key, end: Side("response", key, end),
    "headers": lambda key, end: Named("header", key, end),
    "content": Body,
}
_INDEXED_KEYWORDS: dict[str, Callable[[int, int], Step]] = {
    "prefixItems": Position,
    "anyOf": MemberOf,
    "oneOf": MemberOf,
    "type": MemberOf,
}
_WITH_ARGUMENT = frozenset(
    {*_KEYED_KEYWORDS, *_INDEXED_KEYWORDS, "parameters", "allOf", "dependentSchemas", "encoding"}
)
"""Keywords that are followed by a key or an index."""


class LocationParser:
    """Finds the locations of the models of one Api."""

    def __init__(self, api: Api) -> None:
        self._models = api.models
        self._operations = {operation.pointer: operation for operation in api.operations}
        self._deepest = max((len(pointer.parts) for pointer in self._operations), default=0)
        self._parameters = {each.pointer: each for operation in api.operations for each in operation.parameters}
        self._shared = dict(_shared_parts(api.operations))
        self._operation_roots: dict[Pointer, OperationRoot] = {}

    def location_of(self, id_: ModelId) -> Location:
        """The location of one model."""
        original, variant = original_of(id_)
        root = self._root(original)
        if variant and isinstance(root, ComponentRoot) and root.pointer == original:
            return Location(id_, replace(root, pointer=id_, variant=variant), ())
        steps = _steps(original, len(root.pointer.parts), self._parameters)
        return Location(id_, root, tuple(_without_contents_of_values(root, steps)), variant)

    def operations(self) -> dict[Pointer, Root]:
        """The roots of all operations, by their place."""
        return {pointer: self._operation_root(pointer) for pointer in self._operations}

    def _root(self, id_: ModelId) -> Root:
        for length in range(min(self._deepest, len(id_.parts)), 0, -1):
            if (pointer := Pointer(id_.parts[:length], id_.file)) in self._operations:
                return self._operation_root(pointer)
        for length in range(len(id_.parts)):
            if root := self._other_root(Pointer(id_.parts[:length], id_.file)):
                return root
        return self._other_root(id_) or ComponentRoot(id_, "schemas", _last_name(id_))

    def _operation_root(self, pointer: Pointer) -> OperationRoot:
        if pointer not in self._operation_roots:
            self._operation_roots[pointer] = self._new_root(pointer)
        return self._operation_roots[pointer]

    def _new_root(self, pointer: Pointer) -> OperationRoot:
        for tail in _CALLBACK_TAILS:
            above = Pointer(pointer.parts[:-tail], pointer.file)
            if above in self._operations:
                name = pointer.parts[len(above.parts) + 1]
                return OperationRoot(self._operations[pointer], self._operation_root(above), name)
        return OperationRoot(self._operations[pointer])

    def _other_root(self, pointer: Pointer) -> Root | None:
        """The path or component whose place is `pointer`, if there is one."""
        parts = pointer.parts
        match parts:
            case ("paths" | "webhooks", _) | ("components", "pathItems", _):
                return PathRoot(pointer)
            case ("components", section, name):
                model = self._models.get(pointer) if _NUMBERED.fullmatch(name) else None
                return ComponentRoot(pointer, section, name, title=model.docs.title if model else "")
            case _ if pointer in self._shared:
                return ComponentRoot(pointer, *self._shared[pointer])
            case _ if pointer in self._models and parts[:1] not in _SECTIONS:
                return ComponentRoot(pointer, "schemas", _last_name(pointer))
            case _:
                return None


def _shared_parts(operations: tuple[Operation, ...]) -> Iterator[tuple[Pointer, tuple[str, str]]]:
    """The section and the name of parameters, bodies and responses by their place, wherever that is."""
    for operation in operations:
        for parameter in operation.parameters:
            name = _last_name(parameter.pointer)
            yield parameter.pointer, ("parameters", parameter.field.wire_name if name.isdecimal() else name)
        if body := operation.request_body:
            yield body.pointer, ("requestBodies", _last_name(body.pointer))
        for response in operation.responses:
            yield response.pointer, ("responses", _last_name(response.pointer))


def _last_name(pointer: Pointer) -> str:
    """The last key of a pointer, or the stem of the file name if it has none."""
    keys = [part for part in pointer.parts if part not in {"schema", "itemSchema"}]
    return keys[-1] if keys else PurePosixPath(pointer.file).name.split(".")[0]


def _steps(id_: ModelId, start: int, parameters: Mapping[Pointer, Parameter]) -> Iterator[Step]:
    parts, at = id_.parts, start
    while at < len(parts):
        keyword, key = parts[at], "".join(parts[at + 1 : at + 2])
        at = min(at + (2 if keyword in _WITH_ARGUMENT else 1), len(parts))
        if keyword in _PLAIN_KEYWORDS:
            yield _PLAIN_KEYWORDS[keyword](at)
        elif keyword in _KEYED_KEYWORDS:
            yield _KEYED_KEYWORDS[keyword](key, at)
        elif keyword in _INDEXED_KEYWORDS and key.isdecimal():
            yield _INDEXED_KEYWORDS[keyword](int(key) + 1, at)
        elif keyword == "parameters":
            yield from _parameter_steps(Pointer(parts[:at], id_.file), parameters)


def _parameter_steps(place: Pointer, parameters: Mapping[Pointer, Parameter]) -> Iterator[Step]:
    end = len(place.parts)
    yield Side("request", "", end)
    if parameter := parameters.get(place):
        yield Named("parameter", parameter.field.wire_name, end, parameter.location)


def _without_contents_of_values(root: Root, steps: Iterable[Step]) -> Iterator[Step]:
    """The steps without content types of parameters and headers, which are no bodies (OpenAPI 3.1, 4.8.12)."""
    in_value = isinstance(root, ComponentRoot) and root.section in {"parameters", "headers"}
    for step in steps:
        in_value = in_value or (isinstance(step, Named) and step.kind in {"parameter", "header"})
        if not (in_value and isinstance(step, Body)):
            yield step
