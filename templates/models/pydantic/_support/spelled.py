"""Dates, times and UUIDs that keep the spelling in which they came.

To a type checker they are the types of the standard library. They are read from text as
in RFC 3339 (the offset may be missing) and RFC 9562, and from instances, in lax and in
strict mode. Where a dump would not give back the text that was read, the value is of a
subclass that remembers it: `10:00:00.5Z` does not become `10:00:00.500000Z`.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, SchemaSerializer, core_schema

from .json_values import on_the_wire
from .labels import labelled

_LEAP_SECOND = re.compile(r"(?<=:\d\d):60")
"""Python has none: it is read as the second before it, and dumped as it came."""


def _text(value: Any, usual: core_schema.SerializerFunctionWrapHandler) -> Any:
    return value.text or usual(value)


def _dumps_text(otherwise: CoreSchema) -> SchemaSerializer:
    """Dumps the text of a value if it remembers one."""
    serialization = core_schema.wrap_serializer_function_ser_schema(
        _text,
        schema=otherwise,
        when_used="json",
    )
    return SchemaSerializer(core_schema.any_schema(serialization=serialization))


class SpelledDateTime(datetime):
    """A `datetime` that remembers its text; what is computed from it does not."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.datetime_schema())
    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        again = (_remembering, (type(self), self.text))
        return again if self.text else super().__reduce_ex__(protocol)


class SpelledTime(time):
    """A `time` that remembers its text."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.time_schema())
    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        again = (_remembering, (type(self), self.text))
        return again if self.text else super().__reduce_ex__(protocol)


class SpelledUUID(uuid.UUID):
    """A `UUID` that remembers its text."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.uuid_schema())
    text: str = ""

    def __reduce__(self) -> Any:
        return _remembering, (type(self), self.text)


def _made(kind: Any, text: str) -> Any:
    if issubclass(kind, uuid.UUID):
        return kind(text)
    return kind.fromisoformat(_LEAP_SECOND.sub(":59", text.upper()))


def _remembering(kind: Any, text: str) -> Any:
    value = _made(kind, text)
    object.__setattr__(value, "text", text)
    return value


@dataclass(frozen=True)
class _Form:
    """How values of one kind are written."""

    name: str
    fits: Callable[[str], Any]
    plain: type
    spelled: type
    error: Literal["datetime_parsing", "date_parsing", "time_parsing", "uuid_parsing"]
    example: str

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            metadata=labelled(self.name),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {"type": "string", "format": self.name}

    def read(self, value: Any) -> Any:
        """The value that a text names; an instance is passed through."""
        if isinstance(value, str) and self.fits(value):
            try:
                plain = _made(self.plain, value)
            except ValueError:  # the 30th of February, a year 0
                raise self._refusal() from None
            usual = on_the_wire(plain) == value
            return plain if usual else _remembering(self.spelled, value)
        if isinstance(value, self.plain) and not self._is_too_much(value):
            return value
        raise self._refusal()

    def _is_too_much(self, value: Any) -> bool:
        """A `datetime` is a `date` to Python, and not to anybody else."""
        return self.plain is date and isinstance(value, datetime)

    def _refusal(self) -> PydanticKnownError:
        return PydanticKnownError(self.error, {"error": f"such as {self.example}"})


def _form_of(pattern: str) -> Callable[[str], Any]:
    return re.compile(pattern, re.ASCII | re.IGNORECASE).fullmatch


_DAY = r"\d{4}-\d\d-\d\d"
_MINUTE = r"([01]\d|2[0-3]):[0-5]\d"
_HOUR = rf"{_MINUTE}:([0-5]\d|60)(\.\d+)?(Z|[+-]{_MINUTE})?"

DateTime = Annotated[
    datetime,
    _Form(
        "date-time",
        _form_of(f"{_DAY}[T ]{_HOUR}"),
        datetime,
        SpelledDateTime,
        "datetime_parsing",
        "2024-05-01T10:00:00Z",
    ),
]
Date = Annotated[
    date,
    _Form("date", _form_of(_DAY), date, date, "date_parsing", "2024-05-01"),
]
Time = Annotated[
    time,
    _Form(
        "time",
        _form_of(_HOUR),
        time,
        SpelledTime,
        "time_parsing",
        "10:00:00Z",
    ),
]
UUID = Annotated[
    uuid.UUID,
    _Form(
        "uuid",
        _form_of("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        uuid.UUID,
        SpelledUUID,
        "uuid_parsing",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
    ),
]
