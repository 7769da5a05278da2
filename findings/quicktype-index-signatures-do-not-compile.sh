# quicktype-core 26.0.0; judge typescript 5.9.3 (strict). Seen on 2026-12-01.
# Behaviour: an object with declared properties beside additionalProperties of another type becomes an interface with an index
#   signature of that other type, which no TypeScript compiler takes: the file that was generated does not compile.
# Expected: additionalProperties speaks of the other names only (JSON Schema 2020-12, Core 10.3.2.3). TypeScript's index
#   signature speaks of all names, so its type has to hold the declared ones too (number | string), or be unknown.
# Output: export interface M { a?: number; [property: string]: string; }; tsc: TS2411 at `a`.
# What follows: objects such as {total: integer, <name>: text} (counters, labels, headers) stop the build of a client. Check
#   generated types with the compiler in the same job; specleaf declares the extra values apart from the fields.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts quicktype-core@26.0.0 typescript@5.9.3
cat > seen.mjs <<'EOF'
import {quicktype, InputData, JSONSchemaInput} from 'quicktype-core'
import {writeFileSync} from 'node:fs'
async function types(schema) {
  const source = new JSONSchemaInput(undefined)
  await source.addSource({name: 'M', schema: JSON.stringify(schema)})
  const data = new InputData()
  data.addInput(source)
  const result = await quicktype({inputData: data, lang: 'typescript', rendererOptions: {'just-types': 'true'}})
  return result.lines.join('\n')
}
const object = {type: 'object', properties: {a: {type: 'integer'}}}
writeFileSync('mixed.ts', await types({...object, additionalProperties: {type: 'string'}}))
writeFileSync('same.ts', await types(object))
EOF
node seen.mjs
cat mixed.ts
npx tsc --noEmit --strict same.ts || { echo "CHANGED: plain objects do not compile either" >&2; exit 1; }
if npx tsc --noEmit --strict mixed.ts > errors.txt; then echo "CHANGED: the types compile" >&2; exit 1; fi
cat errors.txt
grep -q TS2411 errors.txt || { echo "CHANGED: another error" >&2; exit 1; }
