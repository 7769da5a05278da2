# openapi-sampler 1.7.10 (the examples of Redoc and others); judge ajv 8.20.0. Seen on 2026-12-01.
# Behaviour: of bounds in several parts of an `allOf` the last written wins in the example: [minimum 10, minimum 5] shows 5,
#   [maxLength 3, a text] shows "string". In the other order both are right. multipleOf beside minimum is passed over: 10.
# Expected: a value for which each part holds (JSON Schema 2020-12, Core 10.2.1.1): 10 whichever comes first.
# Output: allOf 10, 5: 5; allOf 5, 10: 10; maxLength first: "string"; maxLength last: "str"; multipleOf 7, minimum 10: 10.
# What follows: a component that tightens a shared one ($ref beside bounds in allOf) shows an example that the API refuses, and
#   whether it does depends on the order of the parts. Write an `example` beside each `allOf` with bounds.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-sampler@1.7.10 ajv@8.20.0
cat > seen.mjs <<'EOF'
import * as sampler from 'openapi-sampler'
import Ajv from 'ajv/dist/2020.js'
const ajv = new Ajv.default({strict: false})
const low = {type: 'integer', minimum: 5}, high = {type: 'integer', minimum: 10}
const short = {type: 'string', maxLength: 3}, text = {type: 'string'}
const schemas = [{allOf: [high, low]}, {allOf: [low, high]}, {allOf: [short, text]}, {allOf: [text, short]},
  {type: 'integer', multipleOf: 7, minimum: 10}]
const seen = schemas.map(schema => { const value = sampler.sample(schema, {}, {}); return [value, ajv.validate(schema, value)] })
console.log('[example, valid]:', JSON.stringify(seen))
if (JSON.stringify(seen) !== '[[5,false],[10,true],["string",false],["str",true],[10,false]]') {
  console.error('CHANGED: other examples'); process.exit(1)
}
EOF
node seen.mjs
