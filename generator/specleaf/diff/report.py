"""The changes as text for a terminal, as Markdown for a pull request, as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType

from specleaf.diff.change import Change, Witness
from specleaf.json_value import Json, printable_json

_LONGEST_VALUE = 200
_WITHOUT = "no change for those who use the models or the pages"


def as_text(changes: Sequence[Change]) -> str:
    """One line for each change, the breaking ones first, with a value where one was found; then a summary."""
    lines: list[str] = []
    for change in _ordered(changes):
        level = "breaking" if change.is_breaking else "compatible"
        lines.append(f"{level}: {change.kind}: {change.subject} {change.message}{_breaks(change)}")
        lines += [f"    {label}: {text}" for label, text in _values(change)]
    return "\n".join([*lines, _summary(changes)])


def as_markdown(changes: Sequence[Change]) -> str:
    """Two lists, breaking changes and others, to go below a pull request."""
    if not changes:
        return _sentence(_WITHOUT)
    parts = [_sentence(_summary(changes))]
    for heading, group in (
        ("Breaking", [change for change in changes if change.is_breaking]),
        ("Compatible", [change for change in changes if not change.is_breaking]),
    ):
        if group:
            parts += [f"### {heading}", "\n".join(map(_item, group))]
    return "\n\n".join(parts)


def as_json(changes: Sequence[Change]) -> str:
    """An object with `breaking`, the count, and `changes`, each with all that is known of it."""
    entries: list[Json] = [_entry(change) for change in _ordered(changes)]
    found: Json = {"breaking": sum(change.is_breaking for change in changes), "changes": entries}
    return printable_json(found, indent=2)


FORMATS: MappingProxyType[str, Callable[[Sequence[Change]], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)
"""The forms of a report, by their name on the command line."""


def _ordered(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: not change.is_breaking)


def _summary(changes: Sequence[Change]) -> str:
    if not changes:
        return _WITHOUT
    breaking = sum(change.is_breaking for change in changes)
    return f"{breaking} breaking, {len(changes) - breaking} compatible"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _breaks(change: Change) -> str:
    unsure = "" if change.certain else "; not certain"
    return f" ({', '.join(change.breaks)}{unsure})" if change.breaks else ""


def _values(change: Change) -> Iterable[tuple[str, str]]:
    for label, witness in (("refused now", change.refused_now), ("accepted now", change.accepted_now)):
        if witness is not None:
            yield label, _shown(witness)


def _shown(witness: Witness) -> str:
    text = json.dumps(witness.value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"a value of {len(text)} characters"


def _item(change: Change) -> str:
    values = "".join(f"; {label}: {_code(text)}" for label, text in _values(change))
    return f"- {_code(change.subject)} {_escaped(change.message)}{_breaks(change)}{values}"


def _code(text: str) -> str:
    """Text as a code span, with a fence longer than any run of backticks in it (CommonMark 0.31, 6.1)."""
    longest = max((len(run) for run in "".join(c if c == "`" else " " for c in text).split()), default=0)
    fence, space = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{space}{' '.join(text.split())}{space}{fence}"


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!@~&" else c for c in " ".join(text.split()))


def _entry(change: Change) -> dict[str, Json]:
    values = {"refused_now": change.refused_now, "accepted_now": change.accepted_now}
    return {
        "kind": change.kind,
        "subject": change.subject,
        "message": change.message,
        "pointer": change.pointer.reference,
        "breaks": list(change.breaks),
        "certain": change.certain,
        **{key: witness.value for key, witness in values.items() if witness is not None},
    }
