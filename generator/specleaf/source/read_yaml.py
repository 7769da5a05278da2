"""YAML text to values, with the place of every entry.

The rules are those of YAML 1.2 with its core schema, one document, every key a text and no key twice: what OpenAPI asks
for (3.1, "Format"), and what JSON can say. The parser is libyaml, or PyYAML's own where that is missing; only its
events are used, so no tag can make an object.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import yaml

from specleaf.source.document import Reading
from specleaf.source.fault import Fault
from specleaf.source.limits import Limits
from specleaf.source.lines import Lines
from specleaf.source.yaml_builder import YamlBuilder
from specleaf.source.yaml_places import YamlPlaces

Parser: TypeAlias = type[yaml.SafeLoader] | type[yaml.CSafeLoader]

# The characters that a YAML text may not hold (YAML 1.2, 5.1).
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_yaml(text: str, limits: Limits) -> Reading:
    """The values of a YAML text; raises `Fault`."""
    return read_with(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader, text, limits)


def read_with(parser: Parser, text: str, limits: Limits) -> Reading:
    """The values of a YAML text, by the events of this parser."""
    builder = YamlBuilder(text, limits)
    try:
        builder.take(iter(parser(text).get_event, None))
    except yaml.YAMLError as error:
        raise _syntax_fault(error, text) from None
    if not builder.top.values:
        raise Fault("empty", "there is no document in the text")
    root = builder.top.values[0]
    return Reading(root, YamlPlaces(root, builder.top.entries[0], builder.entries))


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    match error:
        case yaml.MarkedYAMLError(problem_mark=mark) if mark is not None:
            return Fault("yaml-syntax", _words(error, text), mark.index, _hint(text, mark.index))
        case _:
            # A `ReaderError` counts bytes or characters, as the parser likes: the character is looked for again.
            found = _NOT_PRINTABLE.search(text)
            offset = found.start() if found else 0
            return Fault("yaml-syntax", f"the character U+{ord(text[offset]):04X} may not stand in YAML", offset)


def _words(error: yaml.MarkedYAMLError, text: str) -> str:
    words = error.problem or "not YAML"
    if error.context and error.context_mark:
        line, _ = Lines(text).position(error.context_mark.index)
        words += f", {error.context} that starts on line {line}"
    return words


def _hint(text: str, offset: int) -> str:
    return "indent with spaces: YAML allows no tab here" if text[offset : offset + 1] == "\t" else ""
