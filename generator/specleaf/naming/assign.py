"""From an Api and the style of a language to the names of all models, fields, members and files.

A strategy, a row of `STRATEGIES`, decides how models are called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import Api, EnumModel, ObjectModel
from specleaf.naming.bare import bare
from specleaf.naming.fields import field_names, member_names, numbered_member_names, overridden_field_names
from specleaf.naming.file_names import file_names, module_names, operation_file_names
from specleaf.naming.location_parser import LocationParser
from specleaf.naming.names import ModelName, Names
from specleaf.naming.namespaces import by_location, with_error_bodies, with_error_components
from specleaf.naming.qualified import qualified
from specleaf.naming.shortest import shortest
from specleaf.naming.strategy import NamingTask, Strategy
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import caseless_key
from specleaf.pointer import Pointer

STRATEGIES: Mapping[str, Strategy] = MappingProxyType(
    {
        "qualified": Strategy(qualified, by_location, field_names, member_names),
        "shortest": Strategy(shortest, with_error_components, overridden_field_names, numbered_member_names),
        "bare": Strategy(bare, with_error_bodies, overridden_field_names, numbered_member_names),
    }
)
NO_PINS: Mapping[Pointer, str] = MappingProxyType({})


AssignNames: TypeAlias = Callable[[Api, NamingStyle, Strategy, Mapping[Pointer, str]], Names]


def assign_names(api: Api, style: NamingStyle, strategy: Strategy, pins: Mapping[Pointer, str] = NO_PINS) -> Names:
    """The names of all models, fields, members and files of an Api.

    `pins`: names that the settings give to models, operations and components, by their place.
    """
    task = naming_task(api, style, strategy, pins)
    classes = strategy.class_names(task)
    files = file_names(classes, task.namespaces, style)
    modules, operation_modules = module_names(task, style)
    models = api.models.values()
    return Names(
        models=MappingProxyType(
            {id_: ModelName(classes[id_], task.namespaces[id_], files[id_], *modules[id_]) for id_ in api.models}
        ),
        fields=MappingProxyType({m.id: strategy.field_names(m, style) for m in models if isinstance(m, ObjectModel)}),
        members=MappingProxyType({m.id: strategy.member_names(m, style) for m in models if isinstance(m, EnumModel)}),
        operations=MappingProxyType(operation_file_names(task, style)),
        operation_modules=MappingProxyType(operation_modules),
    )


class NamesByIdentity:
    """`assign_names`, once for the same Api, style, strategy and pins: models and pages have the same names."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[object, ...], Names]] = []

    def __call__(self, api: Api, style: NamingStyle, strategy: Strategy, pins: Mapping[Pointer, str]) -> Names:
        given = (api, style, strategy, pins)
        for known, names in self._found:
            if all(one is other for one, other in zip(known, given, strict=True)):
                return names
        names = assign_names(*given)
        self._found.append((given, names))
        return names


def naming_task(api: Api, style: NamingStyle, strategy: Strategy, pins: Mapping[Pointer, str] = NO_PINS) -> NamingTask:
    """The input of a strategy: the models of an Api with their locations and namespaces."""
    parser = LocationParser(api)
    locations = {id_: parser.location_of(id_) for id_ in api.models}
    return NamingTask(
        api=api,
        locations=locations,
        operations=parser.operations(),
        namespaces=strategy.namespaces(api, locations),
        pins={place: _pinned(name, style) for place, name in pins.items()},
        raw_class_name=style.class_name,
        class_name=_class_namer(style),
        scopes=style.scopes,
        taken_names=frozenset(map(caseless_key, style.taken_classes)),
    )


def unknown_pins(api: Api, pins: Mapping[Pointer, str]) -> tuple[Pointer, ...]:
    """The pins whose place holds no model and no operation of an Api, in their order."""
    known = {operation.pointer for operation in api.operations} | set(api.models)
    return tuple(place for place in pins if place not in known)


def _pinned(name: str, style: NamingStyle) -> str:
    """A pinned name, made an identifier if it is none."""
    return name if name.isidentifier() and name not in style.reserved_classes else _class_namer(style)((name,))


def _class_namer(style: NamingStyle) -> Callable[[Sequence[str]], str]:
    """The style's function for class names, with a suffix where the language reserves the name."""

    def class_name(texts: Sequence[str]) -> str:
        name = style.class_name(texts)
        return name + style.reserved_class_suffix if name in style.reserved_classes else name

    return class_name
