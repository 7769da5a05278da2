#!/bin/bash
# cattrs 26.2.1. Seen on 2026-12-01.
# Behaviour: the converter for JSON (cattrs.preconf.json) writes bytes in Base85 and reads any text as Base85. The Base64 text
#   "aGVsbG8" of another service comes out as other bytes, without an error, since its letters are letters of Base85 too.
# Expected: Base64, as OpenAPI's `byte` and `contentEncoding: base64` have it (OpenAPI 3.0.3, "Data Types"; JSON Schema 2020-12,
#   Validation 8.3; RFC 4648 4), or an error for a text of another encoding.
# Output: b"hello" is written as 'Xk~0{Zv'; "aGVsbG8=" is read as b'p\x9c\x14\xae...', not b"hello".
# What follows: attrs models that are made from a document and filled by cattrs change files, keys and signatures in silence. Register
#   hooks for bytes: converter.register_structure_hook(bytes, lambda text, _: base64.b64decode(text)).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check cattrs==26.2.1
venv/bin/python - <<'EOF'
import base64, sys
from cattrs.preconf.json import make_converter

converter = make_converter()
written = converter.unstructure(b"hello")
text = base64.b64encode(b"hello").decode()
read = converter.structure(text, bytes)
print(f"b'hello' is written as {written!r}; {text!r} is read as {read!r}")
if written != base64.b85encode(b"hello").decode() or read == b"hello":
    sys.exit("CHANGED: the converter no longer uses Base85")
EOF
