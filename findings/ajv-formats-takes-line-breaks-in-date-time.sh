#!/bin/bash
# ajv 8.20.0 with ajv-formats 3.0.1; jsonschema 4.26.0 with rfc3339-validator 0.1.4; jsonschema-rs 0.61.2. Seen on 2026-12-01.
# Behaviour: the format date-time of ajv-formats (full mode, its default) takes any white space, a line break too, in place
#   of "T", and offsets without minutes or without a colon; `time` takes such offsets too. The Python validators refuse them.
# Expected: a refusal. The format is the rule date-time of RFC 3339 5.6 (JSON Schema 2020-12, Validation 7.3.1): "T" (or
#   "t") between date and time, and an offset of hours, ":" and minutes. The blank that RFC 3339 allows is a note for
#   applications, outside its grammar; a line break is not even that.
# Output: ajv takes all five texts, jsonschema and jsonschema-rs none.
# What follows: a service checked by Ajv may send date-times that a generated Python model or another validator refuses;
#   take them in on purpose or say so in the document with a `pattern`.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 ajv-formats@3.0.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonschema==4.26.0 rfc3339-validator==0.1.4 jsonschema-rs==0.61.2
cat > texts.json <<'EOF'
[["date-time", "2026-11-30 10:00:00Z"], ["date-time", "2026-11-30\n10:00:00Z"], ["date-time", "2026-11-30T10:00:00+01"],
 ["date-time", "2026-11-30T10:00:00+0100"], ["time", "10:00:00+01"]]
EOF
cat > seen.mjs <<'EOF'
import fs from 'fs'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
const ajv = formats.default(new Ajv.default())
const texts = JSON.parse(fs.readFileSync('texts.json'))
console.log(JSON.stringify(texts.map(([format, text]) => ajv.validate({type: 'string', format}, text))))
EOF
node seen.mjs > ajv.json
venv/bin/python - <<'EOF'
import json, sys
import jsonschema, jsonschema_rs

as_told = True
for (form, text), ajv in zip(json.load(open("texts.json")), json.load(open("ajv.json")), strict=True):
    schema = {"type": "string", "format": form}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    python = jsonschema.Draft202012Validator(schema, format_checker=checker).is_valid(text)
    rust = jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(text)
    print(form, repr(text), "ajv:", ajv, "jsonschema:", python, "jsonschema-rs:", rust)
    as_told = as_told and ajv and not python and not rust
if not as_told:
    sys.exit("CHANGED: the validators answer otherwise")
EOF
