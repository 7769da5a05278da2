"""The operations' pages of the SDK layout: one for each group of operations, byte for byte.

In: the `Api` of `sdk_api`, names, and how the client of the package is called.
Out: views of one page for each group.
Must not know: the pages of models, but for the links to them.
"""

from __future__ import annotations

from collections.abc import Mapping

from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.operations.pages import Form, operation_pages
from specleaf.pages.sdk.operations.python import python_writer
from specleaf.pages.sdk.operations.typescript import typescript_writer
from specleaf.pages.sdk.operations.usage import Draw
from specleaf.pages.sdk.operations.writer import MakeWriter, Writer

__all__ = ["WRITERS", "Client", "Draw", "Form", "Writer", "operation_pages"]

WRITERS: Mapping[str, MakeWriter] = {"python": python_writer, "typescript": typescript_writer}
"""The languages in which calls can be written."""
