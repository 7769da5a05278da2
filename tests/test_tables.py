"""The names that settings are checked against are those of the tables."""

from __future__ import annotations

from typing import get_args

from specleaf.config import Known
from specleaf.languages import LANGUAGES
from specleaf.models import STYLES
from specleaf.naming import STRATEGIES, Namespace
from specleaf.pages import DIALECTS, LAYOUTS
from specleaf.tables import KNOWN_NAMES


def test_the_known_names_are_those_of_the_tables() -> None:
    tables = Known(
        languages=tuple(LANGUAGES),
        layouts={name: tuple(layout.languages) for name, layout in LAYOUTS.items()},
        styles=tuple(STYLES),
        strategies=tuple(STRATEGIES),
        enums={language: tuple(dialects) for language, dialects in DIALECTS.items()},
        namespaces=get_args(Namespace),
    )
    assert tables == KNOWN_NAMES
