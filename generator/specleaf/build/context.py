"""What the functions that build share: the schemas, the problems, and the models made so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from specleaf.build.docs import docs_of
from specleaf.ir import AliasModel, Content, Field, Model, ModelId, ModelRef, Part, Type
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source import Schema, SchemaSet

_DEEPEST = 30
"""Types inside types inside types …, after which a step waits: it may lead from model to model without end."""


@dataclass(slots=True)
class Context:
    """The state of one build. Models are in the order in which they were first met."""

    schemas: SchemaSet
    problems: Problems
    shape_of: Callable[[Schema, Context], Type]
    """The table of shapes, handed in so that each shape can ask for the types inside it."""
    own_shape_of: Callable[[Schema, Context], Type]
    """The same for what a schema asserts itself: what it links to becomes rules."""
    named: frozenset[Pointer]
    """Places that a reference or the document's own list of components names: each has a model."""
    models: dict[ModelId, Model | None] = field(default_factory=dict[ModelId, Model | None])
    merged: dict[Pointer, Type] = field(default_factory=dict[Pointer, Type])
    """The types of objects that are made of several schemas, by the place of the first."""
    met: set[Pointer] = field(default_factory=set[Pointer])
    """The places of several schemas that are just being told by the keywords of one: see `merge`."""
    fields: dict[tuple[Pointer, bool], Field] = field(default_factory=dict[tuple[Pointer, bool], Field])
    """Fields of such objects that only one schema speaks of, by its place and whether they are required."""
    parts: dict[Pointer, tuple[Schema, ...]] = field(default_factory=dict[Pointer, tuple[Schema, ...]])
    """What each base says of what is made from it: see `bases`."""
    shared_fields: dict[Pointer, Field] = field(default_factory=dict[Pointer, Field])
    """Parameters and headers, by their place."""
    shared_contents: dict[Pointer, tuple[Content, ...]] = field(default_factory=dict[Pointer, tuple[Content, ...]])
    """What bodies, responses and some parameters contain, by the place of these."""
    called: set[Pointer] = field(default_factory=set[Pointer])
    """The path items of callbacks that are read, by their place."""
    wanted_rules: dict[str, Schema] = field(default_factory=dict[str, Schema])
    waiting: deque[Callable[[], None]] = field(default_factory=deque[Callable[[], None]])
    depth: int = 0

    def want(self, pointer: Pointer) -> None:
        """See to it that the named place `pointer` gets its model, now or later."""
        if pointer not in self.models:
            self.models[pointer] = None
            self.waiting.append(lambda: self._name(pointer))

    def soon(self, step: Callable[[], None]) -> None:
        """Do a step of the build: now, or later if too many others are under way."""
        if self.depth < _DEEPEST:
            step()
        else:
            self.waiting.append(step)

    def finish(self) -> None:
        """Do what is left to do, and what comes of it."""
        while self.waiting:
            self.waiting.popleft()()

    def want_rule(self, key: str, schema: Schema) -> None:
        """See to it that rules can refer to `schema` by `key`."""
        self.wanted_rules.setdefault(key, schema)

    def reserve(self, id_: ModelId) -> None:
        """Keep the place of a model in the order, before what is nested in it."""
        self.models.setdefault(id_, None)

    def add(self, model: Model) -> None:
        """Take up a finished model."""
        self.models[model.id] = model

    def type_of(self, schema: Schema) -> Type:
        """The type of a schema; its inline objects, enumerations and unions become models on the way."""
        self.depth += 1
        type_ = self.shape_of(schema, self)
        self.depth -= 1
        return type_

    def own_type_of(self, schema: Schema) -> Type:
        """The type that a schema tells itself, narrowed by what it links to."""
        return self.own_shape_of(schema, self)

    def part_of(self, schema: Schema) -> Part:
        """The type of a schema, with what its author wrote beside it."""
        return Part(self.type_of(schema), docs_of(schema))

    def _name(self, pointer: Pointer) -> None:
        """Make the model at a named place: that of its shape, or a name for another type."""
        if self.models[pointer] is None:
            schema = self.schemas.schema(pointer)
            type_ = self.type_of(schema)
            if type_ != ModelRef(pointer):
                self.add(AliasModel(pointer, docs_of(schema), type_))
