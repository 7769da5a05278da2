# json-schema-to-pydantic 0.5.0 with pydantic 2.14.4; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: an `allOf` of schemas for numbers or texts becomes a model of an object without fields: the number is refused, and
#   {} is taken. The same bounds in one schema become a number with bounds.
# Expected: allOf asks that each part holds (JSON Schema 2020-12, Core 10.2.1.1); it does not say that the value is an object.
# Output: {"allOf": [{"type": "integer", "minimum": 5}, {"maximum": 10}]}: 7 is refused, {} is taken; by the schema the other
#   way round.
# What follows: `allOf` around one reference to a scalar is the usual way to add a description in OpenAPI 3.0; each such field
#   turns into an object. Flatten such schemas before this library reads them.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check json-schema-to-pydantic==0.5.0 pydantic==2.14.4 jsonschema==4.26.0
venv/bin/python - <<'EOF'
import sys
import jsonschema
import pydantic
from json_schema_to_pydantic import create_model

def verdicts(inner):
    schema = {"title": "M", "type": "object", "properties": {"a": inner}, "required": ["a"]}
    model = create_model(schema)
    answers = []
    for value in ({"a": 7}, {"a": {}}):
        try:
            model.model_validate(value)
            taken = True
        except pydantic.ValidationError:
            taken = False
        answers.append((jsonschema.Draft202012Validator(schema).is_valid(value), taken))
    return answers

parts = verdicts({"allOf": [{"type": "integer", "minimum": 5}, {"maximum": 10}]})
whole = verdicts({"type": "integer", "minimum": 5, "maximum": 10})
print("(schema, model) for 7 and {}: allOf", parts, "one schema", whole)
if parts != [(True, False), (False, True)] or whole != [(True, True), (False, False)]:
    sys.exit("CHANGED: allOf of scalars is read otherwise")
EOF
