"""What is shown of a type, with the published rules: which fields, which draws, what is remembered."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

import pytest

from specleaf.examples.generator import Examples, examples_of
from specleaf.examples.order import rendering_order
from specleaf.examples.strategy import UNCONSTRAINED, ExampleSettings, OptionalFields, Strategy
from specleaf.examples.valid import valid_examples
from specleaf.ir.api import (
    AliasModel,
    Api,
    Default,
    EnumModel,
    Field,
    Member,
    Model,
    ObjectModel,
    Operation,
    Response,
    UnionModel,
)
from specleaf.ir.api import Content as Body
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.types import Anything, Constant, ListOf, MapOf, ModelRef, Nullable, OneOf, Part, Scalar, Type
from specleaf.ir.values import Choice, Entries, Flag, Instance, Instant, Items, Null, Number, Text, Value
from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer

TEXT, NUMBER, INTEGER, FLAG = (Scalar(kind) for kind in ("string", "number", "integer", "boolean"))
ANY = Part(Anything())


def component(name: str) -> Pointer:
    return ROOT.child("components", "schemas", name)


def ref(name: str) -> ModelRef:
    return ModelRef(component(name))


def field(
    name: str,
    type_: Type,
    required: bool = True,
    examples: tuple[Json, ...] = (),
    default: Default | None = None,
) -> Field:
    return Field(name, type_, required, component("X").child(name), default, docs=Docs(examples=examples))


def object_of(name: str, *fields: Field, docs: Docs = NO_DOCS) -> ObjectModel:
    return ObjectModel(component(name), docs, fields, ANY)


def examples(*models: Model, optional: OptionalFields = "with-example", strategy: Strategy = UNCONSTRAINED) -> Examples:
    return examples_of(api_of(*models), ExampleSettings(strategy, optional, 2025))


def api_of(*models: Model, operations: Iterable[Operation] = ()) -> Api:
    found = MappingProxyType({model.id: model for model in models})
    return Api("", "", tuple(operations), found, tuple(found))


def shown(value: Value | None) -> object:
    """A value as plain data, for comparison."""
    match value:
        case Items(items):
            return [shown(item) for item in items]
        case Instance(_, pairs) | Entries(pairs):
            return {name: shown(item) for name, item in pairs}
        case Number(plain) | Flag(plain) | Text(plain) | Instant(plain) | Choice(_, plain):
            return plain
        case Null():
            return None
        case _:
            raise AssertionError(value)


def test_numbers_follow_from_the_name_of_the_class() -> None:
    details = object_of("Details", field("text_tokens", NUMBER), field("image_tokens", NUMBER))
    usage = object_of(
        "Usage",
        field("total_tokens", NUMBER),
        field("input_tokens", NUMBER),
        field("output_tokens", NUMBER),
        field("input_tokens_details", ref("Details")),
    )
    value = examples(usage, details).example_of(ref("Usage"), "PostV2ProxyImagesEditsUsage")
    assert shown(value) == {
        "total_tokens": 2802.74,
        "input_tokens": 4003.34,
        "output_tokens": 6587.59,
        "input_tokens_details": {"text_tokens": 2483.99, "image_tokens": 321.55},
    }


@pytest.mark.parametrize(
    ("type_", "seed", "expected"),
    [
        (NUMBER, "number", 1284.03),
        (FLAG, "boolean", True),
        (TEXT, "string", "<value>"),
        (ListOf(Part(TEXT)), "string[]", ["<value 1>", "<value 2>"]),
        (ListOf(Part(NUMBER)), "number[]", [3390.48, 1336.21, 9437.99]),
        (ListOf(Part(Anything())), "any[]", ["<value 1>", "<value 2>", "<value 3>"]),
        (MapOf(Part(NUMBER)), "number[]", {"key": 3390.48, "key1": 1336.21, "key2": 9437.99}),
        (Constant("a"), "anything", "a"),
        (Scalar("string", "date-time"), "DeploymentStreamData", "2025-05-08T16:39:48.977Z"),
    ],
)
def test_each_type_has_its_draws(type_: Type, seed: str, expected: object) -> None:
    assert shown(examples().example_of(type_, seed)) == expected


def test_an_enumeration_takes_one_draw_and_one_with_a_single_value_none() -> None:
    detail = EnumModel(component("Detail"), NO_DOCS, tuple(map(Member, ("low", "high", "auto"))))
    single = EnumModel(component("Single"), NO_DOCS, (Member("only"),))
    pair = object_of("Pair", field("single", ref("Single")), field("detail", ref("Detail")))
    found = examples(detail, single, pair)
    assert shown(found.example_of(ref("Detail"), "Detail")) == "high"
    assert shown(found.example_of(ref("Pair"), "Detail")) == {"single": "only", "detail": "high"}


def test_a_union_draws_its_member_first() -> None:
    union = UnionModel(component("Eq"), NO_DOCS, OneOf((Part(TEXT), Part(NUMBER), Part(FLAG))))
    holder = object_of("Holder", field("eq", ref("Eq")))
    assert shown(examples(union, holder).example_of(ref("Holder"), "DeploymentsOrEq")) == {"eq": 9960.4}


def test_one_in_ten_of_what_may_be_null_is_null() -> None:
    holder = object_of("Holder", field("a", Nullable(INTEGER)))
    found = [shown(examples(holder).example_of(ref("Holder"), f"seed {number}")) for number in range(200)]
    assert 10 <= found.count({"a": None}) <= 30


def test_the_root_is_never_null() -> None:
    enum = EnumModel(component("E"), NO_DOCS, (Member("a"),), nullable=True)
    assert {shown(examples(enum).example_of(ref("E"), f"seed {number}")) for number in range(50)} == {"a"}


@pytest.mark.parametrize(
    ("each", "is_shown"),
    [
        (field("a", TEXT), True),
        (field("a", TEXT, required=False), False),
        (field("a", TEXT, required=False, examples=("e",)), True),
        (field("a", TEXT, required=False, examples=("e",), default=Default("e")), False),
        (field("a", TEXT, required=False, default=Default("e")), False),
        (field("a", ref("Deep"), required=False), True),
        (field("a", ListOf(Part(ref("Deep"))), required=False), True),
        (field("a", ref("Plain"), required=False), False),
    ],
)
def test_an_optional_field_is_shown_for_the_sake_of_an_example(each: Field, is_shown: bool) -> None:
    inner = object_of("Inner", field("x", TEXT, required=False, examples=("here",)))
    models = (object_of("Deep", field("inner", ref("Inner"))), inner, object_of("Plain", field("x", TEXT)))
    value = examples(object_of("Holder", each), *models).example_of(ref("Holder"), "Holder")
    assert isinstance(value, Instance)
    assert bool(value.fields) == is_shown


def test_what_a_default_can_stand_for_is_shown_only_where_values_have_to_be_true() -> None:
    holder = object_of("Holder", field("a", TEXT, default=Default("x")))
    assert shown(examples(holder).example_of(ref("Holder"), "")) == {}
    true = valid_examples(api_of(holder), "with-example", 2025)
    assert shown(true.example_of(ref("Holder"), "")) == {"a": "<value>"}


def test_an_optional_list_shown_for_its_items_has_one() -> None:
    item = object_of("Item", field("x", TEXT, examples=("here",)))
    holder = object_of("Holder", field("all", ListOf(Part(ref("Item"))), required=False))
    for seed in ("a", "b", "c"):
        assert shown(examples(holder, item).example_of(ref("Holder"), seed)) == {"all": [{"x": "here"}]}


def test_never_shows_only_what_differs_from_its_default() -> None:
    holder = object_of(
        "Holder",
        field("a", TEXT, required=False, examples=("e",)),
        field("b", TEXT, required=False, examples=("e",), default=Default("d")),
    )
    assert shown(examples(holder, optional="never").example_of(ref("Holder"), "")) == {"b": "e"}


def test_examples_of_the_author_take_no_draws() -> None:
    plain = object_of("Plain", field("n", NUMBER))
    given = object_of("Given", field("a", INTEGER, examples=(7,)), field("n", NUMBER))
    found = examples(plain, given)
    with_example, without = (shown(found.example_of(ref(name), "seed")) for name in ("Given", "Plain"))
    assert with_example == {"a": 7, **without}  # type: ignore[dict-item]


def test_a_nested_object_keeps_its_value_wherever_it_stands() -> None:
    inner = object_of("Inner", field("n", NUMBER))
    one = object_of("One", field("inner", ref("Inner")), field("m", NUMBER))
    two = object_of("Two", field("inner", ref("Inner")), field("m", NUMBER))
    other = object_of("Other", field("another", ref("Inner")))
    found = examples(inner, one, two, other)
    first, second, third = (shown(found.example_of(ref(name), name)) for name in ("One", "Two", "Other"))
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert isinstance(third, dict)
    assert first["inner"] == second["inner"] != third["another"]
    assert shown(examples(two, inner).example_of(ref("Two"), "Two")) != second


def test_an_object_has_one_value_of_its_own() -> None:
    found = examples(object_of("A", field("n", NUMBER)))
    assert found.example_of(ref("A"), "components.A") == found.example_of(ref("A"), "A")


def test_a_member_of_a_union_inside_another_value_shows_its_defaults() -> None:
    member = object_of("Member", field("d", INTEGER, required=False, default=Default(5)))
    union = UnionModel(component("Union"), NO_DOCS, OneOf((Part(ref("Member")), Part(ref("Member")))))
    holder = object_of("Holder", field("u", ref("Union")))
    found = examples(member, union, holder)
    assert shown(found.example_of(ref("Member"), "Member")) == {}
    assert shown(found.example_of(ref("Holder"), "Holder")) == {"u": {"d": 5}}


def test_an_example_of_a_model_follows_its_fields() -> None:
    holder = object_of(
        "Holder",
        field("b", Scalar("string", "date-time")),
        field("a", MapOf(ANY)),
        docs=Docs(examples=({"a": {"k": 1}, "unknown": 2, "b": "2024-01-01T00:00:00Z"},)),
    )
    value = examples(holder).example_of(ref("Holder"), "Holder")
    assert value == Instance(
        component("Holder"), (("b", Instant("2024-01-01T00:00:00Z")), ("a", Entries((("k", Number(1)),))))
    )


def test_an_example_of_a_union_that_lacks_a_field_follows_the_member_that_has_the_others() -> None:
    cat = object_of("Cat", field("kind", Constant("cat")), field("lives", NUMBER))
    dog = object_of("Dog", field("kind", Constant("dog")), field("barks", FLAG))
    pet = UnionModel(component("Pet"), NO_DOCS, OneOf((Part(ref("Cat")), Part(ref("Dog")))))
    holder = object_of("Holder", field("pet", ref("Pet"), examples=({"kind": "dog", "other": 1},)))
    value = examples(holder, pet, cat, dog).example_of(ref("Holder"), "")
    assert value == Instance(component("Holder"), (("pet", Instance(component("Dog"), (("kind", Text("dog")),))),))


@pytest.mark.parametrize("optional", ["with-example", "never", "always"])
def test_a_recursive_type_comes_to_an_end(optional: OptionalFields) -> None:
    node = object_of(
        "Node",
        field("list", ListOf(Part(ref("Node")))),
        field("map", MapOf(Part(ref("Node")))),
        field("null", Nullable(ref("Node"))),
        field("maybe", ref("Node"), required=False, examples=()),
        field("either", ref("Either")),
    )
    either = UnionModel(component("Either"), NO_DOCS, OneOf((Part(ref("Node")), Part(TEXT))))
    for seed in map(str, range(20)):
        value = shown(examples(node, either, optional=optional).example_of(ref("Node"), seed))
        assert value == {"list": [], "map": {}, "null": None, "either": "<value>"}


def test_a_type_that_needs_itself_has_no_example() -> None:
    ring = [object_of(f"R{number}", field("next", ref(f"R{(number + 1) % 3}"))) for number in range(3)]
    assert examples(*ring).example_of(ref("R0"), "") is None


def test_a_type_that_needs_more_than_anybody_reads_has_no_example() -> None:
    tree = [
        object_of(f"T{number}", field("a", ref(f"T{number + 1}")), field("b", ref(f"T{number + 1}")))
        for number in range(40)
    ]
    assert examples(*tree, object_of("T40")).example_of(ref("T0"), "") is None
    deep: Type = TEXT
    for _ in range(40):
        deep = ListOf(Part(deep))
    roots = [examples().example_of(deep, str(seed)) for seed in range(50)]
    assert all(root is None or len(str(root)) < 1_000_000 for root in roots)


@pytest.mark.parametrize("start", [0, 2990])
def test_a_long_chain_has_examples_at_its_end_only_whoever_comes_first(start: int) -> None:
    chain = [object_of(f"C{number}", field("next", ref(f"C{number + 1}"))) for number in range(3000)]
    found = examples(*chain, object_of("C3000"))
    found.example_of(ref(f"C{start}"), "")
    made = {number: found.example_of(ref(f"C{number}"), "") for number in range(3000, -1, -1)}
    assert made[2990] is not None
    assert made[2900] is None
    assert made[0] is None


def test_an_optional_field_without_an_end_is_left_out() -> None:
    ring = object_of("Ring", field("next", ref("Ring")))
    holder = object_of(
        "Holder",
        field("ring", ref("Ring"), required=False, examples=()),
        field("text", TEXT),
    )
    assert shown(examples(ring, holder, optional="always").example_of(ref("Holder"), "")) == {"text": "<value>"}


def test_names_are_looked_behind_however_many_there_are() -> None:
    names = [AliasModel(component(f"N{number}"), NO_DOCS, ref(f"N{number + 1}")) for number in range(3000)]
    found = examples(*names, AliasModel(component("N3000"), NO_DOCS, NUMBER))
    assert isinstance(found.example_of(ref("N0"), "number"), Number)


def test_lists_in_names_without_an_end_are_empty() -> None:
    names = [
        AliasModel(component(f"N{number}"), NO_DOCS, ListOf(Part(ref(f"N{number + 1}")))) for number in range(3000)
    ]
    found = examples(*names, AliasModel(component("N999"), NO_DOCS, NUMBER))
    assert shown(found.example_of(ref("N0"), "number")) == []


def test_a_map_of_itself_is_empty() -> None:
    alias = AliasModel(component("M"), NO_DOCS, MapOf(Part(ref("M"))))
    assert shown(examples(alias).example_of(ref("M"), "number[]")) == {}


def test_a_union_of_lists_of_itself_comes_to_an_end() -> None:
    union = UnionModel(component("Json"), NO_DOCS, OneOf((Part(ListOf(Part(ref("Json")))), Part(TEXT))))
    for seed in map(str, range(20)):
        assert shown(examples(union).example_of(ref("Json"), seed)) in ([], "<value>")


def test_a_strategy_has_the_last_word() -> None:
    strategy = Strategy(
        length=lambda _type, drawn, _api: drawn + 1,
        finish=lambda type_, value, _api: Number(1) if type_ == NUMBER else value,
        accepts=lambda _type, json, _api: json != "bad",
        authored=lambda _type, json, _api: Text(f"given {json}"),
        needs=lambda each: each.required,
    )
    texts = (field("b", TEXT, examples=("bad",)), field("c", TEXT, examples=("bad", "good", "better")))
    holder = object_of("Holder", field("all", ListOf(Part(NUMBER))), *texts)
    value = shown(examples(holder, strategy=strategy).example_of(ref("Holder"), "number[]"))
    assert value == {"all": [1, 1, 1, 1], "b": "<value>", "c": "given good"}


def test_models_of_operations_come_before_components_and_after_what_is_in_them() -> None:
    place = ROOT.child("paths", "/op", "get")
    body, inner = place.child("body"), place.child("body", "inner")
    answer = Response(place, "200", NO_DOCS, (Body(body, "application/json", Part(ModelRef(body))),))
    operation = Operation(place, "get", "/op", "op", (), NO_DOCS, (), None, (answer,))
    models = (
        object_of("Unused", field("a", ref("UsedByUnused"))),
        object_of("UsedByUnused"),
        object_of("Late"),
        object_of("Early", field("a", ref("Late"))),
        ObjectModel(body, NO_DOCS, (field("a", ref("Early")), field("b", ModelRef(inner))), ANY),
        ObjectModel(inner, NO_DOCS, (), ANY),
    )
    found = {model.id: model for model in models}
    components = tuple(id_ for id_ in found if id_.parts[0] == "components")
    api = Api("", "", (operation,), MappingProxyType(found), components)
    assert [id_.name for id_ in rendering_order(api)] == ["inner", "body", "Early", "Late", "Unused", "UsedByUnused"]


def test_what_webhooks_carry_comes_after_what_calls_lead_to() -> None:
    def answering(id_: Pointer, place: Pointer) -> Operation:
        answer = Response(place, "200", NO_DOCS, (Body(id_, "application/json", Part(ModelRef(id_))),))
        return Operation(place, "post", "", "op", (), NO_DOCS, (), None, (answer,))

    models = (object_of("Hook"), object_of("Called", field("a", ref("Inner"))), object_of("Inner"))
    operations = (
        answering(component("Hook"), ROOT.child("webhooks", "hook", "post")),
        answering(component("Called"), ROOT.child("paths", "/called", "post")),
    )
    order = rendering_order(api_of(*models, operations=operations))
    assert [id_.name for id_ in order] == ["Called", "Inner", "Hook"]


def test_the_root_shows_all_its_fields_however_many_objects_are_inside() -> None:
    leaf = object_of("Leaf", field("text", TEXT, required=False))
    names = [f"f{number}" for number in range(60)]
    root = object_of("Root", *(field(name, ref("Leaf"), required=False) for name in names))
    value = shown(examples(root, leaf, optional="always").example_of(ref("Root"), ""))
    assert isinstance(value, dict)
    assert list(value) == names
