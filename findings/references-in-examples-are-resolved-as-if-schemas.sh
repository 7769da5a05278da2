#!/bin/bash
# @apidevtools/swagger-parser 13.0.0, @redocly/cli 2.77.0, jsonref 1.1.0. Seen on 2026-12-01.
# Behaviour: an object with a member "$ref" inside `example`, `default` or `enum` is data that shows a reference; when they dereference,
#   swagger-parser and jsonref replace it in all three, redocly in `example`, by the schema it names.
# Expected: the data as it stands. Those keywords hold values, not schemas (JSON Schema 2020-12, Core 9.4.2 and 8.2.3: $ref is a keyword
#   of a schema; OpenAPI 3.1.1, "Schema Object", example). `{"enum": [{"$ref": "#/a"}]}` admits that object only.
# Output: enum: swagger-parser and jsonref [{"type": "string"}], redocly [{"$ref": ...}]; example: all three {"type": "string"}.
# What follows: documents of APIs that carry JSON Schema, OpenAPI or JSON references themselves (registries, gateways, agents' tools) get
#   wrong examples and enums. Read the document with its references.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/swagger-parser@13.0.0 @redocly/cli@2.77.0
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonref==1.1.0
cat > in.json <<'EOF'
{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": {
  "Name": {"type": "string"},
  "Link": {"type": "object", "example": {"$ref": "#/components/schemas/Name"}, "enum": [{"$ref": "#/components/schemas/Name"}]}}}}
EOF
cat > parse.mjs <<'EOF'
import fs from 'fs'
import SwaggerParser from '@apidevtools/swagger-parser'
fs.writeFileSync('parser.json', JSON.stringify(await SwaggerParser.dereference('in.json')))
EOF
node parse.mjs
npx --no-install redocly bundle in.json --dereferenced -o redocly.json >/dev/null 2>&1
venv/bin/python - <<'EOF'
import json, sys
import jsonref

documents = {name: json.load(open(f"{name}.json")) for name in ("parser", "redocly", "in")}
documents["jsonref"] = jsonref.replace_refs(documents.pop("in"), proxies=False)
data, schema = {"$ref": "#/components/schemas/Name"}, {"type": "string"}
seen = {}
for name, document in documents.items():
    link = document["components"]["schemas"]["Link"]
    seen[name] = [link["example"], link["enum"][0]]
    print(f"{name}: example {link['example']}, enum {link['enum']}")
if seen != {"parser": [schema, schema], "redocly": [schema, data], "jsonref": [schema, schema]}:
    sys.exit("CHANGED: data in examples and enums is treated otherwise")
EOF
