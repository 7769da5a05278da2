#!/bin/bash
# mashumaro 3.23; reader msgspec 0.23.0. Seen on 2026-12-01.
# Behaviour: bytes are written as Base64 of mail: a line break after every 76 characters and one at the end. b"hi" is "aGk=\n", its schema
#   says {"type": "string", "format": "base64"}. It reads with anything outside the alphabet passed over.
# Expected: "aGk=": no line breaks in encoded data unless a specification asks for them (RFC 4648 3.1), as base64 of
#   contentEncoding (JSON Schema 2020-12, Validation 8.3) and `byte` of OpenAPI have it.
# Output: 'aGk=\n'; 60 bytes have 2 line breaks; msgspec: "Invalid base64 encoded string".
# What follows: strict readers (msgspec, a `pattern`, a maxLength counted from the number of bytes)
#   refuse it. Give bytes a serialization strategy of your own; keep such texts as texts in models.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check mashumaro==3.23 msgspec==0.23.0
venv/bin/python - <<'EOF'
import base64, json, sys
import msgspec
from mashumaro.codecs.json import JSONEncoder
from mashumaro.jsonschema import build_json_schema

text = JSONEncoder(bytes).encode(b"hi")
long = json.loads(JSONEncoder(bytes).encode(bytes(60)))
plain = base64.b64encode(b"hi").decode()
assert msgspec.json.decode(json.dumps(plain), type=bytes) == b"hi"
try:
    answer = msgspec.json.decode(text, type=bytes)
except msgspec.ValidationError as error:
    answer = str(error)
print(text, build_json_schema(bytes).to_dict(), "| line breaks in 60 bytes:", long.count("\n"), "| msgspec:", answer)
if json.loads(text) != plain + "\n" or long.count("\n") != 2 or answer == b"hi":
    sys.exit("CHANGED: Base64 is written without line breaks, or msgspec takes them")
EOF
