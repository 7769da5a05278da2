"""The text of one module: its imports, what it looks up later, its definitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from specleaf.ir import AliasModel, EnumModel, ModelId, ObjectModel, UnionModel
from specleaf.languages.python import Imports, assignment, call, name, natural_key, text
from specleaf.models.modules import Module
from specleaf.models.package import Package
from specleaf.models.pydantic.aliases import alias_definition, enum_definition, union_definition
from specleaf.models.pydantic.classes import class_definition, enum_class_definition
from specleaf.models.pydantic.docstrings import INDENT
from specleaf.models.pydantic.enums import is_class
from specleaf.models.pydantic.operations import operation_statements
from specleaf.models.pydantic.scope import SUPPORT, ModuleScope, Scope, module_scope
from specleaf.models.pydantic.views import AliasDefinition, ClassDefinition, Definition, ModuleView
from specleaf.text import Code


def module_view(module: Module, package: Package, referenced_schemas: dict[str, None]) -> ModuleView:
    """The view of a module; the keys of `Api.schemas` that its rules refer to are added to `referenced_schemas`."""
    shared = module_scope(module, package, referenced_schemas)
    definitions = [_definition(id_, shared) for id_ in module.models]
    definitions += [AliasDefinition(statement, None) for statement in operation_statements(shared)]
    deferred = _deferred(shared)
    return ModuleView(
        path=module.path,
        imports=Code(shared.imports.lines()),
        deferred=deferred,
        definitions=tuple(_spaced(definitions)),
        rebuilt=tuple(_rebuilt(module, package)),
    )


def _definition(id_: ModelId, shared: ModuleScope) -> Definition:
    model = shared.package.api.models[id_]
    scope = Scope(shared, model, id_)
    match model:
        case ObjectModel():
            return class_definition(model, scope)
        case EnumModel() if is_class(model, shared.package):
            return enum_class_definition(model, scope)
        case EnumModel():
            return enum_definition(model, scope)
        case UnionModel():
            return union_definition(model, scope)
        case AliasModel():
            return alias_definition(model, scope)
        case _:
            assert_never(model)


def _spaced(definitions: Sequence[Definition]) -> Iterator[Definition]:
    for before, definition in zip((None, *definitions), definitions, strict=False):
        yield replace(definition, is_apart=definition.is_apart or isinstance(before, ClassDefinition))


def _deferred(shared: ModuleScope) -> Code | None:
    """For type checkers the imports of what is deferred, for Python its placeholders."""
    if not shared.deferred:
        return None
    imports = Imports()
    placeholders: list[str] = []
    ref = shared.imports.use(SUPPORT, "ref")
    for class_name, id_ in sorted(shared.deferred.items(), key=lambda item: natural_key(item[0])):
        home, target = shared.package.modules.of(id_), class_name
        if home is not shared.module:
            path = home.seen_from(shared.module)
            imports.bring(path, class_name)
            target = f"{path}:{class_name}"
        placeholders.append(assignment(class_name, None, call(ref, [name("__name__"), text(target)]), INDENT))
    condition = shared.imports.use("typing", "TYPE_CHECKING")
    if lines := imports.lines(INDENT):
        return Code("\n".join([f"if {condition}:", lines, "else:", *placeholders]))
    return Code("\n".join([f"if not {condition}:", *placeholders]))


def _rebuilt(module: Module, package: Package) -> Iterator[Code]:
    """A class that names later ones is complete when all models of its group are defined."""
    for id_ in (id_ for group in module.groups for id_ in group[:-1]):
        if isinstance(package.api.models[id_], ObjectModel):
            yield Code(f"{package.names.model(id_).name}.model_rebuild()")
