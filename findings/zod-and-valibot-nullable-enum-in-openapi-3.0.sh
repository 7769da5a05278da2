#!/bin/bash
# zod 4.6.7, valibot 1.5.0 with @valibot/to-json-schema 1.8.0; judge openapi-schema-validator 0.9.0. Seen on 2026-12-01.
# Behaviour: for the target "openapi-3.0" both write a nullable enumeration as
#   {"type": "string", "enum": ["a"], "nullable": true}, which admits "a" only.
# Expected: "enum": ["a", null]. `nullable` adds null to the types of `type` and to nothing else (OpenAPI 3.0.3, "Schema
#   Object"); `enum` still has to hold (JSON Schema, Validation, `enum`), so null has to be among its values.
# Output: zod takes null: true, valibot takes null: true, both schemas take null: false, with null in the list: true.
# What follows: a generator that reads 3.0 to the letter refuses null in such a field although the service sends it; a
#   reader should warn about `nullable: true` beside an `enum` without null, and may take it as meant.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 valibot@1.5.0 @valibot/to-json-schema@1.8.0
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openapi-schema-validator==0.9.0
cat > schemas.mjs <<'EOF'
import {z} from 'zod'
import * as v from 'valibot'
import {toJsonSchema} from '@valibot/to-json-schema'
const [a, b] = [z.enum(['a']).nullable(), v.nullable(v.picklist(['a']))]
console.log(JSON.stringify({
  zod: {takes: a.safeParse(null).success, schema: z.toJSONSchema(a, {target: 'openapi-3.0'})},
  valibot: {takes: v.safeParse(b, null).success, schema: toJsonSchema(b, {target: 'openapi-3.0'})},
}))
EOF
node schemas.mjs > schemas.json
venv/bin/python - <<'EOF'
import json, sys
from openapi_schema_validator import OAS30Validator

as_told = True
for name, seen in json.load(open("schemas.json")).items():
    schema = seen["schema"]
    by_schema = OAS30Validator(schema).is_valid(None)
    with_null = OAS30Validator(schema | {"enum": [*schema["enum"], None]}).is_valid(None)
    print(name, schema, "library:", seen["takes"], "schema:", by_schema, "with null in enum:", with_null)
    as_told = as_told and seen["takes"] and not by_schema and with_null
if not as_told:
    sys.exit("CHANGED: the schema for OpenAPI 3.0 now admits null")
EOF
