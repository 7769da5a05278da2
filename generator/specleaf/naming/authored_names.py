"""Names that the author of a document gives to a schema: by an extension, or by its `title`."""

from __future__ import annotations

from specleaf.ir import ModelId
from specleaf.naming.strategy import NamingTask

OVERRIDE = "x-speakeasy-name-override"


def authored_name(id_: ModelId, task: NamingTask) -> str:
    """The name by extension of the model at a place, else its title (unless it is a component), else `""`."""
    model = task.api.models.get(id_)
    if model is None:
        return ""
    override = model.docs.extensions.get(OVERRIDE)
    is_component = id_ == task.locations[id_].root.pointer
    return override if isinstance(override, str) else "" if is_component else model.docs.title
