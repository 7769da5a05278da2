"""What an application hands to the test: its document, and bodies of responses, each with its operation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable


def hand_over(document: bytes, responses: Iterable[tuple[str, bytes]]) -> None:
    """Write both to standard output, as JSON. An operation is named by its method and path: `GET /orders`."""
    texts = [(operation, body.decode()) for operation, body in responses]
    json.dump({"document": document.decode(), "responses": texts}, sys.stdout)
