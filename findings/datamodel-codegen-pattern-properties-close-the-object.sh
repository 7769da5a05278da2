#!/bin/bash
# datamodel-code-generator 0.89.0 with pydantic 2.14.4; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: {"patternProperties": {"^x-": integer}} becomes dict[constr(pattern="^x-"), int], which refuses each key that does not
#   match.
# Expected: keys that match no pattern are free unless additionalProperties says otherwise (JSON Schema 2020-12, Core 10.3.2.2 and
#   10.3.2.3): {"name": "a"} is valid for the first schema.
# Output: {"name": "a"}: schema takes it, model refuses it ("String should match pattern '^x-'").
# What follows: models of metadata, labels and specification extensions refuse real answers. Loosen such a schema by an overlay
#   (additionalProperties instead of patternProperties) before this generator reads it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check datamodel-code-generator==0.89.0 pydantic==2.14.4 jsonschema==4.26.0
cat > schema.json <<'EOF'
{"title": "Labels", "type": "object", "patternProperties": {"^x-": {"type": "integer"}}}
EOF
venv/bin/datamodel-codegen --input schema.json --input-file-type jsonschema --output-model-type pydantic_v2.BaseModel \
  --target-python-version 3.11 --formatters builtin --output labels.py 2>/dev/null
PYTHONPATH=. venv/bin/python - <<'EOF'
import json, sys
import pydantic
from jsonschema import Draft202012Validator
from labels import Labels

def takes(value):
    try:
        Labels.model_validate(value)
    except pydantic.ValidationError as error:
        print("refused:", value, error.errors()[0]["msg"])
        return False
    return True

schema = Draft202012Validator(json.load(open("schema.json")))
seen = [(schema.is_valid(value), takes(value)) for value in ({"x-a": 1}, {"x-a": "b"}, {"name": "a"})]
print("[schema, model]:", seen)
if seen != [(True, True), (False, False), (True, False)]:
    sys.exit("CHANGED: the model takes what the schema takes")
EOF
