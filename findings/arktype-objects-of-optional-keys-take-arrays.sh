# arktype 2.2.10; judge ajv 8.20.0. Seen on 2026-12-01.
# Behaviour: a type whose keys are all optional, or given by a pattern, takes any array: type({'a?': 'number'}) and
#   type({'[string]': 'number'}) take [1, 2]. toJsonSchema() documents both as {"type": "object"}, which no array is.
# Expected: one verdict. `type: object` admits objects only (JSON Schema 2020-12, Validation 6.1.1).
# Output: arktype takes [1]: true, true; its own schema takes [1]: false, false. With a required key both refuse.
# What follows: a service that is checked by arktype lets through lists where its document, and each client or test made from
#   it, knows objects: filters and options, whose keys are all optional, are the usual case. Add a required key, or
#   .narrow(value => !Array.isArray(value)).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts arktype@2.2.10 ajv@8.20.0
cat > seen.mjs <<'EOF'
import {type} from 'arktype'
import Ajv from 'ajv/dist/2020.js'
const ajv = new Ajv.default({strict: false})
const verdicts = definition => {
  const model = type(definition)
  return [!(model([1]) instanceof type.errors), ajv.validate(model.toJsonSchema(), [1])]
}
const seen = [{'a?': 'number'}, {'[string]': 'number'}, {a: 'number'}].map(verdicts)
console.log('[arktype, its schema] for [1]: optional, index, required:', JSON.stringify(seen))
if (JSON.stringify(seen) !== '[[true,false],[true,false],[false,false]]') {
  console.error('CHANGED: arrays are treated otherwise'); process.exit(1)
}
EOF
node seen.mjs
