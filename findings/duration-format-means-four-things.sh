#!/bin/bash
# jsonschema 4.26.0 with isoduration 20.11.0; jsonschema-rs 0.61.2; fastjsonschema 2.22.3; ajv 8.20.0 with ajv-formats 3.0.1.
# Seen on 2026-12-01.
# Behaviour: no two of these four validators give one answer to which texts are of the format `duration`.
# Expected: the rule `duration` of RFC 3339, Appendix A (JSON Schema 2020-12, Validation 7.3.1): whole numbers, no sign, weeks
#   alone, and no unit left out between two others (P1Y1D and PT1H1S are not of it, P1Y0M1D and PT1H0M1S are).
# Output (Y: taken):    P1Y0M1D  P1Y1D  PT1H1S  PT0.5S  -P1D  P1W1D  P
#   jsonschema             Y       Y      Y       Y      Y     n    n
#   jsonschema-rs          Y       n      n       n      n     n    n      (as Appendix A has it)
#   fastjsonschema         Y       Y      Y       Y      Y     Y    Y
#   ajv-formats            Y       Y      Y       n      n     n    n
# What follows: what one side writes and checks (a timedelta with a sign or a fraction, a year and a day), the next refuses.
#   A generated model keeps such a text as it is; examples on pages should be of the form that all take.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 ajv-formats@3.0.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonschema==4.26.0 isoduration==20.11.0 jsonschema-rs==0.61.2 fastjsonschema==2.22.3
cat > seen.mjs <<'EOF'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
const check = formats.default(new Ajv.default()).compile({type: 'string', format: 'duration'})
console.log(JSON.stringify(process.argv.slice(2).map(text => check(text))))
EOF
texts=(P1Y0M1D P1Y1D PT1H1S PT0.5S -P1D P1W1D P)
node seen.mjs "${texts[@]}" > ajv.json
venv/bin/python - "${texts[@]}" <<'EOF'
import json, sys
import fastjsonschema, jsonschema, jsonschema_rs

schema = {"type": "string", "format": "duration"}
rust = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
fast = fastjsonschema.compile({"$schema": "http://json-schema.org/draft-07/schema#"} | schema)

def fast_takes(text):
    try:
        return fast(text) == text
    except fastjsonschema.JsonSchemaValueException:
        return False

texts = sys.argv[1:]
checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
rows = {
    "jsonschema": [checker.conforms(text, "duration") for text in texts],
    "jsonschema-rs": [rust.is_valid(text) for text in texts],
    "fastjsonschema": [fast_takes(text) for text in texts],
    "ajv-formats": json.load(open("ajv.json")),
}
seen = ["".join("Y" if taken else "n" for taken in row) for row in rows.values()]
print(*texts)
print(*(f"{name}: {row}" for name, row in zip(rows, seen, strict=True)), sep="\n")
if seen != ["YYYYYnn", "Ynnnnnn", "YYYYYYY", "YYYnnnn"]:
    sys.exit("CHANGED: the validators answer otherwise")
EOF
