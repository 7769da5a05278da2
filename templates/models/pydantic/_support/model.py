"""The base class of all models."""

from functools import cache
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    cast,
    get_args,
    get_origin,
)

from pydantic import MISSING, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

CONSTANT: Any = ...
"""The default of a required property that can have one value only: the constructor
fills it in, and on the wire it must be there. `kind: Literal["cat"] = CONSTANT`."""


class Model(BaseModel):
    """An object as its schema describes it.

    On the wire properties have their own names; to Python they have Python's. What was
    not there is `MISSING` and is not dumped; null is there only if it was given; what
    the schema does not know is kept.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow",
        protected_namespaces=(),
        serialize_by_alias=True,
    )

    if TYPE_CHECKING:
        # A model may say `__pydantic_extra__: dict[str, int] = Field(init=False)`.
        __pydantic_extra__: Any = Field(init=False)
    else:  # checkers know the parameters of the constructor from the fields

        def __init__(self, /, **data: Any) -> None:
            __tracebackhide__ = True
            names, wire = _wire_names(type(self)), _constants(type(self)).copy()
            wire |= {names.get(k, k): v for k, v in data.items() if v is not MISSING}
            self.__pydantic_validator__.validate_python(wire, self_instance=self)

        # Else pydantic would call it for models inside models too, with wire names.
        __init__.__pydantic_base_init__ = True

    def __repr_args__(self) -> Any:
        return [pair for pair in super().__repr_args__() if pair[1] is not MISSING]

    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
        /,
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for part in properties.values():
            _use_json_words(part)
        return schema


@cache
def _wire_names(model: type[BaseModel]) -> dict[str, str]:
    fields = model.model_fields.items()
    return {name: field.alias for name, field in fields if field.alias}


@cache
def _constants(model: type[BaseModel]) -> dict[str, Any]:
    """By their wire names, the required properties that can have one value only."""
    return {
        field.alias or name: get_args(field.annotation)[0]
        for name, field in model.model_fields.items()
        if field.is_required() and get_origin(field.annotation) is Literal
        if len(get_args(field.annotation)) == 1
    }


_JSON_WORDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
}


def _use_json_words(schema: JsonSchemaValue) -> None:
    """Pydantic leaves the limits of types that are none of its own in its own words."""
    for ours, theirs in _JSON_WORDS.items():
        if ours in schema:
            schema[theirs] = schema.pop(ours)
    parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), schema.get("items")]
    for part in parts:
        if isinstance(part, dict):
            _use_json_words(cast("JsonSchemaValue", part))
