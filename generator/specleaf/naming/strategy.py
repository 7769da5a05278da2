"""What a strategy is: a row of functions, and what they are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir import Api, ModelId, ObjectModel
from specleaf.naming.location import Trail
from specleaf.naming.names import Namespace
from specleaf.naming.style import NamingStyle
from specleaf.pointer import Pointer

Call: TypeAlias = Callable[[Sequence[str]], str]
"""From texts to a name in the case of classes."""


@dataclass(frozen=True, slots=True)
class Task:
    """The models to be named, in document order, and what is known of them.

    `pins` are names that the settings give to places: to models, or to operations and components that names open with.
    """

    api: Api
    trails: Mapping[ModelId, Trail]
    namespaces: Mapping[ModelId, Namespace]
    pins: Mapping[Pointer, str]
    join: Call
    call: Call
    """What `join` makes, unless the language keeps that for something else."""
    namespaced: bool
    """Whether models in different namespaces may share a name."""
    taken: frozenset[str] = frozenset()
    """Names that other classes have, folded."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """How an Api's models are called: a row of `STRATEGIES`."""

    class_names: Callable[[Task], Mapping[ModelId, str]]
    namespaces: Callable[[Api, Mapping[ModelId, Trail]], Mapping[ModelId, Namespace]]
    field_names: Callable[[ObjectModel, NamingStyle], Mapping[str, str]]
