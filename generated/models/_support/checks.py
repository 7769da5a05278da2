"""Rules of JSON Schema on a value or a model, before pydantic looks at it.

Each is checked once, on what is on the wire, and what is wrong becomes a pydantic error
of the type `schema_rule` at the place where it is.
"""

from functools import cached_property
from typing import Annotated, Any, Never

from pydantic import (
    MISSING,
    BaseModel,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
    core_schema,
)

from .assertions import Failure, Rule
from .labels import labelled, name_of
from .rules import Schema, broken, compiled


class Check:
    """`Annotated[list[str], Check({"uniqueItems": True})]`."""

    def __init__(self, rules: Schema) -> None:
        self.rules = rules

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self.check,
            handler(source),
            metadata=labelled(name_of(source)),
        )

    def check(self, value: Any) -> Any:
        """The value itself, if nothing is wrong with it."""
        failures = broken(self._rule, value) if value is not MISSING else ()
        if failures:
            raise refusal(value, *failures)
        return value

    @cached_property
    def _rule(self) -> Rule:
        return compiled(self.rules)


def model_check(rules: Schema) -> Any:
    """Rules on a whole model, as `_check = …` in its body.

    An instance of a model has been checked when it was made.
    """
    check = Check(rules).check

    def checked(value: Any) -> Any:
        return value if isinstance(value, BaseModel) else check(value)

    return model_validator(mode="before")(checked)


def refusal(value: Any, *failures: Failure) -> ValidationError:
    """One pydantic error for each failure."""
    errors = [_error(failure, value) for failure in failures]
    return ValidationError.from_exception_data("rules", errors)


def _error(failure: Failure, value: Any) -> InitErrorDetails:
    context = {"keyword": failure.keyword, "expectation": failure.expectation}
    error = PydanticCustomError("schema_rule", "{keyword}: {expectation}", context)
    return InitErrorDetails(type=error, loc=failure.path, input=value)


def again(error: ErrorDetails, member: str) -> InitErrorDetails:
    """An error of a member of a union, to be raised anew."""
    loc, context = (member, *error["loc"]), error.get("ctx")
    kind: Any = error["type"]
    try:
        PydanticKnownError(kind, context)
    except KeyError:  # one of ours, or of a model that somebody derived from ours
        words = {**(context or {}), "message": error["msg"]}
        kind = PydanticCustomError(kind, "{message}", words)
    return InitErrorDetails(type=kind, loc=loc, input=error["input"], ctx=context or {})


class _Refuse:
    """The schema `false`."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            Check(False).check,
            metadata=labelled("nothing"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {"not": {}}


Nothing = Annotated[Never, _Refuse()]
"""The type that has no value."""
