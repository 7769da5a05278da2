"""The names in the tables of languages, layouts, styles and so on: the valid values of some settings."""

from __future__ import annotations

from specleaf.config import Known
from specleaf.languages import LANGUAGES
from specleaf.models import STYLES
from specleaf.naming import STRATEGIES
from specleaf.pages import DIALECTS, LAYOUTS


def known_names() -> Known:
    """The names in all tables."""
    return Known(
        languages=tuple(LANGUAGES),
        layouts={name: tuple(layout.languages) for name, layout in LAYOUTS.items()},
        styles=tuple(STYLES),
        strategies=tuple(STRATEGIES),
        enums={language: tuple(dialects) for language, dialects in DIALECTS.items()},
    )
