# arktype 2.2.10; judge ajv 8.20.0. Seen on 2026-12-01.
# Behaviour: with '+': 'delete' a type takes objects with unknown keys and leaves those keys out; toJsonSchema() says
#   additionalProperties: false, word for word what it says for '+': 'reject'.
# Expected: the schema of what is taken in: nothing about other properties (JSON Schema 2020-12, Core 10.3.2.3). `false` is right
#   for what comes out.
# Output: {"a": 1, "b": 2}: taken as {"a": 1}; the documented schema refuses it; both texts of the schema are equal.
# What follows: a tolerant service looks strict in its document: gateways that validate by it reject what the service accepts,
#   and generated models forbid extra fields. Document such a type by hand, or from the same type without '+'.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts arktype@2.2.10 ajv@8.20.0
cat > seen.mjs <<'EOF'
import {type} from 'arktype'
import Ajv from 'ajv/dist/2020.js'
const ajv = new Ajv.default({strict: false})
const removes = type({'+': 'delete', a: 'number'})
const rejects = type({'+': 'reject', a: 'number'})
const value = () => ({a: 1, b: 2})
const result = removes(value())
const schema = JSON.stringify(removes.toJsonSchema())
const seen = [JSON.stringify(result), rejects(value()) instanceof type.errors,
  ajv.validate(removes.toJsonSchema(), value()), schema === JSON.stringify(rejects.toJsonSchema())]
console.log(schema, '[result, rejected by reject, taken by schema, schemas equal]:', JSON.stringify(seen))
if (JSON.stringify(seen) !== JSON.stringify(['{"a":1}', true, false, true])) {
  console.error('CHANGED: unknown keys are documented otherwise'); process.exit(1)
}
EOF
node seen.mjs
