"""From text of a document to words, and from words to identifiers: rules that all languages share.

Text is normalised first (NFKC), as Python does with its identifiers. Reserved names are left to the style of a
language, conflicts between names to `claims`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

MAX_LENGTH = 160
"""The most characters of an identifier: a longer one is cut, and ends in a digest."""

_SYMBOLS = {
    " ": "space", "\t": "tab", "\n": "newline", "!": "not", '"': "quote", "#": "hash", "$": "dollar", "%": "percent",
    "&": "ampersand", "'": "apostrophe", "(": "open", ")": "close", "*": "star", "+": "plus", ",": "comma",
    "-": "minus", ".": "dot", "/": "slash", ":": "colon", ";": "semicolon", "<": "less than", "=": "equal",
    ">": "greater than", "?": "question", "@": "at", "[": "open", "\\": "backslash", "]": "close", "^": "caret",
    "_": "underscore", "`": "backquote", "{": "open", "|": "pipe", "}": "close", "~": "tilde",
}  # fmt: skip
_MOST_SYMBOLS = 6
# Between words some symbols have another name than alone; a closing bracket has none, since the opening one has.
_BETWEEN = {**_SYMBOLS, "-": "dash", "[": "bracket", "]": "", "{": "brace", "}": "", "(": "parenthesis", ")": ""}
_MOST_BETWEEN = 3

# Invisible letters (Unicode, Default_Ignorable_Code_Point): names must not differ by them alone.
_INVISIBLE = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
)  # fmt: skip


class _Kinds(dict[int, str]):
    """The kind of a character: `A` capital, `a` other letter, `s` the letter s, `0` digit, `m` mark, or blank."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(char: str) -> str:
    if char == "_" or not ("a" + char).isidentifier() or any(low <= ord(char) <= high for low, high in _INVISIBLE):
        return " "
    if char == "s":
        return "s"
    if not char.isidentifier():
        return "0" if char.isdecimal() else "m"
    return "A" if char.isupper() else "a"


_KINDS = _Kinds()
_TOKEN = re.compile("[^ m][^ ]*")
_PIECE = re.compile("[^ m][^ ]*|[ m]")
# Before a capital that begins a word (`user|Name`, `HTTP|Response`, `b64|Json`) or follows a small letter (`call|ID`),
# but not inside the plural of initials (`URLs`).
_CASE_BOUNDARY = re.compile("(?:(?<=[asm])(?=A)|(?<=[A0])(?=A[as]))(?!As(?![as]))|(?<=[asm])(?=As(?![as]))")


def nfkc(text: str) -> str:
    """`text` in Unicode normalization form KC."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def tokenize(text: str) -> list[str]:
    """The tokens of a text: its maximal sequences of letters and digits."""
    text = nfkc(text)
    return [text[token.start() : token.end()] for token in _TOKEN.finditer(text.translate(_KINDS))]


def split_case(token: str) -> list[str]:
    """The words of a token in camel case: `HTTPResponse` is `HTTP` and `Response`, `userIDs` is `user` and `IDs`."""
    breaks = [0, *(match.start() for match in _CASE_BOUNDARY.finditer(token.translate(_KINDS))), len(token)]
    return [token[start:end] for start, end in pairwise(breaks) if start < end]


def name_lone_symbols(text: str) -> str:
    """`text` with its symbols in words if it has no letter or digit, and with a sign before a number in words."""
    text = nfkc(text)
    if not text:
        return "empty"
    if re.match(r"[+-]\d", text):
        return f"{_SYMBOLS[text[0]]} {text[1:]}"
    if tokenize(text):
        return text
    if len(text) > _MOST_SYMBOLS:
        return f"symbols {digest(text)}"
    return " ".join(_SYMBOLS.get(char, f"u{ord(char):04x}") for char in text)


@lru_cache(maxsize=1 << 16)
def name_all_symbols(text: str, most: int = _MOST_BETWEEN) -> str:
    """`text` with all its symbols in words, for names that are equal otherwise: `C#` is `C hash`.

    A text that is long or has more than `most` symbols stays as it is.
    """
    text = nfkc(text)
    if len(text) > MAX_LENGTH:
        return text
    if name_lone_symbols(text) != text:
        return name_lone_symbols(text)
    if dunder := re.fullmatch("__(.*[^_])__", text):
        return f"dunder {dunder[1]}"
    pieces = [text[piece.start() : piece.end()] for piece in _PIECE.finditer(text.translate(_KINDS))]
    symbols = {piece: _BETWEEN.get(piece, f"u{ord(piece):04x}") for piece in pieces if not tokenize(piece)}
    words = list(filter(None, (symbols.get(piece, piece) for piece in pieces)))
    return " ".join(words) if sum(word in symbols.values() for word in words) <= most else text


def case_word(text: str) -> str:
    """The case of the letters in `text` as a word; `""` if there are none, or none with case."""
    if text.islower() or text.isupper():
        return "lower" if text.islower() else "upper"
    if text.istitle():
        return "title"
    first = next((char for char in text if char.isupper() or char.islower()), "")
    return "" if not first else "camel" if first.islower() else "pascal"


def name_distance(text: str, name: str) -> tuple[bool, bool, bool]:
    """How far `name` is from the text that it was made from, for comparison: less is nearer."""
    return name != text, caseless_key(name) != caseless_key(text), name_all_symbols(text) != text


def capitalised(word: str) -> str:
    """`word` with a capital first letter, the others unchanged."""
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=1 << 16)
def pascal(text: str) -> str:
    """`text` in Pascal case: `image_url` is `ImageUrl`, `CREATE_USER` is `CreateUser`, `apiKey` is `ApiKey`."""
    words = tokenize(name_lone_symbols(text))
    if len(words) > 1 and text.isupper():
        return nfkc("".join(word.capitalize() for word in words))
    return nfkc("".join(map(capitalised, words)))


@lru_cache(maxsize=1 << 16)
def snake(text: str) -> str:
    """`text` in snake case: `HTTPResponseCode` is `http_response_code`, `OAuth2Token` is `oauth2_token`."""
    words = (
        word for token in tokenize(name_lone_symbols(text)) for word in split_case(token.replace("OAuth", "Oauth"))
    )
    return nfkc("_".join(words).lower())


@lru_cache(maxsize=1 << 16)
def camel(text: str) -> str:
    """`text` in camel case: `thread_id` is `threadId`, `AWSRoleArn` is `awsRoleArn`, `topK` stays as it is."""
    first, *others = tokenize(name_lone_symbols(text))
    return nfkc(_lowered(first) + "".join(map(capitalised, others)))


def _lowered(token: str) -> str:
    """`token` with its first letter, or the capitals at its beginning, in lower case."""
    first = split_case(token)[0] if token[0].isupper() else token[0]
    return first.lower() + token[len(first) :]


def digest(text: str) -> str:
    """`x` and six hexadecimal digits of the SHA-256 of `text`."""
    return "x" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def shortened(identifier: str, max_length: int = MAX_LENGTH) -> str:
    """`identifier`, or its beginning and a digest if it is longer than `max_length`."""
    if len(identifier) <= max_length:
        return identifier
    mark = digest(identifier)
    return identifier[: max_length - len(mark)] + mark


def as_identifier(identifier: str, prefix: str) -> str:
    """`identifier`, with `prefix` where it begins with a digit or a mark; shortened to `MAX_LENGTH`."""
    return shortened(identifier if identifier.isidentifier() else prefix + identifier)


def caseless_key(name: str) -> str:
    """A key that is equal for names that differ in case or compatibility form (NFKC) only."""
    return name.lower() if name.isascii() else nfkc(nfkc(name).casefold())
