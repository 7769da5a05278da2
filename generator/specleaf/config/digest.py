"""The digest of the settings that the output depends on, for the lock file."""

from __future__ import annotations

import json
from dataclasses import asdict

from specleaf.config.values import Config
from specleaf.output import digest


def config_digest(config: Config) -> str:
    """A digest that is the same for settings that give the same output, whether from a file, options or defaults.

    Paths of this machine, the thoroughness of checks and limits are not included.
    """
    content = {
        "exact": config.exact,
        "year": config.year,
        "models": asdict(config.models) if config.models.enabled else None,
        "pages": {pages.language: asdict(pages) for pages in config.pages},
        "names": {pointer.reference: name for pointer, name in config.names.items()},
    }
    return digest(json.dumps(content, sort_keys=True).encode("ascii"))
