"""Arrays with a type for each position."""

from __future__ import annotations

from collections.abc import Callable

from specleaf.ir import Nothing, TupleOf, Type
from specleaf.json_value import Json
from specleaf.languages.python import Expr, Lengths, call, keyword, lengths_of, name, starred, subscript, union_of
from specleaf.models.pydantic.constraints import Annotation, as_schema, check, with_constraints
from specleaf.models.pydantic.scope import Scope

_MOST_POSITIONS = 60
"""Each length is a schema of its own when a module is imported."""

_COUNTS = frozenset({"minItems", "maxItems"})


def tuple_annotation(tuple_: TupleOf, scope: Scope, expression: Callable[[Type, Scope], Expr]) -> Annotation:
    """The annotation of a tuple."""
    lengths = lengths_of(tuple_)
    if lengths is None:
        return _too_many(tuple_, scope, expression)
    alternatives = _alternatives(tuple_, lengths, scope, expression)
    if not alternatives:
        return Annotation(name(scope.support("Nothing")))
    others = tuple(each for each in tuple_.constraints if each.keyword not in _COUNTS)
    annotation = with_constraints(union_of(alternatives), others, scope)
    markers = [call(scope.support("Positions"), []), *annotation.markers]
    if counts := _counts_of_rest(tuple_, lengths):
        markers.append(check(counts, scope))
    return Annotation(annotation.base, annotation.arguments, tuple(markers))


def _alternatives(
    tuple_: TupleOf, lengths: Lengths, scope: Scope, expression: Callable[[Type, Scope], Expr]
) -> list[Expr]:
    longest = len(tuple_.items) if lengths.has_rest else max(lengths.exact, default=0)
    types = [expression(part.type, scope) for part in tuple_.items[:longest]]
    found = [subscript("tuple", types[:length] or [name("()")]) for length in lengths.exact]
    if lengths.has_rest:
        rest = subscript("tuple", [expression(tuple_.rest.type, scope), name("...")])
        found.append(subscript("tuple", [*types, starred(rest)]) if types else rest)
    return found


def _counts_of_rest(tuple_: TupleOf, lengths: Lengths) -> dict[str, Json]:
    """The bounds of the length that the tuple with an open end does not have."""
    counts: dict[str, Json] = {}
    if lengths.has_rest and lengths.least > len(tuple_.items):
        counts["minItems"] = lengths.least
    if lengths.has_rest and lengths.most is not None:
        counts["maxItems"] = lengths.most
    return counts


def _too_many(tuple_: TupleOf, scope: Scope, expression: Callable[[Type, Scope], Expr]) -> Annotation:
    """A tuple of anything for type checkers; the types of its positions are checked at run time only."""
    any_items = subscript("tuple", [name(scope.typing("Any")), name("...")])
    markers = [call(scope.support("Positions"), _positions(tuple_, scope, expression))]
    if rules := as_schema(tuple_.constraints):
        markers.append(check(rules, scope))
    return Annotation(any_items, markers=tuple(markers))


def _positions(tuple_: TupleOf, scope: Scope, expression: Callable[[Type, Scope], Expr]) -> list[Expr]:
    if len(tuple_.items) > _MOST_POSITIONS:
        message = f"the types of {len(tuple_.items)} optional positions of an array are not enforced by the models"
        scope.package.problems.note("inexact", scope.place, message, "with minItems they would be")
        return []
    items = [expression(part.type, scope) for part in tuple_.items]
    if isinstance(tuple_.rest.type, Nothing):
        return items
    return [*items, keyword("rest", expression(tuple_.rest.type, scope))]
