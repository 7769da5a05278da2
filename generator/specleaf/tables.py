"""The names in the tables of languages, layouts, styles and so on: the valid values of some settings.

They are written down here once more, so that settings can be read without loading the tables, which are whole stages.
A test compares them.
"""

from __future__ import annotations

from specleaf.config import Known

KNOWN_NAMES = Known(
    languages=("python", "typescript"),
    layouts={"reference": ("python", "typescript"), "sdk": ("python", "typescript")},
    styles=("pydantic",),
    strategies=("qualified", "shortest", "bare"),
    enums={"python": ("union", "enum", "union-with-usage", "enum-with-usage"), "typescript": ("union",)},
    namespaces=("components", "operations", "errors"),
)
