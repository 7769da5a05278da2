#!/bin/bash
# zod 4.6.7 (ajv 8.20.0 as the judge). Seen on 2026-12-01.
# Behaviour: z.toJSONSchema writes the source of a regular expression and drops its flags without a word:
#   z.string().regex(/^ab$/i) becomes {"type": "string", "pattern": "^ab$"}.
# Expected: `pattern` has no place for flags (JSON Schema 2020-12, Validation 6.3.3 and Core 6.4), so an error, as
#   @valibot/to-json-schema 1.8.0 gives ("RegExp flags are not supported"), or a pattern such as ^[aA][bB]$.
# Output: zod takes "AB": true, its document takes "AB": false; with the flag `s` likewise for "a\nb".
# What follows: a document from zod can refuse what its service takes. A model generated from it refuses such responses;
#   ask for the pattern to be written without flags, or loosen it in an overlay.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0
cat > seen.mjs <<'EOF'
import {z} from 'zod'
import Ajv from 'ajv/dist/2020.js'
const ajv = new Ajv.default()
let as_told = true
for (const [expression, text] of [[/^ab$/i, 'AB'], [/^a.b$/s, 'a\nb']]) {
  const model = z.string().regex(expression)
  const schema = z.toJSONSchema(model)
  const [by_model, by_schema] = [model.safeParse(text).success, ajv.validate(schema, text)]
  console.log(String(expression), JSON.stringify(schema.pattern), JSON.stringify(text), 'zod:', by_model, 'schema:', by_schema)
  as_told &&= by_model && !by_schema
}
if (!as_told) { console.error('CHANGED: the schema now agrees with the expression'); process.exit(1) }
EOF
node seen.mjs
