"""Document to problems: all that can be told before anything is built.

The metaschemas are asked about every object that is used, wherever a reference finds it; then come the cycles of
references, and what neither shows.
"""

from __future__ import annotations

from specleaf.problems import Problems
from specleaf.source.description import Description
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.resolve import resolve
from specleaf.source.schema_set import SchemaSet
from specleaf.source.semantics import check_semantics


def validate(description: Description, dialect: Dialect, limits: Limits, problems: Problems) -> SchemaSet:
    """The schemas of a description, with those references that land; what is wrong is among the problems."""
    schemas = resolve(description.document, dialect, limits, problems, description.wrapped_at)
    edits = check_semantics(schemas, problems)
    return schemas.edited(edits) if edits else schemas
