#!/bin/bash
# joi-to-json 5.0.5 with joi 18.3.2, ajv 8.20.0 as the judge. Seen on 2026-12-01.
# Behaviour: a regular expression with a flag is cut out of its printed form with the closing slash and the flag in it: /^ab$/i becomes
#   the pattern "^ab$/i", which matches no text at all; keys of an object by pattern /^x/i become "^x/".
# Expected: the source of the expression, or an error for flags, which JSON Schema does not have (JSON Schema 2020-12,
#   Validation 6.3.3; Core 6.4).
# Output: pattern "^ab$/i"; joi takes "ab" and "AB", the schema neither. Without a flag: "^ab$".
# What follows: a document whose field no value satisfies; examples cannot be made and each answer is refused. Tools should
#   tell a pattern that nothing matches (text after "$").
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts joi@18.3.2 joi-to-json@5.0.5 ajv@8.20.0
cat > seen.mjs <<'EOF'
import Joi from 'joi'
import parse from 'joi-to-json'
import Ajv from 'ajv'
const ajv = new Ajv.default({strict: false})
const model = Joi.string().pattern(/^ab$/i)
const schema = parse(model, 'json')
const answers = ['ab', 'AB'].map(text => [!model.validate(text).error, ajv.validate(schema, text)])
const keys = Object.keys(parse(Joi.object().pattern(/^x/i, Joi.number()), 'json').patternProperties ?? {})
const plain = parse(Joi.string().pattern(/^ab$/), 'json').pattern
console.log(schema.pattern, '[joi, schema] for ab, AB:', JSON.stringify(answers), 'keys:', keys, 'without flag:', plain)
if (JSON.stringify(answers) !== '[[true,false],[true,false]]' || keys[0] !== '^x/' || plain !== '^ab$') {
  console.error('CHANGED: flags are treated otherwise'); process.exit(1)
}
EOF
node seen.mjs
