"""Operations, parameters and fields that an extension (`x-speakeasy-ignore`) hides."""

from __future__ import annotations

from dataclasses import replace

from specleaf.ir import Api, Docs, Operation

IGNORE = "x-speakeasy-ignore"


def is_ignored(docs: Docs) -> bool:
    """Whether the extension hides the thing that has these docs."""
    return docs.extensions.get(IGNORE) is True


def without_ignored(api: Api) -> Api:
    """`api` without ignored operations and parameters."""
    shown = (each for each in api.operations if not is_ignored(each.docs))
    return replace(api, operations=tuple(map(_with_shown_parameters, shown)))


def _with_shown_parameters(operation: Operation) -> Operation:
    shown = tuple(each for each in operation.parameters if not is_ignored(each.field.docs))
    return operation if len(shown) == len(operation.parameters) else replace(operation, parameters=shown)
