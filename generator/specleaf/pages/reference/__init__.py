"""The reference layout.

In: an `Api`, names, a language, examples.
Out: views of pages about the generated models, and of their index.
Must not know: the SDK layout.
"""

from __future__ import annotations

from specleaf.pages.reference.pages import ReferenceOptions, reference_pages

__all__ = [
    "ReferenceOptions",
    "reference_pages",
]
