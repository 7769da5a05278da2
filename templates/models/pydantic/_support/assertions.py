"""The keywords of JSON Schema that look at a value alone, one small function each.

In: the argument of a keyword and its siblings. Out: a rule, which takes a value and
says what is wrong with it. Keywords that hold schemas are in `rules`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Self

from .json_values import KINDS, frozen, matcher


class Failure(NamedTuple):
    """What is wrong: at `path` below the value, `keyword` asks for `expectation`."""

    path: tuple[str | int, ...]
    keyword: str
    expectation: str

    def below(self, key: str | int) -> Self:
        """The same, of the property or item `key`."""
        return self._replace(path=(key, *self.path))


Seen = set[str | int]
"""The properties or items of a value that a keyword has looked at: the annotations that
`unevaluatedProperties` and `unevaluatedItems` go by (Core, section 11)."""

Rule = Callable[[Any, Seen], Iterable[Failure]]
"""Yields what is wrong with a value. By its end it has said what it has seen."""

Siblings = Mapping[str, Any]
Builder = Callable[[Any, Siblings], Rule]

_SHOWN = 200


def shown(text: str) -> str:
    """As much of a text as a message can bear."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def anything(value: Any, seen: Seen) -> Iterable[Failure]:
    """The schema `true`."""
    return ()


def nothing(value: Any, seen: Seen) -> Iterable[Failure]:
    """The schema `false`."""
    return (Failure((), "false", "nothing is allowed here"),)


def limit(keyword: str, holds: Callable[[Any, Any], bool], words: str) -> Builder:
    """A keyword that compares the value with its argument."""

    def build(argument: Any, siblings: Siblings) -> Rule:
        failures = (Failure((), keyword, words.format(argument)),)
        return lambda value, seen: () if holds(value, argument) else failures

    return build


def at_most(value: Any, count: int) -> bool:
    """Whether a text or a collection is no longer than that; text has code points."""
    return len(value) <= count


def at_least(value: Any, count: int) -> bool:
    """Whether a text or a collection is no shorter than that."""
    return len(value) >= count


def type_of(names: str | Sequence[str], siblings: Siblings) -> Rule:
    """`type`, where 1.0 is an integer (Validation, section 6.1.1)."""
    allowed = (names,) if isinstance(names, str) else tuple(names)
    failures = (Failure((), "type", " or ".join(allowed)),)
    whole = "integer" in allowed

    def check(value: Any, seen: Seen) -> Iterable[Failure]:
        kind = KINDS[value.__class__]
        if kind in allowed or (whole and kind == "number" and value % 1 == 0):
            return ()
        return failures

    return check


def enum(values: Sequence[Any], siblings: Siblings) -> Rule:
    allowed = {frozen(value) for value in values}
    choices = shown(", ".join(repr(value) for value in values))
    failures = (Failure((), "enum", f"one of {choices}"),)
    return lambda value, seen: () if frozen(value) in allowed else failures


def const(wanted: Any, siblings: Siblings) -> Rule:
    key = frozen(wanted)
    failures = (Failure((), "const", shown(repr(wanted))),)
    return lambda value, seen: () if frozen(value) == key else failures


def pattern(text: str, siblings: Siblings) -> Rule:
    matches = matcher(text)
    failures = (Failure((), "pattern", shown(text)),)
    return lambda value, seen: () if matches(value) else failures


def unique_items(wanted: bool, siblings: Siblings) -> Rule:
    def check(value: Sequence[Any], seen: Seen) -> Iterator[Failure]:
        keys = [frozen(item) for item in value] if wanted else []
        if len(set(keys)) < len(keys):
            first, second = _first_twins(keys)
            same = f"different items, but {first} and {second} are equal"
            yield Failure((), "uniqueItems", same)

    return check


def _first_twins(keys: Sequence[Any]) -> tuple[int, int]:
    places: dict[Any, int] = {}
    twins = ((places.setdefault(key, i), i) for i, key in enumerate(keys))
    return next((first, second) for first, second in twins if first != second)


def required(names: Sequence[str], siblings: Siblings) -> Rule:
    failures = {name: Failure((name,), "required", "it is missing") for name in names}

    def check(value: Mapping[str, Any], seen: Seen) -> Iterable[Failure]:
        return [failures[name] for name in names if name not in value]

    return check


def dependent_required(wants: Mapping[str, Sequence[str]], siblings: Siblings) -> Rule:
    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for cause, names in wants.items():
            for name in names if cause in value else ():
                if name not in value:
                    why = f"it is missing, and {cause!r} is there"
                    yield Failure((name,), "dependentRequired", why)

    return check
