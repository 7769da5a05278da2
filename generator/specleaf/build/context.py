"""What the functions that build share: the schemas, the problems, and the models made so far."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from specleaf.build.docs_of import docs_of
from specleaf.ir.api import Model
from specleaf.ir.types import ModelId, Part, Type
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source.resolve import SchemaSet
from specleaf.source.schema import Schema


@dataclass(slots=True)
class Context:
    """The state of one build. Models are in the order in which they were first met."""

    schemas: SchemaSet
    problems: Problems
    shape_of: Callable[[Schema, Context], Type]
    """The table of shapes, handed in so that each shape can ask for the types inside it."""
    named: frozenset[Pointer]
    """Places that a reference or the document's own list of components names: each has a model."""
    models: dict[ModelId, Model | None] = field(default_factory=dict[ModelId, Model | None])
    wanted: deque[Pointer] = field(default_factory=deque[Pointer])
    rule_schemas: dict[str, Json] = field(default_factory=dict[str, Json])

    def want(self, pointer: Pointer) -> None:
        """See to it that the named place `pointer` gets its model, now or later."""
        if pointer not in self.models:
            self.models[pointer] = None
            self.wanted.append(pointer)

    def reserve(self, id_: ModelId) -> None:
        """Keep the place of a model in the order, before what is nested in it."""
        self.models.setdefault(id_, None)

    def add(self, model: Model) -> None:
        """Take up a finished model."""
        self.models[model.id] = model

    def type_of(self, schema: Schema) -> Type:
        """The type of a schema; its inline objects, enumerations and unions become models on the way."""
        return self.shape_of(schema, self)

    def part_of(self, schema: Schema) -> Part:
        """The type of a schema, with what its author wrote beside it."""
        return Part(self.type_of(schema), docs_of(schema))
