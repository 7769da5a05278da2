"""An example value as JSON."""

from __future__ import annotations

from typing import assert_never

from specleaf.ir import Binary, Choice, Day, Entries, Flag, Instance, Instant, Items, Null, Number, Text, Value
from specleaf.json_value import Json


def as_json(value: Value) -> Json:
    """The JSON value; a number without a fraction is whole."""
    match value:
        case Text(text) | Instant(text) | Day(text) | Binary(text):
            return text
        case Number(number):
            is_whole = isinstance(number, float) and number.is_integer() and abs(number) < 2**53
            return int(number) if is_whole else number
        case Flag(flag):
            return flag
        case Null():
            return None
        case Items(items):
            return [as_json(each) for each in items]
        case Entries(entries):
            return {key: as_json(each) for key, each in entries}
        case Instance(_, fields):
            return {name: as_json(each) for name, each in fields}
        case Choice(_, chosen):
            return chosen
        case _:
            assert_never(value)
