"""Python models.

In: an `Api`, names, and the settings of `[models]`.
Out: views of the modules of one Python package, and a last check of their text.
Must not know: documents, pages, templates' text, the disk.
"""

from __future__ import annotations

from specleaf.models.guard import check_module
from specleaf.models.options import ModelOptions
from specleaf.models.styles import STYLES, fixed_files, module_views

__all__ = [
    "STYLES",
    "ModelOptions",
    "check_module",
    "fixed_files",
    "module_views",
]
