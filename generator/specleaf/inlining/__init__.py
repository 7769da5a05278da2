"""Schemas as generators of SDKs read them: `allOf` and unions beside properties become plain schemas, written out.

In: a resolved document.
Out: a document in which each conjunction is one schema, with a copy of what it takes from others.
Must not know: languages, names, pages.

Models made here are exact without this. Pages about a package of another generator need it, because that generator has
a class for each copy.
"""

from __future__ import annotations

from specleaf.inlining.document import with_inlined_conjunctions

__all__ = ["with_inlined_conjunctions"]
