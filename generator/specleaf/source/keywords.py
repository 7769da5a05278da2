"""What becomes of each keyword of a Schema Object: read, or left out for a reason. What is in no table is reported.

Sections: JSON Schema 2020-12, Core and Validation; OpenAPI 3.0 to 3.2, "Schema Object".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ANNOTATIONS = frozenset(
    {
        "title",
        "description",
        "default",
        "deprecated",
        "examples",
        "example",
        "readOnly",
        "writeOnly",
        "format",
        "discriminator",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
    }
)
"""Read, but they narrow nothing; `format` is an annotation by default (Validation, 7.2.1)."""

APPLIES_TO: Mapping[str, str] = MappingProxyType(
    {
        "minLength": "string",
        "maxLength": "string",
        "pattern": "string",
        "minimum": "number",
        "maximum": "number",
        "exclusiveMinimum": "number",
        "exclusiveMaximum": "number",
        "multipleOf": "number",
        "items": "array",
        "prefixItems": "array",
        "contains": "array",
        "minContains": "array",
        "maxContains": "array",
        "minItems": "array",
        "maxItems": "array",
        "uniqueItems": "array",
        "unevaluatedItems": "array",
        "properties": "object",
        "patternProperties": "object",
        "additionalProperties": "object",
        "propertyNames": "object",
        "required": "object",
        "dependentRequired": "object",
        "dependentSchemas": "object",
        "minProperties": "object",
        "maxProperties": "object",
        "unevaluatedProperties": "object",
    }
)
"""Assertions that say something of values of one type only, and that type; `number` includes integers."""

UNIVERSAL = frozenset(
    {"type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$dynamicRef"}
)
"""Assertions about values of any type."""

ASSERTIONS = UNIVERSAL | APPLIES_TO.keys()

STRUCTURAL = frozenset({"$id", "$anchor", "$dynamicAnchor", "$defs"})
"""Read by `resolve`: they name schemas."""

IGNORED: Mapping[str, str] = MappingProxyType(
    {
        "$comment": "a note among authors (Core, 8.3)",
        "$schema": "the dialect is the document's; another one is refused by validation",
        "$vocabulary": "only meta-schemas have it (Core, 8.1.2)",
        "$recursiveAnchor": "of JSON Schema 2019-09; no effect in 2020-12",
        "definitions": "of older drafts; what is referred to in it is read",
        "xml": 'about another format than JSON (OpenAPI, "XML Object")',
        "externalDocs": "a link for people; pages describe the document itself",
        "nullable": "of OpenAPI 3.0; read in `dialect`",
    }
)
"""Known keywords that change nothing in any output, and why."""

PART_DESCRIPTION = "x-specleaf-part-description"
"""The description that a part of an `allOf` had, in a schema into which the parts are written."""

EXTENSIONS = frozenset(
    {
        PART_DESCRIPTION,
        "x-speakeasy-deprecation-message",
        "x-speakeasy-example",
        "x-speakeasy-globals",
        "x-speakeasy-group",
        "x-speakeasy-ignore",
        "x-speakeasy-include",
        "x-speakeasy-max-method-params",
        "x-speakeasy-name-override",
        "x-speakeasy-pagination",
        "x-speakeasy-unknown-values",
    }
)
"""The `x-` fields that the SDK layout reads. No extension ever reaches code."""

ONLY_FROM_31 = frozenset(
    {
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "$schema",
        "$vocabulary",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "dependentRequired",
        "dependentSchemas",
        "else",
        "examples",
        "if",
        "maxContains",
        "minContains",
        "patternProperties",
        "prefixItems",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
"""Keywords that OpenAPI 3.0 does not have: there, they are as good as unknown."""
