"""Moments in time for example blocks.

A stream and the year of the run come in; the text of a moment or a day comes out. The year is a setting: the clock is
never read.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from specleaf.examples.stream import Stream

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_SECOND = 1000
_DAY = 24 * 60 * 60 * _SECOND
_YEAR = 365 * _DAY


def _milliseconds(year: int) -> int:
    """The first moment of a year, in milliseconds since 1970."""
    return (datetime(year, 1, 1, tzinfo=UTC) - _EPOCH) // _MILLISECOND


_REFERENCE = _milliseconds(2025)
"""What "created" and "expires" are before and after; the same whatever the year of the run."""


def date_time_ms(stream: Stream, year: int) -> str:
    """A moment from the start of the year before last to the end of `year`: `2025-06-29T20:07:01.844Z`. One draw."""
    moment = _EPOCH + stream.integer(_milliseconds(year - 2), _milliseconds(year + 1)) * _MILLISECOND
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def date(stream: Stream, year: int) -> str:
    """The day of such a moment: `2024-03-20`. One draw."""
    return date_time_ms(stream, year)[: len("2024-03-20")]


def created_at(stream: Stream) -> str:
    """A moment in the year before the reference, as milliseconds since 1970. One draw."""
    return str(stream.integer(_REFERENCE - _YEAR, _REFERENCE - _SECOND))


def updated_at(stream: Stream) -> str:
    """A moment in the day before the reference, as milliseconds since 1970. One draw."""
    return str(stream.integer(_REFERENCE - _DAY, _REFERENCE - _SECOND))


def expires_at(stream: Stream) -> str:
    """A moment in the year after the reference, as milliseconds since 1970. One draw."""
    return str(stream.integer(_REFERENCE + _SECOND, _REFERENCE + _YEAR))
