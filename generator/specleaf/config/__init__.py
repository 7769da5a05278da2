"""Settings: the settings file and the options of a command, as one frozen `Config`, checked once.

In: a file of TOML, and the options of a command.
Out: `Config`, whose parts are for one stage each.
Must not know: how a setting is applied.
"""

from __future__ import annotations

from specleaf.config.checks import Known, is_alphanumeric
from specleaf.config.digest import settings_of_output
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
    "default_pages",
    "find_settings",
    "is_alphanumeric",
    "load_config",
    "read_settings",
    "settings_of_output",
]
