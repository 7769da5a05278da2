"""Reading TOML tables into dataclasses: a key is a field, its value of the field's type. Problems are collected."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from specleaf.config.checks import Check, Known
from specleaf.config.settings_file import SettingsFile
from specleaf.problems import Problem

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Record = TypeVar("_Record", bound="DataclassInstance")

RENAMED_VALUES = {"source": "sdk"}
"""Values of settings in an earlier version, and their present names."""

_KINDS: dict[type, str] = {bool: "true or false", int: "a whole number", str: "a text"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the tables of one settings file, and collects problems."""

    file: SettingsFile
    known: Known
    problems: list[Problem] = field(default_factory=list[Problem])

    def add_problem(self, keys: Sequence[str], message: str, hint: str = "") -> None:
        """Add a problem of the setting at `keys`."""
        self.problems.append(self.file.problem(keys, message, hint))

    def unknown(self, keys: Sequence[str], what: str, names: Collection[str]) -> None:
        """Add the problem that the last of `keys` is none of `names`; `what` they are is part of the message."""
        close = get_close_matches(keys[-1], names, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names)}"
        self.add_problem(keys, f"unknown {what} {keys[-1]!r}", hint)

    def table(self, table: Mapping[str, object], key: str, above: Sequence[str] = ()) -> Mapping[str, object]:
        """The table at `key`; an empty one if it is absent or another value."""
        value = table.get(key, {})
        if isinstance(value, dict):
            return cast("dict[str, object]", value)
        self.add_problem((*above, key), f"{key!r} must be a table")
        return {}

    def record(
        self, default: _Record, table: Mapping[str, object], above: Sequence[str] = (), others: Collection[str] = ()
    ) -> _Record:
        """`default` with the values in `table`; `others` are keys of the table that are read elsewhere."""
        settable = {each.name.replace("_", "-"): each for each in fields(default) if each.metadata.get("key", True)}
        types = get_type_hints(type(default))
        given: dict[str, object] = {}
        for key, value in table.items():
            if key in others:
                continue
            if key not in settable:
                self.unknown((*above, key), "setting", (*settable, *others))
            elif reason := self._reason(value, types[settable[key].name], settable[key].metadata.get("check")):
                self.add_problem((*above, key), f"{key!r} {reason}", _hint_of(value))
            else:
                given[settable[key].name] = tuple(cast("list[object]", value)) if isinstance(value, list) else value
        try:
            return replace(default, **given)
        except ValueError as error:  # a check of the dataclass itself
            self.add_problem(above, str(error))
            return default

    def _reason(self, value: object, wanted: Any, check: Check | None) -> str:  # noqa: ANN401 - any type may be asked for
        if must_be := _mismatch(value, wanted):
            return f"must be {must_be}"
        reason = check(value, self.known) if check else ""
        return f"{reason}: {value!r}" if reason else ""


def _hint_of(value: object) -> str:
    """The present name of a value of an earlier version, as a hint."""
    new = RENAMED_VALUES.get(value) if isinstance(value, str) else None
    return f"{value!r} is called {new!r} now" if new else ""


def _mismatch(value: object, wanted: Any) -> str:  # noqa: ANN401
    """A description of the type `wanted`, as `get_type_hints` gives it, if `value` is not of it; else `""`."""
    if get_origin(wanted) is Literal:
        choices = get_args(wanted)
        return "" if value in choices else f"one of {', '.join(map(repr, choices))}"
    if get_origin(wanted) is tuple:
        return "" if _is_list_of_texts(value) else "a list of texts"
    if get_origin(wanted) is Mapping:
        return "" if _is_of_texts(value) else "a table of texts"
    # In Python a `bool` is an `int`; in a settings file it is not.
    return "" if type(value) is wanted else _KINDS[wanted]


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value))


def _is_of_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in cast("dict[str, object]", value).values())
