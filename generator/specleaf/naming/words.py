"""From text of a document to words, and from words to identifiers: the rules that all languages share.

Text is normalised first (NFKC), as Python does with its identifiers, so two names that a language would read as one are
one here too. What a language reserves, and what is taken already, is left to its style and to `assign`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

LONGEST = 160
"""The most characters of an identifier: more are cut, and a digest tells cut ones apart."""

_SYMBOLS = {
    " ": "space", "\t": "tab", "\n": "newline", "!": "not", '"': "quote", "#": "hash", "$": "dollar", "%": "percent",
    "&": "ampersand", "'": "apostrophe", "(": "open", ")": "close", "*": "star", "+": "plus", ",": "comma",
    "-": "minus", ".": "dot", "/": "slash", ":": "colon", ";": "semicolon", "<": "less than", "=": "equal",
    ">": "greater than", "?": "question", "@": "at", "[": "open", "\\": "backslash", "]": "close", "^": "caret",
    "_": "underscore", "`": "backquote", "{": "open", "|": "pipe", "}": "close", "~": "tilde",
}  # fmt: skip
_MOST_SYMBOLS = 6
# Between words, some symbols are called otherwise than alone; what closes is told by what opens.
_BETWEEN = {**_SYMBOLS, "-": "dash", "[": "bracket", "]": "", "{": "brace", "}": "", "(": "parenthesis", ")": ""}
_MOST_BETWEEN = 3

# Letters that are not seen (Unicode, Default_Ignorable_Code_Point): a name must not differ by them alone.
_UNSEEN = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
)  # fmt: skip


class _Kinds(dict[int, str]):
    """The kind of a character: `A` capital, `a` other letter, `s` the letter s, `0` digit, `m` mark, or blank."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(char: str) -> str:
    if char == "_" or not ("a" + char).isidentifier() or any(low <= ord(char) <= high for low, high in _UNSEEN):
        return " "
    if char == "s":
        return "s"
    if not char.isidentifier():
        return "0" if char.isdecimal() else "m"
    return "A" if char.isupper() else "a"


_KINDS = _Kinds()
_RUN = re.compile("[^ m][^ ]*")
_PIECE = re.compile("[^ m][^ ]*|[ m]")
# Before a capital that opens a word (`user|Name`, `HTTP|Response`, `b64|Json`) or follows a small letter (`call|ID`),
# but not inside the plural of initials (`URLs`).
_HUMP = re.compile("(?:(?<=[asm])(?=A)|(?<=[A0])(?=A[as]))(?!As(?![as]))|(?<=[asm])(?=As(?![as]))")


def normal(text: str) -> str:
    """`text` as identifiers are compared: in compatibility form."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def runs(text: str) -> list[str]:
    """The runs of letters and digits in `text`."""
    text = normal(text)
    return [text[run.start() : run.end()] for run in _RUN.finditer(text.translate(_KINDS))]


def humps(run: str) -> list[str]:
    """The words of a run: `HTTPResponse` is `HTTP` and `Response`, `userIDs` is `user` and `IDs`."""
    breaks = [0, *(match.start() for match in _HUMP.finditer(run.translate(_KINDS))), len(run)]
    return [run[start:end] for start, end in pairwise(breaks) if start < end]


def spelt(text: str) -> str:
    """`text` with what would be lost put in words: all of it if it has no letter or digit, a sign before a number."""
    text = normal(text)
    if not text:
        return "empty"
    if re.match(r"[+-]\d", text):
        return f"{_SYMBOLS[text[0]]} {text[1:]}"
    if runs(text):
        return text
    if len(text) > _MOST_SYMBOLS:
        return f"symbols {digest(text)}"
    return " ".join(_SYMBOLS.get(char, f"u{ord(char):04x}") for char in text)


def told(text: str) -> str:
    """`text` with its symbols in words, for what would be called like something else without them: `C#` is `C hash`.

    Text that is long or has more than a few symbols stays as it is.
    """
    text = normal(text)
    if len(text) > LONGEST:
        return text
    if spelt(text) != text:
        return spelt(text)
    if dunder := re.fullmatch("__(.*[^_])__", text):
        return f"dunder {dunder[1]}"
    pieces = [text[piece.start() : piece.end()] for piece in _PIECE.finditer(text.translate(_KINDS))]
    symbols = {piece: _BETWEEN.get(piece, f"u{ord(piece):04x}") for piece in pieces if not runs(piece)}
    words = list(filter(None, (symbols.get(piece, piece) for piece in pieces)))
    return " ".join(words) if sum(word in symbols.values() for word in words) <= _MOST_BETWEEN else text


def unlikeness(text: str, name: str) -> tuple[bool, bool, bool]:
    """How little `name` is like the text that it was made of; of several with a claim to it, the likest has it."""
    return name != text, folded(name) != folded(text), told(text) != text


def capitalised(word: str) -> str:
    """`word` with its first letter as a capital and the others as they are."""
    return word[:1].upper() + word[1:]


@lru_cache(maxsize=1 << 16)
def pascal(text: str) -> str:
    """`text` in Pascal case: `image_url` is `ImageUrl`, `CREATE_USER` is `CreateUser`, `apiKey` is `ApiKey`."""
    words = runs(spelt(text))
    if len(words) > 1 and text.isupper():
        return normal("".join(word.capitalize() for word in words))
    return normal("".join(map(capitalised, words)))


@lru_cache(maxsize=1 << 16)
def snake(text: str) -> str:
    """`text` in snake case: `HTTPResponseCode` is `http_response_code`, `OAuth2Token` is `oauth2_token`."""
    words = (hump for run in runs(spelt(text)) for hump in humps(run.replace("OAuth", "Oauth")))
    return normal("_".join(words).lower())


@lru_cache(maxsize=1 << 16)
def camel(text: str) -> str:
    """`text` in camel case: `thread_id` is `threadId`, `AWSRoleArn` is `awsRoleArn`, `topK` stays as it is."""
    first, *others = runs(spelt(text))
    return normal(_lowered(first) + "".join(map(capitalised, others)))


def _lowered(run: str) -> str:
    """`run` with its first letter, or the capitals that it opens with, in small letters."""
    first = humps(run)[0] if run[0].isupper() else run[0]
    return first.lower() + run[len(first) :]


def digest(text: str) -> str:
    """A few letters and digits that stand for `text`, the same always; they open with a letter."""
    return "x" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def shortened(identifier: str, longest: int = LONGEST) -> str:
    """`identifier`, or its beginning and a digest if it is longer than `longest`."""
    if len(identifier) <= longest:
        return identifier
    mark = digest(identifier)
    return identifier[: longest - len(mark)] + mark


def legal(identifier: str, prefix: str) -> str:
    """`identifier`, with `prefix` where it would open with a digit or a mark."""
    return shortened(identifier if identifier.isidentifier() else prefix + identifier)


def folded(name: str) -> str:
    """What two names have in common if they differ in case or compatibility form alone."""
    return name.lower() if name.isascii() else normal(normal(name).casefold())
