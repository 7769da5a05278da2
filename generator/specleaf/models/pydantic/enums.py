"""The values of enumerations as annotations, and which enumerations are classes."""

from __future__ import annotations

from specleaf.ir import EnumModel, json_equal, json_type
from specleaf.json_value import Json
from specleaf.languages.python import Expr, fits_literal, name, whole
from specleaf.models.package import Package
from specleaf.models.pydantic.annotations import NONE, common_type, enumerated, expression_of, literal, union_with
from specleaf.models.pydantic.constraints import Annotation, with_rules
from specleaf.models.pydantic.scope import Scope


def is_class(model: EnumModel, package: Package) -> bool:
    """Whether an enumeration becomes a class: two or more strings, and nothing else."""
    plain = not model.open and not model.nullable and model.rules is None and len(model.members) > 1
    return package.options.enums == "class" and plain and all(isinstance(each.value, str) for each in model.members)


def member_name(value: Json, model: EnumModel, package: Package) -> str | None:
    """The member of the class that has a value; `None` if the enumeration is no class."""
    if not is_class(model, package):
        return None
    names = zip(model.members, package.names.members[model.id], strict=True)
    return next(called for member, called in names if json_equal(member.value, value))


def for_python(model: EnumModel, scope: Scope) -> Expr:
    """The annotation of an enumeration. Lists and objects among its values have no `Literal`."""
    values = _values(model)
    plain = tuple(value for value in values if not isinstance(value, list | dict))
    others = tuple(value for value in values if isinstance(value, list | dict))
    if not plain or not others:
        return _completed(literal(plain, scope) if plain else enumerated(others, scope), model, scope)
    rest = expression_of(enumerated(others, scope), scope)
    return _completed(union_with(literal(plain, scope), rest, scope), model, scope)


def for_checkers(model: EnumModel, scope: Scope) -> Expr | None:
    """The annotation for type checkers if they do not accept one of the numbers in a `Literal`, else `None`."""
    values = _values(model)
    if all(fits_literal(whole(value)) for value in values if isinstance(value, int | float)):
        return None
    return _completed(Annotation(common_type(values, scope)), model, scope)


def _values(model: EnumModel) -> tuple[Json, ...]:
    return tuple(member.value for member in model.members)


def _completed(annotation: Annotation, model: EnumModel, scope: Scope) -> Expr:
    """An annotation with the further values of an open enumeration, null, and rules."""
    if model.open:
        for kind in dict.fromkeys(json_type(member.value) for member in model.members):
            annotation = union_with(annotation, _any_of(kind, scope), scope)
    if model.nullable:
        annotation = union_with(annotation, NONE, scope)
    return expression_of(with_rules(annotation, model.rules.schema if model.rules else True, scope), scope)


def _any_of(kind: str, scope: Scope) -> Expr:
    match kind:
        case "string":
            return name("str")
        case "null":
            return NONE
        case "integer" | "number" | "boolean":
            return name(scope.support(kind.capitalize()))
        case _:
            return name(scope.typing("Any"))
