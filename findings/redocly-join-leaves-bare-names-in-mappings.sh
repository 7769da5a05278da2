# @redocly/cli 2.77.0. Seen on 2026-12-01.
# Behaviour: `join` with a prefix for components and `split` lead a discriminator's mapping values on only where they are written as
#   references; a bare name ("Dog") stays, and names no component afterwards. No warning, exit status 0.
# Expected: both forms are led on: a mapping value is the name of a schema or a reference (OpenAPI 3.1.1, "Discriminator Object").
# Output: join: {c: '#/components/schemas/a_Cat', d: Dog} beside components a_Cat, a_Dog; split: {c: ./Cat.yaml, d: Dog}.
# What follows: in the result the value "d" selects nothing, or another API's Dog. Write mappings as references before
#   joining or splitting; specleaf warns about a mapping that names no schema.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0
for name in a b; do cat > $name.yaml <<EOF
openapi: 3.1.0
info: {title: $name, version: "1"}
paths:
  /$name:
    get:
      responses:
        "200": {description: ok, content: {application/json: {schema: {\$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet:
      oneOf: [{\$ref: '#/components/schemas/Cat'}, {\$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat', d: Dog}}
    Cat: {type: object, required: [kind], properties: {kind: {const: c}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: d}}}
EOF
done
npx redocly join a.yaml b.yaml --prefix-components-with-info-prop title -o joined.yaml >/dev/null 2>&1
npx redocly split a.yaml --outDir parts >/dev/null 2>&1
grep -A2 mapping: joined.yaml parts/components/schemas/Pet.yaml
[ "$(grep -c '^        *d: Dog$' joined.yaml)" = 2 ] && grep -q "c: '#/components/schemas/a_Cat'" joined.yaml \
  && grep -q '^    a_Dog:' joined.yaml && ! grep -q '^    Dog:' joined.yaml \
  && grep -q 'c: ./Cat.yaml' parts/components/schemas/Pet.yaml && grep -q 'd: Dog' parts/components/schemas/Pet.yaml \
  || { echo "CHANGED: mappings are treated otherwise" >&2; exit 1; }
