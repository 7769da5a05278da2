"""What a person visits a site with."""

from __future__ import annotations

from specleaf.examples.fake_data.entries import entries
from specleaf.examples.stream import Stream

_BROWSERS = ("Chrome", "Firefox", "Safari")
_DEVICES = ("Desktop", "Mobile")
_OPERATING_SYSTEMS = entries("""
    Windows, MacOS, Linux, Android, iOS, Chrome OS, Windows Phone, Blackberry, FreeBSD, BeOS, Symbian
""")


def browser(stream: Stream) -> str:
    """A browser. One draw."""
    return stream.pick(_BROWSERS)


def device(stream: Stream) -> str:
    """A kind of device. One draw."""
    return stream.pick(_DEVICES)


def operating_system(stream: Stream) -> str:
    """An operating system. One draw."""
    return stream.pick(_OPERATING_SYSTEMS)
