"""The modules of a package: which models are defined together, in which order, and how one refers to another.

A module holds a component or an operation, and all models inside it. It imports no module with classes, but looks these
up when a value is first read: so the import of one model takes little time, however large the package is. Modules
without classes (enumerations, names for scalars, unions of these) take almost none, and are imported.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from specleaf.ir import Api, Model, ModelId, ObjectModel, Operation, UnionModel, references_of
from specleaf.models.order import Group, definition_order
from specleaf.naming import Names, Namespace

_LAST = sys.maxsize
"""The position of an operation in its module: after all models."""
_LONGEST_CHAIN = 8
"""The most modules that import one another in a row."""


class Binding(Enum):
    """What a model's name stands for, where another model refers to it."""

    DEFINED = auto()
    """It is defined above, in the same module."""
    FORWARD = auto()
    """It is the model itself, or defined below in the same module; pydantic finds it when the class is completed."""
    IMPORTED = auto()
    """It is imported from another module."""
    DEFERRED = auto()
    """It is looked up when a value is first read."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a model is defined: numbers, of which those of groups and positions grow in order of definition."""

    module: int
    group: int
    position: int


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its namespace, its file name without extension, its models in order of definition, its operations."""

    namespace: Namespace
    name: str
    groups: tuple[Group, ...]
    operations: tuple[Operation, ...] = ()

    @property
    def models(self) -> tuple[ModelId, ...]:
        """The models in order of definition."""
        return tuple(id_ for group in self.groups for id_ in group)

    @property
    def path(self) -> str:
        """Where the module lies in its package."""
        return f"{self.namespace}/{self.name}.py"

    def seen_from(self, other: Module) -> str:
        """The relative name of the module, for an import in another one."""
        return f".{self.name}" if self.namespace == other.namespace else f"..{self.namespace}.{self.name}"


class Modules:
    """All modules of a package, in document order of their first models."""

    def __init__(self, api: Api, names: Names) -> None:
        self._api = api
        self.all = tuple(_modules(api, names))
        groups = ((number, group) for number, module in enumerate(self.all) for group in module.groups)
        places = ((id_, module, group) for group, (module, ids) in enumerate(groups) for id_ in ids)
        self._places = {id_: _Place(module, group, number) for number, (id_, module, group) in enumerate(places)}
        operations = ((each.pointer, number) for number, module in enumerate(self.all) for each in module.operations)
        self._operations = dict(operations)
        self._importable: set[int] = set()
        self._importable = self._find_importable()
        self._transparent = self._find_transparent()

    def of(self, id_: ModelId) -> Module:
        """The module that defines a model."""
        return self.all[self._places[id_].module]

    def binding(self, source: ModelId, target: ModelId) -> Binding:
        """What the name of `target` stands for in the definition of `source`, a model or an operation."""
        there = self._places[target]
        here = self._places.get(source) or _Place(self._operations[source], _LAST, _LAST)
        if here.module != there.module:
            return Binding.IMPORTED if there.module in self._importable else Binding.DEFERRED
        if there.position < here.position:
            return Binding.DEFINED
        return Binding.FORWARD if here.group == there.group else Binding.DEFERRED

    def is_available(self, source: ModelId, target: ModelId) -> bool:
        """Whether the name of `target` has its value when Python executes the definition of `source`."""
        return self.binding(source, target) in (Binding.DEFINED, Binding.IMPORTED)

    def is_transparent(self, source: ModelId, target: ModelId) -> bool:
        """Whether pydantic sees the type of `target` where `source` refers to it: no alias on the way is deferred.

        What is deferred inside a class does not matter: pydantic distinguishes classes by their own fields.
        """
        return self.is_available(source, target) and target in self._transparent

    def _find_importable(self) -> set[int]:
        """The modules without classes and cycles that import only such modules, in short chains."""
        waiting: dict[int, set[int]] = {}
        for number, module in enumerate(self.all):
            models = [self._api.models[id_] for id_ in module.models]
            if not module.operations and not any(isinstance(model, ObjectModel) for model in models):
                edges = {(model.id, to): self._places[to].module for model in models for to in named_in(model)}
                if all(self.binding(*edge) is Binding.DEFINED for edge, module in edges.items() if module == number):
                    waiting[number] = set(edges.values()) - {number}
        found: set[int] = set()
        for _ in range(_LONGEST_CHAIN):
            found |= {number for number, imported in waiting.items() if imported <= found}
        return found

    def _find_transparent(self) -> set[ModelId]:
        found = {id_ for number in self._importable for id_ in self.all[number].models}
        for id_ in self._places:
            model = self._api.models[id_]
            named = () if isinstance(model, ObjectModel) else named_in(model)
            if all(self.is_available(id_, to) and to in found for to in named):
                found.add(id_)
        return found


def named_in(model: Model) -> Iterator[ModelId]:
    """The models that the definition of a model names."""
    yield from references_of(model)
    if isinstance(model, UnionModel) and model.union.discriminator:
        yield from model.union.discriminator.models


def _modules(api: Api, names: Names) -> Iterator[Module]:
    parts: defaultdict[tuple[Namespace, str], list[ModelId]] = defaultdict(list)
    for id_ in api.models:
        model_name = names.model(id_)
        parts[model_name.namespace, model_name.module].append(id_)
    operations: defaultdict[tuple[Namespace, str], list[Operation]] = defaultdict(list)
    for operation in api.operations:
        operations["operations", names.operation_modules[operation.pointer]].append(operation)
    for namespace, name in dict.fromkeys((*parts, *operations)):
        ids = parts[namespace, name]
        members = frozenset(ids)
        references = {id_: [to for to in named_in(api.models[id_]) if to in members] for id_ in ids}
        groups = tuple(definition_order(references, api.models))
        yield Module(namespace, name, groups, tuple(operations[namespace, name]))
