"""Document to problems: all that can be told before anything is built.

Three looks at the same document, all in one run: the metaschemas, the references, and what neither of them shows.
"""

from __future__ import annotations

from specleaf.problems import Problems
from specleaf.source.description import Description
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.metaschema import check_metaschema
from specleaf.source.resolve import SchemaSet, resolve
from specleaf.source.semantics import check_semantics


def validate(description: Description, dialect: Dialect, limits: Limits, problems: Problems) -> SchemaSet:
    """The schemas of a description, with those references that land; what is wrong is among the problems."""
    check_metaschema(description, problems)
    schemas = resolve(description.document, dialect, limits, problems, description.wrapped_at)
    check_semantics(schemas, problems)
    return schemas
