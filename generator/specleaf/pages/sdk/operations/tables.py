"""The tables of an operation: its parameters and its errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.ir import Field, ModelRef, Operation, Response, is_mandatory, target_of
from specleaf.pages.sdk.object_page import description_cell, examples_cell
from specleaf.pages.sdk.operations.client import Client
from specleaf.pages.sdk.table import Cell, Table, escaped, table, trusted
from specleaf.pages.sdk.types import Types
from specleaf.sdk_api import is_error

_COLUMNS = ("Parameter", "Type", "Required", "Description")
_CHECKED, _UNCHECKED = trusted(":heavy_check_mark:"), trusted(":heavy_minus_sign:")
HERE = "sdks/group"
"""A folder as deep as those of all groups."""

Row = tuple[Cell, Cell, bool, Cell, Cell]
"""Name, type, whether it is required, description, examples."""


def fixed_row(name: str, type_: str, description: str, *, required: bool = False) -> Row:
    """A row that is the same for all operations."""
    return trusted(f"`{name}`"), trusted(type_), required, trusted(description), trusted("")


def argument_row(name: str, each: Field, types: Types, description: str = "") -> Row:
    """The row of an argument; `description` replaces its own."""
    title = f"~~`{name}`~~" if each.docs.deprecated else f"`{name}`"
    cell = types.argument(each, HERE)
    words = trusted(description) if description else description_cell(each.docs, types)
    return trusted(title), cell, is_mandatory(each), words, examples_cell(each.docs)


def parameter_table(rows: Sequence[Row]) -> Table:
    """The table of what a call takes; the example column is there if a row has an example."""
    illustrated = any(example.shown for *_, example in rows)
    shown = [
        [name, type_, _CHECKED if required else _UNCHECKED, description, *([example] if illustrated else [])]
        for name, type_, required, description, example in rows
    ]
    return table((*_COLUMNS, "Example") if illustrated else _COLUMNS, shown)


def error_table(operation: Operation, client: Client, types: Types) -> Table:
    """The table of what a call throws: a row for each class and kind of status, the client's own class last."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for response in operation.responses:
        for name, content_type in _thrown(response, types):
            rows.setdefault((name, response.status[0], content_type), []).append(response.status)
    cells = [
        (escaped(name), escaped(", ".join(statuses)), escaped(content_type))
        for (name, _, content_type), statuses in rows.items()
    ]
    folder = types.paths.folders["errors"].rpartition("/")[2]
    last = (trusted(f"{folder}.{client.default_error}"), trusted("4XX, 5XX"), trusted(r"\*/\*"))
    return table(("Error Type", "Status Code", "Content Type"), [*cells, last])


def _thrown(response: Response, types: Types) -> Iterator[tuple[str, str]]:
    for content in response.contents if is_error(response) else ():
        body = target_of(content.part.type, types.api)
        if isinstance(body, ModelRef):
            yield types.paths.qualified(body.id), content.content_type
