# openapi-merge 2.0.2. Seen on 2026-12-01.
# Behaviour: `security` of the whole document is taken from the first document only; schemes of the second are renamed and kept,
#   but nothing refers to them. Each operation of the second API now asks for the first one's credentials.
# Expected: the requirement is laid into the operations of the second document (`security: [{Bkey: []}]`). It holds for all
#   operations that have none of their own (OpenAPI 3.0.3, "OpenAPI Object", security), so without that its meaning changes.
# Output: /b has no `security` of its own, the document says [{"key": []}], which is the header X-A; Bkey (X-B) is unused.
# What follows: a generated client sends the token of one service to the other, and pages tell people to. Write `security` at each
#   operation before merging; another tool of the field (redocly join) lays it in.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-merge@2.0.2
cat > seen.mjs <<'EOF'
import * as merging from 'openapi-merge'
const merge = merging.merge ?? merging.default.merge
const api = name => ({openapi: '3.0.3', info: {title: name, version: '1'}, security: [{key: []}],
  paths: {[`/${name}`]: {get: {responses: {200: {description: 'ok'}}}}},
  components: {securitySchemes: {key: {type: 'apiKey', in: 'header', name: `X-${name.toUpperCase()}`}}}})
const {output} = merge([{oas: api('a')}, {oas: api('b'), dispute: {prefix: 'B'}}])
const seen = [output.security, output.paths['/b'].get.security ?? null,
  Object.entries(output.components.securitySchemes).map(([name, scheme]) => `${name}: ${scheme.name}`)]
console.log('[document, operation of b, schemes]:', JSON.stringify(seen))
if (JSON.stringify(seen) !== '[[{"key":[]}],null,["key: X-A","Bkey: X-B"]]') {
  console.error('CHANGED: security is merged otherwise'); process.exit(1)
}
EOF
node seen.mjs
