"""The members of a union in the SDK layout: types that are written the same are merged."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from specleaf.ir import Nullable, Part, Scalar, Type, nullable
from specleaf.sdk_api.options import written_key


@dataclass(frozen=True, slots=True)
class Members:
    """The merged members of a union, and whether null is one more."""

    parts: tuple[Part, ...]
    nullable: bool

    @property
    def only(self) -> Type | None:
        """The type of the union if all its members have been merged into one, else `None`."""
        if len(self.parts) != 1:
            return None
        return nullable(self.parts[0].type) if self.nullable else self.parts[0].type


def merged(parts: Iterable[Part], format_: str, one_number: bool) -> Members:
    """The members without those that are written like an earlier one; `format_` is that of texts without one."""
    found: dict[Hashable, Part] = {}
    null = False
    for part in parts:
        shown = part
        if isinstance(shown.type, Nullable):
            null, shown = True, replace(shown, type=shown.type.inner)
        shown = _with_format(shown, format_)
        found.setdefault(written_key(shown.type, one_number), shown)
    return Members(tuple(found.values()), null)


def _with_format(part: Part, format_: str) -> Part:
    match part.type:
        case Scalar("string", "") as text if format_:
            return replace(part, type=replace(text, format=format_))
        case _:
            return part
