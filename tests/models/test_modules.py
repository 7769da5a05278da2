"""What the modules of models say, for meanings made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from types import MappingProxyType

import pytest

from specleaf.ir.api import AliasModel, Api, Default, EnumModel, Field, Member, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import CONSTRAINTS, Constraint
from specleaf.ir.docs import Docs
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    Discriminator,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Rules,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.json_value import Json
from specleaf.languages.python.style import STYLE
from specleaf.models.guard import check_module
from specleaf.models.options import ModelOptions
from specleaf.models.styles import STYLES, fixed_files, module_views
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.pointer import ROOT, Pointer
from specleaf.problems import Problems
from specleaf.render import render

STRING, INTEGER, NUMBER, BOOLEAN = Scalar("string"), Scalar("integer"), Scalar("number"), Scalar("boolean")
DEFAULTS = ModelOptions()
ANYTHING = Part(Anything())


def place(name: str) -> Pointer:
    """The id of a component."""
    return ROOT.child("components", "schemas", name)


def field(name: str, type_: Type, *, required: bool = True, default: Default | None = None) -> Field:
    """A property, without anything else."""
    return Field(name, type_, required, place("X").child("properties", name), default)


def an_object(name: str, *fields: Field, extra: Part = ANYTHING, rules: Json = True) -> ObjectModel:
    """An object component."""
    return ObjectModel(place(name), Docs(), fields, extra, (), None if rules is True else Rules(rules))


def an_api(*models: Model, schemas: Mapping[str, Json] | None = None) -> Api:
    """A meaning with nothing but components."""
    found = {model.id: model for model in models}
    components = tuple(id_ for id_ in found if id_.is_within(ROOT.child("components")))
    return Api("A", "1", (), MappingProxyType(found), components, schemas or {})


def modules_of(
    *models: Model,
    options: ModelOptions = DEFAULTS,
    problems: Problems | None = None,
    schemas: Mapping[str, Json] | None = None,
) -> dict[str, str]:
    """The text of each module by the name of its file; every one has passed the guard."""
    api = an_api(*models, schemas=schemas)
    names = assign_names(api, STYLE, STRATEGIES["qualified"])
    views = module_views(api, names, STYLES["pydantic"], options, problems or Problems())
    texts = {view.path.rpartition("/")[2].removesuffix(".py"): render(view) for view in views}
    for text in texts.values():
        check_module(text)
    return texts


def statement(type_: Type, *others: Model, options: ModelOptions = DEFAULTS) -> str:
    """How a component that stands for `type_` is written."""
    text = modules_of(AliasModel(place("X"), Docs(), type_), *others, options=options)["x"]
    return text.partition('X = TypeAliasType("X", ')[2].strip().removesuffix(")")


def body(*fields: Field, others: tuple[Model, ...] = (), options: ModelOptions = DEFAULTS) -> list[str]:
    """The lines of a class with these fields."""
    text = modules_of(an_object("X", *fields), *others, options=options)["x"]
    return text.partition("class X(Model):\n")[2].rstrip().split("\n")


def constraints(**values: float | str | bool) -> tuple[Constraint, ...]:
    """`constraints(minLength=1)`."""
    return tuple(Constraint(keyword, value) for keyword, value in values.items())


TYPES: list[tuple[Type, str]] = [
    (STRING, "str"),
    (INTEGER, "Integer"),
    (NUMBER, "Number"),
    (BOOLEAN, "Boolean"),
    (Scalar("string", "date-time"), "DateTime"),
    (Scalar("string", "date"), "Date"),
    (Scalar("string", "time"), "Time"),
    (Scalar("string", "uuid"), "UUID"),
    (Scalar("string", "email"), "str"),
    (Scalar("integer", "int64"), "Integer"),
    (Anything(), "Any"),
    (Nothing(), "Nothing"),
    (Nullable(STRING), "str | None"),
    (ListOf(Part(STRING)), "list[str]"),
    (ListOf(Part(Nullable(INTEGER))), "list[Integer | None]"),
    (MapOf(Part(NUMBER)), "dict[str, Number]"),
    (OneOf((Part(STRING), Part(INTEGER))), "str | Integer"),
    (Constant("a"), 'Literal["a"]'),
    (Constant(None), "None"),
    (Constant(True), "Annotated[Literal[True], Exact()]"),
    (Constant(1), "Annotated[Literal[1], Exact()]"),
    (Constant(1.0), "Annotated[Literal[1], Exact()]"),
    (Constant(1.5), 'Annotated[Number, Check({"const": 1.5})]'),
    (Constant([1]), 'Annotated[list[Any], Check({"const": [1]})]'),
    (Constant({"a": None}), 'Annotated[dict[str, Any], Check({"const": {"a": None}})]'),
    (Scalar("string", "", constraints(minLength=1, maxLength=9)), "Annotated[str, Field(min_length=1, max_length=9)]"),
    (Scalar("string", "", constraints(pattern="^a$")), 'Annotated[str, Field(pattern="^a$")]'),
    (Scalar("integer", "", constraints(minimum=1, maximum=9)), "Annotated[Integer, Field(ge=1, le=9)]"),
    (Scalar("integer", "", constraints(minimum=1.0)), "Annotated[Integer, Field(ge=1)]"),
    (
        Scalar("number", "", constraints(exclusiveMinimum=0.5, exclusiveMaximum=1)),
        "Annotated[Number, Field(gt=0.5, lt=1)]",
    ),
    (Scalar("number", "", constraints(multipleOf=0.01)), "Annotated[Number, MultipleOf(0.01)]"),
    (Scalar("string", "date", constraints(maxLength=10)), 'Annotated[Date, Check({"maxLength": 10})]'),
    (ListOf(Part(STRING), constraints(maxItems=3)), "Annotated[list[str], Field(max_length=3)]"),
    (ListOf(Part(STRING), constraints(uniqueItems=True)), 'Annotated[list[str], Check({"uniqueItems": True})]'),
    (MapOf(ANYTHING, constraints(minProperties=1)), "Annotated[dict[str, Any], Field(min_length=1)]"),
    (Nullable(Scalar("integer", "", constraints(minimum=1))), "Annotated[Integer | None, Field(ge=1)]"),
    (Nullable(Scalar("integer", "", constraints(multipleOf=2))), "Annotated[Integer, MultipleOf(2)] | None"),
    (Checked(STRING, Rules({"not": {"const": "a"}})), 'Annotated[str, Check({"not": {"const": "a"}})]'),
    (Nullable(Checked(STRING, Rules(False))), "Annotated[str, Check(False)] | None"),
    (
        TupleOf((Part(NUMBER), Part(NUMBER)), Part(Nothing()), constraints(minItems=2)),
        "Annotated[tuple[Number, Number], Positions()]",
    ),
    (TupleOf((Part(NUMBER),), Part(Nothing())), "Annotated[tuple[()] | tuple[Number], Positions()]"),
    (
        TupleOf((Part(NUMBER),), Part(STRING), constraints(minItems=1)),
        "Annotated[tuple[Number, *tuple[str, ...]], Positions()]",
    ),
    (
        TupleOf((Part(NUMBER),), Part(STRING), constraints(minItems=1, maxItems=1)),
        "Annotated[tuple[Number], Positions()]",
    ),
    (TupleOf((Part(Nothing()),), Part(STRING)), "Annotated[tuple[()], Positions()]"),
    (
        TupleOf((), Part(STRING), constraints(maxItems=3)),
        'Annotated[tuple[str, ...], Positions(), Check({"maxItems": 3})]',
    ),
]


@pytest.mark.parametrize(("type_", "expected"), TYPES)
def test_each_type_has_its_annotation(type_: Type, expected: str) -> None:
    assert statement(type_) == expected


@pytest.mark.parametrize(("keyword", "about"), CONSTRAINTS.items())
def test_each_constraint_has_a_word_or_a_marker(keyword: str, about: str) -> None:
    found = (Constraint(keyword, "a" if keyword == "pattern" else 1),)
    types: dict[str, Type] = {
        "string": Scalar("string", "", found),
        "number": Scalar("number", "", found),
        "array": ListOf(Part(STRING), found),
        "object": MapOf(Part(STRING), found),
    }
    assert statement(types[about]).startswith("Annotated[")


def test_formats_stay_text_if_the_settings_say_so() -> None:
    options = ModelOptions(formats="text")
    assert statement(Scalar("string", "date", constraints(maxLength=10)), options=options).endswith("max_length=10)]")


def test_a_bound_beyond_the_engines_integers_is_still_a_number() -> None:
    assert statement(Scalar("integer", "", constraints(maximum=10**30))) == f"Annotated[Integer, Field(le={10**30})]"
    assert statement(Scalar("string", "", constraints(maxLength=10**30))).endswith("Field(max_length=2147483647)]")


def test_a_pattern_that_looks_around_is_not_enforced() -> None:
    alias = AliasModel(place("X"), Docs(), Scalar("string", "", constraints(pattern="(?=a)b")))
    assert 'TypeAliasType("X", str)' in modules_of(alias)["x"]


def test_patterns_of_properties_without_a_translation_let_every_property_pass() -> None:
    rules: Json = {"patternProperties": {"(?=a)": False, "^b$": False}, "additionalProperties": False}
    text = modules_of(an_object("X", rules=rules))["x"]
    assert '"patternProperties": {"": True, "^b$": False}' in text


def test_optional_nullable_and_default_are_three_things() -> None:
    assert body(
        field("a", STRING),
        field("b", STRING, required=False),
        field("c", Nullable(STRING)),
        field("d", Nullable(STRING), required=False),
        field("e", STRING, required=False, default=Default("x")),
        field("f", Nullable(STRING), required=False, default=Default(None)),
        field("g", STRING, required=False, default=Default(3)),
        field("h", STRING, default=Default("x")),
    ) == [
        "    a: str",
        "    b: str | MISSING = MISSING",
        "    c: str | None",
        "    d: str | None | MISSING = MISSING",
        '    e: str = "x"',
        "    f: str | None = None",
        "    g: str | MISSING = MISSING",
        "    h: str",
    ]


def test_constraints_and_wire_names_share_one_field() -> None:
    limited = Scalar("string", "", constraints(maxLength=3))
    assert body(field("theName", limited, required=False)) == [
        '    the_name: Annotated[str | MISSING, Field(alias="theName", max_length=3)] = MISSING'
    ]


def test_a_default_that_could_be_changed_is_copied_for_each_instance() -> None:
    lists = ListOf(Part(STRING))
    assert body(
        field("a", lists, required=False, default=Default([])),
        field("b", Nullable(lists), required=False, default=Default(["x"])),
        field("c", MapOf(Part(INTEGER)), required=False, default=Default({"x": 1.0})),
    ) == [
        "    a: list[str] = Field(default=[])",
        '    b: list[str] | None = Field(default=list[str](["x"]))',
        '    c: dict[str, Integer] = Field(default={"x": 1})',
    ]


def test_a_default_that_is_a_moment_is_read_from_its_text() -> None:
    assert body(
        field("a", Scalar("string", "date"), required=False, default=Default("2020-01-01")),
        field("b", Scalar("string", "date-time"), required=False, default=Default("2020-01-01T10:00:00Z")),
        field("c", Scalar("string", "time"), required=False, default=Default("10:00:00+01:00")),
    ) == [
        '    a: Date = date.fromisoformat("2020-01-01")',
        '    b: DateTime = datetime.fromisoformat("2020-01-01T10:00:00Z")',
        '    c: Time = time.fromisoformat("10:00:00+01:00")',
    ]


def test_a_default_that_python_would_spell_otherwise_or_that_is_a_model_is_read_from_json() -> None:
    pet = an_object("Pet")
    assert body(
        field("a", Scalar("string", "date-time"), required=False, default=Default("2020-01-01t10:00:00z")),
        field("b", ModelRef(pet.id), required=False, default=Default({})),
        others=(pet,),
    ) == [
        '    a: DateTime = Default("2020-01-01t10:00:00z")',
        "    b: Pet = Default({})",
    ]


def test_a_required_constant_is_filled_in_by_the_constructor() -> None:
    assert body(field("kind", Constant("cat"))) == ['    kind: Literal["cat"] = CONSTANT']
    assert body(field("kind", Constant(1.5))) == ['    kind: Annotated[Number, Check({"const": 1.5})]']
    assert body(field("kind", Constant("cat"), required=False)) == ['    kind: Literal["cat"] | MISSING = MISSING']


def test_docs_become_docstrings_and_deprecation_is_an_argument_of_field() -> None:
    fields = (
        Field("id", STRING, False, ROOT, access="read", docs=Docs("The *id*.", deprecated=True)),
        Field("secret", STRING, False, ROOT, access="write"),
    )
    model = ObjectModel(place("X"), Docs("", "A title", deprecated=True), fields, ANYTHING)
    text = modules_of(model)["x"]
    assert text.partition("class X")[2] == dedent(
        '''\
        (Model):
            """A title

            Deprecated.
            """

            id: Annotated[str | MISSING, Field(deprecated=True)] = MISSING
            """The *id*.

            Read-only.
            """

            secret: str | MISSING = MISSING
            """Write-only."""
        '''
    )


def test_a_title_that_is_the_name_again_is_no_docstring() -> None:
    assert '"""' not in modules_of(AliasModel(place("ThePet"), Docs(title="The pet"), STRING))["the_pet"]


def test_a_class_with_nothing_in_it_passes() -> None:
    assert body() == ["    pass"]


def test_undeclared_properties_are_kept_refused_or_typed() -> None:
    assert "class X(Model):\n" in modules_of(an_object("X"))["x"]
    assert 'class X(Model, extra="forbid"):\n' in modules_of(an_object("X", extra=Part(Nothing())))["x"]
    typed = modules_of(an_object("X", extra=Part(INTEGER)))["x"]
    assert "def model_extra(self) -> dict[str, Integer] | None: ..." in typed
    assert "    else:\n        __pydantic_extra__: dict[str, Integer]\n" in typed


def test_rules_on_an_object_and_its_counts_are_one_check() -> None:
    model = ObjectModel(place("X"), Docs(), (), ANYTHING, constraints(minProperties=1), Rules({"required": ["a"]}))
    assert '    _check = model_check({"minProperties": 1, "required": ["a"]})' in modules_of(model)["x"]


def test_rules_bring_the_schemas_that_they_refer_to_and_no_others() -> None:
    rules = Rules({"not": {"$ref": "#/a"}})
    schemas: dict[str, Json] = {"#/a": {"items": {"$ref": "#/b"}}, "#/b": {"pattern": "(?=x)"}, "#/c": {}}
    alias = AliasModel(place("X"), Docs(), Checked(Anything(), rules))
    texts = modules_of(alias, schemas=schemas)
    assert 'SCHEMAS: dict[str, Any] = {"#/a": {"items": {"$ref": "#/b"}}, "#/b": {}}' in texts["_schemas"]
    assert "_schemas" not in modules_of(AliasModel(place("X"), Docs(), STRING), schemas=schemas)


def enumeration(*values: Json, nullable: bool = False, is_open: bool = False) -> EnumModel:
    """An enumeration component."""
    return EnumModel(place("X"), Docs(), tuple(map(Member, values)), nullable, nullable, is_open)


ENUMS: list[tuple[EnumModel, str]] = [
    (enumeration("a", "b"), 'Literal["a", "b"]'),
    (enumeration("a", nullable=True), 'Literal["a"] | None'),
    (enumeration("a", is_open=True), 'Literal["a"] | str'),
    (enumeration(1, 2), "Annotated[Literal[1, 2], Exact()]"),
    (enumeration("a", 1, True), 'Annotated[Literal["a", 1, True], Exact()]'),
    (enumeration(1, is_open=True, nullable=True), "Annotated[Literal[1], Exact()] | Integer | None"),
    (enumeration([1], {}), 'Annotated[Any, Check({"enum": [[1], {}]})]'),
    (enumeration("a", [1]), 'Literal["a"] | Annotated[list[Any], Check({"const": [1]})]'),
]


@pytest.mark.parametrize(("model", "expected"), ENUMS)
def test_enumerations_are_literal_types(model: EnumModel, expected: str) -> None:
    text = modules_of(model)["x"]
    assert text.partition('X = TypeAliasType("X", ')[2].strip() == f"{expected})"


def test_fractions_are_literals_that_type_checkers_do_not_see() -> None:
    text = modules_of(enumeration(1, 1.5))["x"]
    assert '    X = TypeAliasType("X", Number)\nelse:\n' in text
    assert '    X = TypeAliasType("X", Annotated[Literal[1, 1.5], Exact()])' in text


def test_enumerations_of_strings_are_classes_if_the_settings_say_so() -> None:
    colour = EnumModel(place("Colour"), Docs(), (Member("red"), Member("dark blue")))
    user = an_object("X", field("c", ModelRef(colour.id), required=False, default=Default("dark blue")))
    texts = modules_of(colour, user, options=ModelOptions(enums="class"))
    assert texts["colour"].endswith('class Colour(StrEnum):\n    RED = "red"\n    DARK_BLUE = "dark blue"\n')
    assert "    c: Colour = Colour.DARK_BLUE\n" in texts["x"]


def union(*members: Type, exclusive: bool = False, rules: Json = True) -> UnionModel:
    """A union component."""
    found = OneOf(tuple(map(Part, members)), None, exclusive)
    return UnionModel(place("X"), Docs(), found, rules=None if rules is True else Rules(rules))


def union_type(model: UnionModel, *others: Model) -> str:
    """The type that the name of a union stands for."""
    text = modules_of(model, *others)["x"]
    return text.partition('X = TypeAliasType("X", ')[2].strip().removesuffix(")")


CAT, DOG = an_object("Cat", field("kind", Constant("cat"))), an_object("Dog", field("kind", Constant("dog")))
REFS = (ModelRef(CAT.id), ModelRef(DOG.id))


def test_members_that_pydantic_cannot_look_into_are_chosen_by_the_best_fit() -> None:
    assert union_type(union(*REFS), CAT, DOG) == "Annotated[Cat | Dog, AnyOf()]"
    assert union_type(union(REFS[0], STRING), CAT) == "Cat | str"
    assert union_type(union(ListOf(Part(REFS[0])), REFS[1]), CAT, DOG) == "list[Cat] | Dog"


def test_exactly_one_member_is_counted_only_where_two_may_fit() -> None:
    rule: Json = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
    assert union_type(union(*REFS, exclusive=True, rules=rule), CAT, DOG) == "Annotated[Cat | Dog, OneOf()]"
    assert union_type(union(*REFS, exclusive=True), CAT, DOG) == "Annotated[Cat | Dog, AnyOf()]"


def test_twins_are_counted_by_the_rule_because_a_python_union_has_none() -> None:
    rule: Json = {"oneOf": [{"type": "string"}, {"type": "string"}]}
    assert "Check(" in modules_of(union(STRING, STRING, exclusive=True, rules=rule))["x"]


def test_null_that_two_members_accept_is_counted_by_the_rule_because_it_stands_apart_once() -> None:
    members = (Part(Scalar("string", "", constraints(minLength=1))), Part(STRING))
    cases: list[tuple[Json, str]] = [("string", "OneOf()"), (["string", "null"], "Check(")]
    for types, expected in cases:
        rule: Json = {"oneOf": [{"type": types, "minLength": 1}, {"type": ["string", "null"]}]}
        model = UnionModel(place("X"), Docs(), OneOf(members, None, exclusive=True), nullable=True, rules=Rules(rule))
        assert expected in modules_of(model)["x"]


def test_a_discriminator_dispatches_on_its_property() -> None:
    mapping = (("cat", CAT.id), ("dog", DOG.id))
    found = OneOf(tuple(map(Part, REFS)), Discriminator("kind", mapping), exclusive=True)
    text = modules_of(UnionModel(place("X"), Docs(), found, nullable=True), CAT, DOG)["x"]
    assert 'Annotated[Cat | Dog | None, Tagged("kind", {"cat": Cat, "dog": Dog})]' in text


def test_objects_are_looked_up_later_and_what_is_none_is_imported() -> None:
    colour = EnumModel(place("Colour"), Docs(), (Member("red"), Member("blue")))
    user = an_object("X", field("pet", REFS[0]), field("colour", ModelRef(colour.id)))
    text = modules_of(colour, CAT, user)["x"]
    assert "from .._support import Model, ref\nfrom .colour import Colour\n" in text
    assert "if TYPE_CHECKING:\n    from .cat import Cat\nelse:\n" in text
    assert '    Cat = ref(__name__, ".cat:Cat")\n' in text


def test_an_object_may_be_made_of_itself() -> None:
    text = modules_of(an_object("X", field("next", ModelRef(place("X")), required=False)))["x"]
    assert text.splitlines()[2] == "from __future__ import annotations"
    assert "    next: X | MISSING = MISSING\n" in text


def test_a_type_that_is_made_of_itself_is_a_text_to_mypy() -> None:
    tree = AliasModel(place("X"), Docs(), ListOf(Part(Nullable(ModelRef(place("X"))))))
    assert 'X = TypeAliasType("X", "list[X | None]")' in modules_of(tree)["x"]


@pytest.mark.parametrize("name", ["Model", "Field", "Annotated", "Any", "Check", "Literal", "MISSING", "TypeAliasType"])
def test_a_model_may_have_the_name_of_what_its_module_imports(name: str) -> None:
    limited = Scalar("string", "", constraints(maxLength=3))
    fields = (field("a", limited, required=False), field("b", Anything()), field("c", Constant([])))
    text = modules_of(an_object(name, *fields))
    assert any(f"class {name}" in module for module in text.values())


def test_nesting_that_python_could_not_read_is_cut_with_a_note() -> None:
    deep: Type = STRING
    for _ in range(80):
        deep = ListOf(Part(deep))
    problems = Problems()
    text = modules_of(an_object("X", field("a", deep)), problems=problems)["x"]
    assert text.count("list[") == 31
    assert [problem.code for problem in problems] == ["inexact"]


def test_the_package_exports_every_model_and_loads_none() -> None:
    text = modules_of(CAT, DOG)["__init__"]
    assert "    from .components.cat import Cat as Cat\n" in text
    assert '    __name__, {"Cat": ".components.cat", "Dog": ".components.dog"}\n' in text


def test_the_fixed_files_are_those_of_the_templates_and_the_folders() -> None:
    api = an_api(CAT)
    files = fixed_files(api, assign_names(api, STYLE, STRATEGIES["qualified"]), STYLES["pydantic"])
    assert files["py.typed"] == files["components/__init__.py"] == ""
    assert "class Model(" in files["_support.py"]
    assert not any("jinja" in path or "__pycache__" in path for path in files)
