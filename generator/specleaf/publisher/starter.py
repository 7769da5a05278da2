"""A first settings file: common settings, and others as comments."""

from __future__ import annotations

from specleaf.publisher import toml

_SITE = "site = true           # a navigation, a style sheet and llms.txt beside the pages"
_LAYOUT = '# layout = "sdk"      # the layout of the pages that SDK generators publish'
_USUAL_DOCUMENT = "openapi.yaml"


def starter(document: str | None, *, site: bool = False) -> str:
    """The text of a settings file for the document at a path; `site`: its pages are to be a site."""
    return f"""\
# Settings of specleaf. Paths are relative to this file.
document = {toml.string(document or _USUAL_DOCUMENT)}
output = "generated"

# The Python package; the last name of its path is what is imported.
[models]
path = "models"
# enums = "class"     # classes instead of literals
# enabled = false     # pages only

# Pages about these models.
[pages.python]
{_SITE if site else _LAYOUT}

# Pages about models that others make.
# [pages.typescript]
# package = "@acme/sdk"
"""
