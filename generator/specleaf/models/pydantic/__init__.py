"""The pydantic style: a class for each object, a type alias for each other model.

In: a `Package` of models.
Out: views of its modules, of the package itself, and of the schemas that rules refer to.
Must not know: other styles, the disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.models.package import Package
from specleaf.models.pydantic.module import module_view
from specleaf.models.pydantic.package import package_view, schemas_view
from specleaf.models.pydantic.rules import schemas_of
from specleaf.models.style import ModelStyle
from specleaf.view import View

__all__ = ["STYLE"]


def _views(package: Package) -> Iterator[View]:
    referenced: dict[str, None] = {}
    yield package_view(package)
    for module in package.modules.all:
        yield module_view(module, package, referenced)
    if schemas := schemas_of(package.api, referenced):
        yield schemas_view(schemas)


STYLE = ModelStyle(
    name="pydantic",
    views=_views,
    fixed="models/pydantic",
    for_operations=frozenset({"_operations.py", "_parameters.py"}),
)
