"""What a run was told: the settings file and the options of a command, as one frozen `Config`, checked once.

In come a file of TOML and the words of a command; out goes a value whose parts are for one stage each. What a setting
does is that stage's business.
"""

from __future__ import annotations

from specleaf.config.checks import Known
from specleaf.config.digest import config_digest
from specleaf.config.load import Overrides, load_config
from specleaf.config.settings_file import OWN_NAME, SettingsFile, find_settings, read_settings
from specleaf.config.values import Config, ModelsConfig, PagesConfig, default_pages

__all__ = [
    "OWN_NAME",
    "Config",
    "Known",
    "ModelsConfig",
    "Overrides",
    "PagesConfig",
    "SettingsFile",
    "config_digest",
    "default_pages",
    "find_settings",
    "load_config",
    "read_settings",
]
