"""Views to text: the Jinja environment, and the only file that imports jinja2.

A template sees its view under the name `view`, and nothing else: no settings, no document, no functions of ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from specleaf.text import Code, Markdown
from specleaf.view import View

_SUFFIX = ".jinja"


def render(view: View, overrides: Path | None = None) -> str:
    """The text of a view's file. `overrides` is a folder whose templates go before ours of the same path.

    Raises `jinja2.TemplateError` if a template is damaged or asks for what its view does not have, and `TypeError`
    if it places text that no function has quoted.
    """
    return _environment(overrides).get_template(view.template).render(view=view)


def template_texts() -> dict[str, str]:
    """Our own templates by path, sorted: for digests and for people who want a copy to change."""
    environment = _environment(None)
    names = sorted(name for name in environment.list_templates() if name.endswith(_SUFFIX))
    assert environment.loader is not None
    return {name: environment.loader.get_source(environment, name)[0] for name in names}


@cache
def _environment(overrides: Path | None) -> Environment:
    ours: BaseLoader = PackageLoader("specleaf.templates", "")
    loader = ChoiceLoader([FileSystemLoader(overrides), ours]) if overrides else ours
    return Environment(
        loader=loader,
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
