"""JSON that can be printed as it is."""

from __future__ import annotations

import json

from specleaf.json_value import Json


def json_line(value: Json) -> str:
    """`value` as JSON on one line of ASCII that `escape` does not change, so what is printed is the same value."""
    return json.dumps(value).replace("##", "#\\u0023")
