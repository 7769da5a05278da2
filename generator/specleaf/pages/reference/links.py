"""Links between reference pages, and types in words in which every model is a link.

In: the pages of a run, and the path of the page that a link stands on. Out: Markdown.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import assert_never

from specleaf.ir import (
    Anything,
    Checked,
    Constant,
    EncodedContent,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.languages import Language, Word, expression_code
from specleaf.pages.markdown import breakable, code, code_label, link
from specleaf.pages.reference.nesting import Key, field_key
from specleaf.pages.reference.site_map import Page, SiteMap
from specleaf.pointer import Pointer
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class Links:
    """Links from the page at the path `here`."""

    site: SiteMap
    language: Language
    here: str

    def model(self, id_: ModelId) -> Markdown:
        """A link to a model, with its name."""
        page = self.site.page(id_)
        return link(breakable(self.site.names.model(id_).name), self._to(page, id_))

    def field(self, id_: ModelId, wire_name: str) -> Markdown:
        """A link to a field of a model, with its name."""
        label = code_label(self.site.names.field(id_, wire_name))
        return link(label, self._to(self.site.page(id_), field_key(id_, wire_name)))

    def part(self, page: Page, key: Key) -> Markdown:
        """A link to a part of a page, with its heading."""
        return link(page.headings[key].text, self._to(page, key))

    def operation(self, place: Pointer) -> Markdown:
        """A link to an operation, with its title."""
        page = self.site.operation_page(place)
        return link(page.title.markdown, self.path(page.path))

    def path(self, path: str) -> str:
        """The address of the file at `path`, as written on this page."""
        return posixpath.relpath(path, posixpath.dirname(self.here) or ".")

    def _to(self, page: Page, key: Key) -> str:
        heading = page.headings.get(key)
        fragment = f"#{heading.slug}" if heading and heading.slug else ""
        return fragment if fragment and page.path == self.here else f"{self.path(page.path)}{fragment}"

    def type(self, type_: Type) -> Markdown:
        """A type in words: `list of [Pet](pet.md)`."""
        return Markdown(self._words(type_))

    def _words(self, type_: Type) -> str:
        match type_:
            case ModelRef(id):
                return self.model(id)
            case Nullable(inner):
                return f"{self._words(inner)} or {self._code(Constant(None))}"
            case Checked(inner):
                return self._words(inner)
            case ListOf(item):
                return f"list of {self._part(item)}"
            case MapOf(value):
                return (
                    f"{_MAPS.get(self.language.name, 'map')} of {self._code(Scalar('string'))} to {self._part(value)}"
                )
            case TupleOf((), Part(Nothing())):
                return "empty list"
            case TupleOf(items, rest) if not isinstance(rest.type, Nothing):
                return f"list of {', '.join([*map(self._part, items), f'then any number of {self._part(rest)}'])}"
            case TupleOf(items):
                return f"list of {', '.join(map(self._part, items))}, in this order"
            case OneOf(members):
                *first, last = dict.fromkeys(self._part(member) for member in members)
                return f"{', '.join(first)} or {last}" if first else last
            case Scalar(content=EncodedContent(part=Part() as part)):
                return f"{self._code(type_)} that holds {self._part(part)}"
            case Scalar() | Constant() | Anything() | Nothing():
                return self._code(type_)
            case _:
                assert_never(type_)

    def _part(self, part: Part) -> str:
        words = self._words(part.type)
        return f"({words})" if isinstance(part.type, OneOf | Nullable | TupleOf) else words

    def _code(self, type_: Scalar | Constant | Anything | Nothing) -> str:
        """A type without models as code, linked to the library that it is documented in."""
        expression = self.language.type_expression(type_, self.site.api)
        shown = code(expression_code(expression, self.site.names))
        match expression:
            case (Word(_, url),) if url:
                return link(code_label(expression_code(expression, self.site.names)), url)
            case _:
                return shown


_MAPS = {"python": "dict"}
"""What a language calls a map from texts to values."""
