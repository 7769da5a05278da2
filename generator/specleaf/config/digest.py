"""The digest of the settings, for the lock file: of those, and only those, that the output depends on."""

from __future__ import annotations

import json
from dataclasses import asdict

from specleaf.config.values import Config
from specleaf.output import digest


def config_digest(config: Config) -> str:
    """The same for settings that give the same output, however they were said.

    Where things lie on this machine, how thoroughly the document is checked and how large it may be is left out.
    """
    content = {
        "exact": config.exact,
        "year": config.year,
        "models": asdict(config.models) if config.models.enabled else None,
        "pages": {pages.language: asdict(pages) for pages in config.pages},
        "names": {pointer.reference: name for pointer, name in config.names.items()},
    }
    return digest(json.dumps(content, sort_keys=True).encode("ascii"))
