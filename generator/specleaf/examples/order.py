"""The order in which examples are generated; a nested object keeps the value of its first occurrence."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from specleaf.ir import (
    Api,
    Content,
    ModelId,
    Operation,
    references_in,
    references_of,
    response_union_id,
    response_wrapper_id,
)


def rendering_order(api: Api) -> tuple[ModelId, ...]:
    """All models: those of operations in document order, each after what is nested in it; then the components.

    Components come in the order in which they are met, breadth first, and last those that no operation refers to.
    """
    order = _Order(api)
    for operation in filter(_is_called, api.operations):
        for id_ in _roots(operation):
            order.add(id_)
    order.finish_components()
    referred = {target for model in api.models.values() for target in references_of(model)}
    for id_ in sorted(api.models, key=lambda id_: id_ in referred):
        order.add(id_)
        order.finish_components()
    return tuple(order.done)


def _is_called(operation: Operation) -> bool:
    """Whether clients make the call: what servers send to a webhook comes after all that."""
    return operation.pointer.parts[:1] != ("webhooks",)


def _roots(operation: Operation) -> Iterator[ModelId]:
    yield from operation.parameter_models
    for content in operation.request_body.contents if operation.request_body else ():
        yield from _in_content(content)
    for response in operation.responses:
        for content in response.contents:
            yield from _in_content(content)
    yield response_union_id(operation)
    yield response_wrapper_id(operation)


def _in_content(content: Content) -> Iterator[ModelId]:
    return references_in(content.part.type)


class _Order:
    def __init__(self, api: Api) -> None:
        self.done: dict[ModelId, None] = {}
        self._api = api
        self._components = frozenset(api.components)
        self._queue: deque[ModelId] = deque()

    def add(self, id_: ModelId) -> None:
        """Append an inline model after those nested in it; queue a component."""
        if id_ in self._components:
            self._queue.append(id_)
        else:
            self._add(id_)

    def finish_components(self) -> None:
        """Append the queued components, and those that they refer to."""
        while self._queue:
            self._add(self._queue.popleft())

    def _add(self, root: ModelId) -> None:
        open_: dict[ModelId, Iterator[ModelId]] = {}
        path = [root] if self._is_new(root, open_) else []
        while path:
            id_ = path[-1]
            inner = open_.setdefault(id_, references_of(self._api.models[id_]))
            for target in inner:
                if target in self._components:
                    self._queue.append(target)
                elif self._is_new(target, open_):
                    path.append(target)
                    break
            else:
                self.done[path.pop()] = None

    def _is_new(self, id_: ModelId, open_: dict[ModelId, Iterator[ModelId]]) -> bool:
        return id_ in self._api.models and id_ not in self.done and id_ not in open_
