"""What the settings say of one set of pages, whatever its layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from specleaf.examples import OptionalFields
from specleaf.naming import AssignNames, Namespace, Strategy, assign_names
from specleaf.pages.sdk import Client, FileNames
from specleaf.pointer import Pointer
from specleaf.sdk_api import SdkApiOptions


@dataclass(frozen=True, slots=True)
class PageOptions:
    """The settings that a layout may read."""

    strategy: Strategy
    """How inline models are named."""
    names_of: AssignNames = assign_names
    """How names are assigned: a run that has named the same models already passes on what it found."""
    package: str = ""
    """The package that readers import from, if it is not the one made here."""
    module: str = "models"
    """What examples about the models made here import them from."""
    folders: Mapping[Namespace, str] = field(default_factory=dict[Namespace, str])
    """The folders of namespaces, where they differ from the language's own."""
    pins: Mapping[Pointer, str] = field(default_factory=dict[Pointer, str])
    """Fixed names, by the place of the schema."""
    select: tuple[str, ...] = ()
    """The operations and schemas to show; all of them if there are none. Names are those in the whole."""
    site: bool = False
    """Whether the reference layout has the files that a site needs beside its pages."""
    examples: Literal["valid", "sdk"] = "valid"
    optional: OptionalFields = "with-example"
    year: int = 2025
    """The last year of example dates."""
    file_names: FileNames = "lower"
    """How the name of a page is derived from that of its model, if the layout leaves that open."""
    enums: str = "union"
    """How the package spells an enumeration: a row of the language's dialects."""
    client: Client = field(default_factory=Client)
    """What calls are made on, if the layout must know of it."""
    shows_operations: bool = False
    """Whether there are pages about operations, if the layout has some."""
    sdk_api_options: SdkApiOptions = field(default_factory=SdkApiOptions)
    """What the SDK layout shows of the meaning."""
