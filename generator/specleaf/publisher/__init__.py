"""The start of a settings file: a plain one, or one that says what a publisher's generation file says.

In comes the file that publishers of client libraries keep beside their document, `gen.yaml`; out go the text of a
settings file and a list of what became of each flag. What the settings do is the business of the stages.
"""

from __future__ import annotations

from specleaf.publisher.starter import starter
from specleaf.publisher.translate import Translation, translate
from specleaf.publisher.write import write_settings

__all__ = ["Translation", "starter", "translate", "write_settings"]
