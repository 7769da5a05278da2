#!/bin/bash
# openapi-overlays-js 0.2.0. Seen on 2026-12-01.
# Behaviour: an update whose target is an array does not append; the array becomes an object with keys "0", "1", ..., and the
#   value is laid over it: the list of tags is a map afterwards. No error, exit status 0.
# Expected: the value is appended to the array (Overlay 1.0.0, "Action Object", update). Arrays inside an updated object are
#   appended to, as this tool does as well.
# Output: tags: {'0': {name: a}, '1': {name: b}, name: c} for target $.tags and update {name: c}.
# What follows: the usual overlay that adds a tag, a server or a parameter makes a document that generators refuse. Target
#   the object around it (target $, update {tags: [{name: c}]}), which this tool appends.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-overlays-js@0.2.0 js-yaml@4.1.1
cat > document.yaml <<'EOF'
openapi: 3.1.0
info: {title: t, version: "1"}
tags: [{name: a}, {name: b}]
paths: {}
EOF
overlay() { printf 'overlay: 1.0.0\ninfo: {title: o, version: "1"}\nactions: [{target: "%s", update: %s}]\n' "$1" "$2"; }
overlay '$.tags' '{name: c}' > array.yaml
overlay '$' '{tags: [{name: c}]}' > object.yaml
for name in array object; do
  npx --no-install overlayjs --openapi document.yaml --overlay $name.yaml > $name.out
done
cat > seen.mjs <<'EOF'
import fs from 'fs'
import yaml from 'js-yaml'
const [array, object] = ['array', 'object'].map(name => yaml.load(fs.readFileSync(name + '.out', 'utf8')).tags)
console.log('target $.tags:', JSON.stringify(array), '| target $:', JSON.stringify(object))
if (Array.isArray(array) || !Array.isArray(object) || object.length !== 3) {
  console.error('CHANGED: the array stays one'); process.exit(1)
}
EOF
node seen.mjs
