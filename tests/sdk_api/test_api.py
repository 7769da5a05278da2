"""What the SDK layout makes of a document's meaning, before names are given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import pytest

from specleaf.ir.api import (
    AliasModel,
    Api,
    Content,
    Default,
    EnumModel,
    Field,
    Member,
    Model,
    ObjectModel,
    Operation,
    Parameter,
    RequestBody,
    Response,
    UnionModel,
    parameter_model_id,
)
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.mandatory import is_mandatory
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    Discriminator,
    ListOf,
    MapOf,
    ModelRef,
    Nullable,
    OneOf,
    Part,
    Rules,
    Scalar,
    Type,
)
from specleaf.ir.walk import references_of
from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer
from specleaf.sdk_api.api import as_sdk_api
from specleaf.sdk_api.bodies import is_upload
from specleaf.sdk_api.options import SdkApiOptions

TEXT = Scalar("string")
NUMBER = Scalar("number")
ANY = Part(Anything())


def component(name: str) -> Pointer:
    return ROOT.child("components", "schemas", name)


def object_of(id_: Pointer, *fields: Field, docs: Docs = NO_DOCS) -> ObjectModel:
    return ObjectModel(id_, docs, fields, ANY)


def field(name: str, type_: Type, **facts: object) -> Field:
    return Field(name, type_, True, component("X").child("properties", name), **facts)  # type: ignore[arg-type]


def union_of(id_: Pointer, *members: Type | Part) -> UnionModel:
    parts = tuple(each if isinstance(each, Part) else Part(each) for each in members)
    return UnionModel(id_, NO_DOCS, OneOf(parts))


def api_of(*models: Model, operations: Iterable[Operation] = ()) -> Api:
    found = {model.id: model for model in models}
    components = tuple(id_ for id_ in found if id_.parts[:2] == ("components", "schemas") and len(id_.parts) == 3)
    return Api("", "", tuple(operations), MappingProxyType(found), components)


DOCS = Docs("the request")


def operation_of(
    request: Type | None = None, response: Type | None = None, content_type: str = "application/json", name: str = "op"
) -> Operation:
    place = ROOT.child("paths", f"/{name}", "post")
    body = place.child("requestBody", "content", content_type, "schema")
    answer = place.child("responses", "200", "content", "application/json", "schema")
    return Operation(
        pointer=place,
        method="post",
        path=f"/{name}",
        operation_id=name,
        tags=(),
        docs=NO_DOCS,
        parameters=(),
        request_body=RequestBody(place, DOCS, True, (Content(body, content_type, Part(request)),), DOCS)
        if request
        else None,
        responses=(
            Response(place, "200", Docs("the response"), (Content(answer, "application/json", Part(response)),)),
        )
        if response
        else (),
    )


def shown_type(type_: Type, *models: Model, rules: SdkApiOptions | None = None) -> Type:
    """The type of the only field of an object, once it is collapsed."""
    owner = object_of(component("Owner"), field("it", type_))
    found = as_sdk_api(api_of(owner, *models), rules or SdkApiOptions())
    shown = found.models[owner.id]
    assert isinstance(shown, ObjectModel)
    return shown.fields[0].type


def fields_of(api: Api, id_: Pointer) -> tuple[Field, ...]:
    model = api.models[id_]
    assert isinstance(model, ObjectModel)
    return model.fields


def test_rules_are_dropped() -> None:
    assert shown_type(Checked(TEXT, Rules({"minLength": 1}))) == TEXT


def test_a_name_for_a_plain_type_is_that_type() -> None:
    assert shown_type(ModelRef(component("Id")), AliasModel(component("Id"), NO_DOCS, TEXT)) == TEXT


def test_names_that_only_lead_to_themselves_are_anything() -> None:
    ring = AliasModel(component("A"), NO_DOCS, ListOf(Part(ModelRef(component("A")))))
    assert shown_type(ModelRef(ring.id), ring) == ListOf(ANY)


def test_members_that_come_out_as_one_type_are_merged_and_the_first_counts() -> None:
    union = union_of(component("Id"), Scalar("string", "uuid"), Scalar("string", "ulid"))
    assert shown_type(ModelRef(union.id), union) == Scalar("string", "uuid")


def test_a_date_is_merged_with_texts_where_all_of_them_are_said_to_be_dates() -> None:
    union = union_of(component("When"), Scalar("string", "date-time"), Nullable(TEXT))
    assert shown_type(ModelRef(union.id), union) == ModelRef(union.id)
    said = replace(union, format="date-time")
    assert shown_type(ModelRef(union.id), said) == Nullable(Scalar("string", "date-time"))


@pytest.mark.parametrize(
    ("type_", "default", "expected"),
    [
        (TEXT, None, True),
        (TEXT, Default("a"), False),
        (Nullable(TEXT), Default(None), False),
        (ListOf(Part(TEXT)), Default([]), False),
        (Nullable(ListOf(Part(TEXT))), Default([]), True),
        (Nullable(MapOf(Part(TEXT))), Default(None), True),
        (Nullable(ListOf(Part(TEXT))), Default(["a"]), False),
    ],
)
def test_what_has_a_default_is_not_asked_for_unless_it_is_an_empty_list(
    type_: Type, default: Default | None, expected: bool
) -> None:
    assert is_mandatory(field("it", type_, default=default)) is expected


def test_integers_and_numbers_are_one_where_the_language_has_one_type() -> None:
    union = union_of(component("Amount"), Scalar("integer"), NUMBER)
    assert shown_type(ModelRef(union.id), union) == ModelRef(union.id)
    assert shown_type(ModelRef(union.id), union, rules=SdkApiOptions(one_number=True)) == Scalar("integer")


def test_null_in_a_member_is_null_beside_all() -> None:
    union = union_of(component("Amount"), Nullable(TEXT), NUMBER)
    shown = as_sdk_api(api_of(union)).models[union.id]
    assert isinstance(shown, UnionModel)
    assert [part.type for part in shown.union.members] == [TEXT, NUMBER]
    assert shown.nullable


def test_a_file_is_not_merged_with_texts() -> None:
    union = union_of(component("What"), Scalar("string", "binary"), TEXT)
    assert shown_type(ModelRef(union.id), union) == ModelRef(union.id)


def test_null_stays_for_the_draws_of_examples() -> None:
    union = UnionModel(component("Id"), NO_DOCS, OneOf((Part(TEXT), Part(TEXT))), nullable=True)
    assert shown_type(ModelRef(union.id), union) == Nullable(TEXT)


def test_a_union_inside_itself_is_kept() -> None:
    union = union_of(component("Json"), TEXT, ListOf(Part(ModelRef(component("Json")))))
    assert shown_type(ModelRef(union.id), union) == ModelRef(union.id)


def test_a_union_that_is_only_found_in_itself_stays() -> None:
    one = union_of(component("One"), ModelRef(component("Other")), ModelRef(component("Other")))
    other = union_of(component("Other"), ListOf(Part(ModelRef(one.id))), TEXT)
    api = as_sdk_api(api_of(object_of(component("Owner"), field("it", ModelRef(one.id))), one, other))
    assert set(references_in_all(api)) <= set(api.models)


def references_in_all(api: Api) -> list[Pointer]:
    return [target for model in api.models.values() for target in references_of(model)]


def test_names_for_names_are_looked_behind_however_many_there_are() -> None:
    names = [AliasModel(component(f"A{n}"), NO_DOCS, ModelRef(component(f"A{n + 1}"))) for n in range(3000)]
    assert shown_type(ModelRef(component("A0")), *names, AliasModel(component("A3000"), NO_DOCS, TEXT)) == TEXT


def test_unions_in_unions_are_looked_through_however_many_there_are() -> None:
    unions = [union_of(component(f"U{n}"), ModelRef(component(f"U{n + 1}")), TEXT) for n in range(3000)]
    alias = AliasModel(component("U3000"), NO_DOCS, TEXT)
    assert shown_type(ModelRef(component("U0")), *unions, alias) == TEXT


def test_lists_in_lists_are_anything_once_they_are_too_deep() -> None:
    names = [AliasModel(component(f"L{n}"), NO_DOCS, ListOf(Part(ModelRef(component(f"L{n + 1}"))))) for n in range(50)]
    type_ = shown_type(ModelRef(component("L0")), *names, AliasModel(component("L50"), NO_DOCS, TEXT))
    depth = 0
    while isinstance(type_, ListOf):
        type_, depth = type_.item.type, depth + 1
    assert type_ == Anything()
    assert depth < 50


def test_an_enumeration_of_flags_is_a_flag() -> None:
    enum = EnumModel(component("Off"), NO_DOCS, (Member(False),))
    assert shown_type(ModelRef(enum.id), enum) == Scalar("boolean")


def test_a_mapping_gives_the_members_and_their_order() -> None:
    one, two = object_of(component("One")), object_of(component("Two"))
    mapping = Discriminator("kind", (("2", two.id), ("1", one.id), ("uno", one.id)))
    union = UnionModel(component("Both"), NO_DOCS, OneOf((Part(ModelRef(one.id)), Part(ModelRef(two.id))), mapping))
    shown = as_sdk_api(api_of(one, two, union)).models[union.id]
    assert isinstance(shown, UnionModel)
    assert [part.type for part in shown.union.members] == [ModelRef(two.id), ModelRef(one.id), ModelRef(one.id)]


def test_a_model_speaks_for_the_fields_that_refer_to_it() -> None:
    pet = object_of(component("Pet"), docs=Docs("a pet", deprecated=True))
    mine = Docs("mine", of_reference=True)
    owner = object_of(component("Owner"), field("pet", ModelRef(pet.id), docs=mine))
    shown = as_sdk_api(api_of(owner, pet)).models[owner.id]
    assert isinstance(shown, ObjectModel)
    assert shown.fields[0].docs == pet.docs


def test_words_beside_a_conjunction_of_one_reference_are_shown() -> None:
    pet = object_of(component("Pet"), docs=Docs("a pet", deprecated=True))
    owner = object_of(component("Owner"), field("pet", ModelRef(pet.id), docs=Docs("mine")))
    shown = as_sdk_api(api_of(owner, pet)).models[owner.id]
    assert isinstance(shown, ObjectModel)
    assert shown.fields[0].docs == Docs("mine")


def test_a_type_or_null_is_described_where_it_stands() -> None:
    pet = object_of(component("Pet"), docs=Docs("a pet"))
    owner = object_of(component("Owner"), field("pet", Nullable(ModelRef(pet.id)), docs=Docs("mine")))
    shown = as_sdk_api(api_of(owner, pet)).models[owner.id]
    assert isinstance(shown, ObjectModel)
    assert shown.fields[0].docs.description == "mine"


def test_a_union_of_texts_loses_its_examples() -> None:
    union = UnionModel(component("Url"), Docs("where", examples=("x",)), OneOf((Part(TEXT), Part(TEXT))))
    owner = object_of(component("Owner"), field("url", ModelRef(union.id), docs=Docs(of_reference=True)))
    shown = as_sdk_api(api_of(owner, union)).models[owner.id]
    assert isinstance(shown, ObjectModel)
    assert shown.fields[0].docs == Docs("where")


def test_components_that_no_operation_leads_to_have_no_page() -> None:
    used, unused = object_of(component("Used")), object_of(component("Unused"))
    included = object_of(component("Included"), docs=Docs(extensions=MappingProxyType({"x-speakeasy-include": True})))
    api = as_sdk_api(api_of(used, unused, included, operations=[operation_of(response=ModelRef(used.id))]))
    assert list(api.models) == [used.id, included.id]
    assert api.components == (used.id, included.id)


def test_without_operations_all_components_have_pages() -> None:
    assert list(as_sdk_api(api_of(object_of(component("A")))).models) == [component("A")]


def test_ignored_fields_are_not_shown() -> None:
    hidden = field("b", TEXT, docs=Docs(extensions=MappingProxyType({"x-speakeasy-ignore": True})))
    shown = as_sdk_api(api_of(object_of(component("A"), field("a", TEXT), hidden))).models[component("A")]
    assert isinstance(shown, ObjectModel)
    assert [each.wire_name for each in shown.fields] == ["a"]


def test_ignored_operations_and_parameters_are_not_shown() -> None:
    hidden = Docs(extensions=MappingProxyType({"x-speakeasy-ignore": True}))
    owner = object_of(component("A"))
    ignored = replace(operation_of(response=ModelRef(owner.id), name="ignored"), docs=hidden)
    assert owner.id not in as_sdk_api(api_of(owner, operations=[ignored, operation_of(name="other")])).models
    place = ROOT.child("paths", "/op", "post")
    parameter = Parameter(place.child("parameters", "0"), "query", field("q", TEXT, docs=hidden))
    query = object_of(parameter_model_id(place, "query"), parameter.field)
    operation = replace(operation_of(), parameters=(parameter,), parameter_models=(query.id,))
    assert not as_sdk_api(api_of(query, operations=[operation])).models


def test_what_both_directions_carry_unlike_becomes_two_models() -> None:
    pet = object_of(component("Pet"), field("id", TEXT, access="read"), field("name", TEXT))
    owner = object_of(component("Owner"), field("pet", ModelRef(pet.id)))
    api = as_sdk_api(api_of(owner, pet, operations=[operation_of(ModelRef(owner.id), ModelRef(owner.id))]))
    names = {id_.name: model for id_, model in api.models.items()}
    assert list(names) == ["Owner", "Owner input", "Pet", "Pet input"]
    for name, fields in {"Pet": ["id", "name"], "Pet input": ["name"]}.items():
        model = names[name]
        assert isinstance(model, ObjectModel)
        assert [each.wire_name for each in model.fields] == fields
    used = names["Owner input"]
    assert isinstance(used, ObjectModel)
    assert used.fields[0].type == ModelRef(component("Pet input"))


def test_what_is_only_kept_secret_in_answers_keeps_its_name_in_requests() -> None:
    override = Docs(extensions={"x-speakeasy-name-override": "Login"})
    user = object_of(component("User"), field("name", TEXT), field("word", TEXT, access="write"), docs=override)
    rules = SdkApiOptions(output_suffix="shown")
    models = as_sdk_api(api_of(user, operations=[operation_of(ModelRef(user.id), ModelRef(user.id))]), rules).models
    found = {
        (id_.name, model.docs.extensions["x-speakeasy-name-override"]): [each.wire_name for each in model.fields]
        for id_, model in models.items()
        if isinstance(model, ObjectModel)
    }
    assert found == {("User", "Login"): ["name", "word"], ("User shown", "Login shown"): ["name"]}


def test_what_one_direction_carries_stays_one_model() -> None:
    pet = object_of(component("Pet"), field("id", TEXT, access="read"), field("secret", TEXT, access="write"))
    for operation, left in ((operation_of(ModelRef(pet.id)), "secret"), (operation_of(None, ModelRef(pet.id)), "id")):
        models = as_sdk_api(api_of(pet, operations=[operation])).models
        assert list(models) == [pet.id]
        shown = models[pet.id]
        assert isinstance(shown, ObjectModel)
        assert [each.wire_name for each in shown.fields] == [left]


def test_a_file_in_a_form_is_a_model_of_its_own() -> None:
    binary = Scalar("string", "binary")
    place = component("Form")
    form = object_of(
        place,
        Field("file", binary, True, place.child("properties", "file")),
        Field("more", ListOf(Part(binary)), True, place.child("properties", "more")),
    )
    api = as_sdk_api(api_of(form, operations=[operation_of(ModelRef(place), content_type="multipart/form-data")]))
    assert [is_upload(model) for model in api.models.values()] == [False, True, True]
    shown = api.models[place]
    assert isinstance(shown, ObjectModel)
    file, more = (each.pointer for each in shown.fields)
    assert [each.type for each in shown.fields] == [ModelRef(file), ListOf(Part(ModelRef(more.child("items"))))]


def test_a_file_elsewhere_is_bytes() -> None:
    assert shown_type(Scalar("string", "binary")) == Scalar("string", "binary")


def test_several_answers_are_a_union() -> None:
    place = ROOT.child("paths", "/op", "post")
    contents = (
        Content(place.child("a"), "application/json", Part(TEXT)),
        Content(place.child("b"), "text/event-stream", Part(TEXT)),
        Content(place.child("c"), "text/plain", Part(TEXT)),
    )
    answer = Response(place.child("responses", "200"), "200", NO_DOCS, contents)
    failure = Response(place.child("responses", "400"), "400", NO_DOCS, (Content(place, "text/plain", Part(NUMBER)),))
    operation = Operation(place, "post", "/op", "op", (), NO_DOCS, (), None, (answer, failure))
    union = as_sdk_api(api_of(operations=[operation])).models[place.child("responses")]
    assert isinstance(union, UnionModel)
    assert [part.type for part in union.union.members] == [TEXT, TEXT]


def test_bodies_and_parameter_types_without_a_description_take_the_one_outside() -> None:
    operation = operation_of()
    place = operation.pointer.child("parameters", 0, "schema")
    body_place = operation.pointer.child("requestBody", "content", "application/json", "schema")
    enum = EnumModel(place, NO_DOCS, (Member("a"), Member("b")))
    body = object_of(body_place)
    parameter = Parameter(place, "query", Field("kind", ModelRef(place), True, place, docs=Docs("which kind")))
    with_all = operation_of(ModelRef(body_place))
    api = as_sdk_api(api_of(enum, body, operations=[replace(with_all, parameters=(parameter,))]))
    assert api.models[place].docs.description == "which kind"
    assert api.models[body_place].docs.description == "the request"


def test_what_a_component_allows_beside_null_takes_its_place() -> None:
    place = component("Pet")
    inner = object_of(place.child("type", 0), field("a", TEXT))
    alias = AliasModel(place, Docs("a pet"), Nullable(ModelRef(inner.id)))
    owner = object_of(component("Owner"), field("pet", ModelRef(place)))
    api = as_sdk_api(api_of(owner, alias, inner))
    assert list(api.models) == [owner.id, place] == list(api.components)
    assert api.models[place].docs == Docs("a pet")
    shown = api.models[owner.id]
    assert isinstance(shown, ObjectModel)
    assert shown.fields[0].type == Nullable(ModelRef(place))


def test_cookies_are_no_parameters_of_a_call() -> None:
    operation = operation_of()
    request = operation.pointer.child("parameters")
    places = {name: operation.pointer.child("parameters", name) for name in ("query", "cookie")}
    fields = {name: Field(name, TEXT, True, place) for name, place in places.items()}
    for names, left in ((["query", "cookie"], [request]), (["cookie"], [])):
        parameters = tuple(Parameter(places[name], name, fields[name]) for name in names)
        models = [object_of(parameter_model_id(operation.pointer, name), fields[name]) for name in names]
        changed = replace(operation, parameters=parameters, parameter_models=tuple(each.id for each in models))
        api = as_sdk_api(api_of(*models, operations=[changed]))
        assert list(api.models) == left
        for model in api.models.values():
            assert isinstance(model, ObjectModel)
            assert [each.wire_name for each in model.fields] == ["query"]


def test_single_values_that_tell_members_apart_can_be_constants() -> None:
    tags = {name: EnumModel(component(f"{name}Tag"), NO_DOCS, (Member(name),)) for name in ("cat", "dog")}
    pets = [object_of(component(name), field("kind", ModelRef(tag.id))) for name, tag in tags.items()]
    union = union_of(component("Pet"), *(ModelRef(pet.id) for pet in pets))
    plain = as_sdk_api(api_of(union, *pets, *tags.values()))
    assert plain.models[component("cat")] == pets[0]
    told = as_sdk_api(api_of(union, *pets, *tags.values()), SdkApiOptions(infers_discriminators=True))
    cat = told.models[component("cat")]
    assert isinstance(cat, ObjectModel)
    assert cat.fields[0].type == Constant("cat")


def test_a_single_value_with_a_default_tells_members_apart_and_is_asked_for() -> None:
    pets = [
        object_of(component(name), replace(field("kind", Constant(name), default=Default(name)), required=False))
        for name in ("cat", "dog")
    ]
    union = union_of(component("Pet"), *(ModelRef(pet.id) for pet in pets))
    declared = Discriminator("kind", tuple((pet.id.name, pet.id) for pet in pets))
    with_discriminator = replace(union, union=replace(union.union, discriminator=declared))

    def required(pet: UnionModel, options: SdkApiOptions) -> list[bool]:
        shown = as_sdk_api(api_of(pet, *pets), options)
        return [each.required for member in pets for each in fields_of(shown, member.id)]

    inferring = SdkApiOptions(infers_discriminators=True)
    assert required(with_discriminator, inferring) == [True, True]
    assert required(union, inferring) == [False, False]
    assert required(with_discriminator, SdkApiOptions()) == [False, False]


def test_enumerations_of_answers_can_be_open() -> None:
    both, single = (Member("a"), Member("b")), (Member("a"),)
    sent = EnumModel(component("Sent"), NO_DOCS, both)
    received = EnumModel(component("Received"), NO_DOCS, both)
    fixed = EnumModel(component("Fixed"), NO_DOCS, single)
    answer = object_of(component("Answer"), field("a", ModelRef(received.id)), field("b", ModelRef(fixed.id)))
    api = as_sdk_api(
        api_of(sent, received, fixed, answer, operations=[operation_of(ModelRef(sent.id), ModelRef(answer.id))]),
        SdkApiOptions(opens_enums=True),
    )
    assert {id_.name: model.open for id_, model in api.models.items() if isinstance(model, EnumModel)} == {
        "Sent": False,
        "Received": True,
        "Fixed": False,
    }


def test_fields_can_stand_in_the_order_of_their_names() -> None:
    pet = object_of(component("Pet"), field("b", TEXT), field("a", TEXT))
    shown = as_sdk_api(api_of(pet), SdkApiOptions(sorts_fields=True)).models[pet.id]
    assert isinstance(shown, ObjectModel)
    assert [each.wire_name for each in shown.fields] == ["a", "b"]


@pytest.mark.parametrize(
    ("type_", "shown"),
    [
        (TEXT, ("a", 1)),
        (NUMBER, (1,)),
        (Nullable(NUMBER), (1, None)),
        (ListOf(Part(TEXT)), (["a"],)),
        (MapOf(Part(TEXT)), ({"a": 1},)),
        (ModelRef(component("Union")), (1, {"a": 1})),
        (Anything(), ("a", 1, None, ["a"], {"a": 1})),
    ],
)
def test_newer_pages_have_no_examples_of_another_type(type_: Type, shown: tuple[Json, ...]) -> None:
    given: tuple[Json, ...] = ("a", 1, None, ["a"], {"a": 1})
    owner = object_of(component("Owner"), field("it", type_, docs=Docs(examples=given)))
    union = union_of(component("Union"), NUMBER, ModelRef(component("Object")))
    api = api_of(owner, union, object_of(component("Object")))
    assert fields_of(as_sdk_api(api, SdkApiOptions(drops_misfits=True)), owner.id)[0].docs.examples == shown
    assert fields_of(as_sdk_api(api), owner.id)[0].docs.examples == given
