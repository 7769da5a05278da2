#!/bin/bash
# json-schema-merge-allof 0.8.1 (used by documentation and form generators), ajv 8.20.0 as the judge. Seen on 2026-12-01.
# Behaviour: two patterns of an allOf become lookaheads at one place: "^a" and "b$" give "(?=^a)(?=b$)", which asks for "a" and
#   for "b" at the same character. Property names (`propertyNames`) fare alike.
# Expected: a pattern is searched anywhere in the text (JSON Schema 2020-12, Validation 6.3.3, "not implicitly anchored"), so
#   each lookahead has to be able to move: "^(?=[^]*^a)(?=[^]*b$)" or two patterns left in allOf.
# Output: allOf takes "ab": true, merged: false; "a|b" with "c" takes "ca": true, merged: false.
# What follows: pages, forms and mocks made from merged schemas refuse what the document takes and cannot find an example.
#   Keep patterns in allOf, or join them with anchors of their own.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-schema-merge-allof@0.8.1 ajv@8.20.0
cat > seen.mjs <<'EOF'
import merge from 'json-schema-merge-allof'
import Ajv from 'ajv'
const ajv = new Ajv.default({strict: false})
let as_told = true
for (const [first, second, text] of [['^a', 'b$', 'ab'], ['a|b', 'c', 'ca'], ['[0-9]', '[A-Z]', 'A1']]) {
  const schema = {allOf: [{pattern: first}, {pattern: second}]}
  const merged = merge(schema)
  const [before, after] = [ajv.validate(schema, text), ajv.validate(merged, text)]
  console.log(JSON.stringify(schema), '->', JSON.stringify(merged), text, 'before:', before, 'after:', after)
  as_told &&= before && !after
}
const names = {allOf: [{propertyNames: {pattern: '^a'}}, {propertyNames: {pattern: 'b$'}}]}
as_told &&= ajv.validate(names, {ab: 1}) && !ajv.validate(merge(names), {ab: 1})
if (!as_told) { console.error('CHANGED: merged patterns keep their meaning'); process.exit(1) }
EOF
node seen.mjs
