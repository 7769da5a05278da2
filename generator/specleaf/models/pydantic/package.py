"""The files of a package that are about all of its models."""

from __future__ import annotations

from specleaf.json_value import Json
from specleaf.languages.python import (
    assignment,
    call,
    dict_of,
    from_import,
    literal_of,
    member_key,
    name,
    natural_key,
    subscript,
    text,
)
from specleaf.models.package import Package
from specleaf.models.pydantic.docstrings import INDENT
from specleaf.models.pydantic.views import PackageView, SchemasView
from specleaf.text import Code


def package_view(package: Package) -> PackageView:
    """The package itself."""
    exports = {
        f".{module.namespace}.{module.name}": [package.names.model(id_).name for id_ in module.models]
        for module in package.modules.all
    }
    imports = [
        " " * INDENT + from_import(module, [f"{export} as {export}"], INDENT)
        for module in sorted(exports, key=natural_key)
        for export in sorted(exports[module], key=member_key)
    ]
    homes = {export: module for module, names in exports.items() for export in names}
    table = dict_of((text(export), text(homes[export])) for export in sorted(homes))
    lazy = assignment("__getattr__, __dir__", None, call("lazy", [name("__name__"), table]))
    return PackageView("__init__.py", Code("\n".join(imports)) if imports else None, Code(lazy))


def schemas_view(schemas: dict[str, Json]) -> SchemasView:
    """The schemas that rules refer to."""
    type_ = subscript("dict", [name("str"), name("Any")])
    return SchemasView("_schemas.py", Code(assignment("SCHEMAS", type_, literal_of(schemas))))
