#!/bin/bash
# dictdiffer 0.10.0 and deepdiff 8.6.1; jsonpatch 1.48 for comparison. Seen on 2026-12-01.
# Behaviour: to dictdiffer two documents that differ in true against 1 or false against 0 are equal; to deepdiff they differ,
#   but not in a list: enum [0, 1] against [false, true] is no change to either.
# Expected: a change. true and 1 are different values (JSON Schema 2020-12, Core 4.2.2), and in this field the very step from
#   OpenAPI 3.0 to 3.1 turns exclusiveMinimum: true with minimum: 1 into exclusiveMinimum: 1 (OpenAPI 3.0.3, "Schema
#   Object"; JSON Schema 2020-12, Validation 6.2.5). jsonpatch reports all three.
# Output: exclusiveMinimum, default: dictdiffer nothing, deepdiff type_changes; enum: both nothing.
# What follows: a check for changes of an API built on these passes over `default: false` that became 0 or an enum whose
#   members changed their type, which changes every generated model. Compare the JSON texts, or use jsonpatch.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check dictdiffer==0.10.0 deepdiff==8.6.1 jsonpatch==1.48
venv/bin/python - <<'EOF'
import sys
import deepdiff, dictdiffer, jsonpatch

pairs = [
    ({"minimum": 1, "exclusiveMinimum": True}, {"minimum": 1, "exclusiveMinimum": 1}),
    ({"default": False}, {"default": 0}),
    ({"enum": [0, 1]}, {"enum": [False, True]}),
]
as_told = True
for (old, new), deep in zip(pairs, (["type_changes"], ["type_changes"], []), strict=True):
    seen = list(dictdiffer.diff(old, new))
    patch, by_deepdiff = jsonpatch.make_patch(old, new).patch, list(deepdiff.DeepDiff(old, new))
    print(old, "->", new, "dictdiffer:", seen, "deepdiff:", by_deepdiff, "jsonpatch:", len(patch))
    as_told = as_told and not seen and by_deepdiff == deep and bool(patch)
if not as_told:
    sys.exit("CHANGED: the libraries answer otherwise")
EOF
