"""Where the usage blocks of the source layout import from."""

from __future__ import annotations

from dataclasses import replace

from specleaf.ir.types import ModelId
from specleaf.pages.source_dialect import Package
from specleaf.pages.source_options import SourceOptions
from specleaf.pages.source_types import Types

_FILE = ".js"


def package_of(options: SourceOptions, types: Types) -> Package:
    """The modules of a package: one for each folder, or one for each file."""
    module = types.dialect.module
    if options.has_index_modules:
        return Package(lambda id_: module(options.package, types.places.folder(id_)), module(options.package, "types"))
    stems = _stems(types)
    return Package(
        lambda id_: module(options.package, f"{types.places.folder(id_)}/{stems[id_]}{_FILE}"),
        module(options.package, f"types/rfcdate{_FILE}"),
    )


def _stems(types: Types) -> dict[ModelId, str]:
    """The file of each model: that of the operation or component that it belongs to."""
    style = types.dialect.style
    operations = {each.pointer: each for each in types.api.operations}
    files: dict[ModelId, str] = {}
    for id_ in types.api.models:
        around = (replace(id_, parts=id_.parts[:length]) for length in range(len(id_.parts)))
        owner = next((operations[place] for place in around if place in operations), None)
        if owner is None:
            texts = id_.parts[2:3] or (id_.name,)
        else:
            texts = (owner.operation_id,) if owner.operation_id else (owner.method, owner.path)
        files[id_] = style.file_name(style.class_name(texts))
    return files
