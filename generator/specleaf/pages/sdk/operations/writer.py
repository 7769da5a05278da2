"""What the pages of operations do differently in each language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol, TypeAlias

from specleaf.ir import ModelId
from specleaf.pages.sdk.operations.calls import Call
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.operations.tables import Row
from specleaf.pages.sdk.operations.usage import Usage
from specleaf.pages.sdk.types import Types
from specleaf.text import Code, Markdown
from specleaf.view import View


class Writer(Protocol):
    """Writes calls in a language."""

    @property
    def fixed(self) -> Sequence[View]:
        """Pages that are the same for all packages."""
        ...

    def title(self, group: str) -> str:
        """A group in the title of its page."""
        ...

    def accessor(self, group: str) -> str:
        """The attribute of the client for a group."""
        ...

    def method(self, call: Call) -> str:
        """The method of a call."""
        ...

    def rows(self, call: Call) -> Sequence[Row]:
        """The rows of what a call takes."""
        ...

    def response(self, call: Call) -> Markdown | None:
        """What a call gives."""
        ...

    def method_block(self, usage: Usage, group: Sequence[str]) -> Code:
        """The usage of the method."""
        ...

    def function_block(self, usage: Usage, group: Sequence[str]) -> Code | None:
        """The usage of the function that does the same, if there is one."""
        ...


MakeWriter: TypeAlias = Callable[[Client, Types, Collection[ModelId], bool], Writer]
"""Makes a writer; the models of uploads are given, and whether words in file names are joined by hyphens."""
