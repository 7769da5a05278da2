"""The page about repeated calls in the SDK layout: one text for each language, whatever the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PythonRetryPage:
    """The page of a Python package, among those of its models."""

    template: ClassVar[str] = "pages/sdk/python_retry.md.jinja"
    path: str = "models/utils/retryconfig.md"


@dataclass(frozen=True, slots=True)
class TypeScriptRetryPage:
    """The page of a TypeScript package, beside those of its models."""

    template: ClassVar[str] = "pages/sdk/typescript_retry.md.jinja"
    path: str = "lib/utils/retryconfig.md"
