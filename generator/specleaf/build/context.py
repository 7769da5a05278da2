"""The state of one build: the schemas, the problems, and the models made so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from specleaf.build.docs import docs_of
from specleaf.ir import AliasModel, Content, Field, Model, ModelId, ModelRef, Part, Type
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source import Schema, SchemaSet

_MAX_DEPTH = 30
"""Nested types before a step is deferred to a queue: models may refer to models without a bound."""


@dataclass(slots=True)
class Context:
    """The state of one build. Models are in the order of their first use."""

    schemas: SchemaSet
    problems: Problems
    shape_of: Callable[[Schema, Context], Type]
    """`shapes.shape_of`, passed in because the functions of that table call it for inner schemas."""
    own_shape_of: Callable[[Schema, Context], Type]
    """`shapes.own_shape_of`: the type by the keywords of a schema alone; `$ref` and `allOf` become rules."""
    named: frozenset[Pointer]
    """Components and targets of references: each has a model."""
    models: dict[ModelId, Model | None] = field(default_factory=dict[ModelId, Model | None])
    merged: dict[Pointer, Type] = field(default_factory=dict[Pointer, Type])
    """The types of merged objects, by the place of the schema."""
    in_progress: set[Pointer] = field(default_factory=set[Pointer])
    """The places of schemas whose intersection is being built: see `merge`."""
    fields: dict[tuple[Pointer, bool], Field] = field(default_factory=dict[tuple[Pointer, bool], Field])
    """Fields of merged objects that one part alone declares, by its place and whether they are required."""
    parts: dict[Pointer, tuple[Schema, ...]] = field(default_factory=dict[Pointer, tuple[Schema, ...]])
    """The parts that subtypes inherit from each base: see `bases`."""
    shared_fields: dict[Pointer, Field] = field(default_factory=dict[Pointer, Field])
    """Parameters and headers, by their place."""
    shared_contents: dict[Pointer, tuple[Content, ...]] = field(default_factory=dict[Pointer, tuple[Content, ...]])
    """The contents of bodies, responses and parameters, by their place."""
    read_callbacks: set[Pointer] = field(default_factory=set[Pointer])
    """The path items of callbacks that have been read, by their place."""
    rule_schemas: dict[str, Schema] = field(default_factory=dict[str, Schema])
    waiting: deque[Callable[[], None]] = field(default_factory=deque[Callable[[], None]])
    depth: int = 0

    def request_model(self, pointer: Pointer) -> None:
        """Schedule the model of the named place `pointer`, if it has none yet."""
        if pointer not in self.models:
            self.models[pointer] = None
            self.waiting.append(lambda: self._name(pointer))

    def run_or_defer(self, step: Callable[[], None]) -> None:
        """Run a step of the build now, or defer it if the nesting is too deep."""
        if self.depth < _MAX_DEPTH:
            step()
        else:
            self.waiting.append(step)

    def run_deferred(self) -> None:
        """Run all deferred steps, and those that they defer."""
        while self.waiting:
            self.waiting.popleft()()

    def request_rule_schema(self, key: str, schema: Schema) -> None:
        """Add `schema` to the schemas that rules can refer to, under `key`."""
        self.rule_schemas.setdefault(key, schema)

    def reserve(self, id_: ModelId) -> None:
        """Reserve the position of a model, before those nested in it."""
        self.models.setdefault(id_, None)

    def add(self, model: Model) -> None:
        """Add a finished model."""
        self.models[model.id] = model

    def type_of(self, schema: Schema) -> Type:
        """The type of a schema; its inline objects, enumerations and unions become models on the way."""
        self.depth += 1
        type_ = self.shape_of(schema, self)
        self.depth -= 1
        return type_

    def own_type_of(self, schema: Schema) -> Type:
        """The type by the keywords of a schema alone; its links become rules."""
        return self.own_shape_of(schema, self)

    def part_of(self, schema: Schema) -> Part:
        """The type of a schema with its docs."""
        return Part(self.type_of(schema), docs_of(schema))

    def _name(self, pointer: Pointer) -> None:
        """Build the model of a named place: that of its shape, or an alias of another type."""
        if self.models[pointer] is None:
            schema = self.schemas.schema(pointer)
            type_ = self.type_of(schema)
            if type_ != ModelRef(pointer):
                self.add(AliasModel(pointer, docs_of(schema), type_))
