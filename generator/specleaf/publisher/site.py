"""A first `mkdocs.yml` for the reference pages, as Material for MkDocs and Zensical read it."""

from __future__ import annotations

import json

NAME = "mkdocs.yml"


def site_settings(pages: str) -> str:
    """The text of `mkdocs.yml` for pages in a folder, relative to that of the file."""
    return _TEXT.replace("PAGES", json.dumps(pages)).replace("NAV", json.dumps(f"{pages}/nav.yml"))


_TEXT = """\
# A site of the reference: `mkdocs serve` with Material for MkDocs, or `zensical serve`.
# `specleaf generate` writes the pages, and their navigation and title into the file that this one inherits.
INHERIT: NAV
docs_dir: PAGES
# site_url: https://example.org/reference/
use_directory_urls: false # so that links work without a server, too
strict: true
exclude_docs: nav.yml
validation:
  nav: {omitted_files: ignore, not_found: warn, absolute_links: warn} # pages of components are not in the navigation
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
theme:
  name: material
  font: false # no font is fetched from elsewhere
  features: [content.code.copy, navigation.prune, navigation.top, search.highlight, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: indigo
      toggle: {icon: material/weather-night, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: indigo
      toggle: {icon: material/weather-sunny, name: Switch to light mode}
extra_css: [reference.css]
plugins:
  - search:
      lang: en
      separator: '[\\s\\-,:!=\\[\\]()"/`]+|\\.(?!\\d)' # not at `_`: names are found whole
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc:
      permalink: true
      toc_depth: 3
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.betterem
  - pymdownx.highlight
  - pymdownx.superfences
"""
