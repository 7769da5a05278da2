#!/bin/bash
# openapi-typescript 7.13.0. Seen on 2026-12-01.
# Behaviour: a discriminator mapping whose value is the name of a schema ("dog: Dog") stops the run: the name is resolved as
#   the address of a file. @redocly/cli 2.77.0, a newer version of the same resolver, and swagger-parser 13.0.0 take it.
# Expected: types. The values of `mapping` are schema names or references (OpenAPI 3.0.3 and 3.1.1, "Discriminator Object"),
#   and the specification's own example maps to a name.
# Output: Can't resolve $ref at #/components/schemas/Pet/discriminator/mapping/dog; with "#/components/schemas/Dog": types.
# What follows: authors who want TypeScript from this tool write mappings as references; a tool that writes documents does
#   best to do so everywhere, since all readers know that form.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts openapi-typescript@7.13.0 typescript@5.9.3
document() {
  cat <<EOF
openapi: 3.1.0
info: {title: pets, version: "1"}
paths: {}
components:
  schemas:
    Pet:
      oneOf: [{\$ref: "#/components/schemas/Dog"}, {\$ref: "#/components/schemas/Cat"}]
      discriminator: {propertyName: kind, mapping: {dog: "$1", cat: "#/components/schemas/Cat"}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
EOF
}
document "Dog" > name.yaml
document "#/components/schemas/Dog" > reference.yaml
npx --no-install openapi-typescript reference.yaml -o reference.ts >/dev/null 2>&1
grep -q 'kind: "dog"' reference.ts && echo "by reference: types"
if npx --no-install openapi-typescript name.yaml -o name.ts > name.log 2>&1; then
  echo "CHANGED: a name in the mapping gives types too" >&2; exit 1
fi
echo "by name: $(grep -m1 -o "Can't resolve .*" name.log)"
