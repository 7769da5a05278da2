"""Transformations of the intermediate representation.

In: an `Api`.
Out: the `Api` as a setting or the generated models need it: requests and responses apart, subtypes, tags.
Must not know: documents, names in code, languages, layouts.
"""

from __future__ import annotations

from specleaf.transforms.body_examples import with_body_examples
from specleaf.transforms.directions import Direction, carried, split_by_direction
from specleaf.transforms.open_enums import with_open_texts
from specleaf.transforms.plain_formats import with_plain_texts
from specleaf.transforms.subtypes import with_heirs
from specleaf.transforms.tags import with_tags

__all__ = [
    "Direction",
    "carried",
    "split_by_direction",
    "with_body_examples",
    "with_heirs",
    "with_open_texts",
    "with_plain_texts",
    "with_tags",
]
