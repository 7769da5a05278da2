"""A location in a document: the file and the JSON Pointer (RFC 6901) within it.

A pointer is also the identity of a schema at that location, and of the model made from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

_UNSAFE_IN_FRAGMENT = "!$&'()*+,;=:@/?~"


@dataclass(frozen=True, order=True)
class Pointer:
    """`parts` are unescaped keys and indices (as text); `file` is relative to the root document, which is `""`."""

    parts: tuple[str, ...] = ()
    file: str = ""

    def child(self, *parts: str | int) -> Pointer:
        """The location that `parts` lead to from this one."""
        return Pointer(self.parts + tuple(map(str, parts)), self.file)

    @property
    def parent(self) -> Pointer:
        """The location one level up; the root is its own parent."""
        return Pointer(self.parts[:-1], self.file)

    @property
    def name(self) -> str:
        """The last part, or `""` for the root."""
        return self.parts[-1] if self.parts else ""

    def is_within(self, other: Pointer) -> bool:
        """Whether this location is `other` or below it."""
        return self.file == other.file and self.parts[: len(other.parts)] == other.parts

    # Pointers are keys of nearly every table: the hash is computed once. It is valid in this process only, since the
    # hashes of strings differ between processes, so a pickled pointer leaves it out.
    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.parts, self.file))

    def __reduce__(self) -> tuple[type[Pointer], tuple[tuple[str, ...], str]]:
        return Pointer, (self.parts, self.file)

    @cached_property
    def reference(self) -> str:
        """The URI reference of this location, as a `$ref` has it: `#/components/schemas/Pet` (RFC 6901, 6)."""
        escaped = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in self.parts)
        return f"{self.file}#{quote(escaped, safe=_UNSAFE_IN_FRAGMENT)}"

    def __str__(self) -> str:
        return self.reference


ROOT = Pointer()


def parse_fragment(fragment: str) -> tuple[str, ...] | None:
    """The parts of a URI fragment that is a JSON Pointer, without its `#`; `None` if it is not one (RFC 6901, 6)."""
    text = unquote(fragment)
    if not text:
        return ()
    if not text.startswith("/") or re.search(r"~(?![01])", text):
        return None
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in text[1:].split("/"))
