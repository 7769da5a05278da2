"""Names that the author of a document gives to a schema: by an extension, or by its `title`."""

from __future__ import annotations

from specleaf.ir import Docs, ModelId, ObjectModel
from specleaf.naming.strategy import NamingTask
from specleaf.pointer import Pointer

OVERRIDE = "x-speakeasy-name-override"


def authored_name(id_: ModelId, task: NamingTask) -> str:
    """The name by extension of the model at a place, else its title (unless it is a component), else `""`."""
    model = task.api.models.get(id_)
    if model is None:
        return ""
    is_component = id_ == task.locations[id_].root.pointer
    return _override(model.docs) or ("" if is_component else model.docs.title)


def name_override(property_: Pointer, task: NamingTask) -> str:
    """The name that the author gives by extension to a property, whatever its type, else `""`."""
    owner = task.api.models.get(property_.parent.parent)
    fields = owner.fields if isinstance(owner, ObjectModel) else ()
    return next((_override(each.docs) for each in fields if each.pointer == property_), "")


def _override(docs: Docs) -> str:
    override = docs.extensions.get(OVERRIDE)
    return override if isinstance(override, str) else ""
