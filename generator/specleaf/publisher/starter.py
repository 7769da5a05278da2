"""A first settings file: common settings, and others as comments."""

from __future__ import annotations

from specleaf.publisher import toml

_USUAL_DOCUMENT = "openapi.yaml"


def starter(document: str | None) -> str:
    """The text of a settings file for the document at a path."""
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
# layout = "sdk"      # the layout of the pages that SDK generators publish

# Pages about models that others make.
# [pages.typescript]
# package = "@acme/sdk"
"""
