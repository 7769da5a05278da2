"""Names of files: what the language makes of the name of a class, or of that of a component or operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from specleaf.ir import ModelId, original_of
from specleaf.naming.location import ComponentRoot, Root
from specleaf.naming.names import Namespace
from specleaf.naming.roots import root_names
from specleaf.naming.strategy import NamingTask
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import digest
from specleaf.pointer import Pointer


def file_names(
    names: Mapping[ModelId, str], namespaces: Mapping[ModelId, Namespace], style: NamingStyle
) -> dict[ModelId, str]:
    """The file name of each model, without extension. Of two that are equal, the later by class name has a digest."""
    return _unique(names, lambda id_: style.scopes.get(namespaces[id_], ""), style)


def operation_file_names(task: NamingTask, style: NamingStyle) -> dict[Pointer, str]:
    """The file name of each operation, without extension, for a page about it."""
    return _unique(root_names(task.operations.values(), task.raw_class_name, task.pins), lambda _: "", style)


def _unique(
    names: Mapping[Pointer, str], folder_of: Callable[[Pointer], str], style: NamingStyle
) -> dict[Pointer, str]:
    found: dict[Pointer, str] = {}
    taken: set[tuple[str, str]] = set()
    for place, name in sorted(names.items(), key=lambda item: item[1]):
        file, folder = _file_name(name, style), folder_of(place)
        if (folder, file.casefold()) in taken:
            file = f"{file}_{digest(name)}"
        taken.add((folder, file.casefold()))
        found[place] = file
    return found


def module_names(task: NamingTask, style: NamingStyle) -> tuple[dict[ModelId, tuple[str, Pointer]], dict[Pointer, str]]:
    """The module of each model, without extension: that of the component, operation or path that the model is part of.

    With it comes the place of that component, operation or path; and then the module of each operation by its place.

    A variant of a component (`AnyPet`) is in the component's module. Within a namespace, roots with one file name
    share a module, so the name of a module never depends on others.
    """
    roots = {id_: _original(location.root) for id_, location in task.locations.items()}
    names = root_names([*roots.values(), *task.operations.values()], task.raw_class_name, task.pins)
    files = {place: _file_name(name, style) for place, name in names.items()}
    of_models = {id_: (files[root.pointer], root.pointer) for id_, root in roots.items()}
    return of_models, {place: files[place] for place in task.operations}


def _original(root: Root) -> Root:
    if isinstance(root, ComponentRoot) and root.variant:
        return replace(root, pointer=original_of(root.pointer)[0], variant="")
    return root


def _file_name(name: str, style: NamingStyle) -> str:
    file = style.file_name(name)
    return f"{file}_" if file in style.reserved_files else file
