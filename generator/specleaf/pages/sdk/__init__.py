"""The SDK layout: the pages that SDK generators publish, byte for byte.

In: the `Api` of `sdk_api`, names, examples.
Out: views of one page for each model.
Must not know: the reference layout.
"""

from __future__ import annotations

from specleaf.pages.sdk.operations import Client, Draw
from specleaf.pages.sdk.options import SdkOptions
from specleaf.pages.sdk.pages import DIALECTS, sdk_pages
from specleaf.pages.sdk.paths import FileNames, style_of_files

__all__ = [
    "DIALECTS",
    "Client",
    "Draw",
    "FileNames",
    "SdkOptions",
    "sdk_pages",
    "style_of_files",
]
