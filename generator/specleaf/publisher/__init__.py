"""Settings of SDK publishers, for `specleaf init`.

In: a generation file, `gen.yaml`, and the lock file beside it.
Out: the text of a settings file that gives the same pages.
Must not know: OpenAPI documents and the stages of a run.
"""

from __future__ import annotations

from specleaf.publisher.generator_version import LOCK
from specleaf.publisher.starter import starter
from specleaf.publisher.translate import Translation, translate
from specleaf.publisher.write import write_settings

__all__ = ["LOCK", "Translation", "starter", "translate", "write_settings"]
