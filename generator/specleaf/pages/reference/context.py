"""What all pages of one run of the reference layout share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from specleaf.examples import ExampleSource, Strategy, all_properties, as_json, first_accepted, valid
from specleaf.ir import Api, ModelId, Type, Validator, Value
from specleaf.json_value import Json
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.site_map import SiteMap
from specleaf.pages.reference.type_details import TypeDetails
from specleaf.pages.reference.used_by import Users, users_of


@dataclass(frozen=True)
class PageContext:
    """The Api of a run, its names, where its examples come from, and what is computed once for all pages."""

    api: Api
    names: Names
    language: Language
    module: str
    """The module that example code imports models from."""
    source: ExampleSource
    _examples: dict[Type, Value | None] = field(default_factory=dict[Type, "Value | None"])

    @cached_property
    def site(self) -> SiteMap:
        """The pages, and what stands on each."""
        return SiteMap(self.api, self.names)

    @cached_property
    def validator(self) -> Validator:
        """What tells whether a type accepts a value."""
        return Validator(self.api)

    @cached_property
    def strategy(self) -> Strategy:
        """What reads an author's examples."""
        return valid(self.api, self.validator, all_properties)

    @cached_property
    def details(self) -> TypeDetails:
        """Constraints and defaults of types, in words."""
        return TypeDetails(self.api, self.names, self.language, self.validator)

    @cached_property
    def users(self) -> Mapping[ModelId, Users]:
        """For each model, the models and operations that refer to it."""
        return users_of(self.api)

    def links(self, path: str) -> Links:
        """Links as they are written on the page at a path."""
        return Links(self.site, self.language, path)

    def example(self, type_: Type, seed: str) -> Value | None:
        """A value of a type to show: one that it accepts, and that says something; None if there is none."""
        if type_ not in self._examples:
            self._examples[type_] = self.source.example_of(type_, seed)
        value = self._examples[type_]
        return None if value is None or as_json(value) in ([], {}) else value

    def value_of(self, type_: Type, authored: tuple[Json, ...], seed: str) -> Value | None:
        """A value of a type: the first of the author's that it accepts and that says something, else one to show."""
        telling = (each for each in authored if each not in ([], {}))
        found = first_accepted(type_, telling, self.strategy, self.api)
        return found if found is not None or not seed else self.example(type_, seed)
