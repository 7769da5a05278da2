"""A part of an Api: the operations and schemas that somebody asks for, with all that these need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from itertools import chain
from types import MappingProxyType

from specleaf.ir import Api, ModelId, Operation, original_of, reached_from, references_in, types_of_operation
from specleaf.pointer import Pointer, parse_fragment

_Matches = Callable[[Operation, str], bool]

_OF_OPERATIONS: Mapping[str, _Matches] = MappingProxyType(
    {
        "tag": lambda operation, pattern: any(fnmatchcase(tag, pattern) for tag in operation.tags),
        "operation": lambda operation, pattern: fnmatchcase(operation.operation_id, pattern),
        "path": lambda operation, pattern: fnmatchcase(operation.path, pattern),
    }
)
_SCHEMA = "schema"
KINDS = (*_OF_OPERATIONS, _SCHEMA)
"""What a selector can begin with: `tag:pets`, `operation:list*`, `path:/pets/*`, `schema:Pet*`."""


def with_selection(api: Api, selectors: Sequence[str]) -> Api:
    """`api` with the operations and models that `selectors` name, and the models that these lead to; all without any.

    A selector is a kind and a pattern (`*` stands for any text), or a pointer: `#/components/schemas/Pet`. A pointer
    to something else, such as a path, stands for all operations and models inside it.
    """
    if not selectors:
        return api
    operations = {operation.pointer for text in selectors for operation in _operations(api, text)}
    chosen = tuple(operation for operation in api.operations if operation.pointer in operations)
    starts = [id_ for text in selectors for id_ in _models(api, text)]
    kept = reached_from(api, chain(starts, chain.from_iterable(map(_models_of, chosen))))
    return replace(
        api,
        operations=chosen,
        models=MappingProxyType({id_: model for id_, model in api.models.items() if id_ in kept}),
        components=tuple(id_ for id_ in api.components if id_ in kept),
    )


def unmatched(api: Api, selectors: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The selectors that name nothing, each with what would help."""
    for text in selectors:
        kind, _, pattern = text.partition(":")
        if not _is_pointer(text) and kind not in KINDS:
            yield text, f"begin with {', '.join(f'{each}:' for each in KINDS)} or write a pointer"
        elif not any(True for _ in chain(_operations(api, text), _models(api, text))):
            close = get_close_matches(pattern, _names(api, kind), n=1)
            yield text, f"did you mean '{kind}:{close[0]}'?" if close else "nothing has that name or place"


def _models_of(operation: Operation) -> Iterator[ModelId]:
    yield from operation.parameter_models
    for type_ in types_of_operation(operation):
        yield from references_in(type_)


def _operations(api: Api, text: str) -> Iterator[Operation]:
    kind, _, pattern = text.partition(":")
    matches = _OF_OPERATIONS.get(kind)
    place = _place(text)
    for operation in api.operations:
        if (matches and matches(operation, pattern)) or (place and operation.pointer.is_within(place)):
            yield operation


def _models(api: Api, text: str) -> Iterator[ModelId]:
    kind, _, pattern = text.partition(":")
    place = _place(text)
    if kind == _SCHEMA:
        yield from (id_ for id_ in api.components if fnmatchcase(original_of(id_)[0].name, pattern))
    elif place:
        yield from (id_ for id_ in api.models if id_.is_within(place))


def _is_pointer(text: str) -> bool:
    return _place(text) is not None


def _place(text: str) -> Pointer | None:
    file, mark, fragment = text.partition("#")
    parts = parse_fragment(fragment) if mark else None
    return Pointer(parts, file) if parts is not None else None


def _names(api: Api, kind: str) -> list[str]:
    """The names that a selector of a kind can have."""
    match kind:
        case "tag":
            return [tag for operation in api.operations for tag in operation.tags]
        case "operation":
            return [operation.operation_id for operation in api.operations]
        case "path":
            return [operation.path for operation in api.operations]
        case _:
            return [id_.name for id_ in api.components]
