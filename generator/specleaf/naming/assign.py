"""From an Api and a language's style to names: what every model, field and member is called, and every file.

The names stand in a table beside the Api. How models are called is up to a strategy, a row of `STRATEGIES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from specleaf.ir import Api, EnumModel, ObjectModel
from specleaf.naming.bare import bare
from specleaf.naming.fields import field_names, member_names, overridden_field_names
from specleaf.naming.file_names import file_names
from specleaf.naming.location_parser import Trails
from specleaf.naming.names import ModelName, Names
from specleaf.naming.namespaces import by_trail, with_error_components
from specleaf.naming.qualified import qualified
from specleaf.naming.shortest import shortest
from specleaf.naming.strategy import Strategy, Task
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import folded
from specleaf.pointer import Pointer

STRATEGIES: Mapping[str, Strategy] = MappingProxyType(
    {
        "qualified": Strategy(qualified, by_trail, field_names),
        "shortest": Strategy(shortest, with_error_components, overridden_field_names),
        "bare": Strategy(bare, with_error_components, overridden_field_names),
    }
)
NO_PINS: Mapping[Pointer, str] = MappingProxyType({})


def assign_names(api: Api, style: NamingStyle, strategy: Strategy, pins: Mapping[Pointer, str] = NO_PINS) -> Names:
    """The names of everything in an Api. `pins` gives names to models, operations and components."""
    task = task_of(api, style, strategy, pins)
    classes = strategy.class_names(task)
    files = file_names(classes, task.namespaces, style)
    models = api.models.values()
    return Names(
        models=MappingProxyType({id_: ModelName(classes[id_], task.namespaces[id_], files[id_]) for id_ in api.models}),
        fields=MappingProxyType({m.id: strategy.field_names(m, style) for m in models if isinstance(m, ObjectModel)}),
        members=MappingProxyType({m.id: member_names(m, style) for m in models if isinstance(m, EnumModel)}),
    )


def task_of(api: Api, style: NamingStyle, strategy: Strategy, pins: Mapping[Pointer, str] = NO_PINS) -> Task:
    """What a strategy is given to name the models of an Api."""
    finder = Trails(api)
    trails = {id_: finder.of(id_) for id_ in api.models}
    return Task(
        api=api,
        trails=trails,
        namespaces=strategy.namespaces(api, trails),
        pins={place: _pinned(name, style) for place, name in pins.items()},
        join=style.class_name,
        call=_caller(style),
        namespaced=style.namespaced,
        taken=frozenset(map(folded, style.taken_classes)),
    )


def unknown_pins(api: Api, pins: Mapping[Pointer, str]) -> tuple[Pointer, ...]:
    """The pins that name nothing in an Api, in their order."""
    known = {operation.pointer for operation in api.operations} | set(api.models)
    return tuple(place for place in pins if place not in known)


def _pinned(name: str, style: NamingStyle) -> str:
    """The name as it was pinned, if a class can have it."""
    return name if name.isidentifier() and name not in style.reserved_classes else _caller(style)((name,))


def _caller(style: NamingStyle) -> Callable[[Sequence[str]], str]:
    """What makes class names that are not reserved."""

    def call(texts: Sequence[str]) -> str:
        name = style.class_name(texts)
        return name + style.class_mark if name in style.reserved_classes else name

    return call
