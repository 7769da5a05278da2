"""Where the usage blocks of the source layout import from."""

from __future__ import annotations

from specleaf.pages.source_dialect import Package
from specleaf.pages.source_options import SourceOptions
from specleaf.pages.source_types import Types


def package_of(options: SourceOptions, types: Types) -> Package:
    """The modules of a package: one for each folder."""
    module = types.dialect.module
    return Package(lambda id_: module(options.package, types.places.folder(id_)), module(options.package, "types"))
