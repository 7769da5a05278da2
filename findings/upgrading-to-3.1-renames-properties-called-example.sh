#!/bin/bash
# @scalar/openapi-upgrader 0.1.11. Seen on 2026-12-01.
# Behaviour: the step from 3.0 to 3.1 takes each member `example` for the keyword, in lists of properties too, and each
#   `nullable` beside `type`, in data too: a property named `example` is gone and the list `properties` has a
#   member `examples` that is an array; data {type: "text", nullable: true} becomes {type: ["text", "null"]}.
# Expected: keywords are replaced where the Schema Object has them. The members of `properties` are names of the author's
#   choice (OpenAPI 3.0.3, "Schema Object"), the values of `example`, `default` and `x-` are data.
# Output: {"word":{...},"examples":[{"type":"string"}]}; default {"type":["text","null"]}.
# What follows: dictionaries, vocabularies, documents about documents: their models lose a property on the way, and the result is
#   no valid document. Compare the property names before and after such a step; generate from the original.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @scalar/openapi-upgrader@0.1.11
cat > seen.mjs <<'EOF'
import {upgrade} from '@scalar/openapi-upgrader'
const entry = {type: 'object', properties: {word: {type: 'string'}, example: {type: 'string'}}}
const column = {type: 'object', default: {type: 'text', nullable: true}}
const document = {openapi: '3.0.3', info: {title: 't', version: '1'}, paths: {}, components: {schemas: {entry, column}}}
const {schemas} = upgrade(document, '3.1').components
console.log(JSON.stringify(schemas.entry.properties), '| default:', JSON.stringify(schemas.column.default))
const as_told = !('example' in schemas.entry.properties) && Array.isArray(schemas.entry.properties.examples)
  && Array.isArray(schemas.column.default.type)
if (!as_told) { console.error('CHANGED: names and data are left alone'); process.exit(1) }
EOF
node seen.mjs
