"""The pydantic style: a class for each object, a name for each other type."""

from __future__ import annotations

from typing import assert_never

from specleaf.ir import AliasModel, EnumModel, Model, ObjectModel, UnionModel
from specleaf.models.alias_module import alias_module, enum_class_module, enum_module, union_module
from specleaf.models.enums import is_class
from specleaf.models.object_module import object_module
from specleaf.models.package_module import package_module, schemas_module
from specleaf.models.scope import Package, scope_of
from specleaf.models.style import ModelStyle
from specleaf.view import View


def _module(model: Model, package: Package) -> View:
    scope = scope_of(model, package)
    match model:
        case ObjectModel():
            return object_module(model, scope)
        case EnumModel():
            return enum_class_module(model, scope) if is_class(model, package) else enum_module(model, scope)
        case UnionModel():
            return union_module(model, scope)
        case AliasModel():
            return alias_module(model, scope)
        case _:
            assert_never(model)


STYLE = ModelStyle(
    name="pydantic",
    module=_module,
    package=package_module,
    schemas=schemas_module,
    fixed="models/pydantic",
)
