"""Names of files, made from class names: unique in their folder without regard to case."""

from __future__ import annotations

from collections.abc import Mapping

from specleaf.ir import ModelId
from specleaf.naming.names import Namespace
from specleaf.naming.style import NamingStyle
from specleaf.naming.words import digest


def file_names(
    names: Mapping[ModelId, str], namespaces: Mapping[ModelId, Namespace], style: NamingStyle
) -> dict[ModelId, str]:
    """The file name of each model, without extension. Of two that are equal, the later by class name has a digest."""
    found: dict[ModelId, str] = {}
    taken: set[tuple[str, str]] = set()
    for id_, name in sorted(names.items(), key=lambda item: item[1]):
        file = style.file_name(name)
        if file in style.reserved_files:
            file = f"{file}_"
        folder = namespaces[id_] if style.namespaced else ""
        if (folder, file.casefold()) in taken:
            file = f"{file}_{digest(name)}"
        taken.add((folder, file.casefold()))
        found[id_] = file
    return found
