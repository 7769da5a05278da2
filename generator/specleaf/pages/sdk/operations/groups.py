"""Groups of operations: what they are called, where their pages are, and the names of methods.

A group is named by `x-speakeasy-group`, where dots nest, or by the first tag; a method by `x-speakeasy-name-override`,
or by its operation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from specleaf.ir import Operation
from specleaf.naming import caseless_key, group_of, pascal, portable

_METHOD = "x-speakeasy-name-override"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of operations, in document order; without a name, it is that of the client itself."""

    name: str
    operations: tuple[Operation, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the groups that it is nested in, and its own."""
        return tuple(filter(None, self.name.split(".")))

    @property
    def is_deprecated(self) -> bool:
        """Whether all its operations are."""
        return all(each.docs.deprecated for each in self.operations)


def groups_of(operations: Iterable[Operation]) -> tuple[Group, ...]:
    """The groups of these operations, by their first operation."""
    found: dict[str, list[Operation]] = {}
    for operation in operations:
        found.setdefault(caseless_key(group_of(operation)), []).append(operation)
    return tuple(Group(group_of(each[0]), tuple(each)) for each in found.values())


def method_text(operation: Operation) -> str:
    """The text that the name of a method is made from."""
    override = operation.docs.extensions.get(_METHOD)
    if isinstance(override, str):
        return override
    return operation.operation_id or f"{operation.method} {operation.path}"


def operation_id(operation: Operation) -> str:
    """The identifier of an operation as pages print it: where it has none, its method and its path."""
    return operation.operation_id or f"{operation.method}_{operation.path}"


def folders_of(groups: Iterable[Group], client: str, *, by_parent: bool) -> Mapping[str, str]:
    """The folder of each group's page by the group's name: its last part, if no other has it.

    If several have, each nested one has the group that it is nested in before it (`by_parent`), or else the client, but
    for the one nested least. Folders that are alike nevertheless get numbers. A group without a name has the client's.
    """
    listed = sorted(groups, key=lambda each: len(each.parts))
    usage = Counter(_folder(each.parts[-1:] or (client,)) for each in listed)
    found: dict[str, str] = {}
    for each in listed:
        own = _folder(each.parts[-1:] or (client,))
        if usage[own] > 1 and len(each.parts) > 1 and (by_parent or own in found.values()):
            own = _folder(each.parts[-2:] if by_parent else (client, each.parts[-1]))
        numbered = (f"{own}{number}" for number in count(2))
        found[each.name] = next(name for name in chain((own,), numbered) if name not in found.values())
    return found


def _folder(parts: Iterable[str]) -> str:
    return portable("".join(map(pascal, parts)).lower())
