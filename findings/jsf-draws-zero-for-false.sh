# jsf 0.11.2; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: for `const: false` and for `false` in an `enum` the generator draws 0. Beside it, the schema that was handed in is
#   changed: `const` gets an `enum` as company.
# Expected: false. It is not equal to 0 (JSON Schema 2020-12, Core 4.2.2), and 0 is no boolean (Validation 6.1.1).
# Output: {"type": "boolean", "const": false}: 0; {"enum": [false, "x"]}: 0 and "x"; the schema afterwards has "enum".
# What follows: test data for flags ("deleted": false, tags of unions) are refused by the model that the schema gave, or,
#   where Python compares, pass although no client may send them. Set such fields by hand, and hand in a copy of the schema.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsf==0.11.2 jsonschema==4.26.0
venv/bin/python - <<'EOF'
import json, sys
import jsonschema
from jsf import JSF

def drawn(schema):
    return sorted({json.dumps(JSF(json.loads(json.dumps(schema))).generate()) for _ in range(60)})

flag, listed = {"type": "boolean", "const": False}, {"enum": [False, "x"]}
handed_in = dict(flag)
JSF(handed_in).generate()
seen = drawn(flag), drawn(listed)
valid = [jsonschema.Draft202012Validator(flag).is_valid(json.loads(text)) for text in seen[0]]
print("drawn:", seen, "valid:", valid, "schema afterwards:", handed_in)
if seen != (["0"], ['"x"', "0"]) or valid != [False] or "enum" not in handed_in:
    sys.exit("CHANGED: false is drawn otherwise")
EOF
