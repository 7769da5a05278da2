"""What all pages of one run of the reference layout share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from specleaf.ir import Api, ModelId, Value
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.reference.links import Links, LinkTargets
from specleaf.pages.reference.type_details import TypeDetails
from specleaf.pages.reference.used_by import Users, users_of


@dataclass(frozen=True)
class PageContext:
    """The Api of a run, its names and examples, and what is computed from them once for all pages."""

    api: Api
    names: Names
    language: Language
    module: str
    """The module that example code imports models from."""
    examples: Mapping[ModelId, Value | None]
    """The example of each model; none where no value was found that the model accepts."""

    @cached_property
    def targets(self) -> LinkTargets:
        """The paths and anchors that pages link to."""
        return LinkTargets(self.api, self.names)

    @cached_property
    def details(self) -> TypeDetails:
        """Constraints and defaults of types, in words."""
        return TypeDetails(self.api, self.names, self.language)

    @cached_property
    def users(self) -> Mapping[ModelId, Users]:
        """For each model, the models and operations that refer to it."""
        return users_of(self.api)

    def links(self, id_: ModelId) -> Links:
        """Links as they are written on the page of a model."""
        return self.targets.links(self.targets.path(id_))
