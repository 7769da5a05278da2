"""Pages.

In: an `Api`, a language, and the settings of `[pages.<language>]`.
Out: views of Markdown pages; `LAYOUTS` has a row for each layout.
Must not know: documents, models' code, templates' text, the disk.
"""

from __future__ import annotations

from specleaf.pages.layouts import DIALECTS, LAYOUTS
from specleaf.pages.options import PageOptions
from specleaf.pages.sdk import Client

__all__ = [
    "DIALECTS",
    "LAYOUTS",
    "Client",
    "PageOptions",
]
