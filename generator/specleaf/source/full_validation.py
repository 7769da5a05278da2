"""openapi-spec-validator in full: its findings as problems, each at its place.

Its check of every schema against the metaschema repeats, in pure Python, what `metaschema` has done; that check is
exchanged, all else runs as it is. Importing it takes a third of a second, so only who asks for it pays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer
from specleaf.problems import Problem, Problems
from specleaf.source.description import Description, complete_root
from specleaf.source.dialect import Version
from specleaf.source.schema_set import SchemaSet


def check_in_full(description: Description, schemas: SchemaSet, problems: Problems) -> None:
    """Add what openapi-spec-validator finds at places where nothing is known yet.

    It reads further files by itself, from anywhere, so a document of several files is not given to it.
    """
    if len(schemas.documents) > 1:
        message = "openapi-spec-validator was not run: the document has more than one file"
        problems.note("specification", ROOT, message)
        return
    known = {problem.pointer for problem in problems}
    found = _findings(complete_root(description), description.version, schemas)
    problems.found.extend(problem for problem in dict.fromkeys(found) if problem.pointer not in known)


def _findings(root: Json, version: Version, schemas: SchemaSet) -> Iterator[Problem]:
    validator = _validator(version)(root)
    errors = iter(validator.root_validator(validator.schema_path))
    while True:
        try:
            error = next(errors)
        except StopIteration:
            return
        except Exception as failure:  # the library's own: what it has found by then is told
            message = "openapi-spec-validator cannot read this document to its end: some of its findings may be missing"
            reason = f"what it met: {type(failure).__name__} {failure}".strip()
            yield Problem("specification", message, severity="warning", hint=reason)
            return
        yield _problem(error, schemas)


def _problem(error: Any, schemas: SchemaSet) -> Problem:  # noqa: ANN401 - the library's errors carry what we add
    if error.keyword == "default":
        parts = error.place if error.place[-1:] == ("default",) else (*error.place, "default")
        return Problem("default-invalid", f"the default: {error.message}", _canonical(parts, schemas), "warning")
    clear = type(error).__name__ == "ExtraParametersError"
    return Problem("specification", error.message, _canonical(error.place, schemas), "warning" if clear else "error")


def _canonical(parts: tuple[str, ...], schemas: SchemaSet) -> Pointer:
    """A place as the document has it: the library's paths run on through references."""
    pointer = ROOT
    for part in parts:
        pointer = schemas.resolved(pointer).child(part)
    return pointer


def _validator(version: Version) -> Any:  # noqa: ANN401 - a class made here from the library's
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator, OpenAPIV32SpecValidator

    base = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator, "3.2": OpenAPIV32SpecValidator}[version]
    keywords = {name: _placed(name, keyword) for name, keyword in base.keyword_validators.items()}
    keywords["schema"] = _once(keywords["schema"])
    return type("Validator", (base,), {"keyword_validators": keywords})


def _placed(name: str, keyword: type[Any]) -> type[Any]:
    """A keyword validator whose errors carry their place and the name of the keyword that found them."""
    from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

    def call(self: Any, path: Any, *arguments: Any, **options: Any) -> Iterator[Any]:  # noqa: ANN401
        for found in keyword.__call__(self, path, *arguments, **options):
            error: Any = found
            if not isinstance(found, OpenAPIValidationError):
                error = OpenAPIValidationError.create_from(found)
            if not hasattr(error, "place"):
                error.place = tuple(map(str, (*path.parts, *error.absolute_path)))
                error.keyword = name
            yield error

    return type(keyword.__name__, (keyword,), {"__call__": call})


class _Seen(set[int]):
    """A set with the one method of a list that the library uses; its own lists make it quadratic."""

    append = set[int].add


def _once(keyword: type[Any]) -> type[Any]:
    """The validator of schemas without the check against the metaschema."""

    def start(self: Any, registry: Any) -> None:  # noqa: ANN401
        cast("Any", super(made, self)).__init__(registry)
        self.visited_schema_ids = _Seen()
        self.meta_checked_schema_ids = _Seen()

    def no_check(_: Any, *__: Any) -> None:  # noqa: ANN401
        return None

    made: type[Any] = type(keyword.__name__, (keyword,), {"__init__": start, "_validate_schema_meta": no_check})
    return made
