"""The imports of a module: collected while its text is made, printed in the order that `ruff check` requires.

A name that the module itself defines (a model called `Field`) is taken: a library's name is qualified instead
(`pydantic.Field`), and a name of the package itself is imported with an underscore at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from specleaf.languages.python.layout import LINE
from specleaf.languages.python.text import width

_Key: TypeAlias = tuple[int | str, ...]
_FUTURE, _STANDARD, _THIRD_PARTY, _LOCAL = range(4)
_STANDARD_MODULES = frozenset({"datetime", "enum", "typing", "uuid"})
_NUMBER = re.compile(r"[0-9]+")


@dataclass(slots=True)
class Imports:
    """The imports of one module; `taken` are the names that it defines itself."""

    taken: frozenset[str] = frozenset()
    _names: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _aliases: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _modules: set[str] = field(default_factory=set[str])

    def use(self, module: str, name: str) -> str:
        """Import `name` of `module`. Out: the expression for it, qualified or with another name if `name` is taken."""
        if name not in self.taken:
            self.bring(module, name)
            return name
        if module.startswith("."):
            self._aliases.add((module, name))
            return self._free(name)
        self._modules.add(module)
        return f"{self._free(module)}.{name}"

    def bring(self, module: str, name: str) -> None:
        """Import `name` of `module` under its own name, taken or not."""
        self._names.setdefault(module, set()).add(name)

    def bring_module(self, module: str) -> None:
        """Import a module itself."""
        self._modules.add(module)

    def lines(self, indent: int = 0) -> str:
        """The statements, in sections with a blank line between them."""
        sections: tuple[list[tuple[_Key, str]], ...] = ([], [], [], [])
        for module, key, statement in self._statements(indent):
            sections[_section(module)].append((key, statement))
        margin = " " * indent
        blocks = ("\n".join(margin + text for _, text in sorted(section)) for section in sections)
        return "\n\n".join(filter(None, blocks))

    def _statements(self, indent: int) -> Iterator[tuple[str, _Key, str]]:
        """Each statement with its module and its place in the order of its section: bare modules first."""
        for module in self._modules:
            alias = self._free(module)
            yield module, (0, natural_key(module)), f"import {module}{_as(module, alias)}"
        for module, name in self._aliases:
            members = [f"{name}{_as(name, self._free(name))}"]
            yield module, _from_key(module, name), from_import(module, members, indent)
        for module, names in self._names.items():
            members = sorted(names, key=member_key)
            yield module, _from_key(module, members[0]), from_import(module, members, indent)

    def _free(self, name: str) -> str:
        while name in self.taken:
            name += "_"
        return name


def _as(name: str, alias: str) -> str:
    return f" as {alias}" if alias != name else ""


def from_import(module: str, names: Iterable[str], indent: int = 0) -> str:
    """`from module import names`, over several lines if it is too long for one."""
    members = list(names)
    line = f"from {module} import {', '.join(members)}"
    if indent + width(line) <= LINE:
        return line
    margin = "\n" + " " * indent
    return f"from {module} import ({''.join(f'{margin}    {name},' for name in members)}{margin})"


@cache
def member_key(name: str) -> tuple[int, str, str]:
    """The order of imported names: constants, classes, others; numbers by value (`Item2` before `Item10`)."""
    if len(name) > 1 and name.isupper():
        kind = 0
    else:
        kind = 1 if name[0].isupper() else 2
    return kind, natural_key(name.lower()), natural_key(name)


@cache
def natural_key(text: str) -> str:
    """A key for natural order: numbers in `text` compare by value, those with a leading 0 before others."""
    return _NUMBER.sub(_by_value, text)


def _by_value(number: re.Match[str]) -> str:
    digits = number[0]
    return f"0\0{digits}\0" if digits[0] == "0" else f"0\1{chr(len(digits))}{digits}"


def _from_key(module: str, first: str) -> _Key:
    """The order of `from` imports: the farthest relative module first, then by name."""
    path = module.lstrip(".")
    return 1, len(path) - len(module), natural_key(path.lower()), natural_key(path), *member_key(first)


def _section(module: str) -> int:
    if module.startswith("."):
        return _LOCAL
    if module == "__future__":
        return _FUTURE
    return _STANDARD if module in _STANDARD_MODULES else _THIRD_PARTY
