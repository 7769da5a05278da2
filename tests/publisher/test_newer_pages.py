"""Pages of newer generators, with settings from `specleaf init` alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Publish = Callable[..., dict[str, str]]

NEW_NAMES = "generation: {fixes: {nameResolutionFeb2025: true}}\ntypescript: {packageName: '@acme/sdk'}\n"


def rows(page: str) -> list[list[str]]:
    """The cells of the rows of a table."""
    lines = [line for line in page.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split(" | ")] for line in (each[2:-1] for each in lines[2:])]


def row_names(page: str) -> list[str]:
    """The first cells of the rows."""
    return [row[0].strip("`") for row in rows(page)]


def names(pages: Mapping[str, str], folder: str = "") -> list[str]:
    """The names of the pages in a folder, without their endings."""
    return sorted(path.rpartition("/")[2].removesuffix(".md") for path in pages if folder in path)


GLOBALS = """
x-speakeasy-globals:
  parameters:
    - {name: tenant, in: header, description: From the entry., schema: {type: string}}
    - {name: trace, in: header, x-speakeasy-globals-hidden: true, schema: {type: string}}
paths:
  /pets:
    post:
      operationId: addPet
      parameters:
        - {name: tenant, in: header, required: true, description: Of the call., schema: {type: string}}
        - {name: trace, in: header, schema: {type: string}}
        - {name: tenant, in: query, schema: {type: string}, x-speakeasy-name-override: other}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {}
    get:
      operationId: getPet
      parameters: [{name: trace, in: header, schema: {type: string}}]
      responses: {}
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
"""


def test_a_global_parameter_is_in_a_request_too_unless_it_is_hidden(publish: Publish) -> None:
    pages = publish(NEW_NAMES, GLOBALS)
    request = rows(pages["models/operations/addpetrequest.md"])
    assert [(row[0], row[2], row[3]) for row in request] == [
        ("`tenant`", ":heavy_minus_sign:", "Of the call."),
        ("`other`", ":heavy_minus_sign:", "N/A"),
        ("`pet`", ":heavy_check_mark:", "N/A"),
    ]
    shared = rows(pages["models/operations/addpetglobals.md"])
    assert [(row[0], row[3]) for row in shared] == [("`tenant`", "From the entry."), ("`trace`", "N/A")]
    assert rows(pages["models/operations/getpetrequest.md"]) == []


def test_the_body_of_a_request_is_called_as_the_flags_say(publish: Publish) -> None:
    flags = NEW_NAMES.replace("generation: {", "generation: {requestBodyFieldName: body, ")
    assert row_names(publish(flags, GLOBALS)["models/operations/addpetrequest.md"])[-1] == "body"


DEPRECATED = """
paths: {}
components:
  schemas:
    Pet:
      type: object
      properties: {name: {type: string, deprecated: true, description: Use another one.}}
"""


def test_the_version_in_the_lock_file_tells_how_wide_a_break_is(publish: Publish) -> None:
    (old,) = publish(NEW_NAMES, DEPRECATED, lock="management: {speakeasyVersion: 1.606.10}").values()
    notice = rows(old)[0][3]
    assert f"| {'-' * len(notice)} |" in old
    (new,) = publish(NEW_NAMES, DEPRECATED, lock="management: {speakeasyVersion: 1.791.0}").values()
    assert f"| {'-' * (len(notice) - 8)} |" in new


UPLOADS = """
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                photo: {anyOf: [{$ref: '#/components/schemas/Picture'}, {type: 'null'}]}
                scans: {type: array, items: {type: string, format: binary}}
      responses: {}
components: {schemas: {Picture: {type: string, format: binary}}}
"""


def test_a_file_that_is_a_component_has_its_name_and_others_that_of_one_item(publish: Publish) -> None:
    pages = publish(NEW_NAMES, UPLOADS)
    assert set(names(pages)) == {"addpetrequest", "picture", "scan"}
    body = pages["models/operations/addpetrequest.md"]
    assert "components.Picture" in rows(body)[0][1]
    assert "No examples available" in body


INFERRED = NEW_NAMES.replace("typescript: {", "typescript: {inferUnionDiscriminators: true, ")
UNIONS = """
paths: {}
components:
  schemas:
    Declared:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind}
    Undeclared: {oneOf: [{$ref: '#/components/schemas/Bus'}, {$ref: '#/components/schemas/Car'}]}
    Optional: {oneOf: [{$ref: '#/components/schemas/Oak'}, {$ref: '#/components/schemas/Elm'}]}
    Owner: {type: object, properties: {dog: {$ref: '#/components/schemas/Dog'}}}
    Cat: {type: object, properties: {kind: {enum: [cat], default: cat}}}
    Dog: {type: object, properties: {kind: {enum: [dog], default: dog}}}
    Bus: {type: object, required: [wheel], properties: {wheel: {enum: [six]}}}
    Car: {type: object, required: [wheel], properties: {wheel: {enum: [four]}}}
    Oak: {type: object, properties: {leaf: {enum: [round], default: round}}}
    Elm: {type: object, required: [leaf], properties: {leaf: {enum: [oval]}}}
"""


def test_discriminators_are_literals_if_they_are_declared_or_always_there(publish: Publish) -> None:
    pages = publish(INFERRED, UNIONS)

    def row(name: str) -> tuple[str, str]:
        _, type_, required, *_ = rows(pages[f"models/components/{name}.md"])[0]
        return type_, required

    assert row("cat") == ('*"cat"*', ":heavy_check_mark:")
    assert row("dog") == ('*"dog"*', ":heavy_minus_sign:")  # an owner has a dog without a union
    assert row("bus") == ('*"six"*', ":heavy_check_mark:")
    assert "components.OakLeaf" in row("oak")[0]
    assert "components.ElmLeaf" in row("elm")[0]


def test_other_models_leave_a_literal_its_name(publish: Publish) -> None:
    more = "    Box: {type: object, properties: {kind: {enum: [big, small]}}}\n"
    pages = publish(INFERRED, UNIONS + more)
    assert "boxkind" not in names(pages)
    assert "kindenum" in names(pages)


LONE = """
paths: {}
components:
  schemas:
    Pet: {type: object, required: [kind], properties: {kind: {enum: [pet]}}}
    Box:
      type: object
      properties:
        content:
          type: array
          items:
            oneOf: [{$ref: '#/components/schemas/Pet'}]
            discriminator: {propertyName: kind, mapping: {pet: '#/components/schemas/Pet'}}
        plain: {type: array, items: {oneOf: [{$ref: '#/components/schemas/Pet'}]}}
        size: {$ref: '#/components/schemas/Size', default: big}
    Size: {enum: [big, small]}
"""


def test_a_union_of_one_component_with_a_discriminator_is_a_union(publish: Publish) -> None:
    pages = publish(INFERRED, LONE)
    content, plain, _ = rows(pages["models/components/box.md"])
    assert content[1] == "*components.Content*[]"
    assert plain[1] == "[components.Pet](../../models/components/pet.md)[]"
    assert pages["models/components/content.md"].count("###") == 1
    assert rows(pages["models/components/pet.md"])[0][1] == '*"pet"*'


NUMBERS = """
paths: {}
components: {schemas: {Either: {anyOf: [{type: integer}, {type: number}, {type: string}]}}}
"""


def test_newer_generators_tell_integers_from_other_numbers(publish: Publish) -> None:
    (old,) = publish(NEW_NAMES, NUMBERS).values()
    (new,) = publish(NEW_NAMES, NUMBERS, lock="management: {speakeasyVersion: 1.761.11}").values()
    assert (old.count("### `number`"), new.count("### `number`")) == (1, 2)


EXAMPLES = """
paths: {}
components:
  schemas:
    Format: {type: object, examples: [{kind: text}, {kind: json}], properties: {kind: {type: string}}}
    Call:
      type: object
      properties:
        format: {anyOf: [{$ref: '#/components/schemas/Format'}, {type: 'null'}], description: How to answer}
        plain: {anyOf: [{$ref: '#/components/schemas/Format'}, {type: 'null'}], examples: [{kind: own}]}
"""


def test_a_union_with_null_has_the_examples_of_what_it_refers_to(publish: Publish) -> None:
    page = publish(NEW_NAMES, EXAMPLES)["models/components/call.md"]
    first, second = rows(page)
    assert first[3] == "How to answer"
    assert first[4].startswith("**Example 1:**")
    assert '"kind": "own"' in second[4]
    assert 'kind: "text"' in page
