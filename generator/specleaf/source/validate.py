"""Document to problems: all that can be told before anything is built.

The metaschemas first; what they refuse may have any shape, so references and meaning are looked at only after that.
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
    """The schemas of a description, every reference resolved; raises `SpecleafError` if there are errors."""
    check_metaschema(description, problems)
    problems.raise_errors()
    schemas = resolve(description.document, dialect, limits, problems, description.inside)
    check_semantics(schemas, problems)
    problems.raise_errors()
    return schemas
