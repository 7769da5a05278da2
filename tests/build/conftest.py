"""Small documents and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent, indent

import pytest

from specleaf.build.api import build_api
from specleaf.ir.accepts import Validator
from specleaf.ir.api import AliasModel, Api, Field, Model, ObjectModel
from specleaf.ir.types import ModelRef, Type
from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer
from specleaf.problems import Problem, Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.schema_set import SchemaSet
from specleaf.source.validate import validate


@dataclass(frozen=True)
class Built:
    """What a document means. Models are found by the last part of their pointer: `Pet`, `Pet/properties/tag`."""

    api: Api
    schemas: SchemaSet
    problems: tuple[Problem, ...]

    def id(self, path: str) -> Pointer:
        """The place of a schema below the component schemas."""
        return ROOT.child("components", "schemas", *path.split("/"))

    def model(self, path: str) -> Model:
        """The model at a place."""
        return self.api.models[self.id(path)]

    def ref(self, path: str) -> ModelRef:
        """A reference to the model at a place."""
        assert self.id(path) in self.api.models, [str(id_) for id_ in self.api.models]
        return ModelRef(self.id(path))

    def type(self, path: str) -> Type:
        """What the name of a component stands for."""
        model = self.model(path)
        assert isinstance(model, AliasModel), model
        return model.target

    def fields(self, path: str) -> dict[str, Field]:
        """The fields of an object, by name."""
        model = self.model(path)
        assert isinstance(model, ObjectModel), model
        return {field.wire_name: field for field in model.fields}

    def types(self, path: str) -> dict[str, Type]:
        """The types of the fields of an object, by name."""
        return {name: field.type for name, field in self.fields(path).items()}

    def accepts(self, path: str, value: Json) -> bool:
        """Whether a value belongs to a model."""
        return Validator(self.api).accepts(value, self.ref(path))

    def names(self) -> list[str]:
        """The models in order, by the last parts of their pointers."""
        return ["/".join(id_.parts[2:] if id_.parts[0] == "components" else id_.parts) for id_ in self.api.models]


def understood(text: str, *, exact: bool = False) -> Built:
    """A document as the pipeline understands it."""
    problems = Problems()
    description = describe(load_text(dedent(text), "test.yaml", Limits()))
    dialect = Dialect(description.version, exact=exact)
    schemas = validate(description, dialect, Limits(), problems)
    problems.raise_errors()
    return Built(build_api(schemas, problems), schemas, tuple(problems))


@pytest.fixture
def built() -> Callable[..., Built]:
    """From a document to its meaning."""
    return understood


@pytest.fixture
def api_from() -> Callable[..., Api]:
    """From a document to its meaning alone."""
    return lambda text, exact=False: understood(text, exact=exact).api


@pytest.fixture
def schemas() -> Callable[..., Built]:
    """From component schemas, where `@Pet` stands for a reference to one of them, to their meaning."""

    def of(*texts: str, version: str = "3.1.0", exact: bool = False) -> Built:
        head = f'openapi: {version}\ninfo: {{title: T, version: "1"}}\npaths: {{}}\ncomponents:\n  schemas:\n'
        body = "\n".join(indent(dedent(text), "    ") for text in texts)
        return understood(head + re.sub(r"@(\w+)", r"{$ref: '#/components/schemas/\1'}", body), exact=exact)

    return of
