"""The assertions of JSON Schema 2020-12 that types have no word for.

In: a schema as a literal, and a value as it is on the wire. Out: which keywords the
value breaks, and where in it. A `$ref` is a key of `SCHEMAS` in the module `_schemas`
beside this package. What a model or a type says already is not repeated in a schema.

A schema is compiled once; each keyword is a row in `_KEYWORDS`. Here are the functions
of those keywords that hold schemas; the others are in `assertions`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from itertools import chain
from operator import ge, gt, le, lt
from typing import Any

from . import assertions
from .assertions import Builder, Failure, Rule, Seen, Siblings, at_least, at_most, limit
from .json_values import KINDS, is_multiple, matcher, on_the_wire

Schema = bool | Mapping[str, Any]

_EVERY = -1
"""Stands in a `Seen` for all properties or items."""


_Known = dict[tuple[str, int], tuple[Any, list[Failure], Seen]]
_known: ContextVar[_Known] = ContextVar("_known")
"""What definitions have said so far of the parts (by `id`) of a value. Without this,
alternatives that have a part in common would go through it again and again."""


def broken(rule: Rule, value: Any) -> list[Failure]:
    """All that is wrong with `value`."""
    token = _known.set({})
    try:
        return list(rule(value, set()))
    except RecursionError:
        return [Failure((), "depth", "the value is nested too deeply to be checked")]
    finally:
        _known.reset(token)


def compiled(schema: Schema) -> Rule:
    """The rule that a schema says."""
    if isinstance(schema, bool):
        return assertions.anything if schema else assertions.nothing
    rules: dict[str, list[Rule]] = {kind: [] for kind in KINDS.values()}
    for keyword, (about, build) in _KEYWORDS.items():
        if keyword in schema:
            rule = build(schema[keyword], schema)
            for kind in [about] if about else rules:
                rules[kind].append(rule)

    def check(value: Any, seen: Seen) -> Iterable[Failure]:
        kind = KINDS.get(value.__class__)
        if kind is None:
            value = on_the_wire(value)
            kind = KINDS[value.__class__]
        apply = rules[kind]
        if len(apply) == 1:  # saves a frame of the stack, and data can be deep
            return apply[0](value, seen)
        return chain.from_iterable(rule(value, seen) for rule in apply)

    return check


def _also(rule: Rule, value: Any, seen: Seen) -> Iterator[Failure]:
    """What is wrong with the same value by another schema, which sees for itself."""
    own: Seen = set()
    yield from rule(value, own)
    seen |= own


def _first(rule: Rule, value: Any, seen: Seen) -> Failure | None:
    """The first thing that is wrong. If nothing is, what was seen counts."""
    own: Seen = set()
    for failure in rule(value, own):
        return failure
    seen |= own
    return None


# --------------------------------------------------------------------------------------
# About any value


def _ref(name: str, siblings: Siblings) -> Rule:
    def check(value: Any, seen: Seen) -> Iterable[Failure]:
        known, key = _known.get(), (name, id(value))
        if key not in known:
            failures: list[Failure] = []
            own: Seen = set()
            # Before it is complete: a rule that leads back to itself adds nothing.
            known[key] = value, failures, own
            failures.extend(_definition(name)(value, own))
        _, failures, own = known[key]
        seen |= own
        return failures

    return check


@cache
def _definition(name: str) -> Rule:
    return compiled(import_module(".._schemas", __package__).SCHEMAS[name])


def _all_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, seen: Seen) -> Iterator[Failure]:
        for rule in rules:
            yield from _also(rule, value, seen)

    return check


def _any_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, seen: Seen) -> Iterator[Failure]:
        reasons = [_first(rule, value, seen) for rule in rules]
        if None not in reasons:
            yield Failure((), "anyOf", f"at least one {_none_matches(reasons)}")

    return check


def _one_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, seen: Seen) -> Iterator[Failure]:
        reasons = [_first(rule, value, seen) for rule in rules]
        count = reasons.count(None)
        if count == 0:
            yield Failure((), "oneOf", f"exactly one {_none_matches(reasons)}")
        elif count > 1:
            yield Failure((), "oneOf", too_many(len(rules), count))

    return check


def too_many(alternatives: int, count: int) -> str:
    return f"exactly one of {alternatives} alternatives must match, but {count} do"


def _none_matches(reasons: Sequence[Failure | None]) -> str:
    why = "; ".join(assertions.shown(_said(reason)) for reason in reasons if reason)
    return f"of {len(reasons)} alternatives must match, but none does ({why})"


def _said(failure: Failure) -> str:
    return ": ".join(map(str, (*failure.path, failure.keyword, failure.expectation)))


def _not(refused: Schema, siblings: Siblings) -> Rule:
    rule = compiled(refused)
    schema = assertions.shown(repr(refused))
    failures = (Failure((), "not", f"nothing that matches {schema}"),)
    return lambda value, seen: () if _first(rule, value, set()) else failures


def _if(condition: Schema, siblings: Siblings) -> Rule:
    test = compiled(condition)
    then = compiled(siblings.get("then", True))
    otherwise = compiled(siblings.get("else", True))

    def check(value: Any, seen: Seen) -> Iterator[Failure]:
        fails = _first(test, value, seen)
        yield from _also(otherwise if fails else then, value, seen)

    return check


# --------------------------------------------------------------------------------------
# About arrays


def _prefix_items(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Sequence[Any], seen: Seen) -> Iterator[Failure]:
        for index, (rule, item) in enumerate(zip(rules, value, strict=False)):
            seen.add(index)
            for failure in rule(item, set()):
                yield failure.below(index)

    return check


def _items(rest: Schema, siblings: Siblings) -> Rule:
    rule, start = compiled(rest), len(siblings.get("prefixItems", ()))

    def check(value: Sequence[Any], seen: Seen) -> Iterator[Failure]:
        for index in range(start, len(value)):
            for failure in rule(value[index], set()):
                yield failure.below(index)
        seen.add(_EVERY)

    return check


def _contains(wanted: Schema, siblings: Siblings) -> Rule:
    rule = compiled(wanted)
    least, most = siblings.get("minContains", 1), siblings.get("maxContains")
    limits = f"at least {least}" if most is None else f"{least} to {most}"

    def check(value: Sequence[Any], seen: Seen) -> Iterator[Failure]:
        found = [i for i, item in enumerate(value) if not _first(rule, item, set())]
        seen.update(found)
        if len(found) < least or (most is not None and len(found) > most):
            wrong = f"{limits} of the items must match, but {len(found)} do"
            yield Failure((), "contains", wrong)

    return check


def _unevaluated_items(rest: Schema, siblings: Siblings) -> Rule:
    rule = compiled(rest)

    def check(value: Sequence[Any], seen: Seen) -> Iterator[Failure]:
        for index in () if _EVERY in seen else range(len(value)):
            if index not in seen:
                for failure in rule(value[index], set()):
                    yield failure.below(index)
        seen.add(_EVERY)

    return check


# --------------------------------------------------------------------------------------
# About objects


def _dependent_schemas(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = {name: compiled(schema) for name, schema in schemas.items()}

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for name, rule in rules.items():
            if name in value:
                yield from _also(rule, value, seen)

    return check


def _property_names(names: Schema, siblings: Siblings) -> Rule:
    rule = compiled(names)

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for name in value:
            for failure in rule(name, set()):
                yield Failure((name,), "propertyNames", _said(failure))

    return check


def _properties(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = {name: compiled(schema) for name, schema in schemas.items()}

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for name, rule in rules.items():
            if name in value:
                seen.add(name)
                for failure in rule(value[name], set()):
                    yield failure.below(name)

    return check


def _pattern_properties(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = [(matcher(pattern), compiled(each)) for pattern, each in schemas.items()]

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for matches, rule in rules:
            for name in filter(matches, value):
                seen.add(name)
                for failure in rule(value[name], set()):
                    yield failure.below(name)

    return check


def _additional_properties(extra: Schema, siblings: Siblings) -> Rule:
    rule = compiled(extra)
    declared: Mapping[str, Schema] = siblings.get("properties", {})
    patterns = [matcher(pattern) for pattern in siblings.get("patternProperties", ())]

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for name, item in value.items():
            if name not in declared and not any(matches(name) for matches in patterns):
                for failure in rule(item, set()):
                    yield failure.below(name)
        seen.add(_EVERY)

    return check


def _unevaluated_properties(rest: Schema, siblings: Siblings) -> Rule:
    rule = compiled(rest)

    def check(value: Mapping[str, Any], seen: Seen) -> Iterator[Failure]:
        for name in () if _EVERY in seen else value:
            if name not in seen:
                for failure in rule(value[name], set()):
                    yield failure.below(name)
        seen.add(_EVERY)

    return check


_KEYWORDS: dict[str, tuple[str, Builder]] = {
    "type": ("", assertions.type_of),
    "const": ("", assertions.const),
    "enum": ("", assertions.enum),
    "minimum": ("number", limit("minimum", ge, "at least {}")),
    "maximum": ("number", limit("maximum", le, "at most {}")),
    "exclusiveMinimum": ("number", limit("exclusiveMinimum", gt, "more than {}")),
    "exclusiveMaximum": ("number", limit("exclusiveMaximum", lt, "less than {}")),
    "multipleOf": ("number", limit("multipleOf", is_multiple, "a multiple of {}")),
    "minLength": ("string", limit("minLength", at_least, "at least {} characters")),
    "maxLength": ("string", limit("maxLength", at_most, "at most {} characters")),
    "pattern": ("string", assertions.pattern),
    "minItems": ("array", limit("minItems", at_least, "at least {} items")),
    "maxItems": ("array", limit("maxItems", at_most, "at most {} items")),
    "uniqueItems": ("array", assertions.unique_items),
    "minProperties": ("object", limit("minProperties", at_least, "at least {} keys")),
    "maxProperties": ("object", limit("maxProperties", at_most, "at most {} keys")),
    "required": ("object", assertions.required),
    "dependentRequired": ("object", assertions.dependent_required),
    "propertyNames": ("object", _property_names),
    "properties": ("object", _properties),
    "patternProperties": ("object", _pattern_properties),
    "additionalProperties": ("object", _additional_properties),
    "prefixItems": ("array", _prefix_items),
    "items": ("array", _items),
    "contains": ("array", _contains),
    "$ref": ("", _ref),
    "allOf": ("", _all_of),
    "anyOf": ("", _any_of),
    "oneOf": ("", _one_of),
    "not": ("", _not),
    "if": ("", _if),
    "dependentSchemas": ("object", _dependent_schemas),
    "unevaluatedProperties": ("object", _unevaluated_properties),
    "unevaluatedItems": ("array", _unevaluated_items),
}
"""What kind of value each keyword is about (all if empty), in the order of evaluation:
cheap ones first, and last what goes by the annotations of the others."""
