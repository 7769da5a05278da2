"""Where references lead, and what is said of those that lead nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problem, Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text
from specleaf.source.resolve import resolve
from specleaf.source.schema_set import SchemaSet

HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\n'


def resolved(text: str) -> tuple[SchemaSet, list[Problem]]:
    """A document with its references followed."""
    return _resolved_document(load_text(HEAD + dedent(text), "test.yaml", Limits()))


def resolved_files(folder: Path, files: Mapping[str, str]) -> tuple[SchemaSet, list[Problem]]:
    """A document with others beside it; the first one is the root."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return _resolved_document(load(folder / next(iter(files)), Limits()))


def _resolved_document(document: Document) -> tuple[SchemaSet, list[Problem]]:
    problems = Problems()
    description = describe(document)
    schemas = resolve(description.document, Dialect(description.version), Limits(), problems, description.wrapped_at)
    return schemas, list(problems)


def at(text: str) -> Pointer:
    """The pointer in a text such as `pet.yaml#/a/b`, whose parts need no escapes."""
    file, _, fragment = text.partition("#")
    return Pointer(tuple(fragment.split("/")[1:]), file)


def schemas_of(*schemas: str) -> str:
    """A document with some component schemas, each written on one line."""
    return f"{HEAD}components:\n  schemas:\n" + "".join(f"    {schema}\n" for schema in schemas)


def component(schema: str) -> str:
    """Components: the schema `A`, and one that it may refer to."""
    return schemas_of("Pet: {type: object, properties: {name: {type: string}}}", f"A: {schema}").removeprefix(HEAD)


A = "#/components/schemas/A"
D = "#/components/schemas/D"
PET = "#/components/schemas/Pet"


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        (PET, PET),
        (f"{PET}/properties/name", f"{PET}/properties/name"),
        ("#/components/schemas/P%65t", PET),
        (A, A),
    ],
)
def test_a_reference_leads_to_the_place_that_it_names(reference: str, target: str) -> None:
    schemas, problems = resolved(component(f"{{type: object, properties: {{a: {{$ref: '{reference}'}}}}}}"))
    assert problems == []
    assert schemas.targets == {at(f"{A}/properties/a"): at(target)}


@pytest.mark.parametrize(
    ("reference", "code", "message", "hint"),
    [
        (
            "#/components/schemas/Pett",
            "ref-missing",
            "'#/components/schemas/Pett' does not resolve",
            "did you mean 'Pet'?",
        ),
        (
            "#/component/schemas/Pet",
            "ref-missing",
            "'#/component/schemas/Pet' does not resolve",
            f"did you mean '{PET}'?",
        ),
        (f"{PET}/properties/x/y", "ref-missing", f"'{PET}/properties/x/y' does not resolve", ""),
        ("#nowhere", "ref-missing", "'#nowhere' does not resolve", ""),
        ("#/a~2b", "ref-missing", "'#/a~2b' does not resolve", ""),
        ("#/a%2", "ref-missing", "'#/a%2' does not resolve", ""),
        ("#", "ref-type", "'#' is the whole document, and a schema is needed here", ""),
        ("", "ref-type", "'' is the whole document, and a schema is needed here", ""),
        ("#/info/title", "ref-type", "'#/info/title' is something else, and a schema is needed here", ""),
        ("#/paths", "ref-type", "'#/paths' is all paths, and a schema is needed here", ""),
        (
            "https://example.com/a.yaml",
            "ref-remote",
            "'https://example.com/a.yaml' is not in the document's folder, and is not read",
            "put a copy beside the document and refer to that",
        ),
        (
            "//example.com/a.yaml",
            "ref-remote",
            "'//example.com/a.yaml' is not in the document's folder, and is not read",
            "put a copy beside the document and refer to that",
        ),
        (
            "file:///etc/passwd",
            "ref-outside",
            "'file:///etc/passwd' is not in the document's folder, and is not read",
            "",
        ),
        ("a.yaml", "ref-outside", "'a.yaml': a document that is no file has no files beside it", ""),
    ],
)
def test_a_reference_that_does_not_land_is_an_error_at_its_place(
    reference: str, code: str, message: str, hint: str
) -> None:
    text = component(f"{{$ref: '{reference}'}}") + "  parameters: {Id: {name: id, in: query, schema: {}}}\n"
    schemas, problems = resolved(text)
    (problem,) = problems
    assert (problem.code, problem.message, problem.pointer) == (code, message, at(f"{A}/$ref"))
    assert (problem.severity, problem.hint) == ("error", hint)
    assert schemas.targets == {}
    assert schemas.value(at(A)) == {}


@pytest.mark.parametrize(
    ("reference", "held"),
    [
        ("#/components/parameters/Id", "#/components/parameters/Id/schema"),
        ("#/components/responses/R", "#/components/responses/R/content/a/schema"),
        ("#/components/headers/H", "#/components/headers/H/schema"),
    ],
)
def test_in_place_of_a_schema_the_one_that_the_target_holds_will_do(reference: str, held: str) -> None:
    schemas, problems = resolved(f"""
        components:
          schemas: {{A: {{$ref: '{reference}'}}}}
          parameters: {{Id: {{name: id, in: query, schema: {{type: string}}}}}}
          headers: {{H: {{schema: {{type: integer}}}}}}
          responses: {{R: {{description: d, content: {{a: {{schema: {{type: object}}}}}}}}}}
    """)
    assert [(each.code, each.consequence) for each in problems] == [("ref-type", Consequence.AS_MEANT)]
    assert schemas.targets == {at(A): at(held)}


def test_a_schema_in_place_of_a_response_is_that_of_its_body() -> None:
    schemas, problems = resolved("""
        components:
          schemas: {A: {type: object}}
          responses: {R: {$ref: '#/components/schemas/A'}}
    """)
    assert [(each.code, each.consequence) for each in problems] == [("ref-type", Consequence.AS_MEANT)]
    place = at("#/components/responses/R/content").child("application/json", "schema")
    assert schemas.targets == {place: at(A)}


@pytest.mark.parametrize(
    "reference", ["#/components/responses/B/content/a/schema", "#/components/responses/C/x/schema"]
)
def test_a_pointer_may_lead_past_a_reference_or_beside_it(reference: str) -> None:
    schemas, _ = resolved(f"""
        components:
          schemas: {{A: {{$ref: '{reference}'}}}}
          responses:
            R: {{description: d, content: {{a: {{schema: {{type: object}}}}}}}}
            B: {{$ref: '#/components/responses/R'}}
            C: {{$ref: '#/components/responses/R', x: {{schema: {{type: string}}}}}}
    """)
    expected = reference.replace("/B/", "/R/")
    assert schemas.targets[at(A)] == at(expected)


def test_a_response_cannot_stand_for_a_parameter() -> None:
    _, problems = resolved("""
        components:
          responses: {A: {description: A.}}
          parameters: {B: {$ref: '#/components/responses/A'}, C: {$ref: '#/components/examples/E'}}
          examples: {E: {value: 1}}
    """)
    assert [problem.message for problem in problems] == [
        "'#/components/responses/A' is a response, and a parameter is needed here",
        "'#/components/examples/E' is an example, and a parameter is needed here",
    ]


def test_values_are_not_looked_into() -> None:
    schemas, problems = resolved(
        component("{default: {$ref: x}, enum: [{$ref: y}], examples: [{$ref: z}], x-note: {$ref: w}}")
    )
    assert (problems, schemas.targets) == ([], {})


def test_a_place_without_a_kind_takes_the_one_that_a_reference_gives_it() -> None:
    schemas, problems = resolved("""
        x-shared: {Tag: {$ref: '#/components/schemas/Old/definitions/Text'}}
        components:
          schemas:
            A: {$ref: '#/x-shared/Tag'}
            Old: {definitions: {Text: {type: string}}}
    """)
    assert problems == []
    assert schemas.resolved(at(A)) == at("#/components/schemas/Old/definitions/Text")


def test_rings_are_told_once_and_at_their_first_reference() -> None:
    _, problems = resolved("""
        components:
          schemas:
            A: {allOf: [{$ref: '#/components/schemas/B'}]}
            B: {anyOf: [{type: string}, {$ref: '#/components/schemas/A'}]}
            C: {$ref: '#/components/schemas/C'}
            D: {dependentSchemas: {a: {$ref: '#/components/schemas/D'}}}
            E: {type: object, properties: {e: {$ref: '#/components/schemas/E'}}}
          parameters: {P: {$ref: '#/components/parameters/P'}}
    """)
    lead = "a reference that only refers to itself"
    assert [(problem.code, str(problem.pointer), problem.message) for problem in problems] == [
        ("ref-cycle", f"{A}/allOf/0/$ref", f"{lead}: #/components/schemas/B → {A}"),
        ("ref-cycle", "#/components/schemas/C/$ref", f"{lead}: #/components/schemas/C"),
        ("ref-cycle", "#/components/schemas/D/dependentSchemas/a/$ref", f"{lead}: #/components/schemas/D"),
        ("ref-cycle", "#/components/parameters/P/$ref", f"{lead}: #/components/parameters/P"),
    ]


def test_a_base_may_list_with_a_discriminator_what_is_made_from_it() -> None:
    text = """
        components:
          schemas:
            Base: {oneOf: [{$ref: '#/components/schemas/Subtype'}], DISCRIMINATOR}
            Subtype: {allOf: [{$ref: '#/components/schemas/Base'}]}
    """
    assert resolved(text.replace("DISCRIMINATOR", "discriminator: {propertyName: k}"))[1] == []
    assert [problem.code for problem in resolved(text.replace("DISCRIMINATOR", "title: T"))[1]] == ["ref-cycle"]


def test_a_union_that_lists_itself_is_a_ring_whatever_its_discriminator() -> None:
    _, problems = resolved("""
        components:
          schemas:
            Leaf: {type: object}
            Node:
              oneOf: [{$ref: "#/components/schemas/Leaf"}, {$ref: "#/components/schemas/Again"}]
              discriminator: {propertyName: k}
            Again: {$ref: '#/components/schemas/Node'}
            Base:
              oneOf: [{$ref: '#/components/schemas/Subtype'}, {$ref: '#/components/schemas/Base'}]
              discriminator: {propertyName: k}
            Subtype: {allOf: [{$ref: '#/components/schemas/Middle'}]}
            Middle: {allOf: [{$ref: '#/components/schemas/Base'}]}
    """)
    assert [(problem.code, str(problem.pointer)) for problem in problems] == [
        ("ref-cycle", "#/components/schemas/Node/oneOf/1/$ref"),
        ("ref-cycle", "#/components/schemas/Base/oneOf/1/$ref"),
    ]


def test_anchors_that_two_schemas_have_name_none() -> None:
    _, problems = resolved("""
        components:
          schemas:
            A: {$ref: '#x'}
            B: {$anchor: x, $dynamicAnchor: x}
            C: {$dynamicRef: '#y'}
            D: {$dynamicAnchor: y}
            E: {$dynamicAnchor: y}
    """)
    assert [(problem.code, problem.message) for problem in problems] == [("ref-unsupported", "'#y' names 2 schemas")]


def test_a_path_that_starts_from_an_identifier_elsewhere_leads_to_what_has_that_uri() -> None:
    schemas, problems = resolved("""
        components:
          schemas:
            A: {$id: 'https://example.com/a', properties: {b: {$ref: b.yaml}, c: {$ref: 'https://example.com/d'}}}
            D: {$id: 'https://example.com/d', properties: {e: {$ref: 'a#/properties/c'}, f: {$ref: './d'}}}
    """)
    (problem,) = problems
    assert (problem.code, problem.pointer) == ("ref-missing", at(f"{A}/properties/b/$ref"))
    assert problem.message == (
        "'b.yaml' is 'https://example.com/b.yaml' here, which nothing in the document's folder is"
    )
    assert schemas.targets == {
        at(f"{A}/properties/c"): at(D),
        at(f"{D}/properties/e"): at(f"{A}/properties/c"),
        at(f"{D}/properties/f"): at(D),
    }


_SELF = """
    openapi: 3.2.0
    $self: {own}
    info: {{title: T, version: "1"}}
    components:
      schemas:
        A: {{$ref: '{reference}'}}
        B: {{type: string}}
"""


@pytest.mark.parametrize(
    ("own", "reference", "target"),
    [
        ("https://example.com/v1/api", "https://example.com/v1/api#/components/schemas/B", "#/components/schemas/B"),
        ("https://example.com/v1/api", "api#/components/schemas/B", "#/components/schemas/B"),
        ("https://example.com/v1/api", "parts/pet.yaml#/tag", "parts/pet.yaml#/tag"),
        ("https://example.com/v1/api", "https://example.com/v1/parts/pet.yaml#/tag", "parts/pet.yaml#/tag"),
        ("https://example.com/v1/api", "https://elsewhere.com/pet#/tag", "parts/pet.yaml#/tag"),
        ("v2/api.yaml", "pet.yaml", "v2/pet.yaml#"),
        ("v2/api.yaml", "parts/pet.yaml#/tag", "parts/pet.yaml#/tag"),
        ("v2/api.yaml", "api.yaml#/components/schemas/B", "#/components/schemas/B"),
        ("/api", "parts/pet.yaml#/tag", "parts/pet.yaml#/tag"),
        ("/api", "/api#/components/schemas/B", "#/components/schemas/B"),
    ],
)
def test_a_document_is_named_by_its_self(own: str, reference: str, target: str, tmp_path: Path) -> None:
    text = _SELF.format(own=repr(own), reference=reference)
    if "elsewhere" in reference:  # a URI that a file has which is read later
        text += "        C: {$ref: parts/pet.yaml#/tag}\n"
    pet = "$self: https://elsewhere.com/pet\ntag: {type: string}"
    files = {"openapi.yaml": text, "parts/pet.yaml": pet, "v2/pet.yaml": "type: string"}
    schemas, problems = resolved_files(tmp_path, files)
    assert [problem.message for problem in problems] == []
    assert str(schemas.targets[at(A)]) == target


@pytest.mark.parametrize("own", ["https://example.com/v1/api", "../api.yaml", "/api", ""])
@pytest.mark.parametrize(
    "reference", ["https://example.com/other/x.yaml", "https://example.org/v1/x.yaml", "../x.yaml"]
)
def test_a_self_leads_neither_to_the_network_nor_out_of_the_folder(own: str, reference: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("type: string")
    (tmp_path / "api").mkdir()
    _, problems = resolved_files(tmp_path / "api", {"api.yaml": _SELF.format(own=repr(own), reference=reference)})
    assert [problem.code in {"ref-remote", "ref-outside", "ref-missing"} for problem in problems] == [True]


def test_mappings_name_schemas_by_reference_or_by_component() -> None:
    schemas, problems = resolved("""
        components:
          schemas:
            A:
              oneOf: [{$ref: '#/components/schemas/B.yaml'}]
              discriminator:
                propertyName: k
                mapping: {one: B.yaml, two: '#/components/schemas/C', three: D, four: ./d.txt}
            B.yaml: {type: object}
            C: {type: object}
    """)
    assert schemas.mappings == {at(A): {"one": at("#/components/schemas/B.yaml"), "two": at("#/components/schemas/C")}}
    assert [(problem.code, problem.pointer.name) for problem in problems] == [
        ("ref-missing", "three"),
        ("ref-outside", "four"),
    ]


def test_many_slips_are_told_without_looking_for_what_was_meant() -> None:
    names = "\n".join(f"    N{n}: {{$ref: '#/components/schemas/N{n}q'}}" for n in range(120))
    _, problems = resolved(f"components:\n  schemas:\n{names}\n")
    assert len(problems) == 120
    assert [bool(problem.hint) for problem in problems] == [True] * 50 + [False] * 70


def test_other_files_are_read_from_where_the_reference_stands(tmp_path: Path) -> None:
    schemas, problems = resolved_files(
        tmp_path,
        {
            "openapi.yaml": schemas_of("A: {$ref: 'parts/pet.yaml'}", "B: {$ref: 'parts/tag.json#/T'}"),
            "parts/pet.yaml": """
                type: object
                properties: {tag: {$ref: 'tag.json#/T'}, back: {$ref: '../openapi.yaml#/components/schemas/B'}}
            """,
            "parts/tag.json": '{"T": {"type": "string"}}',
        },
    )
    assert problems == []
    assert schemas.targets == {
        at(A): at("parts/pet.yaml#"),
        at("#/components/schemas/B"): at("parts/tag.json#/T"),
        at("parts/pet.yaml#/properties/tag"): at("parts/tag.json#/T"),
        at("parts/pet.yaml#/properties/back"): at("#/components/schemas/B"),
    }
    assert list(schemas.documents) == ["", "parts/pet.yaml", "parts/tag.json"]


def test_one_file_has_one_name_however_it_is_referred_to(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("pet.yaml")
    schemas, _ = resolved_files(
        tmp_path,
        {
            "openapi.yaml": schemas_of(
                "A: {$ref: link.yaml}", "B: {$ref: ./x/../pet.yaml}", "C: {$ref: openapi.yaml#/components/schemas/A}"
            ),
            "pet.yaml": "type: object",
        },
    )
    assert list(schemas.targets.values()) == [at("pet.yaml#"), at("pet.yaml#"), at(A)]
    assert {pointer.file for pointer in (node.pointer for node in schemas.nodes)} == {"", "pet.yaml"}


def test_another_openapi_document_has_kinds_and_anchors_of_its_own(tmp_path: Path) -> None:
    _, problems = resolved_files(
        tmp_path,
        {
            "openapi.yaml": schemas_of(
                "A: {$ref: 'other.yaml#/info'}", "B: {$ref: 'other.yaml#/components/schemas/C'}"
            ),
            "other.yaml": schemas_of("C: {type: string}"),
        },
    )
    assert [problem.message for problem in problems] == [
        "'other.yaml#/info' is something else, and a schema is needed here"
    ]


def test_a_file_that_is_one_schema_may_be_referred_to_by_anchor(tmp_path: Path) -> None:
    schemas, problems = resolved_files(
        tmp_path,
        {
            "openapi.yaml": schemas_of("A: {$ref: 'pet.yaml#tag'}"),
            "pet.yaml": "type: object\nproperties: {tag: {$anchor: tag, type: string}}",
        },
    )
    assert problems == []
    assert schemas.targets[at(A)] == at("pet.yaml#/properties/tag")


def test_a_mistake_in_another_file_is_told_once_and_a_missing_file_at_each_reference(tmp_path: Path) -> None:
    _, problems = resolved_files(
        tmp_path,
        {
            "openapi.yaml": schemas_of(
                "A: {$ref: b.yaml}", "B: {$ref: b.yaml}", "C: {$ref: c.yaml}", "D: {$ref: c.yaml}"
            ),
            "b.yaml": "type: [object",
        },
    )
    syntax, *missing = problems
    assert (syntax.code, Path(syntax.path).name, syntax.position is not None) == ("yaml-syntax", "b.yaml", True)
    assert [(problem.code, str(problem.pointer)) for problem in missing] == [
        ("ref-missing", "#/components/schemas/C/$ref"),
        ("ref-missing", "#/components/schemas/D/$ref"),
    ]


def test_files_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("type: object")
    _, problems = resolved_files(
        tmp_path / "api",
        {"openapi.yaml": schemas_of("A: {$ref: ../secret.yaml}", "B: {$ref: '%2E%2E/secret.yaml'}")},
    )
    assert [problem.code for problem in problems] == ["ref-outside", "ref-outside"]


def test_references_of_a_single_schema_start_from_it(tmp_path: Path) -> None:
    schemas, problems = resolved_files(
        tmp_path,
        {
            "pet.yaml": """
                title: Pet
                properties: {a: {$ref: '#/$defs/A'}, self: {$ref: '#'}, b: {$ref: b.yaml}}
                $defs: {A: {type: string}}
            """,
            "b.yaml": "{$ref: 'pet.yaml#/$defs/A'}",
        },
    )
    assert problems == []
    assert schemas.targets == {
        at(f"{PET}/properties/a"): at(f"{PET}/$defs/A"),
        at(f"{PET}/properties/self"): at(PET),
        at(f"{PET}/properties/b"): at("b.yaml#"),
        at("b.yaml#"): at(f"{PET}/$defs/A"),
    }


def chain(length: int) -> str:
    links = (f"R{number}: {{oneOf: [{{$ref: '#/components/schemas/R{number + 1}'}}]}}" for number in range(length))
    return schemas_of(*links, f"R{length}: {{type: string}}").removeprefix(HEAD)


def test_schemas_that_refer_to_each_other_about_one_value_count_as_nested() -> None:
    most = Limits().depth
    assert resolved(chain(most))[1] == []
    (problem,) = resolved(chain(most + 1))[1]
    assert (problem.code, problem.pointer.reference) == ("too-deep", "#/components/schemas/R0/oneOf/0/$ref")


def test_a_chain_through_properties_may_be_long() -> None:
    links = (
        f"R{number}: {{properties: {{a: {{$ref: '#/components/schemas/R{number + 1}'}}}}}}" for number in range(300)
    )
    assert resolved(schemas_of(*links, "R300: {type: string}").removeprefix(HEAD))[1] == []
