#!/bin/bash
# openapi-pydantic 0.6.0 with pydantic 2.14.4; judge openapi-spec-validator 0.9.0. Seen on 2026-12-01.
# Behaviour: its model of OpenAPI 3.1 takes true and false for a schema only in `additionalProperties`. As a property, `items`,
#   `unevaluatedProperties`, `propertyNames`, `contains`, `not`, `if` they stop the whole document. `const: null` and `default: null` are
#   read, and lost by model_dump(exclude_none=True), the way its own guide writes documents.
# Expected: each schema may be a boolean (JSON Schema 2020-12, Core 4.3.2; OpenAPI 3.1.1, "Schema Object", takes that over);
#   const: null is a rule (Validation 6.1.3).
# Output: six documents that are valid 3.1 are refused; {"const": null} comes out as {}.
# What follows: tools on these classes cannot read documents with closed tuples (items: false) or closed compositions
#   (unevaluatedProperties: false), which 3.1 made usual. Read such documents as plain data.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openapi-pydantic==0.6.0 pydantic==2.14.4 openapi-spec-validator==0.9.0
venv/bin/python - <<'EOF'
import sys
import pydantic
from openapi_pydantic.v3.v3_1 import OpenAPI
from openapi_spec_validator import validate

def document(schema):
    return {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {"A": schema}}}

schemas = [
    {"properties": {"any": True}}, {"prefixItems": [{"type": "string"}], "items": False}, {"unevaluatedProperties": False},
    {"propertyNames": False}, {"contains": True}, {"not": False},
]
refused = []
for schema in schemas:
    validate(document(schema))
    try:
        OpenAPI.model_validate(document(schema))
    except pydantic.ValidationError as error:
        refused.append(schema)
        print("refused:", schema, f"({error.error_count()} errors)")
written = OpenAPI.model_validate(document({"const": None})).model_dump(by_alias=True, exclude_none=True)
print("{'const': None} ->", written["components"]["schemas"]["A"])
if refused != schemas or written["components"]["schemas"]["A"] != {}:
    sys.exit("CHANGED: boolean schemas are read, or null is kept")
EOF
