"""The differences between OpenAPI 3.0, 3.1 and 3.2, which end here: everything later sees JSON Schema 2020-12.

In: one Schema Object as written, and the version. Out: the same with the keywords of 2020-12. Children stay as they
are, each is read in its own turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.json_value import Json
from specleaf.source.keywords import ONLY_FROM_31

Version: TypeAlias = Literal["3.0", "3.1", "3.2"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to read the schemas of a document.

    `exact` takes every schema at its word. Otherwise two things are read as their authors mean them: `properties`
    without `type` describe an object, and `nullable: true` beside a union or an `allOf` admits null.
    """

    version: Version
    exact: bool = False

    def normalise(self, schema: dict[str, Json]) -> dict[str, Json]:
        """One Schema Object with the keywords of JSON Schema 2020-12; the given dict if there is nothing to do."""
        if self.version == "3.0":
            return _from_30(schema, exact=self.exact)
        return _from_31(schema)


def _from_30(schema: dict[str, Json], *, exact: bool) -> dict[str, Json]:
    if isinstance(schema.get("$ref"), str):
        # Siblings of $ref are ignored (OpenAPI 3.0, "Reference Object").
        return {"$ref": schema["$ref"]}
    if not ONLY_FROM_31.isdisjoint(schema):
        schema = {key: value for key, value in schema.items() if key not in ONLY_FROM_31}
    result = _from_31(schema)
    if "nullable" in result:
        result = dict(result)
        if result.pop("nullable") is True:
            result = _with_null(result, exact=exact)
    return result


def _from_31(schema: dict[str, Json]) -> dict[str, Json]:
    return schema if _OLDER.isdisjoint(schema) else _plain_bounds(_examples(schema))


_OLDER = frozenset({"example", "exclusiveMinimum", "exclusiveMaximum"})
"""Keywords that mean something else in JSON Schema 2020-12, or may."""


def _with_null(schema: dict[str, Json], *, exact: bool) -> dict[str, Json]:
    """`nullable: true` adds null to `type`, and means nothing without one (OpenAPI 3.0.3, "Schema Object")."""
    type_ = schema.get("type")
    if isinstance(type_, str):
        return schema | {"type": [type_, "null"]}
    if exact:
        return schema
    null: Json = {"type": "null"}
    for keyword in ("anyOf", "oneOf"):
        members = schema.get(keyword)
        if isinstance(members, list) and "allOf" not in schema:
            return schema | {keyword: [*members, null]}
    if "allOf" in schema:
        about = {key: value for key, value in schema.items() if key in _ABOUT}
        rest = {key: value for key, value in schema.items() if key not in _ABOUT}
        return about | {"anyOf": [rest, null]}
    return schema


_ABOUT = ("title", "description", "deprecated", "default", "examples", "readOnly", "writeOnly", "externalDocs")


def _examples(schema: dict[str, Json]) -> dict[str, Json]:
    """`example` is the older form of `examples`, and wins over it (OpenAPI 3.1, "Schema Object")."""
    if "example" not in schema:
        return schema
    result = {key: value for key, value in schema.items() if key != "example"}
    return result | {"examples": [schema["example"]]}


def _plain_bounds(schema: dict[str, Json]) -> dict[str, Json]:
    """A boolean `exclusiveMinimum` says of `minimum` whether it is itself excluded (JSON Schema draft 4).

    Documents of later versions have it too; there is no other reading.
    """
    result = schema
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        flag = schema.get(exclusive)
        if isinstance(flag, bool):
            result = {key: value for key, value in result.items() if key != exclusive}
            if flag and bound in result:
                result[exclusive] = result.pop(bound)
    return result
