"""JSON's numbers and booleans as types, read as JSON Schema means them.

To a type checker they are plain types: an `Integer` is an `int`. Lax and strict mode
read the same. Text and null need no word of ours: they are `str` and `None`.
"""

from enum import Enum
from typing import Annotated, Any, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .json_values import frozen, is_multiple, on_the_wire
from .labels import labelled, name_of


class _Integer:
    """1.0 is an integer, and becomes 1; true and "1" are not."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        number = core_schema.float_schema(strict=True, allow_inf_nan=False)
        whole = core_schema.no_info_after_validator_function(_whole, number)
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), whole],
            mode="left_to_right",
            custom_error_type="int_type",
            metadata=labelled("int"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _without_choice(handler(schema), "integer")


def _whole(number: float) -> int:
    if number % 1:
        raise PydanticKnownError("int_from_float")
    return int(number)


class _Number:
    """Integers stay integers, however long; 1.0 stays 1.0; true and "1" are none."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        number = core_schema.float_schema(strict=True, allow_inf_nan=False)
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), number],
            mode="left_to_right",
            custom_error_type="float_type",
            metadata=labelled("float"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _without_choice(handler(schema), "number")


def _without_choice(schema: JsonSchemaValue, name: str) -> JsonSchemaValue:
    """The type's own name in place of the two types that it is made of."""
    return {"type": name, **{key: schema[key] for key in schema if key != "anyOf"}}


Integer = Annotated[int, _Integer()]
Number = Annotated[float, _Number()]
Boolean = Annotated[bool, Strict()]


class MultipleOf:
    """`Annotated[Number, MultipleOf(0.01)]`, by decimal arithmetic: 19.99 is one."""

    def __init__(self, step: float) -> None:
        self.step = step

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.check,
            handler(source),
            metadata=labelled(name_of(source)),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {**handler(schema), "multipleOf": self.step}

    def check(self, number: Any) -> Any:
        """The number itself."""
        if is_multiple(number, self.step):
            return number
        raise PydanticKnownError("multiple_of", {"multiple_of": self.step})


class Exact:
    """`Annotated[Literal[1, 2], Exact()]`: 1.0 is 1, and true is not.

    The same for an `Enum` whose members are numbers. Literals of text need no care.
    """

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        members = {frozen(member): member for member in _members(source)}
        expected = " or ".join(repr(on_the_wire(member)) for member in members.values())

        def check(value: Any) -> Any:
            key = frozen(value)
            if key not in members:
                raise PydanticKnownError("literal_error", {"expected": expected})
            return members[key]

        return core_schema.no_info_before_validator_function(
            check,
            handler(source),
            metadata=labelled(name_of(source)),
        )


def _members(source: Any) -> tuple[Any, ...]:
    """The members of an `Enum` or of a `Literal`."""
    if isinstance(source, type) and issubclass(source, Enum):
        return tuple(source)
    return get_args(source)
