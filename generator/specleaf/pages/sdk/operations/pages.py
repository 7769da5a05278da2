"""The pages of all groups of operations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Operation
from specleaf.pages.sdk.head import DEPRECATION
from specleaf.pages.sdk.operations.calls import Call, call_of
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.operations.groups import Group, folders_of, groups_of, operation_id
from specleaf.pages.sdk.operations.tables import error_table, parameter_table
from specleaf.pages.sdk.operations.usage import Draw, Usage, usages_of
from specleaf.pages.sdk.operations.writer import Writer
from specleaf.pages.sdk.table import Table
from specleaf.pages.sdk.text import cell, comment_text, paragraphs
from specleaf.pages.sdk.types import Types
from specleaf.text import Code, Markdown


@dataclass(frozen=True, slots=True)
class UsageBlock:
    """One usage, with what tools know it by."""

    heading: Markdown
    snippet: Markdown
    code: Code


@dataclass(frozen=True, slots=True)
class Method:
    """The part of a page about one operation."""

    bullet: Markdown
    title: Markdown
    description: Markdown | None
    notice: Markdown | None
    usages: tuple[UsageBlock, ...]
    function: Code | None
    parameters: Table | None
    response: Markdown | None
    errors: Table


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The page of a group."""

    template: ClassVar[str] = "pages/sdk/operations.md.jinja"
    path: str
    title: Markdown
    accessor: Markdown | None
    """How the group is reached from the client, which older pages say."""
    is_deprecated: bool
    """Whether a notice says so, as newer pages do."""
    description: Markdown | None
    fence: Code
    methods: tuple[Method, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """In what pages of newer versions differ."""

    is_newer: bool
    """Whether titles say which groups a group is nested in, and notices that one is deprecated."""
    by_parent: bool
    """Whether groups with one name have those that they are nested in before it."""


def operation_pages(types: Types, client: Client, writer: Writer, draw: Draw, form: Form) -> Iterator[GroupPage]:
    """The pages of all groups of operations."""
    operations = [each for each in types.api.operations if each.pointer.parts[:1] == ("paths",)]
    groups = groups_of(operations)
    folders = folders_of(groups, client.name, by_parent=form.by_parent)
    pages = _Pages(types, client, writer, draw, form.is_newer)
    for group in groups:
        yield pages.page(group, folders[group.name])


@dataclass(frozen=True, slots=True)
class _Pages:
    types: Types
    client: Client
    writer: Writer
    draw: Draw
    is_newer: bool

    def page(self, group: Group, folder: str) -> GroupPage:
        parts = [self.writer.title(each) for each in group.parts] or [f"{self.client.name} SDK"]
        title = ".".join(parts) if self.is_newer else parts[-1]
        description = self._description(group)
        return GroupPage(
            path=f"sdks/{folder}/README.md",
            title=_struck(title, group.is_deprecated),
            accessor=None
            if self.is_newer or not group.parts
            else Markdown(f"(*{'.'.join(map(self.writer.accessor, group.parts))}*)"),
            is_deprecated=self.is_newer and group.is_deprecated,
            description=paragraphs(description) if description else None,
            fence=Code(self.types.dialect.fence),
            methods=tuple(self._method(each, group) for each in group.operations),
        )

    def _description(self, group: Group) -> str:
        """What the document says of a tag or, of operations without a group, of its whole API."""
        api = self.types.api
        if group.parts:
            return api.tags.get(group.name, "")
        return ": ".join(filter(None, (api.title, api.description)))

    def _method(self, operation: Operation, group: Group) -> Method:
        call = call_of(operation, self.types.api, self.client)
        usages = tuple(usages_of(call, self.client, self.draw))
        docs = operation.docs
        text = docs.description or docs.summary
        rows = self.writer.rows(call)
        return Method(
            bullet=self._bullet(call),
            title=_struck(self.writer.method(call), docs.deprecated),
            description=paragraphs(text) if text else None,
            notice=Markdown(f"> :warning: **DEPRECATED**: {DEPRECATION}") if docs.deprecated else None,
            usages=tuple(self._usage(each, group, len(usages) > 1) for each in usages),
            function=self.writer.function_block(usages[0], group.parts),
            parameters=parameter_table(rows) if rows else None,
            response=self.writer.response(call),
            errors=error_table(operation, self.client, self.types),
        )

    def _bullet(self, call: Call) -> Markdown:
        name, docs = self.writer.method(call), call.operation.docs
        text = docs.summary or docs.description
        end = f" - {paragraphs(text)}" if text else ""
        notice = " :warning: **Deprecated**" if docs.deprecated else ""
        return Markdown(f"[{_struck(name, docs.deprecated)}](#{name.lower()}){end}{notice}")

    def _usage(self, usage: Usage, group: Group, is_one_of_several: bool) -> UsageBlock:
        operation = usage.call.operation
        example = f' example="{comment_text(usage.example)}"' if usage.example else ""
        snippet = (
            f'UsageSnippet language="{self.types.dialect.fence}" operationID="{comment_text(operation_id(operation))}" '
            f'method="{comment_text(operation.method)}" path="{comment_text(operation.path)}"{example}'
        )
        return UsageBlock(
            Markdown(f": {cell(usage.example)}" if is_one_of_several else ""),
            Markdown(f"<!-- {snippet} -->"),
            self.writer.method_block(usage, group.parts),
        )


def _struck(text: str, deprecated: bool) -> Markdown:
    return Markdown(f"~~{text}~~" if deprecated else text)
