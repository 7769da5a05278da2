"""Discriminators of unions: which value of a property tells which member (OpenAPI 3.1, "Discriminator Object")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.intersection import null_as_type
from specleaf.ir import Discriminator, tag_text
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import UNIONS, Schema


def discriminator_of(schema: Schema, members: Iterable[Schema], context: Context) -> Discriminator | None:
    """The discriminator of a union of `members`.

    A member that no mapping names has the values that its own schema lists for the property, else the name of its
    component (OpenAPI 3.1, "Discriminator Object"). With `defaultMapping` (3.2) there is no discriminator: the members
    are tried.
    """
    name = discriminator_property(schema)
    if name is None or "defaultMapping" in _discriminator_object(schema):
        return None
    mapped = context.schemas.mappings.get(schema.pointer, {})
    targets = [context.schemas.targets.get(member.pointer) for member in members]
    reader = TagReader(name, context)
    known = set(mapped.values())
    unmapped = [target for target in targets if target and target not in known]
    others = {target: reader.tags(context.schemas.schema(target)) for target in unmapped}
    mapping = (*mapped.items(), *implicit_mapping(others, mapped))
    for _, target in mapping:
        context.request_model(target)
    # An inline member has no name, and what a row that was left out meant is not known.
    is_known = None not in targets and schema.pointer not in context.schemas.partial_mappings
    complete = is_known and (bool(mapped) or all(tags.strict for tags in others.values()))
    return Discriminator(name, mapping, bool(mapped), complete)


def discriminator_property(schema: Schema) -> str | None:
    """`propertyName` of the discriminator of a schema, if it has one."""
    name = _discriminator_object(schema).get("propertyName")
    return name if isinstance(name, str) else None


def _discriminator_object(schema: Schema) -> Mapping[str, Json]:
    value = schema.get("discriminator")
    return value if isinstance(value, dict) else {}


def implicit_mapping(targets: Mapping[Pointer, Tags], mapped: Collection[str]) -> Iterator[tuple[str, Pointer]]:
    """The mapping of targets by the values that their schemas list, else by their names, without keys in `mapped`."""
    for target, tags in targets.items():
        for tag in tags.values or (target.name or PurePosixPath(target.file).stem,):
            if tag not in mapped:
                yield tag, target


@dataclass(frozen=True, slots=True)
class Tags:
    """The values that the schema of a member lists for a property. `strict`: it accepts no other, nor its absence."""

    values: tuple[str, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class TagReader:
    """Reads the tags of schemas, with a memo."""

    name: str
    context: Context
    known: dict[Pointer, Tags] = field(default_factory=dict[Pointer, Tags])

    def tags(self, schema: Schema) -> Tags:
        """The tags of one schema; of a union, those of its members."""
        if schema.pointer not in self.known:
            self.known[schema.pointer] = Tags()
            self.known[schema.pointer] = self.of_parts(parts_of(schema, self.context))
        return self.known[schema.pointer]

    def of_parts(self, parts: Sequence[Schema]) -> Tags:
        """The tags of the conjunction of some parts."""
        declared = [part.named("properties")[self.name] for part in parts if self.name in part.named("properties")]
        if not declared:
            return self._of_unions(parts)
        values = [tag_text(value) for schema in declared for value in self._listed(schema)]
        texts = tuple(dict.fromkeys(value for value in values if value is not None))
        required = any(self.name in part.texts("required") for part in parts)
        return Tags(texts, required and bool(texts) and None not in values)

    def _of_unions(self, parts: Sequence[Schema]) -> Tags:
        members = [member for part in parts for keyword in UNIONS for member in part.children(keyword)]
        found = [self.tags(member) for member in members]
        values = dict.fromkeys(value for tags in found for value in tags.values)
        return Tags(tuple(values), bool(found) and all(tags.strict for tags in found))

    def _listed(self, schema: Schema) -> Iterator[Json]:
        for part in parts_of(schema, self.context):
            keywords = null_as_type(part)
            values = [keywords["const"]] if "const" in keywords else keywords.get("enum")
            yield from values if isinstance(values, list) else ()
