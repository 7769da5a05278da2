#!/bin/bash
# pydantic 2.14.4, msgspec 0.23.0, mashumaro 3.23, apischema 0.19.0; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: all four write the schema of an enum.IntFlag as the list of its single flags ({"enum": [1, 2]}) while they write, and
#   all but apischema also read, combinations: READ | WRITE is 3 in JSON, which their own schema refuses. 0 fares alike.
# Expected: an integer (with bounds or not), or a refusal of such types: `enum` admits its members only (JSON Schema 2020-12,
#   Validation 6.1.2), and combinations are what a Flag is for (Python library, `enum.IntFlag`).
# Output: schema takes 3: False four times; the library reads 3: True, True, True, False (apischema refuses what it wrote).
# What follows: a client model made from such a document refuses permissions and options with two bits set. Document flags as
#   an integer by hand; who reads an integer enum of powers of two may warn.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pydantic==2.14.4 msgspec==0.23.0 mashumaro==3.23 apischema==0.19.0 jsonschema==4.26.0
venv/bin/python - <<'EOF'
import enum, json, sys
import apischema, msgspec, pydantic
from apischema.json_schema import serialization_schema
from jsonschema import Draft202012Validator
from mashumaro.codecs.json import JSONDecoder, JSONEncoder
from mashumaro.jsonschema import build_json_schema

class Access(enum.IntFlag):
    READ = 1
    WRITE = 2

adapter = pydantic.TypeAdapter(Access)
libraries = {  # schema, write, read
    "pydantic": (lambda: adapter.json_schema(mode="serialization"), adapter.dump_json, adapter.validate_json),
    "msgspec": (lambda: msgspec.json.schema(Access), msgspec.json.encode, lambda t: msgspec.json.decode(t, type=Access)),
    "mashumaro": (lambda: build_json_schema(Access).to_dict(), JSONEncoder(Access).encode, JSONDecoder(Access).decode),
    "apischema": (lambda: dict(serialization_schema(Access)), lambda v: json.dumps(apischema.serialize(Access, v)),
                  lambda t: apischema.deserialize(Access, json.loads(t))),
}

def reads(read, text):
    try:
        return read(text) == Access.READ | Access.WRITE
    except apischema.ValidationError:
        return False

seen = []
for name, (schema, write, read) in libraries.items():
    text = write(Access.READ | Access.WRITE)
    takes = Draft202012Validator(schema()).is_valid(json.loads(text))
    seen.append((json.loads(text), takes, reads(read, text)))
    print(f"{name}: writes {seen[-1][0]}, its schema takes that: {takes}, it reads that: {seen[-1][2]}")
if seen != [(3, False, True)] * 3 + [(3, False, False)]:
    sys.exit("CHANGED: schema and values agree, or a library answers otherwise")
EOF
