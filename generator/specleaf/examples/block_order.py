"""The order in which example blocks are made: what an object is shown as depends on who shows it first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from specleaf.ir import Api, Content, ModelId, Operation, references_in, references_of, response_union_id


def rendering_order(api: Api) -> tuple[ModelId, ...]:
    """All models: those of operations in document order, each after what is nested in it; then the components.

    Components come in the order in which they are met, breadth first, and last those that no call leads to.
    """
    order = _Order(api)
    for operation in filter(_is_called, api.operations):
        for id_ in _roots(operation):
            order.add(id_)
    order.settle()
    referred = {target for model in api.models.values() for target in references_of(model)}
    for id_ in sorted(api.models, key=lambda id_: id_ in referred):
        order.add(id_)
        order.settle()
    return tuple(order.done)


def _is_called(operation: Operation) -> bool:
    """Whether clients make the call: what servers send to a webhook comes after all that."""
    return operation.pointer.parts[:1] != ("webhooks",)


def _roots(operation: Operation) -> Iterator[ModelId]:
    if operation.request is not None:
        yield operation.request
    for content in operation.request_body.contents if operation.request_body else ():
        yield from _in_content(content)
    for response in operation.responses:
        for content in response.contents:
            yield from _in_content(content)
    yield response_union_id(operation)


def _in_content(content: Content) -> Iterator[ModelId]:
    return references_in(content.part.type)


class _Order:
    def __init__(self, api: Api) -> None:
        self.done: dict[ModelId, None] = {}
        self._api = api
        self._components = frozenset(api.components)
        self._met: deque[ModelId] = deque()

    def add(self, id_: ModelId) -> None:
        """Put a model after the inline ones nested in it; a component waits for its turn."""
        if id_ in self._components:
            self._met.append(id_)
        else:
            self._add(id_)

    def settle(self) -> None:
        """Put the components met so far, and those that they lead to."""
        while self._met:
            self._add(self._met.popleft())

    def _add(self, root: ModelId) -> None:
        open_: dict[ModelId, Iterator[ModelId]] = {}
        path = [root] if self._is_new(root, open_) else []
        while path:
            id_ = path[-1]
            inner = open_.setdefault(id_, references_of(self._api.models[id_]))
            for target in inner:
                if target in self._components:
                    self._met.append(target)
                elif self._is_new(target, open_):
                    path.append(target)
                    break
            else:
                self.done[path.pop()] = None

    def _is_new(self, id_: ModelId, open_: dict[ModelId, Iterator[ModelId]]) -> bool:
        return id_ in self._api.models and id_ not in self.done and id_ not in open_
