#!/bin/bash
# json-schema-to-typescript 16.0.0; ajv 8.20.0 as the judge. Seen on 2026-12-01.
# Behaviour: a closed tuple of draft 2020-12, {"prefixItems": [string, integer], "items": false}, becomes the type never[]: the
#   one value that fits is []. `prefixItems` is passed over, `items: false` is taken for all items.
# Expected: [string, number] with optional members (JSON Schema 2020-12, Core 10.3.1.1: prefixItems; 10.3.1.2: `items` is for what comes
#   after them), as the draft-7 spelling (items: [..], additionalItems: false) gives.
# Output: never[]; draft 7: [] | [string] | [string, number]; Ajv takes ["a", 1], which is no never[].
# What follows: OpenAPI 3.1 documents of frameworks with tuples (coordinates, ranges) give types that nobody can fill. Turn
#   tuples into the older spelling for this tool.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-schema-to-typescript@16.0.0 ajv@8.20.0
cat > seen.mjs <<'EOF'
import Ajv from 'ajv/dist/2020.js'
import {compile} from 'json-schema-to-typescript'
const items = [{type: 'string'}, {type: 'integer'}]
const now = {type: 'array', prefixItems: items, items: false}
const before = {type: 'array', items, additionalItems: false}
const options = {bannerComment: '', format: false}
const types = await Promise.all([now, before].map((schema, index) => compile(structuredClone(schema), 'T' + index, options)))
console.log(types.map(text => text.trim()).join('\n'))
if (!new Ajv.default({strict: false}).validate(now, ['a', 1]) || !types[0].includes('never[]') || types[1].includes('never')) {
  console.error('CHANGED: the tuple has its members'); process.exit(1)
}
EOF
node seen.mjs
