"""How two types of two documents are related: what is no longer accepted, and what is accepted now."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from specleaf.diff.change import Meaning, Witness
from specleaf.diff.inclusion import Inclusion
from specleaf.diff.matching import Matching
from specleaf.diff.values import ANY_VALUES, Values
from specleaf.ir import ModelId, ModelRef, Type, Validator
from specleaf.json_value import Json


@dataclass(frozen=True, slots=True)
class Side:
    """What one document accepts and the other does not: nothing, something (with a value), or what is not known."""

    differs: bool
    witness: Witness | None = None

    @property
    def is_certain(self) -> bool:
        """Whether it was proved that nothing is, or a value was found."""
        return not self.differs or self.witness is not None


SAME = Side(differs=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """What the old type alone accepts (`lost`) and what the new type alone accepts (`gained`)."""

    lost: Side
    gained: Side

    @property
    def is_same(self) -> bool:
        """Whether both types certainly accept the same values."""
        return not (self.lost.differs or self.gained.differs)


EQUAL = Relation(SAME, SAME)


class Relations:
    """Relates types of two documents; values that were made once are kept."""

    def __init__(self, old: Meaning, new: Meaning, matching: Matching) -> None:
        self._matching = matching
        self._inclusion = Inclusion(ChainMap({**new.api.models}, {**old.api.models}))
        self._back = {after: before for before, after in matching.models.items()}
        self._judges = Validator(old.api), Validator(new.api)
        self._values = Values(old.api.models, self._is_old_shared), Values(new.api.models, self._is_new_shared)

    def of_types(self, before: Type, after: Type) -> Relation:
        """How a type of the old document and one of the new are related, apart from what is inside their models."""
        translated = self._matching.translate(before)
        if translated == after and repr(translated) == repr(after):  # 1 == True in Python, and not in JSON
            return EQUAL
        tried = [*self._values[0].around(before), *self._values[1].around(after), *ANY_VALUES]
        lost = SAME if self._inclusion.includes(after, translated) else self._lost(before, after, tried)
        gained = SAME if self._inclusion.includes(translated, after) else self._gained(before, after, tried)
        return Relation(lost, gained)

    def of_models(self, before: ModelId, after: ModelId) -> Relation:
        """How two models are related, by trying values: nothing is proved."""
        tried = [*self._values[0].of_model(before), *self._values[1].of_model(after)]
        return Relation(
            self._lost(ModelRef(before), ModelRef(after), tried), self._gained(ModelRef(before), ModelRef(after), tried)
        )

    def _lost(self, before: Type, after: Type, tried: Iterable[Json]) -> Side:
        old, new = self._judges
        return _side(value for value in tried if old.accepts(value, before) and new.rejects(value, after))

    def _gained(self, before: Type, after: Type, tried: Iterable[Json]) -> Side:
        old, new = self._judges
        return _side(value for value in tried if new.accepts(value, after) and old.rejects(value, before))

    def _is_old_shared(self, id_: ModelId, value: Json) -> bool:
        counterpart = self._matching.models.get(id_)
        return counterpart is None or self._judges[1].accepts(value, ModelRef(counterpart))

    def _is_new_shared(self, id_: ModelId, value: Json) -> bool:
        counterpart = self._back.get(id_)
        return counterpart is None or self._judges[0].accepts(value, ModelRef(counterpart))


def _side(witnesses: Iterator[Json]) -> Side:
    return Side(differs=True, witness=next((Witness(value) for value in witnesses), None))
