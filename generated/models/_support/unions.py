"""Unions in which the choice is more than "the first that fits".

`Annotated[Cat | Dog, AnyOf()]`: the member that fits best, as pydantic chooses among
types that it can look into; of a plain union of references, the first that fits is it.
`Annotated[Cat | Dog, OneOf()]`: the only member that fits; two are too many.
`Annotated[Cat | Dog, Tagged("petType", {"cat": Cat, "dog": Dog})]`: by a property.
"""

from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import (
    MISSING,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationError,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, core_schema

from .assertions import Failure
from .checks import Nothing, again, refusal
from .labels import name_of
from .references import Later
from .rules import too_many


class AnyOf:
    """The member that fits best."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _instead(source, handler, _later)


class OneOf:
    """The only member that fits."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _instead(source, handler, _OnlyOne)


class Tagged:
    """The member that the value of the property `name` stands for.

    An object with another value, or none, is read as `otherwise`, which can be a union.
    """

    def __init__(
        self,
        name: str,
        members: Mapping[str, Any],
        otherwise: Any = Nothing,
    ) -> None:
        self.name = name
        self.members = members
        self.otherwise = otherwise

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _instead(source, handler, lambda union: _ByTag(union, self))


def _instead(
    source: Any,
    handler: GetCoreSchemaHandler,
    choice: Callable[[Any], Later],
) -> CoreSchema:
    """The schema of a choice among the members of a union; absence is none of them."""
    members = get_args(source)
    values = [member for member in members if member is not MISSING]
    schema = handler.generate_schema(Annotated[Any, choice(_union(values))])
    if len(values) < len(members):
        return core_schema.missing_sentinel_schema(schema)
    return schema


def _union(members: Iterable[Any]) -> Any:
    return cast("Any", Union)[tuple(members)]


def _later(annotation: Any) -> Later:
    return Later(name_of(annotation), lambda: _found(annotation))


class _OnlyOne(Later):
    """Reads the value as each member; one of them has to succeed."""

    def __init__(self, union: Any) -> None:
        super().__init__(name_of(union), lambda: _found(union))
        self.members = [_later(member) for member in get_args(union) or (union,)]

    def validate(self, value: Any, info: ValidationInfo) -> Any:
        found: list[Any] = []
        errors: list[InitErrorDetails] = []
        for member in self.members:
            try:
                found.append(member.validate(value, info))
            except ValidationError as error:
                errors.extend(again(each, member.name) for each in error.errors())
        if not found:
            raise ValidationError.from_exception_data(self.name, errors)
        if len(found) > 1:
            failure = Failure((), "oneOf", too_many(len(self.members), len(found)))
            raise refusal(value, failure)
        return found[0]

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _exclusive(super().__get_pydantic_json_schema__(schema, handler))


class _ByTag(Later):
    """Looks at the tag of an object; an instance of a model has been read before."""

    def __init__(self, union: Any, how: Tagged) -> None:
        super().__init__(name_of(union), lambda: _found(union))
        self.tag = how.name
        self.members = {tag: _later(member) for tag, member in how.members.items()}
        self.otherwise = None if how.otherwise is Nothing else _later(how.otherwise)

    def validate(self, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, dict):
            return super().validate(value, info)
        tag: Any = cast("dict[str, Any]", value).get(self.tag)
        member = self.members.get(tag) if isinstance(tag, str) else None
        member = member or self.otherwise
        if member is None:
            known = "one of " + ", ".join(map(repr, self.members))
            raise refusal(value, Failure((self.tag,), "discriminator", known))
        return member.validate(value, info)

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        union = _exclusive(super().__get_pydantic_json_schema__(schema, handler))
        return {**union, "discriminator": {"propertyName": self.tag}}


def _exclusive(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"oneOf" if word == "anyOf" else word: schema[word] for word in schema}


def _found(annotation: Any) -> Any:
    """The annotation with the types themselves in place of references to them."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        first, *rest = annotation.__metadata__
        if isinstance(first, Later):
            found = first.find()
            return Annotated[found, *rest] if rest else found
        return Annotated[_found(arguments[0]), first, *rest]
    if origin is None or origin is Literal:
        return annotation
    parts = [_found(argument) for argument in arguments]
    return _union(parts) if origin in (Union, UnionType) else origin[*parts]
