"""Rendering: a view in, the text of its file out. The only module that imports jinja2.

The context of a template is its view, under the name `view`, and nothing else: no settings, document or functions.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from specleaf.text import Code, Markdown
from specleaf.view import View


def render(view: View) -> str:
    """The text of a view's file.

    Raises `jinja2.TemplateError` if the template is invalid or uses an attribute that its view lacks, and `TypeError`
    if it places text that is neither `Code` nor `Markdown`.
    """
    return _template(view.template).render(view=view)


@cache
def _template(path: str) -> Template:
    return _environment().get_template(path)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("specleaf.templates", ""),
        undefined=StrictUndefined,
        autoescape=False,  # the output is not HTML, and `_require_quoted` refuses text that is not quoted
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_require_quoted,
    )


_QUOTED = (Code, Markdown)


def _require_quoted(value: object) -> object:
    """`value` if it is `Code` or `Markdown`; `TypeError` otherwise. Jinja calls this for each expression."""
    if isinstance(value, _QUOTED):
        return value
    raise TypeError(f"a template places text that is not quoted: {type(value).__name__}")
