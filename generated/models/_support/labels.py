"""What the place of an error calls the members of a union."""

from typing import Annotated, Any, get_args, get_origin


def labelled(name: str) -> dict[str, Any]:
    """Metadata of a core schema: what pydantic's `Tag` does for an annotation."""
    return {"pydantic_internal_union_tag_key": name}


def name_of(annotation: Any) -> str:
    """A short name of a type: `Pet`, `list`, `int`."""
    if get_origin(annotation) is Annotated:
        given = getattr(annotation.__metadata__[0], "name", None)
        return given or name_of(get_args(annotation)[0])
    return getattr(annotation, "__name__", None) or repr(annotation)
