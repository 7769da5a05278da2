#!/bin/bash
# openapi-schema-validator 0.9.0. Seen on 2026-12-01.
# Behaviour: for a request, OAS30WriteValidator frees a required property of the duty to be there only if `readOnly` stands
#   in the very property. If the property is a reference to a schema with readOnly (or `required` stands in another member of
#   an allOf), the property is required and forbidden at once: nothing is valid.
# Expected: `required` of a readOnly property takes effect on the response only (OpenAPI 3.0.3, "Schema Object", readOnly); a
#   reference stands for what it points to, so the schema behind it is the property's.
# Output: inline: {} valid, {"id": "x"} refused; by reference and split over allOf: both refused ("'id' is a required
#   property", "Tried to write read-only property with x").
# What follows: a shared `Id` component with readOnly is usual; request validation built on this refuses every body. A
#   generator that makes a model for requests has to look behind references before it decides what is required.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openapi-schema-validator==0.9.0
venv/bin/python - <<'EOF'
import sys
from openapi_schema_validator import OAS30WriteValidator

read_only = {"type": "string", "readOnly": True}
schemas = {
    "inline": {"type": "object", "required": ["id"], "properties": {"id": read_only}},
    "by reference": {
        "type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}},
        "components": {"schemas": {"Id": read_only}},
    },
    "split over allOf": {"allOf": [{"type": "object", "properties": {"id": read_only}}, {"required": ["id"]}]},
}
seen = {}
for name, schema in schemas.items():
    messages = [[e.message for e in OAS30WriteValidator(schema).iter_errors(body)] for body in ({}, {"id": "x"})]
    seen[name] = [not m for m in messages]
    print(f"{name}: without id {messages[0] or 'valid'}, with id {messages[1] or 'valid'}")
if seen != {"inline": [True, False], "by reference": [False, False], "split over allOf": [False, False]}:
    sys.exit("CHANGED: the validator answers otherwise")
EOF
