"""Reading documents.

In: the text of an OpenAPI document and of the files beside it.
Out: a checked document, its schemas in the words of JSON Schema 2020-12 with every `$ref` resolved, and problems.
Must not know: what a schema means, and anything of languages, models or pages.
"""

from __future__ import annotations

from specleaf.source.description import Description, describe
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.edits import Edit, edited
from specleaf.source.full_validation import check_in_full
from specleaf.source.keywords import APPLIES_TO, ASSERTIONS, EXTENSIONS, PART_DESCRIPTION, UNIVERSAL
from specleaf.source.limits import Limits, size_of
from specleaf.source.listed_values import texts_of_numbers
from specleaf.source.load import load, load_beside, load_text
from specleaf.source.lookup import NotThereError
from specleaf.source.references import rebased
from specleaf.source.schema import Schema
from specleaf.source.schema_set import SchemaSet
from specleaf.source.structure import METHODS, STRUCTURE, Node, children_of
from specleaf.source.subtypes import UNIONS
from specleaf.source.suggest import did_you_mean
from specleaf.source.validate import validate

__all__ = [
    "APPLIES_TO",
    "ASSERTIONS",
    "EXTENSIONS",
    "METHODS",
    "PART_DESCRIPTION",
    "STRUCTURE",
    "UNIONS",
    "UNIVERSAL",
    "Description",
    "Dialect",
    "Document",
    "Edit",
    "Limits",
    "Node",
    "NotThereError",
    "Schema",
    "SchemaSet",
    "check_in_full",
    "children_of",
    "describe",
    "did_you_mean",
    "edited",
    "load",
    "load_beside",
    "load_text",
    "rebased",
    "size_of",
    "texts_of_numbers",
    "validate",
]
