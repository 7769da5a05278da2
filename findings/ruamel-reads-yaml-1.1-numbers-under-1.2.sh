#!/bin/bash
# ruamel.yaml 0.19.1 (its default is YAML 1.2); yamlcore 0.0.4 and npm yaml 2.9.1 as other readers of 1.2. Seen on 2026-12-01.
# Behaviour: under YAML 1.2 ruamel.yaml reads 1_000 as 1000, 0b11 as 3, -0x1F as -31 and 2026-11-30 as a date, and gives an
#   error for a lone "=". It keeps yes, on and 12:30:45 as texts, as 1.2 has it.
# Expected: texts for all of them: the core schema of 1.2 has no digits with "_", no binary, no sign before 0x, no dates and
#   no value tag (YAML 1.2.2, 10.3.2). OpenAPI recommends YAML 1.2 (3.1.1, "Format").
# Output: ruamel.yaml: 1000, 3, -31, datetime.date, error; yamlcore and npm yaml: the five texts.
# What follows: an `enum` of 1_000 or 0b11, an example of a date or an operator "=" written bare means one thing to Python
#   tools on ruamel.yaml and another to JavaScript ones. Quote such scalars in documents.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts yaml@2.9.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ruamel.yaml==0.19.1 PyYAML==6.0.4 yamlcore==0.0.4
texts=(1_000 0b11 -0x1F 2026-11-30 =)
node -e 'const {parse} = require("yaml"); console.log(JSON.stringify(process.argv.slice(1).map(t => parse("a: " + t).a)))' \
  -- "${texts[@]}" > javascript.json
venv/bin/python - "${texts[@]}" <<'EOF'
import datetime, json, sys
import yaml, yamlcore
from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError

def ruamel(text):
    try:
        return YAML(typ="safe", pure=True).load(f"a: {text}")["a"]
    except ConstructorError:
        return "error"

texts = sys.argv[1:]
core = [yaml.load(f"a: {text}", Loader=yamlcore.CoreLoader)["a"] for text in texts]
seen = [ruamel(text) for text in texts]
print("ruamel.yaml:", seen, "\nyamlcore:", core, "\nnpm yaml:", json.load(open("javascript.json")))
if seen != [1000, 3, -31, datetime.date(2026, 11, 30), "error"] or core != texts or json.load(open("javascript.json")) != texts:
    sys.exit("CHANGED: the readers answer otherwise")
EOF
