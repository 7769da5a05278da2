#!/bin/bash
# @apiture/openapi-down-convert 0.14.2. Seen on 2026-12-01.
# Behaviour: on the way from 3.1 to 3.0 a property named `const` is taken for the keyword: it becomes a property `enum` whose
#   "schema" is a list. Data in `example` with a member `type: [a, null]` is rewritten too. What has a counterpart
#   in 3.0, the number of exclusiveMinimum, stays as it was, which is no valid 3.0.
# Expected: names in `properties` and values of `example` are the author's (JSON Schema 2020-12, Core 10.3.2.1; OpenAPI
#   3.1.1, "Schema Object"); exclusiveMinimum: 3 is minimum: 3 with exclusiveMinimum: true (OpenAPI 3.0.3, "Schema Object").
# Output: {"name":{...},"enum":[{"type":"string"}]}; example {"type":"text","nullable":true}; {"exclusiveMinimum":3}.
# What follows: models from the converted document lack a property or are not made at all. Convert in a generator that knows
#   where schemas stand, or check both documents' property names.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @apiture/openapi-down-convert@0.14.2
cat > seen.mjs <<'EOF'
import {Converter} from '@apiture/openapi-down-convert'
const schemas = {
  Symbol: {type: 'object', properties: {name: {type: 'string'}, const: {type: 'string'}}},
  Column: {type: 'object', example: {type: ['text', 'null']}},
  Bound: {type: 'integer', exclusiveMinimum: 3},
}
const document = {openapi: '3.1.0', info: {title: 't', version: '1'}, paths: {}, components: {schemas}}
const out = new Converter(document, {}).convert().components.schemas
console.log(JSON.stringify(out.Symbol.properties), JSON.stringify(out.Column.example), JSON.stringify(out.Bound))
const as_told = !('const' in out.Symbol.properties) && Array.isArray(out.Symbol.properties.enum)
  && out.Column.example.nullable === true && out.Bound.exclusiveMinimum === 3
if (!as_told) { console.error('CHANGED: names, data or bounds are treated otherwise'); process.exit(1) }
EOF
node seen.mjs
