#!/bin/bash
# zod 4.6.7. Seen on 2026-12-01.
# Behaviour: z.fromJSONSchema throws at keywords that it cannot express (`not`, `if`, `dependentRequired`), but passes over
#   the members of `allOf` that have no `type` of their own, and turns a `const` that is an object into a comparison by
#   identity: {"type": "string", "allOf": [{"minLength": 3}]} takes "ab"; {"const": {"a": 1}} refuses {"a": 1}.
# Expected: `allOf` asks every member to hold, with or without `type` (JSON Schema 2020-12, Core 10.2.1.1), as minLength
#   beside type does; values are equal when their members are (Core 4.2.2), so {"a": 1} is that constant.
# Output: beside type: "ab" refused; in allOf: "ab" taken; const {"a": 1}: {"a": 1} refused.
# What follows: a check that zod makes from a document may be weaker or stronger than the document; pull bounds out of
#   `allOf` before conversion, or validate with a JSON Schema validator.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zod@4.6.7
cat > seen.mjs <<'EOF'
import {z} from 'zod'
const takes = (schema, value) => z.fromJSONSchema(schema).safeParse(value).success
const beside = takes({type: 'string', minLength: 3}, 'ab')
const inside = takes({type: 'string', allOf: [{minLength: 3}]}, 'ab')
const constant = takes({const: {a: 1}}, {a: 1})
let other = 'no error'
try { z.fromJSONSchema({type: 'string', not: {const: 'x'}}) } catch (error) { other = error.message }
console.log('minLength beside type takes "ab":', beside, '| in allOf:', inside)
console.log('const {"a": 1} takes {"a": 1}:', constant, '| not:', other)
if (beside || !inside || constant || other === 'no error') { console.error('CHANGED: see above'); process.exit(1) }
EOF
node seen.mjs
