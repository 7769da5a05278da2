"""What an author calls a model, beside the place that it stands at: by an extension, or by a title."""

from __future__ import annotations

from specleaf.ir import ModelId
from specleaf.naming.strategy import Task

OVERRIDE = "x-speakeasy-name-override"


def own_name(id_: ModelId, task: Task) -> str:
    """The name that the author gives to the model at a place; a component's title is none. `""` if there is none."""
    model = task.api.models.get(id_)
    if model is None:
        return ""
    override = model.docs.extensions.get(OVERRIDE)
    is_component = id_ == task.trails[id_].root.pointer
    return override if isinstance(override, str) else "" if is_component else model.docs.title
