"""What generated models are written with: the same text in every package.

Nothing here comes from a document. The sections, each of which needs only those above:
lazy names, labels, JSON values, assertions, rules, checks, references, scalars, spelled
values, tuples, unions, the base class.
"""

import re
import sys
import uuid
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property, partial
from importlib import import_module
from itertools import chain
from math import isfinite
from operator import ge, gt, le, lt
from sys import modules
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Never,
    Self,
    Union,
    Unpack,
    cast,
    get_args,
    get_origin,
)

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    Tag,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import (
    CoreSchema,
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
    SchemaSerializer,
    SchemaValidator,
    core_schema,
)
from typing_extensions import TypeAliasType, override

# -----------------------------------------------------------------------------
# Names of a package that are imported when they are first used.


def lazy(
    package: str,
    modules: Mapping[str, str],
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package (PEP 562).

    `modules` says for each public name in which module it is: `{"Pet": ".pet"}`.
    """

    def load(name: str) -> Any:
        module = sys.modules[package]
        if name not in modules:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=module)
        value = getattr(import_module(modules[name], package), name)
        setattr(module, name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules})

    return load, names


# -----------------------------------------------------------------------------
# What the place of an error calls the members of a union.


def labelled(name: str) -> dict[str, Any]:
    """Metadata of a core schema: what pydantic's `Tag` does for an annotation."""
    return {"pydantic_internal_union_tag_key": name}


def name_of(annotation: Any) -> str:
    """A short name of a type: `Pet`, `list`, `int`."""
    if get_origin(annotation) is Annotated:
        given = getattr(annotation.__metadata__[0], "name", None)
        return given or name_of(get_args(annotation)[0])
    return getattr(annotation, "__name__", None) or repr(annotation)


# -----------------------------------------------------------------------------
# The data model of JSON, where it differs from Python's.
#
# True is not 1, but 1.0 is; 0.3 is a multiple of 0.1. Patterns have been translated for
# pydantic's own engine, which needs linear time.


KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    tuple: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
"""The JSON types of the Python values that JSON is read into."""

_serializer = SchemaSerializer(core_schema.any_schema())


def on_the_wire(value: Any) -> Any:
    """What a model, a date, an enum member or the like is in JSON: its dump."""
    return _serializer.to_python(
        value,
        mode="json",
        by_alias=True,
        exclude_unset=True,
        fallback=str,
    )


def json_key(value: Any) -> Hashable:
    """A key that two values share if they are equal in JSON.

    Collections and long integers become text. Hashes of text are random, those of
    numbers and tuples are not: values could be chosen to share one, and it would take
    quadratic time to find a key among them.
    """
    kind = value.__class__
    if kind is int or (kind is float and value.is_integer()):
        number = int(value)
        return number if -_LONG < number < _LONG else ("number", hex(number))
    if kind is bool:
        return ("boolean", value)
    if kind is dict or kind is list or kind is tuple:
        return ("collection", repr(_items_key(value)))
    return value if kind in KINDS else json_key(on_the_wire(value))


_LONG = 2**60
"""Integers below it have hashes of their own."""


def _items_key(value: Any) -> Any:
    """Nested tuples; their text is a key."""
    kind = value.__class__
    if kind is dict:
        pairs: Iterable[tuple[str, Any]] = value.items()
        return ("object", *sorted((name, _items_key(item)) for name, item in pairs))
    if kind is list or kind is tuple:
        return ("array", *map(_items_key, value))
    return json_key(value)


def is_multiple(value: float, of: float) -> bool:
    """Whether `value` is a multiple of `of`, both as they are written in decimal."""
    if isinstance(value, float) and not isfinite(value):  # read from 1e400
        return False
    top, bottom = _ratio(value)
    step, parts = _step(of)
    return top * parts % (bottom * step) == 0


def _ratio(number: float) -> tuple[int, int]:
    if isinstance(number, int):
        return number, 1
    return Decimal(repr(number)).as_integer_ratio()


_step = cache(_ratio)  # there are as many steps as schemas say


@cache
def matcher(pattern: str) -> Callable[[Any], bool]:
    """Whether a string has a match anywhere."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


# -----------------------------------------------------------------------------
# The keywords of JSON Schema that look at a value alone, one small function each.
#
# In: the argument of a keyword and its siblings. Out: a rule, which takes a value and
# yields its failures. Keywords that hold schemas follow below.


class Failure(NamedTuple):
    """A failed assertion: `keyword`, at `path` in the value, and what it expects."""

    path: tuple[str | int, ...]
    keyword: str
    expectation: str

    def below(self, key: str | int) -> Self:
        """The failure as one of the value that has the property or item `key`."""
        return self._replace(path=(key, *self.path))


Evaluated = set[str | int]
"""The properties or items of a value that keywords have evaluated: the annotations that
`unevaluatedProperties` and `unevaluatedItems` depend on (Core, section 11)."""

Rule = Callable[[Any, Evaluated], Iterable[Failure]]
"""Yields the failures of a value. Adds what it has evaluated to the set."""

Siblings = Mapping[str, Any]
Builder = Callable[[Any, Siblings], Rule]

_MAX_SHOWN = 200


def abbreviated(text: str) -> str:
    """The beginning of a text, short enough for a message."""
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def anything(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
    """The schema `true`."""
    return ()


def nothing(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
    """The schema `false`."""
    return (Failure((), "false", "nothing is allowed here"),)


def limit(keyword: str, holds: Callable[[Any, Any], bool], words: str) -> Builder:
    """A keyword that compares the value with its argument."""

    def build(argument: Any, siblings: Siblings) -> Rule:
        failures = (Failure((), keyword, words.format(argument)),)
        return lambda value, evaluated: () if holds(value, argument) else failures

    return build


def at_most(value: Any, count: int) -> bool:
    """Whether a text or a collection has at most `count` code points or members."""
    return len(value) <= count


def at_least(value: Any, count: int) -> bool:
    """Whether a text or a collection has at least `count` code points or members."""
    return len(value) >= count


def type_of(names: str | Sequence[str], siblings: Siblings) -> Rule:
    """`type`, where 1.0 is an integer (Validation, section 6.1.1)."""
    allowed = (names,) if isinstance(names, str) else tuple(names)
    failures = (Failure((), "type", " or ".join(allowed)),)
    whole = "integer" in allowed

    def check(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
        kind = KINDS[value.__class__]
        if kind in allowed or (whole and kind == "number" and value % 1 == 0):
            return ()
        return failures

    return check


def enum(values: Sequence[Any], siblings: Siblings) -> Rule:
    allowed = {json_key(value) for value in values}
    choices = abbreviated(", ".join(repr(value) for value in values))
    failures = (Failure((), "enum", f"one of {choices}"),)
    return lambda value, evaluated: () if json_key(value) in allowed else failures


def const(expected: Any, siblings: Siblings) -> Rule:
    key = json_key(expected)
    failures = (Failure((), "const", abbreviated(repr(expected))),)
    return lambda value, evaluated: () if json_key(value) == key else failures


def pattern(text: str, siblings: Siblings) -> Rule:
    matches = matcher(text)
    failures = (Failure((), "pattern", abbreviated(text)),)
    return lambda value, evaluated: () if matches(value) else failures


def unique_items(expected: bool, siblings: Siblings) -> Rule:
    def check(value: Sequence[Any], evaluated: Evaluated) -> Iterator[Failure]:
        keys = [json_key(item) for item in value] if expected else []
        if len(set(keys)) < len(keys):
            first, second = _first_duplicates(keys)
            same = f"different items, but {first} and {second} are equal"
            yield Failure((), "uniqueItems", same)

    return check


def _first_duplicates(keys: Sequence[Any]) -> tuple[int, int]:
    places: dict[Any, int] = {}
    duplicates = ((places.setdefault(key, i), i) for i, key in enumerate(keys))
    return next((first, second) for first, second in duplicates if first != second)


def required(names: Sequence[str], siblings: Siblings) -> Rule:
    failures = {name: Failure((name,), "required", "it is missing") for name in names}

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterable[Failure]:
        return [failures[name] for name in names if name not in value]

    return check


def dependent_required(
    requirements: Mapping[str, Sequence[str]],
    siblings: Siblings,
) -> Rule:
    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for cause, names in requirements.items():
            for name in names if cause in value else ():
                if name not in value:
                    why = f"it is missing, and {cause!r} is there"
                    yield Failure((name,), "dependentRequired", why)

    return check


# -----------------------------------------------------------------------------
# The assertions of JSON Schema 2020-12 that no Python type expresses.
#
# In: a schema as a literal, and a value as it is on the wire. Out: which keywords the
# value fails, and where in it. A `$ref` is a key of `SCHEMAS` in the module `_schemas`
# beside this package. What a model or a type asserts is not repeated in a schema.
#
# A schema is compiled once; each keyword is a row in `_KEYWORDS`. Here are the
# functions of those keywords that hold schemas; the others are above.


Schema = bool | Mapping[str, Any]

_ALL = -1
"""In `Evaluated`: all properties or items."""

_Results = dict[tuple[str, int], tuple[Any, list[Failure], Evaluated]]
_results: ContextVar[_Results] = ContextVar("_known")
"""The results of definitions for the parts (by `id`) of a value. Without them,
alternatives with a part in common would evaluate it once each."""


def failures_of(rule: Rule, value: Any) -> list[Failure]:
    """The failures of `value`."""
    token = _results.set({})
    try:
        return list(rule(value, set()))
    except RecursionError:
        return [Failure((), "depth", "the value is nested too deeply to be checked")]
    finally:
        _results.reset(token)


def compiled(schema: Schema) -> Rule:
    """The rule of a schema."""
    if isinstance(schema, bool):
        return anything if schema else nothing
    rules: dict[str, list[Rule]] = {kind: [] for kind in KINDS.values()}
    for keyword, (about, build) in _KEYWORDS.items():
        if keyword in schema:
            rule = build(schema[keyword], schema)
            for kind in [about] if about else rules:
                rules[kind].append(rule)

    def check(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
        kind = KINDS.get(value.__class__)
        if kind is None:
            value = on_the_wire(value)
            kind = KINDS[value.__class__]
        apply = rules[kind]
        if len(apply) == 1:  # saves a frame of the stack, and data can be deep
            return apply[0](value, evaluated)
        return chain.from_iterable(rule(value, evaluated) for rule in apply)

    return check


def _failures_in_place(
    rule: Rule,
    value: Any,
    evaluated: Evaluated,
) -> Iterator[Failure]:
    """The failures of the same value by a schema with annotations of its own."""
    own: Evaluated = set()
    yield from rule(value, own)
    evaluated |= own


def _first_failure(rule: Rule, value: Any, evaluated: Evaluated) -> Failure | None:
    """The first failure; if there is none, what was evaluated is kept."""
    own: Evaluated = set()
    for failure in rule(value, own):
        return failure
    evaluated |= own
    return None


# --------------------------------------------------------------------------------------
# About any value


def _ref(name: str, siblings: Siblings) -> Rule:
    def check(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
        known, key = _results.get(), (name, id(value))
        if key not in known:
            failures: list[Failure] = []
            own: Evaluated = set()
            # Before it is complete: a rule that refers to itself adds nothing.
            known[key] = value, failures, own
            # Each once: what is reached in two ways would double at each level.
            failures.extend(dict.fromkeys(_definition(name)(value, own)))
        _, failures, own = known[key]
        evaluated |= own
        return failures

    return check


@cache
def _definition(name: str) -> Rule:
    return compiled(import_module("._schemas", __package__).SCHEMAS[name])


def _all_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, evaluated: Evaluated) -> Iterator[Failure]:
        for rule in rules:
            yield from _failures_in_place(rule, value, evaluated)

    return check


def _any_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, evaluated: Evaluated) -> Iterator[Failure]:
        reasons = [_first_failure(rule, value, evaluated) for rule in rules]
        if None not in reasons:
            yield Failure((), "anyOf", f"at least one {_none_matches(reasons)}")

    return check


def _one_of(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Any, evaluated: Evaluated) -> Iterator[Failure]:
        reasons = [_first_failure(rule, value, evaluated) for rule in rules]
        count = reasons.count(None)
        if count == 0:
            yield Failure((), "oneOf", f"exactly one {_none_matches(reasons)}")
        elif count > 1:
            yield Failure((), "oneOf", too_many(len(rules), count))

    return check


def too_many(alternatives: int, count: int) -> str:
    """What `oneOf` expects if `count` of its alternatives match."""
    return f"exactly one of {alternatives} alternatives must match, but {count} do"


def _none_matches(reasons: Sequence[Failure | None]) -> str:
    why = "; ".join(abbreviated(_message_of(reason)) for reason in reasons if reason)
    return f"of {len(reasons)} alternatives must match, but none does ({why})"


def _message_of(failure: Failure) -> str:
    return ": ".join(map(str, (*failure.path, failure.keyword, failure.expectation)))


def _not(refused: Schema, siblings: Siblings) -> Rule:
    rule = compiled(refused)
    schema = abbreviated(repr(refused))
    failures = (Failure((), "not", f"nothing that matches {schema}"),)

    def check(value: Any, evaluated: Evaluated) -> Iterable[Failure]:
        return () if _first_failure(rule, value, set()) else failures

    return check


def _if(condition: Schema, siblings: Siblings) -> Rule:
    test = compiled(condition)
    then = compiled(siblings.get("then", True))
    otherwise = compiled(siblings.get("else", True))

    def check(value: Any, evaluated: Evaluated) -> Iterator[Failure]:
        fails = _first_failure(test, value, evaluated)
        yield from _failures_in_place(otherwise if fails else then, value, evaluated)

    return check


# --------------------------------------------------------------------------------------
# About arrays


def _prefix_items(schemas: Sequence[Schema], siblings: Siblings) -> Rule:
    rules = [compiled(schema) for schema in schemas]

    def check(value: Sequence[Any], evaluated: Evaluated) -> Iterator[Failure]:
        for index, (rule, item) in enumerate(zip(rules, value, strict=False)):
            evaluated.add(index)
            for failure in rule(item, set()):
                yield failure.below(index)

    return check


def _items(rest: Schema, siblings: Siblings) -> Rule:
    rule, start = compiled(rest), len(siblings.get("prefixItems", ()))

    def check(value: Sequence[Any], evaluated: Evaluated) -> Iterator[Failure]:
        for index in range(start, len(value)):
            for failure in rule(value[index], set()):
                yield failure.below(index)
        evaluated.add(_ALL)

    return check


def _contains(expected: Schema, siblings: Siblings) -> Rule:
    rule = compiled(expected)
    least, most = siblings.get("minContains", 1), siblings.get("maxContains")
    limits = f"at least {least}" if most is None else f"{least} to {most}"

    def check(value: Sequence[Any], evaluated: Evaluated) -> Iterator[Failure]:
        firsts = (_first_failure(rule, item, set()) for item in value)
        found = [i for i, failure in enumerate(firsts) if not failure]
        evaluated.update(found)
        if len(found) < least or (most is not None and len(found) > most):
            wrong = f"{limits} of the items must match, but {len(found)} do"
            yield Failure((), "contains", wrong)

    return check


def _unevaluated_items(rest: Schema, siblings: Siblings) -> Rule:
    rule = compiled(rest)

    def check(value: Sequence[Any], evaluated: Evaluated) -> Iterator[Failure]:
        for index in () if _ALL in evaluated else range(len(value)):
            if index not in evaluated:
                for failure in rule(value[index], set()):
                    yield failure.below(index)
        evaluated.add(_ALL)

    return check


# --------------------------------------------------------------------------------------
# About objects


def _dependent_schemas(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = {name: compiled(schema) for name, schema in schemas.items()}

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for name, rule in rules.items():
            if name in value:
                yield from _failures_in_place(rule, value, evaluated)

    return check


def _property_names(names: Schema, siblings: Siblings) -> Rule:
    rule = compiled(names)

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for name in value:
            for failure in rule(name, set()):
                yield Failure((name,), "propertyNames", _message_of(failure))

    return check


def _properties(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = {name: compiled(schema) for name, schema in schemas.items()}

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for name, rule in rules.items():
            if name in value:
                evaluated.add(name)
                for failure in rule(value[name], set()):
                    yield failure.below(name)

    return check


def _pattern_properties(schemas: Mapping[str, Schema], siblings: Siblings) -> Rule:
    rules = [(matcher(pattern), compiled(each)) for pattern, each in schemas.items()]

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for matches, rule in rules:
            for name in filter(matches, value):
                evaluated.add(name)
                for failure in rule(value[name], set()):
                    yield failure.below(name)

    return check


def _additional_properties(extra: Schema, siblings: Siblings) -> Rule:
    rule = compiled(extra)
    declared: Mapping[str, Schema] = siblings.get("properties", {})
    patterns = [matcher(pattern) for pattern in siblings.get("patternProperties", ())]

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for name, item in value.items():
            if name not in declared and not any(matches(name) for matches in patterns):
                for failure in rule(item, set()):
                    yield failure.below(name)
        evaluated.add(_ALL)

    return check


def _unevaluated_properties(rest: Schema, siblings: Siblings) -> Rule:
    rule = compiled(rest)

    def check(value: Mapping[str, Any], evaluated: Evaluated) -> Iterator[Failure]:
        for name in () if _ALL in evaluated else value:
            if name not in evaluated:
                for failure in rule(value[name], set()):
                    yield failure.below(name)
        evaluated.add(_ALL)

    return check


_KEYWORDS: dict[str, tuple[str, Builder]] = {
    "type": ("", type_of),
    "const": ("", const),
    "enum": ("", enum),
    "minimum": ("number", limit("minimum", ge, "at least {}")),
    "maximum": ("number", limit("maximum", le, "at most {}")),
    "exclusiveMinimum": ("number", limit("exclusiveMinimum", gt, "more than {}")),
    "exclusiveMaximum": ("number", limit("exclusiveMaximum", lt, "less than {}")),
    "multipleOf": ("number", limit("multipleOf", is_multiple, "a multiple of {}")),
    "minLength": ("string", limit("minLength", at_least, "at least {} characters")),
    "maxLength": ("string", limit("maxLength", at_most, "at most {} characters")),
    "pattern": ("string", pattern),
    "minItems": ("array", limit("minItems", at_least, "at least {} items")),
    "maxItems": ("array", limit("maxItems", at_most, "at most {} items")),
    "uniqueItems": ("array", unique_items),
    "minProperties": ("object", limit("minProperties", at_least, "at least {} keys")),
    "maxProperties": ("object", limit("maxProperties", at_most, "at most {} keys")),
    "required": ("object", required),
    "dependentRequired": ("object", dependent_required),
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


# -----------------------------------------------------------------------------
# Rules of JSON Schema on a value or a model, before pydantic looks at it.
#
# Each is checked once, on what is on the wire, and what is wrong becomes a pydantic
# error of the type `schema_rule` at the place where it is.


class Check:
    """`Annotated[list[str], Check({"uniqueItems": True})]`."""

    def __init__(self, rules: Schema) -> None:
        self.rules = rules

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self.check,
            handler(source),
            metadata=labelled(name_of(source)),
        )

    def check(self, value: Any) -> Any:
        """The value itself; raises a `ValidationError` for its failures."""
        failures = failures_of(self._rule, value) if value is not MISSING else ()
        if failures:
            raise validation_error(value, *failures)
        return value

    @cached_property
    def _rule(self) -> Rule:
        return compiled(self.rules)


def model_check(rules: Schema) -> Any:
    """Rules on a whole model, as `_check = …` in its body.

    An instance of a model has been checked when it was made.
    """
    check = Check(rules).check

    def checked(value: Any) -> Any:
        return value if isinstance(value, BaseModel) else check(value)

    return model_validator(mode="before")(checked)


def model_ignores(*names: str) -> Any:
    """Properties that a model accepts and leaves out, as `_ignored = …` in its body.

    They are read-only: a value that was fetched can be sent back without them.
    """

    def without(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        properties = cast("dict[str, Any]", value)
        if properties.keys().isdisjoint(names):
            return properties
        return {name: properties[name] for name in properties if name not in names}

    return model_validator(mode="before")(without)


def validation_error(value: Any, *failures: Failure) -> ValidationError:
    """One pydantic error for each failure."""
    errors = [_error(failure, value) for failure in failures]
    return ValidationError.from_exception_data("rules", errors)


def _error(failure: Failure, value: Any) -> InitErrorDetails:
    context = {"keyword": failure.keyword, "expectation": failure.expectation}
    error = PydanticCustomError("schema_rule", "{keyword}: {expectation}", context)
    return InitErrorDetails(type=error, loc=failure.path, input=value)


def as_init_details(error: ErrorDetails) -> InitErrorDetails:
    """The details of an error in the form in which errors are raised."""
    context = error.get("ctx")
    kind: Any = error["type"]
    try:
        PydanticKnownError(kind, context)
    except (KeyError, TypeError):  # one of ours, or of a model derived from ours
        words = {**(context or {}), "message": error["msg"]}
        kind = PydanticCustomError(kind, "{message}", words)
    return InitErrorDetails(
        type=kind,
        loc=error["loc"],
        input=error["input"],
        ctx=context or {},
    )


class _Refused:
    """The schema `false`."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            Check(False).check,
            metadata=labelled("nothing"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {"not": {}}


Nothing = Annotated[Never, _Refused()]
"""The type that has no value."""


# -----------------------------------------------------------------------------
# Types that are resolved when a value is first read.
#
# A model that refers to another one can be made before the other one is loaded: cycles
# and long chains of models need no order, no recursion and no rebuilding. Values are
# read through a reference in lax mode; the types themselves are strict.


_in_progress: ContextVar[frozenset[str]] = ContextVar("_open", default=frozenset())
"""The types whose JSON Schema is being generated."""


def ref(module: str, target: str) -> Any:
    """A lazy reference to a type, relative to `module`: `".pet:Pet"`, or `"Pet"`.

    `Pet = ref(__name__, ".pet:Pet")` is `from .pet import Pet`, which is what type
    checkers see, done when a value is first read.
    """
    path, _, name = target.rpartition(":")

    def find() -> Any:
        package = module.rpartition(".")[0]
        home = import_module(path, package) if path else modules[module]
        return getattr(home, name)

    return Annotated[Any, LazyReference(name, find)]


_CONTAINERS = (dict, list)

_Outcome = tuple[Any, Any, ValidationError | None]
"""A value, which must live as long as its `id` is used, and what a type made of it: the
result, or the error."""


class _Failed:
    """The errors of all members of a union, none of which accepts the value."""

    def __init__(self, value: Any, details: list[ErrorDetails]) -> None:
        self.value = value  # must live as long as its `id` is used
        self.details = details


class _Attempts:
    """The outcomes of reading the parts of one value, by type and part.

    Members of a union are tried in turn, and may have types of properties in common.
    Each part is read once by each type: otherwise the time would grow exponentially
    with the depth of the value.
    """

    def __init__(self, value: Any, context: Any) -> None:
        self.value = value
        self.context = context
        self.outcomes: dict[tuple[int, int], _Outcome] = {}
        self.failures: dict[tuple[int, int], _Failed] = {}

    def records(self, value: Any, info: ValidationInfo) -> bool:
        """Whether outcomes of this value are recorded."""
        return value.__class__ in _CONTAINERS and info.context is self.context

    def recorded(self, key: tuple[int, int]) -> _Outcome | None:
        """A recorded outcome: an error, or the result of a part that is in one place.

        A Python object in two places must not become one model in two places.
        """
        outcome = self.outcomes.get(key)
        if outcome and (outcome[2] or self._places[id(outcome[0])] == 1):
            return outcome
        return None

    @cached_property
    def _places(self) -> Counter[int]:
        """In how many places each container is, by its `id`; counted up to 2."""
        places: Counter[int] = Counter()
        remaining = [self.value]
        while remaining:
            part = remaining.pop()
            if part.__class__ in _CONTAINERS and places[id(part)] <= 1:
                places[id(part)] += 1
                remaining.extend(part.values() if part.__class__ is dict else part)
        return places


_attempts: ContextVar[_Attempts | None] = ContextVar("_attempts", default=None)
"""The attempts of the outermost union that is being read."""


class LazyReference:
    """In an annotation: a type that is imported, and made a validator, on first use."""

    def __init__(self, name: str, find: Callable[[], Any]) -> None:
        self.name = name
        self.find = find

    def __repr__(self) -> str:
        return f"ref to {self.name}"

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.validate,
            metadata=labelled(self.name),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        target = self.described_schema()
        name = _definition_name(target)
        before = _in_progress.get()
        if name and name in before:
            return handler(core_schema.definition_reference_schema(name))
        token = _in_progress.set(before | {name})
        try:
            return handler(core_schema.definitions_schema(target, []))
        finally:
            _in_progress.reset(token)

    def described_schema(self) -> CoreSchema:
        """The core schema that the JSON Schema is made from; an alias has a name."""
        target = self._adapter.core_schema
        alias = self.find()
        if _definition_name(target) or not isinstance(alias, TypeAliasType):
            return target
        name = f"{alias.__module__}.{alias.__name__}:{id(alias)}"
        described: Any = {**target, "ref": name}
        return cast("CoreSchema", described)

    def validate(self, value: Any, info: ValidationInfo) -> Any:
        """The value as the type reads it; within a union, each part is read once."""
        attempts = _attempts.get()
        if attempts is None or not attempts.records(value, info):
            try:
                return self._validator.validate_python(value, context=info.context)
            except RecursionError:
                if attempts is not None:
                    raise  # to the outermost union: other members are as deep
                raise _too_deep() from None
        key = id(self._validator), id(value)
        outcome = attempts.recorded(key)
        if outcome is None:
            try:
                found = self._validator.validate_python(value, context=info.context)
                outcome = value, found, None
            except ValidationError as error:
                outcome = value, None, error
            attempts.outcomes[key] = outcome
        _, found, failed = outcome
        if failed is not None:
            raise failed.with_traceback(None)
        return found

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        target = self.find()
        is_alias = isinstance(target, TypeAliasType)
        return _adapter_of(target) if is_alias else TypeAdapter(target)

    @cached_property
    def _validator(self) -> SchemaValidator:
        return cast("SchemaValidator", self._adapter.validator)


@cache
def _adapter_of(alias: Any) -> TypeAdapter[Any]:
    """The adapter of an alias, shared by all references to it."""
    return TypeAdapter(alias)


def _too_deep() -> PydanticCustomError:
    """The error in place of a RecursionError."""
    return PydanticCustomError("too_deep", "Input is nested too deeply")


def _definition_name(schema: Any) -> str:
    if schema["type"] == "definitions":
        schema = schema["schema"]
    return schema.get("ref") or schema.get("schema_ref") or ""


# -----------------------------------------------------------------------------
# JSON's numbers and booleans as types, read as JSON Schema means them.
#
# To a type checker they are plain types: an `Integer` is an `int`. Lax and strict mode
# read the same. Text and null need no word of ours: they are `str` and `None`.


class _Integer:
    """1.0 is an integer, and becomes 1; true and "1" are not."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        number = core_schema.float_schema(strict=True, allow_inf_nan=False)
        whole = core_schema.no_info_after_validator_function(_as_integer, number)
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), whole],
            mode="left_to_right",
            custom_error_type="int_type",
            metadata=labelled("int"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _without_choice(handler(schema), "integer")


def _as_integer(number: float) -> int:
    if number % 1:
        raise PydanticKnownError("int_from_float")
    return int(number)


class _Number:
    """Integers stay integers, however long; 1.0 stays 1.0; true and "1" are none."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        number = core_schema.float_schema(strict=True, allow_inf_nan=False)
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), number],
            mode="left_to_right",
            custom_error_type="float_type",
            metadata=labelled("float"),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _without_choice(handler(schema), "number")


def _without_choice(schema: JsonSchemaValue, name: str) -> JsonSchemaValue:
    """The type's own name in place of the two types that it is made of."""
    return {"type": name, **{key: schema[key] for key in schema if key != "anyOf"}}


Integer = Annotated[int, _Integer()]
Number = Annotated[float, _Number()]
Boolean = Annotated[bool, Strict()]


class MultipleOf:
    """`Annotated[Number, MultipleOf(0.01)]`, by decimal arithmetic: 19.99 is one."""

    def __init__(self, step: float) -> None:
        self.step = step

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.check,
            handler(source),
            metadata=labelled(name_of(source)),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {**handler(schema), "multipleOf": self.step}

    def check(self, number: Any) -> Any:
        """The number itself."""
        if is_multiple(number, self.step):
            return number
        context = {"multiple_of": self.step}  # pydantic's own error takes no 310 digits
        message = "Input should be a multiple of {multiple_of}"
        raise PydanticCustomError("multiple_of", message, context)


class Exact:
    """`Annotated[Literal[1, 2], Exact()]`: 1.0 is 1, and true is not.

    Also for an `Enum` whose members are numbers; literals of text do not need it.
    """

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        members = {json_key(member): member for member in _members(source)}
        expected = " or ".join(repr(on_the_wire(member)) for member in members.values())

        def read(value: Any, usual: Any) -> Any:
            # No member is a collection, and one may be too deep for a key.
            is_collection = isinstance(value, _COLLECTIONS)
            if not is_collection and (key := json_key(value)) in members:
                return members[key]
            raise PydanticKnownError("literal_error", {"expected": expected})

        # The usual literals would refuse integers of more than 64 bits.
        return core_schema.no_info_wrap_validator_function(
            read,
            handler(source),
            metadata=labelled(name_of(source)),
        )


_COLLECTIONS: tuple[type, ...] = (dict, list, tuple, BaseModel)


def _members(source: Any) -> tuple[Any, ...]:
    """The members of an `Enum` or of a `Literal`."""
    if isinstance(source, type) and issubclass(source, Enum):
        return tuple(source)
    return get_args(source)


# -----------------------------------------------------------------------------
# Dates, times and UUIDs that keep the text that they were read from.
#
# To a type checker they are the types of the standard library. They are read from
# text as in RFC 3339 (the offset may be missing) and RFC 9562, and from instances, in
# lax and in strict mode. Where a dump would give another text than the one read, the
# value is of a subclass that keeps it: `10:00:00.5Z` does not become
# `10:00:00.500000Z`.


_LEAP_SECOND = re.compile(r"(?<=:\d\d):60")
"""Python has none: it is read as the second before it, and dumped as it was read."""


def _text(value: Any, usual: core_schema.SerializerFunctionWrapHandler) -> Any:
    return value.text or usual(value)


def _dumps_text(otherwise: CoreSchema) -> SchemaSerializer:
    """Dumps the text of a value if it keeps one."""
    serialization = core_schema.wrap_serializer_function_ser_schema(
        _text,
        schema=otherwise,
        when_used="json",
    )
    return SchemaSerializer(core_schema.any_schema(serialization=serialization))


class DateTimeWithText(datetime):
    """A `datetime` that keeps its text; what is computed from it has none."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.datetime_schema())
    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        arguments = (_with_text, (type(self), self.text))
        return arguments if self.text else super().__reduce_ex__(protocol)


class TimeWithText(time):
    """A `time` that keeps its text."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.time_schema())
    text: str = ""

    def __reduce_ex__(self, protocol: Any) -> Any:
        arguments = (_with_text, (type(self), self.text))
        return arguments if self.text else super().__reduce_ex__(protocol)


class UUIDWithText(uuid.UUID):
    """A `UUID` that keeps its text."""

    __pydantic_serializer__: ClassVar = _dumps_text(core_schema.uuid_schema())
    text: str = ""

    def __reduce__(self) -> Any:
        return _with_text, (type(self), self.text)


def _parsed(kind: Any, text: str) -> Any:
    if issubclass(kind, uuid.UUID):
        return kind(text)
    return kind.fromisoformat(_LEAP_SECOND.sub(":59", text.upper()))


def _with_text(kind: Any, text: str) -> Any:
    value = _parsed(kind, text)
    object.__setattr__(value, "text", text)
    return value


@dataclass(frozen=True)
class _TextFormat:
    """The texts of one format, and the type that they are read as."""

    name: str
    plain: type
    is_usual: Callable[[str], Any]
    """Whether a text is the one that pydantic dumps."""
    parse: Callable[[str], Any]
    is_allowed: Callable[[str], Any]
    keep_text: Callable[[str], Any]
    error: Literal["datetime_parsing", "date_parsing", "time_parsing", "uuid_parsing"]
    example: str

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            metadata=labelled(self.name),
        )

    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return {"type": "string", "format": self.name}

    def read(self, value: Any) -> Any:
        """The value of a text; an instance is returned as it is."""
        if isinstance(value, str):
            return self._of_text(value)
        if isinstance(value, self.plain) and not self._is_too_much(value):
            return value
        raise self._refusal()

    def _of_text(self, text: str) -> Any:
        try:
            if self.is_usual(text):
                return self.parse(text)
            if self.is_allowed(text):
                return self.keep_text(text)
        except ValueError:  # the 30th of February, a year 0
            pass
        raise self._refusal()

    def _is_too_much(self, value: Any) -> bool:
        """A `datetime` is a `date` in Python, and no `full-date` of RFC 3339."""
        return self.plain is date and isinstance(value, datetime)

    def _refusal(self) -> PydanticKnownError:
        return PydanticKnownError(self.error, {"error": f"such as {self.example}"})


def _full_match(pattern: str, flags: int = 0) -> Callable[[str], Any]:
    return re.compile(pattern, re.ASCII | flags).fullmatch


_DAY = r"\d{4}-\d\d-\d\d"
_MINUTE = r"([01]\d|2[0-3]):[0-5]\d"
_HOUR = rf"{_MINUTE}:([0-5]\d|60)(\.\d+)?(Z|[+-]{_MINUTE})?"
_USUAL_HOUR = rf"{_MINUTE}:[0-5]\d(\.(?!0{{6}})\d{{6}})?(Z|[+-](?!00:00){_MINUTE})?"
_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"

DateTime = Annotated[
    datetime,
    _TextFormat(
        "date-time",
        datetime,
        _full_match(f"{_DAY}T{_USUAL_HOUR}"),
        datetime.fromisoformat,
        _full_match(f"{_DAY}[T ]{_HOUR}", re.IGNORECASE),
        partial(_with_text, DateTimeWithText),
        "datetime_parsing",
        "2024-05-01T10:00:00Z",
    ),
]
Date = Annotated[
    date,
    _TextFormat(
        "date",
        date,
        _full_match(_DAY),
        date.fromisoformat,
        _full_match(_DAY),
        date.fromisoformat,
        "date_parsing",
        "2024-05-01",
    ),
]
Time = Annotated[
    time,
    _TextFormat(
        "time",
        time,
        _full_match(_USUAL_HOUR),
        time.fromisoformat,
        _full_match(_HOUR, re.IGNORECASE),
        partial(_with_text, TimeWithText),
        "time_parsing",
        "10:00:00Z",
    ),
]
UUID = Annotated[
    uuid.UUID,
    _TextFormat(
        "uuid",
        uuid.UUID,
        _full_match(_UUID),
        uuid.UUID,
        _full_match(_UUID, re.IGNORECASE),
        partial(_with_text, UUIDWithText),
        "uuid_parsing",
        "f81d4fae-7dec-41d0-a765-00a0c91e6bf6",
    ),
]


# -----------------------------------------------------------------------------
# Arrays with types by position.


_Length = tuple[tuple[Any, ...], tuple[Any, ...]]
"""The types of a tuple's items, and that of an open end if it has one."""


class Positions:
    """`Annotated[tuple[str, *tuple[int, ...]], Positions()]`: a text, then integers.

    Pydantic has a schema for an open end, and no annotation. `Positions(str, int)` has
    the types itself, where a tuple has too many lengths to be spelled out: it may end
    before any position. Strict mode takes lists too: what has been checked as JSON has
    no tuples.
    """

    def __init__(self, *items: Any, rest: Any = Nothing) -> None:
        self.items = items
        self.rest = rest

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        lengths = self._lengths() if self.items else _lengths_of(source)
        choices = {_tag(*each): _tuple_schema(*each, handler) for each in lengths}
        return core_schema.no_info_before_validator_function(
            _as_tuple,
            _by_length(choices),
            metadata=labelled("tuple"),
        )

    def _lengths(self) -> Iterator[_Length]:
        for count in range(len(self.items)):
            yield self.items[:count], ()
        yield self.items, () if self.rest is Nothing else (self.rest,)


def _lengths_of(source: Any) -> Iterable[_Length]:
    tuples = [source] if get_origin(source) is tuple else get_args(source)
    return map(_items_of, tuples)


def _tag(items: Sequence[Any], rest: Sequence[Any]) -> str:
    return f"{len(items)} or more items" if rest else f"{len(items)} items"


def _by_length(choices: dict[str, CoreSchema]) -> CoreSchema:
    """The schema for a tuple's length, so that an error is reported once."""
    *others, last = choices
    if not others:
        return choices[last]

    def tag(value: Any) -> str | None:
        if value.__class__ is not tuple:
            return None
        exact = f"{len(value)} items"
        return exact if exact in choices else last

    return core_schema.tagged_union_schema(
        choices,
        tag,
        custom_error_type="tuple_type",
    )


def _tuple_schema(
    items: Sequence[Any],
    rest: Sequence[Any],
    handler: GetCoreSchemaHandler,
) -> CoreSchema:
    schemas = [handler.generate_schema(item) for item in (*items, *rest)]
    index = len(items) if rest else None
    return core_schema.tuple_schema(schemas, variadic_item_index=index)


def _items_of(source: Any) -> _Length:
    items = get_args(source)
    last = items[-1] if items else None
    if last is ...:  # tuple[int, ...]
        return (), items[:1]
    if get_origin(last) is Unpack:
        return items[:-1], get_args(get_args(last)[0])[:1]
    if getattr(last, "__unpacked__", False):  # *tuple[int, ...]
        return items[:-1], get_args(last)[:1]
    return items, ()


def _as_tuple(value: Any) -> Any:
    return tuple(value) if value.__class__ is list else value


# -----------------------------------------------------------------------------
# Unions that are more than the first member that accepts the value.
#
# `Annotated[Cat | Dog, AnyOf()]`: the member that fits best, as pydantic chooses
# among types that it can look into; of a plain union of references, the first that
# fits is it. `Annotated[Cat | Dog, OneOf()]`: the only member that fits; two are too
# many. `Annotated[Cat | Dog, Tagged("petType", {"cat": Cat, "dog": Dog})]`: by a
# property. `Annotated[Pet | Cat, Tagged("petType", {"cat": Cat}, Pet)]`: the same for
# a base and what is made from it.


class AnyOf:
    """A union of which any number of members may accept the value: `anyOf`."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _union_schema(source, handler, _AnyOfReader)


class OneOf:
    """A union of which exactly one member may accept the value: `oneOf`."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _union_schema(source, handler, _OneOfReader)


class Tagged:
    """A union whose member is selected by the value of the property `name`.

    An object with another value, or without the property, is read as the `default`.
    `otherwise` decides about an object that has no member, or that its member refuses:
    it is refused (`None`), tried on all members (`AnyOf()`), or read as a base type
    from which the members inherit.
    """

    def __init__(
        self,
        name: str,
        members: Mapping[str, Any],
        otherwise: Any = None,
        default: Any = None,
    ) -> None:
        self.name = name
        self.members = members
        self.otherwise = otherwise
        self.default = default

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return _union_schema(source, handler, lambda union: _TaggedReader(union, self))


def _union_schema(
    source: Any,
    handler: GetCoreSchemaHandler,
    reader: Callable[[Any], LazyReference],
) -> CoreSchema:
    """The core schema of a union, without `MISSING` among its members."""
    members = get_args(source)
    values = [member for member in members if member is not MISSING]
    schema = handler.generate_schema(Annotated[Any, reader(_union(values))])
    if len(values) < len(members):
        return core_schema.missing_sentinel_schema(schema)
    return schema


def _union(members: Iterable[Any]) -> Any:
    return cast("Any", Union)[tuple(members)]


def _reference(annotation: Any) -> LazyReference:
    found = _reference_in(annotation)
    return found or LazyReference(name_of(annotation), lambda: _resolved(annotation))


def _reference_in(annotation: Any) -> LazyReference | None:
    """The reference that an annotation consists of, if it is nothing else."""
    match getattr(annotation, "__metadata__", None):
        case (LazyReference() as lookup,):
            return lookup
        case _:
            return None


class _AnyOfReader(LazyReference):
    """Reads the value as pydantic's smart union does."""

    def __init__(self, union: Any) -> None:
        super().__init__(name_of(union), lambda: _resolved(union))
        self.union = union

    @override
    def validate(self, value: Any, info: ValidationInfo) -> Any:
        """The value as the member that pydantic selects."""
        if (attempts := _current(info)) is None:
            return _outermost(self.validate, value, info)
        try:
            return super().validate(value, info)
        except ValidationError as error:
            details = error.errors(include_url=False)
            raise _no_member(self._validator, value, details, attempts) from None

    @override
    def described_schema(self) -> CoreSchema:
        return TypeAdapter(_with_references(self.union)).core_schema


class _OneOfReader(_AnyOfReader):
    """Reads the value as each member: one of them has to succeed, and only one."""

    def __init__(self, union: Any) -> None:
        super().__init__(union)
        self.members = [_reference(member) for member in get_args(union) or (union,)]

    @override
    def validate(self, value: Any, info: ValidationInfo) -> Any:
        if (attempts := _current(info)) is None:
            return _outermost(self.validate, value, info)
        found: list[Any] = []
        details: list[ErrorDetails] = []
        for member in self.members:
            try:
                found.append(_read_as(member, value, info))
            except ValidationError as error:
                for each in error.errors(include_url=False):
                    each["loc"] = (member.name, *each["loc"])
                    details.append(each)
        if not found:
            raise _no_member(self, value, details, attempts)
        if len(found) > 1:
            failure = Failure((), "oneOf", too_many(len(self.members), len(found)))
            raise validation_error(value, failure)
        return found[0]

    @override
    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        return _exclusive(super().__get_pydantic_json_schema__(schema, handler))


def _current(info: ValidationInfo) -> _Attempts | None:
    """The attempts of the union that this one is within."""
    attempts = _attempts.get()
    return attempts if attempts and attempts.context is info.context else None


def _outermost(
    validate: Callable[[Any, ValidationInfo], Any],
    value: Any,
    info: ValidationInfo,
) -> Any:
    """Read a union that is within no other."""
    token = _attempts.set(_Attempts(value, info.context))
    try:
        return validate(value, info)
    except ValidationError as error:
        details = list(_flattened(error))
        raise ValidationError.from_exception_data(error.title, details) from None
    except RecursionError:
        raise _too_deep() from None
    finally:
        _attempts.reset(token)


_NO_MEMBER = "no_member"
"""The type of an error that represents those of all members, until it leaves the
outermost union. The same union has one list of errors for the same value; copying it
for all members around it would take exponential time."""


def _no_member(
    union: object,
    value: Any,
    details: list[ErrorDetails],
    attempts: _Attempts,
) -> ValidationError:
    key = id(union), id(value)
    first = attempts.failures.setdefault(key, _Failed(value, details))
    kind = PydanticCustomError(_NO_MEMBER, "no member fits", {"errors": first})
    error = InitErrorDetails(type=kind, input=value)
    return ValidationError.from_exception_data("choice", [error])


def _flattened(error: ValidationError) -> Iterator[InitErrorDetails]:
    """The errors, with those of all members in place of `no_member`, each list once."""
    told: set[int] = set()
    remaining = error.errors(include_url=False)[::-1]
    while remaining:
        each = remaining.pop()
        if each["type"] != _NO_MEMBER:
            yield as_init_details(each)
            continue
        failed: _Failed = each.get("ctx", {})["errors"]
        if id(failed) not in told:
            told.add(id(failed))
            above = each["loc"]
            for below in reversed(failed.details):
                remaining.append(below.copy())
                remaining[-1]["loc"] = (*above, *below["loc"])


def _read_as(member: LazyReference, value: Any, info: ValidationInfo) -> Any:
    """The value as a member reads it; an instance of a model, as its own class."""
    found = member.validate(value, info)
    if isinstance(value, BaseModel) and found is not value:
        # A list would accept a model, which can be iterated: that gives its fields.
        raise validation_error(value, Failure((), "type", member.name))
    return found


class _TaggedReader(_AnyOfReader):
    """Selects the member by the tag of an object, or by the class of an instance."""

    def __init__(self, union: Any, how: Tagged) -> None:
        super().__init__(union)
        self.tag = how.name
        self.members = {tag: _reference(member) for tag, member in how.members.items()}
        self.is_complete = how.otherwise is None
        has_base = not (self.is_complete or isinstance(how.otherwise, AnyOf))
        self.base = _reference(how.otherwise) if has_base else None
        self.default = None if how.default is None else _reference(how.default)
        others = [each for each in (self.default, self.base) if each is not None]
        self.known = [*self.members.values(), *others]

    @override
    def validate(self, value: Any, info: ValidationInfo) -> Any:
        if not self.is_complete and _current(info) is None:
            return _outermost(self.validate, value, info)
        if isinstance(value, dict):
            return self._object(cast("dict[str, Any]", value), info)
        if isinstance(value, BaseModel):
            return self._instance(value, info)
        if self.base is not None:
            return self.base.validate(value, info)
        return super().validate(value, info)

    def _instance(self, value: BaseModel, info: ValidationInfo) -> Any:
        """The instance itself; no member is loaded that has another name."""
        names = {each.__name__ for each in type(value).__mro__}
        member = next((each for each in self.known if each.name in names), None)
        if member is not None:
            with suppress(ValidationError):
                return member.validate(value, info)
        return super().validate(value, info)

    def _object(self, value: dict[str, Any], info: ValidationInfo) -> Any:
        tag = _tag_of(value.get(self.tag))
        member = self.default if tag is None else self.members.get(tag, self.default)
        if self.base is not None:
            return _most_special(value, info, self.base, member)
        if member is None:
            return self._untagged(value, info)
        try:
            return member.validate(value, info)
        except ValidationError:
            if not self.is_complete:
                with suppress(ValidationError):
                    return super().validate(value, info)
            raise  # the errors of the member that was meant

    def _untagged(self, value: dict[str, Any], info: ValidationInfo) -> Any:
        """The object without a known tag as the member that accepts it."""
        attempts = _current(info)
        if attempts is None or self.is_complete:
            raise validation_error(value, self._unknown())
        try:
            return super().validate(value, info)
        except ValidationError:
            details = attempts.failures[id(self._validator), id(value)].details
            raise self._errors_for_tag(details, value, attempts) from None

    def _errors_for_tag(
        self,
        details: list[ErrorDetails],
        value: Any,
        attempts: _Attempts,
    ) -> ValidationError:
        """The errors of those members that allow the tag of the value."""
        others = {each["loc"][:1] for each in details if each["loc"][1:] == (self.tag,)}
        meant = [each for each in details if each["loc"][:1] not in others]
        if not meant:
            return validation_error(value, self._unknown())
        return _no_member(self, value, meant, attempts)

    def _unknown(self) -> Failure:
        known = abbreviated(", ".join(map(repr, self.members)))
        return Failure((self.tag,), "discriminator", f"one of {known}")

    @override
    def __get_pydantic_json_schema__(
        self,
        schema: CoreSchema,
        handler: GetJsonSchemaHandler,
    ) -> JsonSchemaValue:
        union = super().__get_pydantic_json_schema__(schema, handler)
        exclusive = _exclusive(union) if self.base is None else union
        return {**exclusive, "discriminator": {"propertyName": self.tag}}


def _tag_of(value: Any) -> str | None:
    """The text of a tag: a mapping has text for keys, whatever type the property has.

    OpenAPI 3.1, "Discriminator Object". `1` is the tag "1", and `true` is "true".
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float() if -_LONG < value < _LONG:
            return str(int(value) if value == int(value) else value)
        case _:
            return None


def _most_special(
    value: Any,
    info: ValidationInfo,
    base: LazyReference,
    special: LazyReference | None,
) -> Any:
    """The value as the subtype, if that accepts it, else as the base."""
    if special is not None:
        with suppress(ValidationError):
            return special.validate(value, info)
    return base.validate(value, info)


def _exclusive(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"oneOf" if word == "anyOf" else word: schema[word] for word in schema}


def _resolved(annotation: Any) -> Any:
    """The annotation with types in place of lazy references."""
    origin = get_origin(annotation)
    if origin is not Annotated:
        is_union = origin in (Union, UnionType)
        return _with_arguments(annotation, _resolved if is_union else _resolved_inside)
    first, *rest = annotation.__metadata__
    if isinstance(first, LazyReference):  # the name is part of the places of errors
        return _annotated(first.find(), Tag(first.name), *rest)
    return _annotated(_resolved(get_args(annotation)[0]), first, *rest)


def _annotated(annotation: Any, *metadata: Any) -> Any:
    return cast("Any", Annotated)[annotation, *metadata]


def _resolved_inside(annotation: Any) -> Any:
    """The same for arguments of a type: an alias may be recursive, and is kept."""
    if isinstance(annotation, TypeAliasType):
        return Annotated[Any, _reference(annotation)]
    lookup = _reference_in(annotation)
    if lookup and isinstance(lookup.find(), TypeAliasType):
        return annotation
    return _resolved(annotation)


def _with_references(annotation: Any) -> Any:
    """The annotation with lazy references in place of (recursive) aliases."""
    if isinstance(annotation, TypeAliasType):
        return Annotated[Any, _reference(annotation)]
    if get_origin(annotation) is not Annotated:
        return _with_arguments(annotation, _with_references)
    inner = _with_references(get_args(annotation)[0])
    return _annotated(inner, *annotation.__metadata__)


def _with_arguments(annotation: Any, convert: Callable[[Any], Any]) -> Any:
    """The annotation with each of its arguments converted."""
    origin = get_origin(annotation)
    if origin is None or origin is Literal:
        return annotation
    parts = [convert(argument) for argument in get_args(annotation)]
    if origin in (Union, UnionType):
        return _union(parts)
    made = origin[parts[0]] if len(parts) == 1 else origin[*parts]
    return Unpack[made] if getattr(annotation, "__unpacked__", False) else made


# -----------------------------------------------------------------------------
# The base class of all models.


CONSTANT: Any = ...
"""The default of a required property that can have one value only: the constructor
fills it in, and on the wire it must be there. `kind: Literal["cat"] = CONSTANT`."""


def Default(value: Any) -> Any:
    """A default as it is in JSON, read as the type of its field for each instance.

    `home: Address = Default({"city": "Bern"})`
    """
    return Field(default=value, validate_default=True)


class Model(BaseModel):
    """An object as its schema describes it.

    In JSON, properties have the names of the document; in Python, those of fields. An
    absent property is `MISSING` and is not dumped; null is dumped only if it was given;
    properties that the schema does not declare are kept.
    """

    if TYPE_CHECKING:
        # Checkers that know pydantic derive the parameters of the constructor from
        # this: the names of the fields in Python, and no others.
        model_config: ClassVar[ConfigDict] = ConfigDict(
            extra="forbid",
            strict=True,
            validate_by_alias=False,
            validate_by_name=True,
        )

        # A model may say `__pydantic_extra__: dict[str, int] = Field(init=False)`.
        __pydantic_extra__: Any = Field(init=False)
    else:
        model_config = ConfigDict(
            extra="allow",
            protected_namespaces=(),
            serialize_by_alias=True,
        )

        def __init__(self, /, **data: Any) -> None:
            __tracebackhide__ = True
            names, wire = _wire_names(type(self)), _constants(type(self)).copy()
            wire |= {names.get(k, k): v for k, v in data.items() if v is not MISSING}
            self.__pydantic_validator__.validate_python(wire, self_instance=self)

        # Else pydantic would call it for models inside models too, with wire names.
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            super().__setattr__(_field_names(type(self)).get(name, name), value)

        def model_copy(self, *, update: Any = None, deep: bool = False) -> Any:
            names = _field_names(type(self))
            values = {names.get(k, k): v for k, v in (update or {}).items()}
            return super().model_copy(update=values, deep=deep)

    @override
    def __repr_args__(self) -> Any:
        return [pair for pair in super().__repr_args__() if pair[1] is not MISSING]

    @override
    @classmethod
    def __get_pydantic_json_schema__(
        cls,
        core_schema: CoreSchema,
        handler: GetJsonSchemaHandler,
        /,
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for part in properties.values():
            _use_json_words(part)
        return schema


@cache
def _wire_names(model: type[BaseModel]) -> dict[str, str]:
    fields = model.model_fields.items()
    return {name: field.alias for name, field in fields if field.alias is not None}


@cache
def _field_names(model: type[BaseModel]) -> dict[str, str]:
    """The names of fields in Python by those in JSON that are the name of no field."""
    names, fields = _wire_names(model).items(), model.model_fields
    return {wire: name for name, wire in names if wire not in fields}


@cache
def _constants(model: type[BaseModel]) -> dict[str, Any]:
    """By their wire names, the required properties that can have one value only."""
    return {
        name if field.alias is None else field.alias: get_args(field.annotation)[0]
        for name, field in model.model_fields.items()
        if field.is_required() and get_origin(field.annotation) is Literal
        if len(get_args(field.annotation)) == 1
    }


_JSON_WORDS = {
    "ge": "minimum",
    "gt": "exclusiveMinimum",
    "le": "maximum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
}


def _use_json_words(schema: JsonSchemaValue) -> None:
    """Rename pydantic's constraints of types that are not its own to keywords."""
    for ours, theirs in _JSON_WORDS.items():
        if ours in schema:
            schema[theirs] = schema.pop(ours)
    parts = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), schema.get("items")]
    for part in parts:
        if isinstance(part, dict):
            _use_json_words(cast("JsonSchemaValue", part))
