"""Addresses and accounts on the Internet."""

from __future__ import annotations

import re

from specleaf.examples.fake_data.person import first_name, last_name
from specleaf.examples.fake_data.symbols import hexadecimal
from specleaf.examples.fake_data.words import adjective, noun
from specleaf.examples.stream import Stream

_TOP_LEVEL_DOMAINS = ("com", "biz", "info", "name", "net", "org")
_MAIL_PROVIDERS = ("gmail.com", "yahoo.com", "hotmail.com")

# The status codes of each class (RFC 9110, section 15, and the IANA registry).
_STATUS_CODES = (
    (100, 101, 102, 103),
    (*range(200, 209), 226),
    tuple(range(300, 309)),
    (*range(400, 419), *range(421, 427), 428, 429, 431, 451),
    (*range(500, 509), 510, 511),
)


def domain_name(stream: Stream) -> str:
    """An adjective and a noun below a top-level domain. Three draws."""
    return f"{adjective(stream)}-{noun(stream)}.{stream.pick(_TOP_LEVEL_DOMAINS)}"


def url(stream: Stream) -> str:
    """The address of a site, half the time with a slash at its end. Four draws; that of the slash comes first."""
    slash = "/" if stream.flag() else ""
    return f"https://{domain_name(stream)}{slash}"


def user_name(stream: Stream) -> str:
    """A first name with a last name or a number, or both. Six or seven draws."""
    first, last = first_name(stream), last_name(stream)
    separator = stream.pick("._")
    number = stream.integer(0, 99)
    return stream.pick((f"{first}{separator}{last}{number}", f"{first}{separator}{last}", f"{first}{number}"))


def email(stream: Stream) -> str:
    """A user name at a mail provider. Seven or eight draws; that of the provider comes first."""
    provider = stream.pick(_MAIL_PROVIDERS)
    return f"{user_name(stream)}@{provider}"


def password(stream: Stream) -> str:
    """15 letters, digits and underscores. A draw each, and one more for every other ASCII character that comes up."""
    text = ""
    while len(text) < 15:
        character = chr(stream.integer(ord("!"), 127))
        text += character if re.match(r"\w", character) else ""
    return text


def ip(stream: Stream) -> str:
    """An address of IP version 4 or 6. Five or 33 draws."""
    if stream.flag():
        return ".".join(str(stream.integer(0, 255)) for _ in range(4))
    return ":".join(hexadecimal(stream, 4).lower() for _ in range(8))


def http_status(stream: Stream) -> str:
    """A status code of HTTP. Two draws: its class, then the code."""
    return str(stream.pick(stream.pick(_STATUS_CODES)))
