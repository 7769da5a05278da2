#!/bin/bash
# @apidevtools/swagger-parser 13.0.0, @redocly/cli 2.77.0. Seen on 2026-12-01.
# Behaviour: when they dereference, both lay the siblings of a $ref over the schema that it names, keyword by keyword:
#   A = {required: [a]} and {$ref: A, required: [b]} become {required: [b]}; maxLength 5 with a sibling 10 becomes 10.
#   swagger-parser does so in 3.0 as well.
# Expected: in 3.1 both hold, as in an allOf: required a and b, length 5 (JSON Schema 2020-12, Core 8.2.3.1: $ref applies the
#   schema, siblings apply too). In 3.0 siblings of $ref are ignored (OpenAPI 3.0.3, "Reference Object").
# Output: 3.1: {"required":["b"]} and maxLength 10 from both; 3.0: maxLength 10 from swagger-parser.
# What follows: what reads a dereferenced document loses required properties and bounds without a word: models become laxer
#   than the document. Give generators the document with its references in it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @apidevtools/swagger-parser@13.0.0 @redocly/cli@2.77.0
cat > seen.mjs <<'EOF'
import fs from 'fs'
import {execFileSync} from 'child_process'
import SwaggerParser from '@apidevtools/swagger-parser'
const document = version => ({openapi: version, info: {title: 't', version: '1'}, paths: {}, components: {schemas: {
  A: {type: 'object', required: ['a'], properties: {a: {type: 'string', maxLength: 5}}},
  B: {$ref: '#/components/schemas/A', required: ['b'], properties: {b: {type: 'string'}}},
  C: {type: 'string', maxLength: 5},
  D: {type: 'object', properties: {d: {$ref: '#/components/schemas/C', maxLength: 10}}},
}}})
const facts = schemas => JSON.stringify([schemas.B.required, schemas.D.properties.d.maxLength])
const parsed = async version => facts((await SwaggerParser.dereference(document(version))).components.schemas)
fs.writeFileSync('in.json', JSON.stringify(document('3.1.0')))
execFileSync('npx', ['--no-install', 'redocly', 'bundle', 'in.json', '--dereferenced', '-o', 'out.json'], {stdio: 'ignore'})
const seen = [await parsed('3.1.0'), facts(JSON.parse(fs.readFileSync('out.json')).components.schemas), await parsed('3.0.3')]
console.log('swagger-parser 3.1:', seen[0], '| redocly 3.1:', seen[1], '| swagger-parser 3.0:', seen[2])
if (seen.some(fact => fact !== '[["b"],10]')) { console.error('CHANGED: siblings are treated otherwise'); process.exit(1) }
EOF
node seen.mjs
