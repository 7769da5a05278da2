"""Example values as Python code: keyword arguments with Python's names, dates and UUIDs as objects.

The code type-checks: each value is written for the type of the place where it is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specleaf.examples import as_json
from specleaf.ir import (
    AliasModel,
    Anything,
    Api,
    Binary,
    Checked,
    Choice,
    Constant,
    Day,
    Entries,
    Flag,
    Instance,
    Instant,
    Items,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Null,
    Nullable,
    Number,
    ObjectModel,
    OneOf,
    Scalar,
    Text,
    TupleOf,
    Type,
    UnionModel,
    Value,
    accepts,
    has_format,
)
from specleaf.languages.python.imports import Imports
from specleaf.languages.python.layout import (
    Expr,
    assignment,
    call,
    dict_of,
    keyword,
    laid_out,
    list_of,
    name,
    tuple_of,
)
from specleaf.languages.python.literal import literal_of, text, whole
from specleaf.languages.python.text import with_pictographs
from specleaf.naming import Names
from specleaf.text import Code

_MAKERS = {
    "date": ("datetime", "date", ".fromisoformat"),
    "date-time": ("datetime", "datetime", ".fromisoformat"),
    "time": ("datetime", "time", ".fromisoformat"),
    "uuid": ("uuid", "UUID", ""),
}
"""For formats with a type of their own, the constructor from a text: module, class, function."""


def literal(value: Value, api: Api, names: Names) -> Code:
    """An expression for a value."""
    writer = ValueWriter(api, names, Imports(frozenset(classes_of(value, names))), "models")
    return Code(with_pictographs(laid_out(writer.expression(value, _default_type(value)), 0, 0)))


def example(id_: ModelId, value: Value | None, api: Api, names: Names, module: str) -> Code:
    """A block that imports a model from `module`, and makes a value of it if one is given."""
    used = {names.model(id_).name, *(classes_of(value, names) if value is not None else ())}
    imports = Imports(frozenset(used))
    root = names.model(id_).name
    imports.bring(module, root)
    if value is None:
        return Code(imports.lines())
    expression = ValueWriter(api, names, imports, module).expression(value, ModelRef(id_))
    is_class = isinstance(value, Instance) and value.model == id_
    statement = assignment("value", None if is_class else name(root), expression)
    return Code(with_pictographs(f"{imports.lines()}\n\n{statement}"))


@dataclass(frozen=True, slots=True)
class ValueWriter:
    """Writes the values of one block; what they need is imported."""

    api: Api
    names: Names
    imports: Imports
    module: str

    def expression(self, value: Value, type_: Type) -> Expr:
        """The expression of a value where a type is expected."""
        match value:
            case Text(content) | Binary(content) | Instant(content) | Day(content):
                return self._text(content, type_)
            case Number(found):
                return literal_of(whole(found))
            case Flag(found):
                return literal_of(found)
            case Null():
                return literal_of(None)
            case Items(items):
                return self._items(items, self._container(value, type_))
            case Entries(entries):
                return self._entries(value, entries, self._container(value, type_))
            case Instance(id_, fields):
                return self._instance(value, id_, fields)
            case Choice(_, member):
                return literal_of(whole(member))

    def of_model(self, value: Instance) -> Expr:
        """The expression of an instance of its own model."""
        return self.expression(value, ModelRef(value.model))

    def _text(self, content: str, type_: Type) -> Expr:
        format_ = next((each for each in self._formats(type_) if not each or has_format(content, each)), "")
        if not format_:
            return text(content)
        module, class_, function = _MAKERS[format_]
        return call(self.imports.use(module, class_) + function, [text(content)])

    def _formats(self, type_: Type) -> list[str]:
        """The formats with types of their own that the type admits; `""`, for plain text, first."""
        found = {scalar.format if scalar.format in _MAKERS else "" for scalar in self._strings(type_)}
        return sorted(found)

    def _strings(self, type_: Type) -> Iterator[Scalar]:
        """The types of text that a type admits."""
        for each in self._alternatives(type_):
            match each:
                case Scalar("string"):
                    yield each
                case Anything() | Constant() | ModelRef():
                    yield Scalar("string")
                case _:
                    pass

    def _alternatives(self, type_: Type) -> Iterator[Type]:
        """The alternatives of a type, with aliases, unions and null resolved."""
        waiting, seen = [type_], set[ModelId]()
        while waiting:
            match waiting.pop():
                case Nullable(inner) | Checked(inner):
                    waiting.append(inner)
                case OneOf(members):
                    waiting.extend(member.type for member in reversed(members))
                case ModelRef(id) if id not in seen and isinstance(
                    model := self.api.models.get(id), AliasModel | UnionModel
                ):
                    seen.add(id)
                    waiting.append(model.target if isinstance(model, AliasModel) else model.union)
                case other:
                    yield other

    def _container(self, value: Items | Entries, type_: Type) -> Type:
        """The first alternative of a type that accepts a list or map."""
        fitting = (each for each in self._alternatives(type_) if accepts(as_json(value), each, self.api))
        return next(fitting, Nothing())

    def _items(self, items: tuple[Value, ...], type_: Type) -> Expr:
        match type_:
            case ListOf(item):
                return list_of(self.expression(each, item.type) for each in items)
            case TupleOf(positions, rest):
                types = [part.type for part in positions[: len(items)]]
                types += [rest.type] * (len(items) - len(types))
                return tuple_of(self.expression(each, of) for each, of in zip(items, types, strict=True))
            case _:
                return list_of(self.expression(each, _default_type(each)) for each in items)

    def _entries(self, value: Entries, entries: tuple[tuple[str, Value], ...], type_: Type) -> Expr:
        match type_:
            case ModelRef(id):
                return self._validated(value, id)
            case MapOf(each_value):
                return dict_of((text(key), self.expression(each, each_value.type)) for key, each in entries)
            case _:
                return dict_of((text(key), self.expression(each, _default_type(each))) for key, each in entries)

    def _instance(self, value: Instance, id_: ModelId, fields: tuple[tuple[str, Value], ...]) -> Expr:
        model = self.api.models[id_]
        types = {field.wire_name: field.type for field in model.fields} if isinstance(model, ObjectModel) else {}
        if not types.keys() >= {wire_name for wire_name, _ in fields}:
            return self._validated(value, id_)
        arguments = [
            keyword(self.names.field(id_, wire_name), self.expression(each, types[wire_name]))
            for wire_name, each in fields
        ]
        return call(self._class(id_), arguments)

    def _validated(self, value: Value, id_: ModelId) -> Expr:
        """A call of `model_validate`, for a value that does not fit the signature of the constructor."""
        return call(f"{self._class(id_)}.model_validate", [literal_of(as_json(value))])

    def _class(self, id_: ModelId) -> str:
        called = self.names.model(id_).name
        self.imports.bring(self.module, called)
        return called


def _default_type(value: Value) -> Type:
    """The type of a value where any is allowed."""
    match value:
        case Instant():
            return Scalar("string", "date-time")
        case Day():
            return Scalar("string", "date")
        case Instance(id_) | Choice(id_):
            return ModelRef(id_)
        case _:
            return Anything()


def classes_of(value: Value, names: Names) -> Iterator[str]:
    """The names of the models of all instances in a value."""
    match value:
        case Instance(id_, fields):
            yield names.model(id_).name
            for _, each in fields:
                yield from classes_of(each, names)
        case Items(items):
            for each in items:
                yield from classes_of(each, names)
        case Entries(entries):
            for _, each in entries:
                yield from classes_of(each, names)
        case _:
            pass
