# openapi-merge 2.0.2. Seen on 2026-12-01.
# Behaviour: when two documents have an operationId in common, the one with a `dispute` prefix gets a new id, and its paths in
#   `operationRef` are led on; `operationId` in its links stays as it was and so names the operation of the other document.
# Expected: the link leads where it led before. operationId of a Link Object names an operation of the (new) document
#   (OpenAPI 3.0.3, "Link Object"), so it has to be renamed with it.
# Output: the operation of b is "Bget"; its links: {"byId": {"operationId": "get"}, "byRef": {"operationRef": "#/paths/~1b/get"}}.
# What follows: clients and pages made from the merged document follow the link into another API, and no checker sees it, since
#   "get" exists. Write links by operationRef, or give operations unique ids before merging.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-merge@2.0.2
cat > seen.mjs <<'EOF'
import * as merging from 'openapi-merge'
const merge = merging.merge ?? merging.default.merge
const api = name => ({openapi: '3.0.3', info: {title: name, version: '1'}, paths: {[`/${name}`]: {get: {operationId: 'get',
  responses: {200: {description: 'ok', links: {byId: {operationId: 'get'}, byRef: {operationRef: `#/paths/~1${name}/get`}}}}}}}})
const {output} = merge([{oas: api('a')}, {oas: api('b'), dispute: {prefix: 'B'}}])
const operation = output.paths['/b'].get
const links = JSON.stringify(operation.responses[200].links)
console.log(operation.operationId, links)
if (operation.operationId !== 'Bget' || links !== '{"byId":{"operationId":"get"},"byRef":{"operationRef":"#/paths/~1b/get"}}') {
  console.error('CHANGED: links are treated otherwise'); process.exit(1)
}
EOF
node seen.mjs
