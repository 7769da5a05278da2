"""Paths of the pages of the SDK layout, links between them, and the qualified names of models in code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from specleaf.ir import ModelId
from specleaf.naming import Names, Namespace, NamingStyle, portable
from specleaf.text import Code, Markdown

FileNames: TypeAlias = Literal["lower", "kebab"]

_LONGEST_FILE_NAME = 250
"""Published pages are called after their models however long these are, as far as file systems allow."""

_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _kebab(name: str) -> str:
    """`HTTPServerInfo` as `http-server-info`."""
    return _HUMP.sub("-", name).lower()


_FILE_NAMES: Mapping[FileNames, Callable[[str], str]] = {"lower": str.lower, "kebab": _kebab}


def style_of_files(style: NamingStyle, form: FileNames, folders: Mapping[Namespace, str]) -> NamingStyle:
    """`style` for pages in these folders. Namespaces that share a folder share their names."""
    convert = _FILE_NAMES[form]

    def file_name(class_name: str) -> str:
        return portable(convert(class_name), _LONGEST_FILE_NAME)

    return replace(
        style,
        file_name=file_name,
        scopes=folders,
    )


@dataclass(frozen=True, slots=True)
class PagePaths:
    """The paths of all models. `folders` gives the folder of each namespace, relative to that of all pages."""

    names: Names
    folders: Mapping[Namespace, str]
    own_folders: Mapping[ModelId, str] = field(default_factory=dict[ModelId, str])
    """The folders of models that are not in the folder of their namespace."""

    def folder(self, id_: ModelId) -> str:
        """The folder of a model's page."""
        return self.own_folders.get(id_) or self.folders[self.names.model(id_).namespace]

    def path(self, id_: ModelId) -> str:
        """The path of a model's page."""
        return f"{self.folder(id_)}/{self.names.model(id_).file}.md"

    def qualified(self, id_: ModelId) -> Code:
        """A model in code: its class in the module that is called like the folder."""
        return Code(f"{self.folder(id_).rpartition('/')[2]}.{self.names.model(id_).name}")

    def link(self, id_: ModelId, here: str) -> Markdown:
        """The address of a model's page on pages in the folder `here`."""
        return self.relative(self.path(id_), here)

    def relative(self, path: str, here: str) -> Markdown:
        """The address, on pages in the folder `here`, of a file at `path`: all the way up, and down again."""
        return Markdown("../" * len(here.split("/")) + path)
