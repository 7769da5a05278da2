"""What a run may say about pages in the SDK layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from specleaf.examples import ExampleSource
from specleaf.ir import Api
from specleaf.naming import Namespace
from specleaf.pages.sdk.operations import Client, Draw
from specleaf.sdk_api import Generation


@dataclass(frozen=True, slots=True)
class SdkOptions:
    """The settings of one set of pages."""

    package: str
    """The package that usage blocks import from."""
    folders: Mapping[Namespace, str]
    """The folders of namespaces, where they differ from the dialect's own."""
    examples: Callable[[Api], ExampleSource]
    """Where example values come from, once the Api is known."""
    client: Client = field(default_factory=Client)
    calls: Callable[[Api], Draw] | None = None
    """Where the values of calls come from, if there are pages about operations."""
    has_hyphens: bool = False
    """Whether words in file names are joined by hyphens."""
    shares_prefixes: bool = False
    """Whether all groups with the same name have those that they are nested in before it, as in newer pages."""
    generation: Generation = field(default_factory=Generation)
    """The version of the generator whose pages are meant."""
