"""The Api in the form that the SDK layout shows.

In: an `Api`, and the publisher's options.
Out: a simplified `Api`: no rules, fewer types, models of its own for uploads, parameters and security.
Must not know: names in code, languages, Markdown. Only the SDK layout uses this room.
"""

from __future__ import annotations

from specleaf.sdk_api.api import as_sdk_api
from specleaf.sdk_api.bodies import (
    PAGINATION,
    UPLOAD_CONTENT,
    is_error,
    is_stream,
    is_upload,
    result_of,
    success_contents,
)
from specleaf.sdk_api.clients import GLOBALS, globals_id
from specleaf.sdk_api.enums import without_literal_models
from specleaf.sdk_api.options import Generation, SdkApiOptions
from specleaf.sdk_api.requests import request_of
from specleaf.sdk_api.security import SECURITY, security_id

__all__ = [
    "GLOBALS",
    "PAGINATION",
    "SECURITY",
    "UPLOAD_CONTENT",
    "Generation",
    "SdkApiOptions",
    "as_sdk_api",
    "globals_id",
    "is_error",
    "is_stream",
    "is_upload",
    "request_of",
    "result_of",
    "security_id",
    "success_contents",
    "without_literal_models",
]
