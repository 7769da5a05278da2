"""The modules of a package that are about all of its models."""

from __future__ import annotations

from specleaf.json_value import Json
from specleaf.languages.python import (
    assignment,
    call,
    dict_of,
    from_import,
    literal_of,
    name,
    natural_key,
    subscript,
    text,
)
from specleaf.models.frame import INDENT
from specleaf.models.scope import Package
from specleaf.models.views import PackageModule, SchemasModule
from specleaf.text import Code


def package_module(package: Package) -> PackageModule:
    """The package itself."""
    called = [package.names.model(id_) for id_ in package.api.models]
    homes = {model.name: f".{model.namespace}.{model.file}" for model in called}
    imports = [
        f"    {from_import(module, [f'{export} as {export}'], INDENT)}"
        for export, module in sorted(homes.items(), key=lambda home: natural_key(home[1]))
    ]
    table = dict_of((text(export), text(homes[export])) for export in sorted(homes))
    exports = assignment("__getattr__, __dir__", None, call("lazy", [name("__name__"), table]))
    return PackageModule("__init__.py", Code("\n".join(imports)) if imports else None, Code(exports))


def schemas_module(schemas: dict[str, Json]) -> SchemasModule:
    """The schemas that rules refer to."""
    type_ = subscript("dict", [name("str"), name("Any")])
    return SchemasModule("_schemas.py", Code(assignment("SCHEMAS", type_, literal_of(schemas))))
