"""Types in the SDK layout: in cells, with links, and as the headings of a union's members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from specleaf.ir import Api, Field, ModelId, ModelRef, Nullable, ObjectModel, Type
from specleaf.languages import Punctuation, Reference, Token, TypeExpression, Word
from specleaf.languages import expression_code as as_code
from specleaf.pages.sdk.dialect import Dialect
from specleaf.pages.sdk.paths import PagePaths
from specleaf.pages.sdk.table import Cell, escaped, joined, trusted
from specleaf.sdk_api import UPLOAD_CONTENT, Generation, is_upload
from specleaf.text import Code


@dataclass(frozen=True, slots=True)
class Types:
    """The types of one Api as one language shows them."""

    api: Api
    paths: PagePaths
    dialect: Dialect
    generation: Generation
    links_unions: bool = False
    """Whether unions link to their pages in every language, as they do where operations refer to them."""

    def cell(self, each: Field, owner: ObjectModel) -> Cell:
        """The type of a field, in its row on the page of `owner`."""
        return self._shown(self._expression(each, owner), self.paths.folder(owner.id))

    def _shown(self, expression: TypeExpression, here: str) -> Cell:
        tokens = iter(expression)
        return joined([self._wrapped(token, tokens, here) for token in tokens])

    def argument(self, each: Field, here: str) -> Cell:
        """The type of an argument, in its row on a page in the folder `here`."""
        return replace(self, links_unions=True)._shown(self.dialect.field_type(each, self.api), here)

    def heading(self, type_: Type) -> Code:
        """The type of a union's member."""
        return self._code(self.dialect.heading(type_, self.api))

    def stream(self, type_: Type) -> Code:
        """A stream of events with data of the type."""
        return self._code(self.dialect.stream(self.dialect.heading(type_, self.api)))

    def _code(self, expression: TypeExpression) -> Code:
        return as_code(expression, self.paths.names, self.paths.qualified)

    def _expression(self, each: Field, owner: ObjectModel) -> TypeExpression:
        if is_upload(owner) and each.wire_name == UPLOAD_CONTENT:
            return self.dialect.upload_content
        expression = self.dialect.field_type(each, self.api)
        match each.type:
            case ModelRef(id) | Nullable(ModelRef(id)) if is_upload(self.api.models[id]):
                return (*self.dialect.upload, *expression)
            case _:
                return expression

    def _wrapped(self, token: Token, following: Iterator[Token], here: str) -> Cell:
        """A token, or the one inside a wrapper, with the wrapper."""
        if token not in self.dialect.wrappers:
            return self._token(token, here)
        inner, closing = next(following), next(following)
        assert not isinstance(token, Reference)
        assert not isinstance(closing, Reference)
        return self._token(inner, here, token.code, closing.code)

    def _token(self, token: Token, here: str, start: str = "", end: str = "") -> Cell:
        match token:
            case Punctuation(code):
                return escaped(code)
            case Word(code, url):
                return self._word(code, url, here, start, end)
            case Reference(model):
                return self._reference(model, here, start, end)

    def _word(self, code: Code, url: str, here: str, start: str, end: str) -> Cell:
        if code in self.dialect.helpers:
            url = self.paths.relative(self.dialect.helpers[code], here)
        if url:
            return trusted(f"[{code}]({url})")
        return joined([trusted(f"*{start}"), escaped(code), trusted(f"{end}*")])

    def _reference(self, model: ModelId, here: str, start: str, end: str) -> Cell:
        qualified = f"{start}{self.paths.qualified(model)}{end}"
        if self.links_unions or self.dialect.is_linked(self.api.models[model]):
            return trusted(f"[{qualified}]({self.paths.link(model, here)})")
        return trusted(f"*{qualified}*")
