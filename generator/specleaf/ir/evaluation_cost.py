"""How many steps the evaluation of a JSON Schema takes at most, without running it.

Evaluation applies a schema again wherever a `$ref` leads to it, so references to references, or recursion into a nested
value, can take time that is exponential in the size of the document. The estimate itself is memoized by schema and
value, hence linear in their product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.json_value import Json

_DEEPEST = 200
"""Schemas and values that lead further into each other count as too costly."""

# Keywords by what their schemas apply to (JSON Schema 2020-12, Core, 10 and 11).
_ONE_IN_PLACE = frozenset({"not", "if", "then", "else"})
_LIST_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf"})
_OF_EVERY_PART = frozenset(
    {"additionalProperties", "unevaluatedProperties", "propertyNames", "items", "contains", "unevaluatedItems"}
)
_UNEVALUATED = frozenset({"unevaluatedProperties", "unevaluatedItems"})


def evaluation_cost(schema: Mapping[str, Json], value: Json, limit: int) -> int:
    """The number of pairs of schema and value that are evaluated, or `limit` if there are as many or more.

    References in `schema` are of the form `#/$defs/<name>` into its own `$defs`.
    """
    definitions = schema.get("$defs")
    return _Cost(definitions if isinstance(definitions, dict) else {}, limit).of({**schema, "$defs": {}}, value, 0)


class _Cost:
    def __init__(self, definitions: Mapping[str, Json], limit: int) -> None:
        self._definitions = definitions
        self._limit = limit
        self._known: dict[tuple[int, int], int] = {}
        self._kept: list[Json] = []
        """Keeps alive what `_known` identifies by address."""

    def of(self, schema: Json, value: Json, depth: int) -> int:
        if not isinstance(schema, dict):
            return 1
        if depth > _DEEPEST:
            return self._limit
        key = (id(schema), id(value))
        if key not in self._known:
            self._kept.append(schema)
            self._known[key] = 1  # in a cycle in place, which adds nothing
            steps = 1
            for inner, part in self._applied(schema, value):
                steps = min(steps + self.of(inner, part, depth + 1), self._limit)
            # What no other keyword has evaluated is found by evaluating them once more.
            self._known[key] = min(steps * 2, self._limit) if _UNEVALUATED & schema.keys() else steps
        return self._known[key]

    def _applied(self, schema: dict[str, Json], value: Json) -> Iterator[tuple[Json, Json]]:
        """The subschemas of a schema, and what each of them is applied to."""
        parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        for keyword, inner in schema.items():
            match inner:
                case str() if keyword == "$ref":
                    yield self._definitions.get(inner.removeprefix("#/$defs/"), True), value
                case list() if keyword in _LIST_IN_PLACE:
                    yield from ((each, value) for each in inner)
                case dict() if keyword in _ONE_IN_PLACE:
                    yield inner, value
                case dict() if keyword in _OF_EVERY_PART:
                    yield from ((inner, part) for part in parts)
                case dict() if keyword == "properties" and isinstance(value, dict):
                    yield from ((each, value[name]) for name, each in inner.items() if name in value)
                case dict() if keyword == "patternProperties":
                    yield from ((each, part) for each in inner.values() for part in parts)
                case dict() if keyword == "dependentSchemas":
                    yield from ((each, value) for each in inner.values())
                case list() if keyword == "prefixItems" and isinstance(value, list):
                    yield from zip(inner, value, strict=False)
                case _:
                    pass
