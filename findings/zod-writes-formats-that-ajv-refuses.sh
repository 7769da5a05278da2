#!/bin/bash
# zod 4.6.7, ajv 8.20.0, ajv-formats 3.0.1. Seen on 2026-12-01.
# Behaviour: the checks startsWith, endsWith and includes are written as patterns and, besides, as formats of zod's own:
#   z.string().startsWith("a").endsWith("z") becomes {"format": "ends_with", "allOf": [two patterns]}.
#   Ajv in its default (strict) mode does not compile a schema with a format that it does not know.
# Expected: patterns alone. `format` holds attributes that are registered or agreed on (JSON Schema 2020-12, Validation
#   7.2.3); these names are neither, and they say nothing that the pattern does not say.
# Output: unknown format "ends_with" ignored in schema at path "#"; {"pattern": "^a.*"} alone compiles.
# What follows: a document from zod stops a service that compiles its schemas with Ajv. Generators meet `starts_with`,
#   `ends_with`, `includes` as formats and should treat them as unknown ones, not as names of types.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7 ajv@8.20.0 ajv-formats@3.0.1
cat > seen.mjs <<'EOF'
import {z} from 'zod'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
const ajv = formats.default(new Ajv.default())
let as_told = true
for (const model of [z.string().startsWith('a'), z.string().includes('b'), z.string().startsWith('a').endsWith('z')]) {
  const schema = z.toJSONSchema(model)
  let answer = 'compiles'
  try { ajv.compile(schema) } catch (error) { answer = error.message }
  console.log(JSON.stringify(schema.format), '->', answer)
  delete schema.format
  ajv.compile(schema)
  as_told &&= answer.startsWith('unknown format')
}
if (!as_told) { console.error('CHANGED: no format of its own is written, or Ajv takes it'); process.exit(1) }
EOF
node seen.mjs
