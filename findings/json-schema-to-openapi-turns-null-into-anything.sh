#!/bin/bash
# @openapi-contrib/json-schema-to-openapi-schema 4.3.4; judges jsonschema 4.26.0 (before) and openapi-schema-validator 0.9.0 (after).
# Seen on 2026-12-01.
# Behaviour: {"type": "null"} becomes {"nullable": true}, which admits every value; a minimum of 5 beside an exclusiveMinimum of 3
#   becomes minimum 3 with exclusiveMinimum true, which admits 4.
# Expected: for null {"enum": [null], "nullable": true, ...} or a refusal, since `nullable` alone says nothing (OpenAPI 3.0.3,
#   "Schema Object": it needs `type` in the same object); for the two bounds the stronger one, as both hold (JSON Schema
#   2020-12, Validation 6.2.4 and 6.2.5).
# Output: null: "x" refused before, taken after; bounds: 4 refused before, taken after.
# What follows: schemas of draft 7 or 2020-12 that come into an OpenAPI 3.0 document this way describe more than they did.
#   OpenAPI 3.1 takes them as they are; better raise the document's version.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @openapi-contrib/json-schema-to-openapi-schema@4.3.4
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonschema==4.26.0 openapi-schema-validator==0.9.0
cat > convert.mjs <<'EOF'
import * as library from '@openapi-contrib/json-schema-to-openapi-schema'
const convert = library.convert ?? library.default
const schemas = [{type: 'null'}, {type: 'integer', minimum: 5, exclusiveMinimum: 3}]
console.log(JSON.stringify(await Promise.all(schemas.map(async schema => [schema, await convert(structuredClone(schema))]))))
EOF
node convert.mjs > schemas.json
venv/bin/python - <<'EOF'
import json, sys
from jsonschema import Draft202012Validator
from openapi_schema_validator import OAS30Validator

as_told = True
for (before, after), value in zip(json.load(open("schemas.json")), ("x", 4), strict=True):
    answers = Draft202012Validator(before).is_valid(value), OAS30Validator(after).is_valid(value)
    print(before, "->", after, f"{value!r}: before {answers[0]}, after {answers[1]}")
    as_told = as_told and answers == (False, True)
if not as_told:
    sys.exit("CHANGED: the conversion keeps the meaning")
EOF
