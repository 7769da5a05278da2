"""What a model style is given: the meaning, the names, the settings, and the modules that the package has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from specleaf.ir import Api, ModelId, Operation, Validator
from specleaf.models.modules import Modules
from specleaf.models.options import ModelOptions
from specleaf.naming import Names
from specleaf.problems import Problems


@dataclass(frozen=True, slots=True)
class Package:
    """A package of models; what its models cannot enforce is added to `problems`."""

    api: Api
    names: Names
    options: ModelOptions
    problems: Problems
    modules: Modules
    validator: Validator
    parameter_models: Mapping[ModelId, Operation]
    """The models that hold parameters, each with its operation."""
