"""What a run may say about pages in the source layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from specleaf.examples.choose import examples_of
from specleaf.examples.strategy import SOURCE, ExampleSettings, Roots
from specleaf.ir.api import Api
from specleaf.naming.names import Namespace


def _drawn(api: Api) -> Roots:
    return examples_of(api, ExampleSettings(SOURCE, "with-example", 2025))


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """The settings of one set of pages."""

    package: str = ""
    """The package that usage blocks import from."""
    folders: Mapping[Namespace, str] = field(default_factory=dict[Namespace, str])
    """The folders of namespaces, where they differ from the dialect's own."""
    examples: Callable[[Api], Roots] = _drawn
    """Where example values come from, once the Api is known."""
