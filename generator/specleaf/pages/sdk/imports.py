"""Where the usage blocks of the SDK layout import from."""

from __future__ import annotations

from specleaf.pages.sdk.dialect import Package
from specleaf.pages.sdk.options import SdkOptions
from specleaf.pages.sdk.types import Types


def package_of(options: SdkOptions, types: Types) -> Package:
    """The modules of a package: one for each folder."""
    module = types.dialect.module
    return Package(lambda id_: module(options.package, types.paths.folder(id_)), module(options.package, "types"))
