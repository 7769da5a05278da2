"""One Schema Object, read-only, with the keywords of JSON Schema 2020-12 whatever the document's version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.dialect import Dialect


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema and its place. A boolean schema has no keywords, and `is_false` tells `false` from `true`."""

    pointer: Pointer
    keywords: Mapping[str, Json]
    dialect: Dialect
    is_false: bool = False
    written_at: Pointer | None = None
    """Where the keywords stand, if not at `pointer`: what a schema says of one type has a place of its own."""
    _named: dict[str, dict[str, Schema]] = field(
        default_factory=dict[str, dict[str, "Schema"]], init=False, compare=False, repr=False
    )

    def __contains__(self, keyword: str) -> bool:
        return keyword in self.keywords

    def get(self, keyword: str) -> Json:
        """The value of a keyword, or `None`."""
        return self.keywords.get(keyword)

    def text(self, keyword: str) -> str:
        """The value of a keyword if it is a string, else `""`."""
        value = self.keywords.get(keyword)
        return value if isinstance(value, str) else ""

    def flag(self, keyword: str) -> bool:
        """Whether the value of a keyword is `true`."""
        return self.keywords.get(keyword) is True

    def texts(self, keyword: str) -> tuple[str, ...]:
        """The strings of a keyword that is a list of strings, each once."""
        value = self.keywords.get(keyword)
        items = value if isinstance(value, list) else []
        return tuple(dict.fromkeys(item for item in items if isinstance(item, str)))

    def child(self, keyword: str) -> Schema | None:
        """The schema that a keyword holds."""
        value = self.keywords.get(keyword)
        return read_schema(self._below(keyword), value, self.dialect) if keyword in self.keywords else None

    def children(self, keyword: str) -> tuple[Schema, ...]:
        """The schemas that a keyword lists."""
        value = self.keywords.get(keyword)
        items = value if isinstance(value, list) else []
        below = self._below(keyword)
        return tuple(read_schema(below.child(index), item, self.dialect) for index, item in enumerate(items))

    def named(self, keyword: str) -> Mapping[str, Schema]:
        """The schemas that a keyword holds by name, in document order; read once."""
        if keyword not in self._named:
            value = self.keywords.get(keyword)
            items = value if isinstance(value, dict) else {}
            below = self._below(keyword)
            self._named[keyword] = {
                name: read_schema(below.child(name), item, self.dialect) for name, item in items.items()
            }
        return self._named[keyword]

    @property
    def place(self) -> Pointer:
        """Where the keywords stand."""
        return self.written_at or self.pointer

    @property
    def types(self) -> tuple[str, ...]:
        """The names in `type`, none if it is absent."""
        value = self.keywords.get("type")
        return (value,) if isinstance(value, str) else self.texts("type")

    @property
    def is_object(self) -> bool:
        """Whether an object is what the schema is about: `properties` tell of one, as everybody means them."""
        return "object" in self.types or ("properties" in self and not self.types and not self.dialect.exact)

    @property
    def admits_null(self) -> bool:
        """Whether null fits the schema, whatever else it says."""
        return self.dialect.admits_null(self.keywords)

    @property
    def reference(self) -> str | None:
        """The `$ref`, or the `$dynamicRef`, of the schema."""
        for keyword in ("$ref", "$dynamicRef"):
            value = self.keywords.get(keyword)
            if isinstance(value, str):
                return value
        return None

    def without(self, *keywords: str) -> Schema:
        """The same schema with some keywords left out."""
        rest = {key: value for key, value in self.keywords.items() if key not in keywords}
        return replace(self, keywords=rest)

    def with_keywords(self, keywords: Mapping[str, Json]) -> Schema:
        """A schema at the same place with other keywords."""
        return replace(self, keywords=keywords)

    def of_type(self, index: int, keywords: Mapping[str, Json]) -> Schema:
        """What the schema says of the values of one type, the one at `index` in its list."""
        return self.with_keywords(keywords).at(self.pointer.child("type", index))

    def at(self, pointer: Pointer) -> Schema:
        """The schema as one of its own at another place than where it is written."""
        return replace(self, pointer=pointer, written_at=self.place)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keywords)

    def _below(self, keyword: str) -> Pointer:
        return self.place.child(keyword)


def read_schema(pointer: Pointer, value: Json, dialect: Dialect) -> Schema:
    """The schema that `value` is; what is no schema at all reads as the one that accepts everything."""
    if isinstance(value, dict):
        return Schema(pointer, dialect.normalise(value), dialect)
    return Schema(pointer, {}, dialect, is_false=value is False)
