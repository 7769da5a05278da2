"""The settings: one frozen dataclass for each part of a run.

A field is a key of the settings file, with hyphens for underscores. Its type gives the valid values, its `check`
further conditions. To add a setting, add a field here and read it in the stage that it is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from specleaf.config.checks import field_name, folder_path, folders, known, package_path, version, word, year
from specleaf.limits import Limits
from specleaf.output import Root
from specleaf.pointer import Pointer


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
    """Whether dates, times and UUIDs are types of Python's library, or strings as in JSON."""
    open_enums: bool = False
    """Whether an enumeration of strings accepts strings that it does not list, so that new values break no client."""
    split_input: bool = False
    """Whether a model that differs in requests and responses by read-only or write-only fields becomes two."""

    @property
    def package(self) -> str:
        """The name of the package of models."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class PagesConfig:
    """`[pages.<language>]`: one set of pages. `default_pages` gives the defaults, which depend on the language."""

    language: str = field(metadata={"key": False})
    layout: str = field(metadata={"check": known("layouts")})
    path: str = field(metadata={"check": folder_path})
    """Below the output folder."""
    optional: Literal["with-example", "never", "always"]
    """Which optional fields examples have."""
    enabled: bool = True
    naming: str = field(default="qualified", metadata={"check": known("strategies")})
    examples: Literal["valid", "sdk"] = "valid"
    """Whether example values are valid against their schemas, or those that SDK generators publish."""
    site: bool = False
    """Whether the reference layout has a navigation, a style sheet and `llms.txt` beside its pages."""
    package: str = ""
    """The package in import statements, if it is not the package of models: `@acme/sdk`."""
    folders: Mapping[str, str] = field(default_factory=dict[str, str], metadata={"check": folders})
    """By namespace, the folder of its models in that package and of its pages: `operations = "models/operations"`."""
    file_names: Literal["lower", "kebab"] = "lower"
    """The file names of pages in the SDK layout: `httpserver` or `http-server`."""
    enums: str = "union"
    """The form of enumerations in the SDK layout: one of those that the language has."""
    client: str = field(default="", metadata={"check": field_name})
    """The class of the client: no inline model gets its name if it is in the same package."""
    operations: bool = False
    """Whether the SDK layout has pages about operations too, one for each group; they need a `client`."""
    env_prefix: str = field(default="", metadata={"check": field_name})
    """What the environment variables begin with that hold the credentials of the client in examples."""
    default_error: str = field(default="APIError", metadata={"check": word})
    """The class for errors that the document does not describe."""
    max_arguments: int = 0
    """A method with more arguments than this takes one object."""
    body_first: bool = False
    """Whether the body precedes the parameters in a call."""
    flatten_bodies: bool = False
    """Whether the fields of a body are arguments if it is all that a method takes."""
    open_enums: bool = False
    """Whether enumerations in responses accept values that they do not list, unless the document says otherwise."""
    infer_discriminators: bool = False
    """Whether a property with one value per member is the discriminator of a union that declares none."""
    drop_misfits: bool = False
    """Whether examples of another type than their field are omitted."""
    generator: str = field(default="1.606", metadata={"check": version})
    """The version of the SDK generator whose pages are meant; some details of the layout depend on it."""
    body_name: str = field(default="", metadata={"check": field_name})
    """The name of the body in the model of a request: `""` for that of its component."""
    sort_fields: bool = False
    """Whether fields are in the order of their names instead of that of the document."""
    input_suffix: str = field(default="input", metadata={"check": word})
    output_suffix: str = field(default="output", metadata={"check": word})
    """Suffixes of the two models of a component that has read-only or write-only fields."""


_LAYOUTS = {"typescript": "sdk"}
"""The default layouts of languages for which it is not `reference`."""


def default_pages(language: str, layout: str | None = None) -> PagesConfig:
    """The defaults for pages of a language, in its default layout or in `layout`."""
    layout = layout or _LAYOUTS.get(language, "reference")
    optional: Literal["with-example", "always"] = "with-example" if layout == "sdk" else "always"
    return PagesConfig(language, layout, f"pages/{language}", optional)


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a run."""

    document: Path | None = field(default=None, metadata={"key": False})
    root: Root = field(default=Root(Path("generated")), metadata={"key": False})
    validate: Literal["basic", "full"] = "basic"
    """Whether openapi-spec-validator, which is thorough and slow, checks the document as well."""
    strict: bool = False
    """Whether any error in the document ends the run. If not, the run leaves out the least part that it concerns."""
    exact: bool = False
    """Whether schemas are read to the letter. If not, `properties` without `type` means an object."""
    select: tuple[str, ...] = ()
    """The operations and schemas to generate, as `tag:pets`, `path:/pets/*`; all of them if there are none."""
    year: int = field(default=2025, metadata={"check": year})
    """The year of example dates, some of which are in the years around it."""
    models: ModelsConfig = field(default=ModelsConfig(), metadata={"key": False})
    pages: tuple[PagesConfig, ...] = field(default=(default_pages("python"),), metadata={"key": False})
    names: Mapping[Pointer, str] = field(default_factory=dict[Pointer, str], metadata={"key": False})
    """Fixed names, by the location of the schema."""
    ignore: Mapping[str, str] = field(default_factory=dict[str, str], metadata={"key": False})
    """Codes of problems that are not reported, each with the reason."""
    limits: Limits = field(default=Limits(), metadata={"key": False})
