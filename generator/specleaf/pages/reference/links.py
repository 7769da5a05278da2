"""Paths, anchors and links of reference pages.

In: the names of models. Out: paths, anchors, links, and types in which every model is a link. An anchor is made of
ASCII letters, digits and hyphens, whatever the name, and stands once on its page.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import TypeVar, assert_never

from specleaf.ir import Api, ModelId, ObjectModel, Operation
from specleaf.languages import Punctuation, Reference, TypeExpression, Word
from specleaf.naming import Names
from specleaf.pages.markdown import anchor, code, code_label, link
from specleaf.pointer import Pointer
from specleaf.text import Markdown

Key = TypeVar("Key", bound=Hashable)

INDEX = "README.md"
_OR = Markdown(" &#124; ")


@dataclass(frozen=True)
class LinkTargets:
    """The paths of pages, and the anchors of fields and operations."""

    api: Api
    names: Names

    def path(self, id_: ModelId) -> str:
        """The path of a model's page: in the folder of its namespace, as its module is. The index is above them all."""
        name = self.names.model(id_)
        return f"{name.namespace}/{name.file}.md"

    def links(self, page: str) -> Links:
        """The links on one page."""
        return Links(self, page)

    def field_anchor(self, id_: ModelId, wire_name: str) -> str:
        """The anchor of a field on the page of its model."""
        return self._fields[id_][wire_name]

    def operation_anchor(self, place: Pointer) -> str:
        """The anchor of an operation in the index."""
        return self._operation_anchors[place]

    def operation_name(self, place: Pointer) -> str:
        """The name of an operation: its method and path, or the name of its webhook."""
        return self._operation_names[place]

    @cached_property
    def _fields(self) -> Mapping[ModelId, Mapping[str, str]]:
        objects = (model for model in self.api.models.values() if isinstance(model, ObjectModel))
        return {model.id: _unique(self._preferred_anchors(model)) for model in objects}

    def _preferred_anchors(self, model: ObjectModel) -> Mapping[str, str]:
        names = ((field.wire_name, self.names.field(model.id, field.wire_name)) for field in model.fields)
        return {wire_name: f"field-{_slug(name)}" for wire_name, name in names}

    @cached_property
    def _operation_names(self) -> Mapping[Pointer, str]:
        return {each.pointer: _name(each) for each in self.api.operations}

    @cached_property
    def _operation_anchors(self) -> Mapping[Pointer, str]:
        return _unique({place: f"operation-{_slug(name)}" for place, name in self._operation_names.items()})


@dataclass(frozen=True, slots=True)
class Links:
    """Links from the page at the path `page`."""

    targets: LinkTargets
    page: str

    def model(self, id_: ModelId) -> Markdown:
        """A link to a model's page, with its name."""
        return link(code_label(self.targets.names.model(id_).name), self._to(self.targets.path(id_)))

    def field(self, id_: ModelId, wire_name: str) -> Markdown:
        """A link to a field, with its name."""
        target = f"{self._to(self.targets.path(id_))}#{self.targets.field_anchor(id_, wire_name)}"
        return link(code_label(self.targets.names.field(id_, wire_name)), target)

    def own_field(self, id_: ModelId, wire_name: str) -> Markdown:
        """A field where it is described: its anchor, and its name as a link that can be passed on."""
        name = self.targets.field_anchor(id_, wire_name)
        return Markdown(anchor(name) + link(code_label(self.targets.names.field(id_, wire_name)), f"#{name}"))

    def operation(self, place: Pointer) -> Markdown:
        """A link to an operation in the index."""
        target = f"{self._to(INDEX)}#{self.targets.operation_anchor(place)}"
        return link(code_label(self.targets.operation_name(place)), target)

    def index(self, label: Markdown) -> Markdown:
        """A link to the index."""
        return link(label, self._to(INDEX))

    def type(self, expression: TypeExpression) -> Markdown:
        """A type: code, with a link wherever it names a model or a word that is documented elsewhere."""
        parts: list[str] = []
        plain = ""
        for piece in expression:
            match piece:
                case Reference(id):
                    shown = self.model(id)
                case Word(text, url) if url:
                    shown = link(code_label(text), url)
                case Punctuation(" | "):
                    shown = _OR
                case Word() | Punctuation():
                    plain += piece.code
                    continue
                case _:
                    assert_never(piece)
            parts += [_code(plain), shown]
            plain = ""
        return Markdown("".join([*parts, _code(plain)]))

    def _to(self, path: str) -> str:
        here, _, _ = self.page.rpartition("/")
        folder, _, file = path.rpartition("/")
        return file if folder == here else f"{'../' * bool(here)}{path}"


def _name(operation: Operation) -> str:
    is_webhook = operation.pointer.parts[:1] == ("webhooks",)
    return f"{'webhook ' if is_webhook else ''}{operation.method.upper()} {operation.path}"


def _code(text: str) -> str:
    """Code between links; spaces at its ends are no part of it."""
    inner = text.strip()
    return f"{' ' * text.startswith(' ')}{code(inner)}{' ' * text.endswith(' ')}" if inner else ""


def _slug(text: str) -> str:
    ascii_text = "".join(char if char.isascii() else f"-u{ord(char):x}-" for char in text.lower())
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-") or "x"


def _unique(preferred: Mapping[Key, str]) -> Mapping[Key, str]:
    """The preferred anchors; one that is taken gets a number."""
    found: dict[Key, str] = {}
    taken: set[str] = set()
    for key, name in preferred.items():
        numbered = (f"{name}-{number}" for number in count(2))
        found[key] = next(each for each in chain([name], numbered) if each not in taken)
        taken.add(found[key])
    return found
