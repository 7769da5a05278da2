"""What is known about a module, and about one definition in it, while their text is made."""

from __future__ import annotations

from dataclasses import dataclass, field

from specleaf.ir import Model, ModelId, references_in, types_of_operation
from specleaf.languages.python import Expr, Imports, name
from specleaf.models.modules import Binding, Module, named_in
from specleaf.models.package import Package
from specleaf.pointer import Pointer

SUPPORT = ".._support"
"""The fixed part of the package, as seen from the module of a model."""


@dataclass(frozen=True, slots=True)
class ModuleScope:
    """What the definitions of a module share."""

    package: Package
    module: Module
    imports: Imports
    referenced_schemas: dict[str, None]
    """The keys of `Api.schemas` that rules of the package refer to, in order of their first mention."""
    deferred: dict[str, ModelId] = field(default_factory=dict[str, ModelId])
    """The models to be looked up later, by name."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One definition in a module. `place` is what a problem would be about."""

    shared: ModuleScope
    model: Model
    place: Pointer
    forward: list[ModelId] = field(default_factory=list[ModelId])
    """The models of the module that the definition names, and that are not defined before it: itself, or later ones."""

    @property
    def package(self) -> Package:
        """The package."""
        return self.shared.package

    @property
    def name(self) -> str:
        """The name of the model."""
        return self.package.names.model(self.model.id).name

    def at(self, place: Pointer) -> Scope:
        """The same definition, at another place of the document."""
        return Scope(self.shared, self.model, place, self.forward)

    def library(self, module: str, word: str) -> str:
        """A name of a library, which the module now imports."""
        return self.shared.imports.use(module, word)

    def typing(self, word: str) -> str:
        """A name of `typing`."""
        return self.library("typing", word)

    def support(self, word: str) -> str:
        """A name of the package's fixed part."""
        return self.library(SUPPORT, word)

    def reference(self, id_: ModelId) -> Expr:
        """The name of a model; what the module needs for it is imported or deferred."""
        class_name = self.package.names.model(id_).name
        home = self.package.modules.of(id_)
        binding = self.package.modules.binding(self.model.id, id_)
        if binding is Binding.IMPORTED:
            self.shared.imports.bring(home.seen_from(self.shared.module), class_name)
        if binding is Binding.DEFERRED:
            self.shared.deferred[class_name] = id_
        if home is self.shared.module and binding is not Binding.DEFINED:
            self.forward.append(id_)
        return name(class_name)


def module_scope(module: Module, package: Package, referenced_schemas: dict[str, None]) -> ModuleScope:
    """A module without definitions. No import gets the name of a model that it defines or refers to."""
    models = [package.api.models[id_] for id_ in module.models]
    ids = {id_ for model in models for id_ in (model.id, *named_in(model))}
    ids |= {id_ for each in module.operations for type_ in types_of_operation(each) for id_ in references_in(type_)}
    taken = frozenset(package.names.model(id_).name for id_ in ids)
    return ModuleScope(package, module, Imports(taken), referenced_schemas)
