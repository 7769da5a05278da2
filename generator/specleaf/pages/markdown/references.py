"""Reference links of a description as inline links (CommonMark, 4.7 and 6.3)."""

from __future__ import annotations

import re

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\\\n]{1,200})\]:[ \t]{0,9}<?(?P<url>[^\s<>]{1,2000})>?"
    r"(?:[ \t]{1,9}(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|\([^()\n]{0,200}\)))?[ \t]{0,9}$",
    re.MULTILINE,
)
_REFERENCE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`++).{1,5000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?<![\\\]])\[(?P<text>[^\[\]\\\n]{1,500})\](?:\[(?P<label>[^\[\]\n]{0,200})\])?(?![\[(:])",
    re.DOTALL,
)


def with_inline_links(text: str) -> str:
    """`text` without definitions of references, each reference to one as `[text](url)`; any other stays as it is."""
    if "]:" not in text:
        return text
    urls: dict[str, str] = {}
    for found in _DEFINITION.finditer(text):
        urls.setdefault(_normalized(found["label"]), found["url"])
    if not urls:
        return text

    def link(found: re.Match[str]) -> str:
        url = None if found["code"] else urls.get(_normalized(found["label"] or found["text"]))
        return found[0] if url is None else f"[{found['text']}](<{url}>)"

    return _REFERENCE.sub(link, _DEFINITION.sub("", text))


def _normalized(label: str) -> str:
    """Labels match whatever their case and white space."""
    return " ".join(label.casefold().split())
