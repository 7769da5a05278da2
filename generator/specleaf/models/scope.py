"""The state of one package, and of one of its modules, while their text is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from specleaf.ir import Api, Model, ModelId, UnionModel, Validator, references_of
from specleaf.languages.python import Expr, Imports, name
from specleaf.models.eager_imports import near_models
from specleaf.models.options import ModelOptions
from specleaf.naming import Names
from specleaf.pointer import Pointer
from specleaf.problems import Problems

SUPPORT = ".._support"
"""The fixed part of the package, as seen from the module of a model."""


@dataclass(frozen=True, slots=True)
class Package:
    """What all modules of a package share. `near` models are imported, others looked up later."""

    api: Api
    names: Names
    options: ModelOptions
    problems: Problems
    near: frozenset[ModelId]
    components: frozenset[ModelId]
    validator: Validator
    references: dict[str, None] = field(default_factory=dict[str, None])
    """The keys of `Api.schemas` that printed rules refer to, in the order of their first mention."""


def package_of(api: Api, names: Names, options: ModelOptions, problems: Problems) -> Package:
    """The state before the first module."""
    return Package(api, names, options, problems, near_models(api), frozenset(api.components), Validator(api))


@dataclass(frozen=True, slots=True)
class Scope:
    """One module. `place` is what a problem would be about."""

    package: Package
    model: Model
    imports: Imports
    place: Pointer
    later: dict[str, ModelId] = field(default_factory=dict[str, ModelId])
    """The models to be looked up later, by name."""
    itself: list[ModelId] = field(default_factory=list[ModelId])
    """Not empty if the model refers to itself."""

    @property
    def name(self) -> str:
        """The name of the module's model."""
        return self.package.names.model(self.model.id).name

    def at(self, place: Pointer) -> Scope:
        """The same module, at another place of the document."""
        return replace(self, place=place)

    def use(self, module: str, word: str) -> Expr:
        """A name that is imported from a library."""
        return name(self.imports.use(module, word))

    def typing(self, word: str) -> str:
        """A name of `typing`."""
        return self.imports.use("typing", word)

    def support(self, word: str) -> str:
        """A name of the package's fixed part."""
        return self.imports.use(SUPPORT, word)

    def reference(self, id_: ModelId) -> Expr:
        """The name of a model, which the module now knows."""
        target = self.package.names.model(id_)
        if id_ == self.model.id:
            self.itself.append(id_)
        elif id_ in self.package.near:
            self.imports.bring(self.module_of(id_), target.name)
        else:
            self.later[target.name] = id_
        return name(target.name)

    def module_of(self, id_: ModelId) -> str:
        """The module of another model, as seen from this one."""
        own, target = self.package.names.model(self.model.id), self.package.names.model(id_)
        return f".{target.file}" if own.namespace == target.namespace else f"..{target.namespace}.{target.file}"


def scope_of(model: Model, package: Package) -> Scope:
    """A module with nothing in it; the names of the models that it will speak of are taken."""
    taken = (package.names.model(id_).name for id_ in (model.id, *_named(model)))
    return Scope(package, model, Imports(frozenset(taken)), model.id)


def _named(model: Model) -> Iterator[ModelId]:
    yield from references_of(model)
    if isinstance(model, UnionModel) and model.union.discriminator:
        yield from (target for _, target in model.union.discriminator.mapping)
