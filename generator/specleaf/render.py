"""Views to text: the Jinja environment, and the only file that imports jinja2.

A template sees its view under the name `view`, and nothing else: no settings, no document, no functions of ours.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from specleaf.text import Code, Markdown
from specleaf.view import View

_SUFFIXES = (".jinja", ".py")


def render(view: View) -> str:
    """The text of a view's file.

    Raises `jinja2.TemplateError` if a template is damaged or asks for what its view does not have, and `TypeError`
    if it places text that no function has quoted.
    """
    return _environment().get_template(view.template).render(view=view)


def template_texts() -> dict[str, str]:
    """All that output is made of besides views, by path, sorted: templates, and files that are copied as they are."""
    environment = _environment()
    names = sorted(name for name in environment.list_templates() if name.endswith(_SUFFIXES))
    assert environment.loader is not None
    return {name: environment.loader.get_source(environment, name)[0] for name in names}


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("specleaf.templates", ""),
        undefined=StrictUndefined,
        autoescape=False,  # this is not HTML, and `_placed` refuses what is not quoted for its place
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_placed,
    )


def _placed(value: object) -> object:
    """`value` if it is finished text. Jinja asks for each expression in a template, and not for its own text."""
    if isinstance(value, Code | Markdown):
        return value
    raise TypeError(f"a template places what is not finished text: {type(value).__name__}")
