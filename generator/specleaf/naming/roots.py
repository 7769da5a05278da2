"""Names of operations, components and paths: the first words of the names of the models inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import assert_never

from specleaf.ir import variant_words
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.location import SECTION_WORDS, ComponentRoot, OperationRoot, PathRoot, Root
from specleaf.naming.strategy import ClassNamer
from specleaf.naming.words import name_all_symbols, name_distance
from specleaf.pointer import Pointer


def root_names(roots: Iterable[Root], class_name: ClassNamer, pins: Mapping[Pointer, str]) -> dict[Pointer, str]:
    """The name of each root, by its place: unique among components, and among operations and paths."""
    distinct = {root.pointer: root for root in roots}.values()
    components = [root for root in distinct if isinstance(root, ComponentRoot)]
    others = [root for root in distinct if not isinstance(root, ComponentRoot)]
    return {**_resolved(components, class_name, pins), **_resolved(others, class_name, pins)}


def _resolved(roots: Iterable[Root], class_name: ClassNamer, pins: Mapping[Pointer, str]) -> dict[Pointer, str]:
    claims: list[Claim[Pointer]] = []
    for root in roots:
        pin = pins.get(root.pointer)
        names = [pin] if pin is not None else [class_name(texts) for texts in _with_title(root)]
        rank = (0,) if pin is not None else (1, *_rank(root, names[0]))
        claims.append(Claim(root.pointer, rank, root.pointer.reference, names))
    return resolve_claims(claims)


def _with_title(root: Root) -> Iterator[tuple[str, ...]]:
    """The candidates, after the title of a component whose name says nothing."""
    if isinstance(root, ComponentRoot) and root.title:
        yield variant_words((root.title,), root.variant)
    yield from texts_of(root)


def texts_of(root: Root) -> Iterator[tuple[str, ...]]:
    """The candidates for the name of a root (as words), the best first."""
    match root:
        case ComponentRoot(variant=variant) if variant:
            yield variant_words((root.name,), variant)
            yield variant_words((root.name, "Union"), variant)
        case ComponentRoot():
            yield (root.name,)
            if root.section in SECTION_WORDS:
                yield (root.name, SECTION_WORDS[root.section])
            if root.pointer.file:
                yield (PurePosixPath(root.pointer.file).stem, root.name)
            yield (name_all_symbols(root.name),)
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
    """Components of the document itself before those of other files; then the text that is most like the name."""
    match root:
        case ComponentRoot():
            return (
                bool(root.variant),
                bool(root.pointer.file),
                root.section != "schemas",
                *name_distance(root.name, name),
            )
        case OperationRoot(operation):
            distance = name_distance(operation.operation_id, name)
            return (not operation.operation_id, len(root.pointer.parts), *distance, "{" in operation.path)
        case PathRoot():
            return (2,)
        case _:
            assert_never(root)
