"""A JSON value as text for a page."""

from __future__ import annotations

import json
import re

from specleaf.json_value import Json
from specleaf.pages.markdown.escape import INVISIBLE
from specleaf.text import Code


def json_text(value: Json) -> Code:
    """The value over several lines; what cannot be seen is written with the escapes of JSON."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return Code("\n".join(INVISIBLE.sub(_escape, line) for line in text.split("\n")))


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
