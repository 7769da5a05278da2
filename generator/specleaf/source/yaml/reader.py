"""YAML text to values, with the place of every entry.

The rules are those of YAML 1.2 with its core schema, one document, every key a text and no key twice: what OpenAPI asks
for (3.1, "Format"), and what JSON can say.
"""

from __future__ import annotations

import re

import yaml

from specleaf.source.document import Reading
from specleaf.source.limits import Limits
from specleaf.source.lines import Lines
from specleaf.source.read_error import ReadError
from specleaf.source.yaml.builder import YamlBuilder
from specleaf.source.yaml.events import FASTEST, Parser, parse
from specleaf.source.yaml.positions import YamlPlaces

# The characters that a YAML text may not hold (YAML 1.2, 5.1).
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: str, limits: Limits, parser: Parser = FASTEST) -> Reading:
    """The values of a YAML text; raises `ReadError`."""
    builder = YamlBuilder(text, limits)
    try:
        builder.take(parse(text, parser))
    except yaml.YAMLError as error:
        raise _syntax_error(error, text) from None
    except (ValueError, OverflowError):  # PyYAML's own parser does not check what an escape such as \UFFFFFFFF names
        raise ReadError("yaml-syntax", "an escape that names no character") from None
    if not builder.top.values:
        raise ReadError("empty", "there is no document in the text")
    root = builder.top.values[0]
    return Reading(root, YamlPlaces(root, builder.top.entries[0], builder.entries))


def _syntax_error(error: yaml.YAMLError, text: str) -> ReadError:
    match error:
        case yaml.MarkedYAMLError(context="while scanning a quoted scalar", context_mark=mark) if mark is not None:
            return ReadError("yaml-syntax", "the quotes that open here are never closed", mark.index)
        case yaml.MarkedYAMLError(problem_mark=mark) if mark is not None:
            words = _words(error, mark.index, text)
            return ReadError("yaml-syntax", words, mark.index, _hint(text, mark.index, words))
        case _:
            # A `ReaderError` counts bytes or characters, as the parser likes: the character is looked for again.
            found = _NOT_PRINTABLE.search(text)
            offset = found.start() if found else 0
            return ReadError("yaml-syntax", f"the character U+{ord(text[offset]):04X} may not stand in YAML", offset)


def _words(error: yaml.MarkedYAMLError, offset: int, text: str) -> str:
    words = error.problem or "not YAML"
    if error.context and error.context_mark and error.context_mark.index != offset:
        line, _ = Lines(text).position(error.context_mark.index)
        words += f", {error.context} that starts on line {line}"
    return words


def _hint(text: str, offset: int, words: str) -> str:
    """What may be meant by what the parser stops at."""
    if text.lstrip().startswith("<"):
        return "this looks like HTML or XML: was a page saved in the place of the document?"
    if text[offset - 1 : offset] in ("'", '"'):
        return "a text with quotation marks in it needs quotes of the other kind"
    match text[offset : offset + 1]:
        case "\t":
            return "indent with spaces: YAML allows no tab here"
        case "@" | "`" | "%" | "|" | ">" as sign:
            return f"a text that begins with '{sign}' needs quotes"
        case ":" if ":" in text[text.rfind("\n", 0, offset) + 1 : offset]:
            return "a text that has ': ' in it needs quotes"
        case _ if "block" in words or "mapping values" in words:
            return "is a line here indented more, or less, than its neighbours?"
        case _:
            return ""
