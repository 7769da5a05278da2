#!/bin/bash
# PyYAML 6.0.4 writes; npm js-yaml 5.5.0, npm yaml 2.9.1 and ruamel.yaml 0.19.1 read. Seen on 2026-12-01.
# Behaviour: safe_dump puts no quotes round texts that are numbers in YAML 1.2 and none in what PyYAML reads: "08001", "1e3",
#   "0o17", "+.5". Every reader of 1.2 gets 8001, 1000, 15, 0.5.
# Expected: quotes, or a document marked %YAML 1.1. PyYAML writes what it reads itself (YAML 1.1: no 8 or 9 after a leading 0, an
#   exponent needs a dot and a sign), but its output says nothing of that, and OpenAPI recommends YAML 1.2 (3.1.1, "Format"; YAML
#   1.2.2, 10.3.2).
# Output: PyYAML reads its four texts back; js-yaml, yaml and ruamel.yaml read [8001, 1000, 15, 0.5].
# What follows: a document dumped from Python (postal codes, short commit ids as examples, defaults, enum members) changes its
#   texts on the way to Redocly, swagger-parser and the like. Write JSON, or quote all texts (default_style='"').
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts js-yaml@5.5.0 yaml@2.9.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ruamel.yaml==0.19.1 PyYAML==6.0.4
venv/bin/python -c 'import yaml; print(yaml.safe_dump({"enum": ["08001", "1e3", "0o17", "+.5"]}), end="")' | tee written.yaml
cat > read.mjs <<'EOF'
import fs from 'fs'
import {load} from 'js-yaml'
import {parse} from 'yaml'
const text = fs.readFileSync('written.yaml', 'utf8')
console.log(JSON.stringify({'js-yaml': load(text).enum, yaml: parse(text).enum}))
EOF
node read.mjs > read.json
venv/bin/python - <<'EOF'
import json, sys
import yaml
from ruamel.yaml import YAML

text = open("written.yaml").read()
seen = json.load(open("read.json")) | {"ruamel.yaml": YAML(typ="safe", pure=True).load(text)["enum"]}
itself = yaml.safe_load(text)["enum"]
print("PyYAML reads:", itself, *(f"{name} reads: {values}" for name, values in seen.items()), sep="\n")
if itself != ["08001", "1e3", "0o17", "+.5"] or any(values != [8001, 1000, 15, 0.5] for values in seen.values()):
    sys.exit("CHANGED: the texts are quoted or read as texts")
EOF
