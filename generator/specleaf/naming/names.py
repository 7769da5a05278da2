"""The names of an Api in one language: a table beside the Api."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.ir import ModelId
from specleaf.pointer import Pointer

Namespace: TypeAlias = Literal["components", "operations", "errors"]


@dataclass(frozen=True, slots=True)
class ModelName:
    """The name of a model: its class, its namespace, and file names without extension.

    `file` is that of the model alone, for a page about it. `module` is the one that it shares with everything else that
    belongs to the same component or operation; `root` is the place of that component, operation or path.
    """

    name: str
    namespace: Namespace
    file: str
    module: str
    root: Pointer


@dataclass(frozen=True, slots=True)
class Names:
    """Every name is legal and unique in its scope; scopes ignore case and compatibility forms (NFKC)."""

    models: Mapping[ModelId, ModelName]
    fields: Mapping[ModelId, Mapping[str, str]]
    members: Mapping[ModelId, tuple[str, ...]]
    """One name for each member of an `EnumModel`, in order."""
    operations: Mapping[Pointer, str] = field(default_factory=dict[Pointer, str])
    """A file name without extension for each operation, callbacks included; no two are equal, whatever their case."""
    operation_modules: Mapping[Pointer, str] = field(default_factory=dict[Pointer, str])
    """The module of each operation, without extension, that it shares with the models inside it."""

    def model(self, id_: ModelId) -> ModelName:
        """The name of a model."""
        return self.models[id_]

    def field(self, id_: ModelId, wire_name: str) -> str:
        """The name of a field of an `ObjectModel`."""
        return self.fields[id_][wire_name]
