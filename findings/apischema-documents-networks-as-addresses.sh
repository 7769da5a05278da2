#!/bin/bash
# apischema 0.19.0; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: IPv4Network and IPv4Interface (and the same of IPv6) are documented as {"type": "string", "format": "ipv4"}, and written
#   as "192.0.2.0/24", which is no ipv4.
# Expected: no format, or one of its own (pydantic and mashumaro write "ipv4network"): ipv4 is the dotted quad of RFC 2673 3.2
#   alone (JSON Schema 2020-12, Validation 7.3.4), without a prefix length.
# Output: for the four types: the value that apischema wrote is refused by its schema with formats checked.
# What follows: where formats are checked, or become types (IPv4Address in pydantic models), every answer of such a service is
#   refused. Override the schema of these types (apischema.schema(format=...)).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check apischema==0.19.0 jsonschema==4.26.0
venv/bin/python - <<'EOF'
import ipaddress, sys
import apischema
from apischema.json_schema import serialization_schema
from jsonschema import Draft202012Validator

values = [ipaddress.ip_network("192.0.2.0/24"), ipaddress.ip_interface("192.0.2.1/24"),
          ipaddress.ip_network("2001:db8::/32"), ipaddress.ip_interface("2001:db8::1/32")]
seen = []
for value in values:
    schema, written = dict(serialization_schema(type(value))), apischema.serialize(type(value), value)
    taken = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(written)
    print(f"{type(value).__name__}: {schema['format']}, {written!r}, taken by its schema: {taken}")
    seen.append(taken)
if any(seen):
    sys.exit("CHANGED: the schema takes what is written")
EOF
