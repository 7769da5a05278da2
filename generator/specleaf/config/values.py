"""The settings as values: one frozen record for each part of a run.

A field is a key of the settings file, spelt with hyphens there. Its type says what may stand there, its `check` what
else must hold. To add a setting, add a field here, and read it in the one stage that it is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from specleaf.config.checks import folder_path, folders, known, package_path, word, year
from specleaf.output import Root
from specleaf.pointer import Pointer
from specleaf.source import Limits


@dataclass(frozen=True, slots=True)
class ModelsConfig:
    """`[models]`: the Python package."""

    enabled: bool = True
    path: str = field(default="models", metadata={"check": package_path})
    """Below the output folder; the last name is the package's."""
    style: str = field(default="pydantic", metadata={"check": known("styles")})
    naming: str = field(default="qualified", metadata={"check": known("strategies")})
    enums: Literal["literal", "class"] = "literal"
    formats: Literal["types", "text"] = "types"
    """Whether dates, times and UUIDs are types of Python's library, or the text that they are on the wire."""
    open_enums: bool = False
    """Whether an enumeration of texts takes texts that it does not list, so that a new one breaks no client."""
    split_input: bool = False
    """Whether a model whose read-only or write-only fields tell requests from responses becomes two."""

    @property
    def package(self) -> str:
        """The name that the models are imported from."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class PagesConfig:
    """`[pages.<language>]`: one set of pages. `default_pages` gives the defaults, which depend on the language."""

    language: str = field(metadata={"key": False})
    layout: str = field(metadata={"check": known("layouts")})
    path: str = field(metadata={"check": folder_path})
    """Below the output folder."""
    optional: Literal["with-example", "never", "always"]
    """Which optional fields an example shows."""
    enabled: bool = True
    naming: str = field(default="qualified", metadata={"check": known("strategies")})
    examples: Literal["valid", "sdk"] = "valid"
    """Whether example values respect their schemas, or are those that the SDK layout's publishers have."""
    package: str = ""
    """The package that readers import from, where it is not the one made here: `@acme/sdk`."""
    folders: Mapping[str, str] = field(default_factory=dict[str, str], metadata={"check": folders})
    """Where the models of a namespace are in that package, and their pages here: `operations = "models/operations"`."""
    file_names: Literal["lower", "kebab"] = "lower"
    """How pages in the SDK layout are called after their models: `httpserver` or `http-server`."""
    enums: str = "union"
    """How that layout spells an enumeration: one of the forms that the language has in it."""
    client: str = ""
    """The class that calls are made on: inline models are not called like it, where it is in their package."""
    open_enums: bool = False
    """Whether enumerations in answers take values that they do not list, unless the document says otherwise."""
    infer_discriminators: bool = False
    """Whether a field with a single value tells the members of a union apart, though the document does not say so."""
    drop_misfits: bool = False
    """Whether an example is left out that is of another type than its field."""
    sort_fields: bool = False
    """Whether fields stand in the order of their names, not of the document."""
    input_suffix: str = field(default="input", metadata={"check": word})
    output_suffix: str = field(default="output", metadata={"check": word})
    """What tells apart the two models of a component that has read-only or write-only fields."""


_LAYOUTS = {"typescript": "sdk"}
"""The layout of a language whose pages are not a reference unless the settings say so."""


def default_pages(language: str, layout: str | None = None) -> PagesConfig:
    """The pages of a language as they are when the settings say no more than this."""
    layout = layout or _LAYOUTS.get(language, "reference")
    optional: Literal["with-example", "always"] = "with-example" if layout == "sdk" else "always"
    return PagesConfig(language, layout, f"pages/{language}", optional)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run."""

    document: Path | None = field(default=None, metadata={"key": False})
    root: Root = field(default=Root(Path("generated")), metadata={"key": False})
    validate: Literal["basic", "full"] = "basic"
    """Whether openapi-spec-validator, which is thorough and slow, sees the document as well."""
    exact: bool = False
    """Whether schemas are read to the letter: without, `properties` alone means an object."""
    year: int = field(default=2025, metadata={"check": year})
    """The year around which example dates lie."""
    models: ModelsConfig = field(default=ModelsConfig(), metadata={"key": False})
    pages: tuple[PagesConfig, ...] = field(default=(default_pages("python"),), metadata={"key": False})
    names: Mapping[Pointer, str] = field(default_factory=dict[Pointer, str], metadata={"key": False})
    """Names that are fixed, by the pointer of the schema."""
    limits: Limits = field(default=Limits(), metadata={"key": False})
