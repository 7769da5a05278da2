"""First settings for `specleaf init`: of a run, of a site, and those of SDK publishers.

In: a generation file, `gen.yaml`, and the lock file beside it.
Out: the text of a settings file that gives the same pages.
Must not know: OpenAPI documents and the stages of a run.
"""

from __future__ import annotations

from specleaf.publisher.generator_version import LOCK
from specleaf.publisher.site import NAME as SITE_NAME
from specleaf.publisher.site import site_settings
from specleaf.publisher.starter import starter
from specleaf.publisher.translate import Translation, translate
from specleaf.publisher.write import write_new, write_settings

__all__ = ["LOCK", "SITE_NAME", "Translation", "site_settings", "starter", "translate", "write_new", "write_settings"]
