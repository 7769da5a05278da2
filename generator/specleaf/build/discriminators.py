"""Discriminators of unions: which value of a property tells which member (OpenAPI 3.1, "Discriminator Object")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.intersection import null_as_type
from specleaf.ir import Discriminator, tag_text
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import UNIONS, Schema, did_you_mean


def discriminator_of(schema: Schema, members: Iterable[Schema], context: Context) -> Discriminator | None:
    """The discriminator of a union of `members`.

    A member that no mapping names has the values that its own schema lists for the property, else the name of its
    component, and the default member (3.2) has all other values (OpenAPI 3.1 and 3.2, "Discriminator Object").
    """
    name = discriminator_property(schema)
    if name is None:
        return None
    mapped = context.schemas.mappings.get(schema.pointer, {})
    default = context.schemas.default_mappings.get(schema.pointer)
    targets = [context.schemas.targets.get(member.pointer) for member in members]
    reader = TagReader(name, context)
    known = {*mapped.values(), default}
    tags = {target: reader.tags(context.schemas.schema(target)) for target in targets if target}
    mapping = (*mapped.items(), *implicit_mapping({to: tags[to] for to in tags if to not in known}, mapped))
    found = Discriminator(name, mapping, bool(mapped), default=default)
    check_property(found, [*tags.values(), reader.own_tags(schema)], schema, context)
    for target in found.models:
        context.request_model(target)
    # An inline member has no name, and what a row that was left out meant is not known.
    is_known = None not in targets and schema.pointer not in context.schemas.partial_mappings
    is_letter = schema.dialect.exact and bool(mapped)
    return replace(found, is_complete=is_known and (is_letter or _decides(found, tags)))


def check_property(discriminator: Discriminator, tags: Collection[Tags], schema: Schema, context: Context) -> None:
    """Add a warning for a property that no member declares, or that may be absent with no member for that case.

    OpenAPI 3.2, "Discriminator Object": only with `defaultMapping` may the property be optional.
    """
    name, place = discriminator.property_name, schema.place.child("discriminator", "propertyName")
    names = frozenset[str]().union(*(each.properties for each in tags))
    if names and name not in names:
        hint = did_you_mean(name, sorted(names), context.problems)
        context.problems.warn("discriminator", place, f"no member declares the property {name!r}", hint)
        return
    may_be_absent = bool(names) and discriminator.default is None and not any(each.required for each in tags)
    if may_be_absent and schema.dialect.version == "3.2":
        message = f"no member requires the property {name!r}, and no 'defaultMapping' names the one for its absence"
        context.problems.warn("discriminator", place, message, "require it, or add 'defaultMapping'")


def _decides(discriminator: Discriminator, tags: Mapping[Pointer, Tags]) -> bool:
    """Whether the mapping leads each object to the only member that may accept it.

    Only then may it refuse an object: a discriminator changes no verdict (OpenAPI 3.1.1, "Discriminator Object").
    """
    return discriminator.default is None and all(
        each.strict and all(target in discriminator.targets(tag) for tag in each.values)
        for target, each in tags.items()
    )


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
    """The values that the schema of a member lists for a property. `strict`: it accepts no other, nor its absence.

    `properties` are the names that the member declares; `required`: it requires the property.
    """

    values: tuple[str, ...] = ()
    strict: bool = False
    properties: frozenset[str] = frozenset()
    required: bool = False


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

    def own_tags(self, schema: Schema) -> Tags:
        """What a union declares beside its members."""
        return self.of_parts([schema.without(*UNIONS)])

    def of_parts(self, parts: Sequence[Schema]) -> Tags:
        """The tags of the conjunction of some parts."""
        properties = [part.named("properties") for part in parts]
        declared = [each[self.name] for each in properties if self.name in each]
        names = frozenset(name for each in properties for name in each)
        if not declared:
            return self._of_unions(parts, names)
        values = [tag_text(value) for schema in declared for value in self._listed(schema)]
        texts = tuple(dict.fromkeys(value for value in values if value is not None))
        required = any(self.name in part.texts("required") for part in parts)
        return Tags(texts, required and bool(texts) and None not in values, names, required)

    def _of_unions(self, parts: Sequence[Schema], names: frozenset[str]) -> Tags:
        members = [member for part in parts for keyword in UNIONS for member in part.children(keyword)]
        found = [self.tags(member) for member in members]
        values = dict.fromkeys(value for tags in found for value in tags.values)
        names = names.union(*(tags.properties for tags in found))
        is_strict = bool(found) and all(tags.strict for tags in found)
        return Tags(tuple(values), is_strict, names, any(tags.required for tags in found))

    def _listed(self, schema: Schema) -> Iterator[Json]:
        for part in parts_of(schema, self.context):
            keywords = null_as_type(part)
            values = [keywords["const"]] if "const" in keywords else keywords.get("enum")
            yield from values if isinstance(values, list) else ()
