"""The differences between OpenAPI 3.0, 3.1 and 3.2, which end here: everything later sees JSON Schema 2020-12.

In: one Schema Object as written, and the version. Out: the same with the keywords of 2020-12. Children stay as they
are, each is read in its own turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.json_value import Json
from specleaf.source.keywords import ASSERTIONS, ONLY_FROM_31
from specleaf.source.listed_values import with_readable_values

Version: TypeAlias = Literal["3.0", "3.1", "3.2"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to read the schemas of a document.

    `exact` takes every schema at its word. Otherwise some things are read as their authors mean them: `properties`
    without `type` describe an object, `nullable: true` beside a union or an `allOf` admits null, and does so in later
    versions than 3.0 too, keywords that came with OpenAPI 3.1 say in 3.0 what they say since, and listed values are of
    the type beside them.
    """

    version: Version
    exact: bool = False

    def normalise(self, schema: dict[str, Json]) -> dict[str, Json]:
        """One Schema Object with the keywords of JSON Schema 2020-12; the given dict if there is nothing to do.

        `nullable: true` is left in place where there is no keyword for it: see `admits_null`.
        """
        if self.version == "3.0":
            found = self._from_30(schema)
        else:
            found = _from_31(schema) if self.exact or "nullable" not in schema else self._nullable(_from_31(schema))
        return found if self.exact else with_readable_values(found)

    def admits_null(self, normalised: Mapping[str, Json]) -> bool:
        """Whether null fits a schema, whatever else the schema says."""
        return (self.version == "3.0" or not self.exact) and "nullable" in normalised

    def _from_30(self, schema: dict[str, Json]) -> dict[str, Json]:
        if isinstance(schema.get("$ref"), str):
            # Siblings of $ref are ignored (OpenAPI 3.0, "Reference Object").
            return {"$ref": schema["$ref"]}
        if any(schema.get(keyword) == [] for keyword in COMBINATORS):
            # The metaschema of 3.0 allows empty lists of schemas, which later versions do not.
            schema = {key: value for key, value in schema.items() if key not in COMBINATORS or value != []}
        if self.exact and not ONLY_FROM_31.isdisjoint(schema):
            schema = {key: value for key, value in schema.items() if key not in ONLY_FROM_31}
        if not self.exact and not _IN_PLACE.isdisjoint(schema):
            schema = _with_null_members(schema)
        return self._nullable(_from_31(schema)) if "nullable" in schema else _from_31(schema)

    def _nullable(self, schema: dict[str, Json]) -> dict[str, Json]:
        """`nullable: true` adds null to `type`, and means nothing without one (OpenAPI 3.0.3, "Schema Object")."""
        null = schema["nullable"] is True
        if null and not self.exact and not _IN_PLACE.isdisjoint(schema):
            return schema  # a `$ref` has siblings since 3.1 only
        rest = {key: value for key, value in schema.items() if key != "nullable"}
        type_ = "object" if "properties" in rest and "type" not in rest and not self.exact else rest.get("type")
        types = type_ if isinstance(type_, list) else [type_] * isinstance(type_, str)
        return {**rest, "type": [*types, *(["null"] * ("null" not in types))]} if null and types else rest


COMBINATORS = ("allOf", "anyOf", "oneOf")
_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "$ref"})


def _with_null_members(schema: dict[str, Json]) -> dict[str, Json]:
    """A member that is `nullable: true` alone says that the whole may be null, as `nullable: true` beside it does."""
    result = schema
    for keyword in _IN_PLACE & schema.keys():
        members = schema[keyword]
        if isinstance(members, list) and any(map(_is_only_nullable, members)):
            if keyword == "allOf":
                result = {**result, "nullable": True}
            else:
                null: Json = {"type": "null"}
                others: Json = [null if _is_only_nullable(member) else member for member in members]
                result = {**result, keyword: others}
    return result


def _is_only_nullable(member: Json) -> bool:
    return isinstance(member, dict) and member.get("nullable") is True and ASSERTIONS.isdisjoint(member)


def _from_31(schema: dict[str, Json]) -> dict[str, Json]:
    return schema if _OLDER.isdisjoint(schema) else _plain_bounds(_examples(schema))


_OLDER = frozenset({"example", "exclusiveMinimum", "exclusiveMaximum"})
"""Keywords that mean something else in JSON Schema 2020-12, or may."""


def _examples(schema: dict[str, Json]) -> dict[str, Json]:
    """`example` is the older form of `examples`, and wins over it (OpenAPI 3.1, "Schema Object")."""
    if "example" not in schema:
        return schema
    result = {key: value for key, value in schema.items() if key != "example"}
    result["examples"] = [schema["example"]]
    return result


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
