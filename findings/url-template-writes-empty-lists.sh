#!/bin/bash
# url-template 3.1.1 (npm); uritemplate 4.2.0 (PyPI) for comparison. Seen on 2026-12-01.
# Behaviour: "{?ids}" with an empty list or an empty object is expanded to "?ids=", "{&ids}" to "&ids=", "{;ids}" to ";ids="; only the exploded
#   form "{?ids*}" leaves them out.
# Expected: nothing. A list or an associative array without members is undefined (RFC 6570 2.3), and undefined variables are left
#   out (RFC 6570 3.2.1). OpenAPI's form, matrix and label styles are those expansions (OpenAPI 3.1.1, "Parameter Object").
# Output: url-template: ?ids=  ?ids=  &ids=  ;ids=; exploded: nothing. uritemplate: nothing, but ";ids=" for "{;ids}".
# What follows: clients with such templates send ids= for an empty filter, which a server reads as one empty text (or answers
#   with 422 for integers), where the other language's client sends nothing. Leave empty lists out before expansion.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts url-template@3.1.1
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check uritemplate==4.2.0
cat > seen.mjs <<'EOF'
import {parseTemplate} from 'url-template'
const cases = [['{?ids}', []], ['{?ids}', {}], ['{&ids}', []], ['{;ids}', []], ['{?ids*}', []]]
console.log(JSON.stringify(cases.map(([template, ids]) => [template, ids, parseTemplate(template).expand({ids})])))
EOF
node seen.mjs > seen.json
venv/bin/python - <<'EOF'
import json, sys
import uritemplate

rows = json.load(open("seen.json"))
python = [uritemplate.expand(template, {"ids": ids}) for template, ids, _ in rows]
for (template, ids, text), other in zip(rows, python, strict=True):
    print(f"{template} with {ids}: url-template {text!r}, uritemplate {other!r}")
if [row[2] for row in rows] != ["?ids=", "?ids=", "&ids=", ";ids=", ""] or python != ["", "", "", ";ids=", ""]:
    sys.exit("CHANGED: the libraries answer otherwise")
EOF
