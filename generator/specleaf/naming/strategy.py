"""What a naming strategy is: three functions, and their input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir import Api, EnumModel, ModelId, ObjectModel
from specleaf.naming.location import Location, Root
from specleaf.naming.names import Namespace
from specleaf.naming.style import NamingStyle
from specleaf.pointer import Pointer

ClassNamer: TypeAlias = Callable[[Sequence[str]], str]
"""From words to a class name."""


@dataclass(frozen=True, slots=True)
class NamingTask:
    """The models to be named, in document order, with their locations and namespaces.

    `pins` are names that the settings give to models, and to operations and components, by their place.
    """

    api: Api
    locations: Mapping[ModelId, Location]
    operations: Mapping[Pointer, Root]
    """The operations, by their place."""
    namespaces: Mapping[ModelId, Namespace]
    pins: Mapping[Pointer, str]
    raw_class_name: ClassNamer
    """The style's function for class names; the result may be a reserved name."""
    class_name: ClassNamer
    """The same, with a suffix where the language reserves the name."""
    scopes: Mapping[Namespace, str]
    """The scope of each namespace: models in different scopes may share a name."""
    taken_names: frozenset[str] = frozenset()
    """Names of classes that are no models, as `caseless_key`: avoided where a further candidate is left."""

    def scope_of(self, id_: ModelId) -> str:
        """The scope that the name of a model is unique in."""
        return self.scopes.get(self.namespaces[id_], "")


@dataclass(frozen=True, slots=True)
class Strategy:
    """How models, fields and members are called: a row of `STRATEGIES`."""

    class_names: Callable[[NamingTask], Mapping[ModelId, str]]
    namespaces: Callable[[Api, Mapping[ModelId, Location]], Mapping[ModelId, Namespace]]
    field_names: Callable[[ObjectModel, NamingStyle], Mapping[str, str]]
    member_names: Callable[[EnumModel, NamingStyle], tuple[str, ...]]
