"""Transformations of the intermediate representation.

In: an `Api`.
Out: the `Api` as a setting or the generated models need it: requests and responses apart, subtypes, tags.
Must not know: documents, names in code, languages, layouts.
"""

from __future__ import annotations

from specleaf.transforms.body_examples import with_body_examples
from specleaf.transforms.constants import with_constants
from specleaf.transforms.directions import Direction, models_in_direction, split_by_direction
from specleaf.transforms.external_components import with_external_components
from specleaf.transforms.identical_models import without_identical_models
from specleaf.transforms.open_enums import with_open_enums
from specleaf.transforms.plain_formats import with_plain_strings
from specleaf.transforms.remarks import remarks_of, with_remarks
from specleaf.transforms.selection import unmatched, with_selection
from specleaf.transforms.subtypes import with_subtype_unions
from specleaf.transforms.tags import with_inferred_discriminators

__all__ = [
    "Direction",
    "models_in_direction",
    "remarks_of",
    "split_by_direction",
    "unmatched",
    "with_body_examples",
    "with_constants",
    "with_external_components",
    "with_inferred_discriminators",
    "with_open_enums",
    "with_plain_strings",
    "with_remarks",
    "with_selection",
    "with_subtype_unions",
    "without_identical_models",
]
