#!/bin/bash
# valibot 1.5.0 with @valibot/to-json-schema 1.8.0; judge openapi-spec-validator 0.9.0. Seen on 2026-12-01.
# Behaviour: an object whose members are all optional is written with "required": [], for the target "openapi-3.0" too.
# Expected: no `required`. OpenAPI 3.0 takes it from the JSON Schema of its day, where the list has at least one name (OpenAPI 3.0.3,
#   "Schema Object"; draft-wright-json-schema-validation-00, 5.15). From draft 6 on it may be empty.
# Output: the document is refused ([] is too short / should be non-empty); without `required` it is valid.
# What follows: one optional filter object makes a whole 3.0 document invalid for strict tools. Who reads documents may pass over an empty
#   `required`, since it can mean one thing only.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts valibot@1.5.0 @valibot/to-json-schema@1.8.0
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openapi-spec-validator==0.9.0
cat > schema.mjs <<'EOF'
import * as v from 'valibot'
import {toJsonSchema} from '@valibot/to-json-schema'
console.log(JSON.stringify(toJsonSchema(v.object({name: v.optional(v.string())}), {target: 'openapi-3.0'})))
EOF
node schema.mjs > schema.json
venv/bin/python - <<'EOF'
import json, sys
from openapi_spec_validator import OpenAPIV30SpecValidator

def messages(schema):
    components = {"schemas": {"Filter": schema}}
    document = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": components}
    return [error.message for error in OpenAPIV30SpecValidator(document).iter_errors()]

schema = json.load(open("schema.json"))
without = {key: value for key, value in schema.items() if key != "required"}
seen = messages(schema), messages(without)
print(schema, "->", seen[0], "| without required:", seen[1] or "valid")
if schema.get("required") != [] or not seen[0] or seen[1]:
    sys.exit("CHANGED: the document for OpenAPI 3.0 is valid")
EOF
