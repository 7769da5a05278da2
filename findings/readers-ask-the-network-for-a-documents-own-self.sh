#!/bin/bash
# openapi-spec-validator 0.9.0, @redocly/cli 2.77.0, @scalar/openapi-parser 0.24.17. Seen on 2026-12-01.
# Behaviour: all three know OpenAPI 3.2, and none takes `$self` for the document's URI: a reference to `<$self>#/components/schemas/Id`
#   in the very document is asked for on the network, and fails where that does not answer.
# Expected: the document itself is what has that URI: `$self` is its base and how it is identified; retrieving is not needed (OpenAPI
#   3.2.0, "OpenAPI Object", $self; appendix F, "Base URI Within Content").
# Output: openapi-spec-validator "Error: https://example.test/apis/shop#/components/schemas/Id"; redocly "Can't resolve $ref: fetch
#   failed"; scalar EXTERNAL_REFERENCE_NOT_FOUND. With `#/components/schemas/Id` the document is valid for the first two.
# What follows: documents that name each other by `$self`, as 3.2 recommends, are refused, or are silently checked against whatever
#   is published at that address. specleaf reads them without the network; for these readers write references as `#/...`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @redocly/cli@2.77.0 @scalar/openapi-parser@0.24.17
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check openapi-spec-validator==0.9.0
cat > self.yaml <<'EOF'
openapi: 3.2.0
$self: https://example.test/apis/shop
info: {title: Shop, version: "1"}
paths:
  /a:
    get:
      responses:
        "200":
          description: An id
          content: {application/json: {schema: {$ref: 'https://example.test/apis/shop#/components/schemas/Id'}}}
components: {schemas: {Id: {type: string}}}
EOF
sed 's|https://example.test/apis/shop#|#|' self.yaml > plain.yaml
cat > read.mjs <<'EOF'
import fs from 'fs'
import { dereference } from '@scalar/openapi-parser'
const read = await dereference(fs.readFileSync('self.yaml', 'utf8'))
console.log(read.errors.map((each) => each.code).join())
EOF
{ venv/bin/openapi-spec-validator self.yaml || true; } 2>&1 | tee validator.txt
{ npx --no-install redocly bundle self.yaml || true; } 2>&1 | grep "resolve" | tee redocly.txt
node read.mjs | tee scalar.txt
venv/bin/openapi-spec-validator plain.yaml >/dev/null
npx --no-install redocly bundle plain.yaml >/dev/null 2>&1
grep -q 'Error: https://example.test/apis/shop#' validator.txt && grep -q "Can't resolve" redocly.txt \
  && grep -q EXTERNAL_REFERENCE_NOT_FOUND scalar.txt || { echo "CHANGED: \$self is known to a reader" >&2; exit 1; }
