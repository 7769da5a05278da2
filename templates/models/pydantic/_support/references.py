"""Types that are looked up when a value is first read, and choices among them.

A model that names another one through a reference can be made before the other one is
there: rings and long chains of models need no order, no recursion and no rebuilding.
What is read through a reference is read as in lax mode; the types are strict enough.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cached_property
from importlib import import_module
from sys import modules
from typing import Annotated, Any, cast

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    TypeAdapter,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, SchemaValidator, core_schema

from .labels import labelled

_open: ContextVar[frozenset[str]] = ContextVar("_open", default=frozenset())
"""The types whose JSON Schema is being made."""


def ref(module: str, target: str) -> Any:
    """The type that `target` names, as seen from `module`: `".pet:Pet"`, or `"Pet"`.

    `Pet = ref(__name__, ".pet:Pet")` stands for `from .pet import Pet`, which is what
    type checkers get to see.
    """
    path, _, name = target.rpartition(":")

    def find() -> Any:
        package = module.rpartition(".")[0]
        home = import_module(path, package) if path else modules[module]
        return getattr(home, name)

    return Annotated[Any, Later(name, find)]


class Later:
    """In an annotation: a type that is found, and its validator made, at first use."""

    def __init__(self, name: str, find: Callable[[], Any]) -> None:
        self.name = name
        self.find = find

    def __repr__(self) -> str:
        return f"ref to {self.name}"

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.validate,
            metadata=labelled(self.name),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        target = self._adapter.core_schema
        name = _definition_name(target)
        before = _open.get()
        if name and name in before:
            return handler(core_schema.definition_reference_schema(name))
        token = _open.set(before | {name})
        try:
            return handler(core_schema.definitions_schema(target, []))
        finally:
            _open.reset(token)

    def validate(self, value: Any, info: ValidationInfo) -> Any:
        """What the type makes of the value."""
        try:
            return self._validator.validate_python(value, context=info.context)
        except RecursionError:
            raise _too_deep() from None

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.find())

    @cached_property
    def _validator(self) -> SchemaValidator:
        return cast("SchemaValidator", self._adapter.validator)


def _too_deep() -> PydanticCustomError:
    """What becomes of a RecursionError."""
    return PydanticCustomError("too_deep", "Input is nested too deeply")


def _definition_name(schema: Any) -> str:
    if schema["type"] == "definitions":
        schema = schema["schema"]
    return schema.get("ref") or schema.get("schema_ref") or ""
