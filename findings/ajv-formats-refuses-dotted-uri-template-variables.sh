#!/bin/bash
# ajv 8.20.0 with ajv-formats 3.0.1; uri-template 1.3.0 (what jsonschema 4.26.0 asks); url-template 3.1.1. Seen on 2026-12-01.
# Behaviour: the format uri-template of ajv-formats refuses variables whose name has a dot ("/pets{?page.size}"), and takes
#   "{=x}" and "{!x}", whose operators are reserved. The Python check answers the other way round on both.
# Expected: a dot between the characters of a name is part of the grammar (RFC 6570 2.3, varname), and url-template expands
#   such a name. The format is that of RFC 6570 (JSON Schema 2020-12, Validation 7.3.6).
# Output: ajv: false, true, true; uri-template: true, false, false; "{?page.size}" expands to "?page.size=5".
# What follows: names of parameters with dots (filter.name, page.size) are common. A template for links that is right can
#   fail one side's validation and pass the other's; do not rely on this format across languages.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 ajv-formats@3.0.1 url-template@3.1.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonschema==4.26.0 uri-template==1.3.0
cat > seen.mjs <<'EOF'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {parseTemplate} from 'url-template'
const ajv = formats.default(new Ajv.default())
const check = ajv.compile({type: 'string', format: 'uri-template'})
console.log(JSON.stringify([...['/pets{?page.size}', '/a{=x}', '/a{!x}'].map(text => check(text)),
                            parseTemplate('{?page.size}').expand({'page.size': 5})]))
EOF
node seen.mjs > ajv.json
venv/bin/python - <<'EOF'
import json, sys
import jsonschema

checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
python = [checker.conforms(text, "uri-template") for text in ("/pets{?page.size}", "/a{=x}", "/a{!x}")]
*ajv, expanded = json.load(open("ajv.json"))
print("ajv:", ajv, "jsonschema:", python, "expanded:", expanded)
if (ajv, python, expanded) != ([False, True, True], [True, False, False], "?page.size=5"):
    sys.exit("CHANGED: the validators answer otherwise")
EOF
