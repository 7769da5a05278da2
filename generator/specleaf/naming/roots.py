"""What operations and components are called, as far as names of models open with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import assert_never

from specleaf.ir import in_words
from specleaf.naming.claims import Claim, settle
from specleaf.naming.location import SECTION_WORDS, ComponentRoot, OperationRoot, PathRoot, Root
from specleaf.naming.strategy import Call
from specleaf.naming.words import told, unlikeness
from specleaf.pointer import Pointer


def root_names(roots: Iterable[Root], join: Call, pins: Mapping[Pointer, str]) -> dict[Pointer, str]:
    """The name of each root, by its place; components differ from one another, and so do operations and paths."""
    distinct = {root.pointer: root for root in roots}.values()
    components = [root for root in distinct if isinstance(root, ComponentRoot)]
    others = [root for root in distinct if not isinstance(root, ComponentRoot)]
    return {**_settled(components, join, pins), **_settled(others, join, pins)}


def _settled(roots: Iterable[Root], join: Call, pins: Mapping[Pointer, str]) -> dict[Pointer, str]:
    claims: list[Claim[Pointer]] = []
    for root in roots:
        pin = pins.get(root.pointer)
        names = [pin] if pin is not None else [join(texts) for texts in texts_of(root)]
        rank = (0,) if pin is not None else (1, *_rank(root, names[0]))
        claims.append(Claim(root.pointer, rank, root.pointer.reference, names))
    return settle(claims)


def texts_of(root: Root) -> Iterator[tuple[str, ...]]:
    """What a root could be called, the best first."""
    match root:
        case ComponentRoot(form=form) if form:
            yield in_words((root.name,), form)
            yield in_words((root.name, "Union"), form)
        case ComponentRoot():
            yield (root.name,)
            if root.section in SECTION_WORDS:
                yield (root.name, SECTION_WORDS[root.section])
            if root.pointer.file:
                yield (PurePosixPath(root.pointer.file).stem, root.name)
            yield (told(root.name),)
        case OperationRoot():
            yield from _of_operation(root)
        case PathRoot():
            yield (root.path,)
            yield (root.path, "Path")
        case _:
            assert_never(root)


def _of_operation(root: OperationRoot) -> Iterator[tuple[str, ...]]:
    operation = root.operation
    if operation.operation_id:
        yield (operation.operation_id,)
    if root.parent:
        above = next(texts_of(root.parent))
        yield (*above, root.callback)
        yield (*above, root.callback, operation.method)
    else:
        yield (operation.method, operation.path)
        yield (operation.method, operation.path.replace("{", " by "))


def _rank(root: Root, name: str) -> tuple[int, ...]:
    """Components of the document itself go before those of other files, and what is spelt most like its name first."""
    match root:
        case ComponentRoot():
            return (bool(root.form), bool(root.pointer.file), root.section != "schemas", *unlikeness(root.name, name))
        case OperationRoot(operation):
            likeness = unlikeness(operation.operation_id, name)
            return (not operation.operation_id, len(root.pointer.parts), *likeness, "{" in operation.path)
        case PathRoot():
            return (2,)
        case _:
            assert_never(root)
