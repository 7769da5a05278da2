#!/bin/bash
# jsonschema 4.26.0 with rfc3339-validator 0.1.4; openapi-schema-validator 0.9.0. Seen on 2026-12-01.
# Behaviour: jsonschema.FormatChecker() and the checkers that openapi-schema-validator builds on it for OpenAPI 3.0 and 3.1 refuse
#   every time of RFC 3339 and take only local ones: "10:00:00Z" is no `time`, "10:00:00" is.
#   The checker that belongs to a draft (Draft202012Validator.FORMAT_CHECKER) does it right.
# Expected: the time of RFC 3339 5.6, full-time, which has an offset (JSON Schema 2020-12, Validation 7.3.1; OpenAPI 3.1.1,
#   "Data Types", takes formats from there). hh:mm:ss without one is what draft 3 called `time`; FormatChecker() holds the
#   formats of all drafts under their names, and the function of draft 3 is the one that stays.
# Output: draft 2020-12: True, False; FormatChecker(), oas30 and oas31: False, True.
# What follows: the common call validate(value, schema, format_checker=FormatChecker()), and what uses the two OpenAPI checkers, refuse the
#   right value of a generated model. Pass the draft's own checker.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check jsonschema==4.26.0 rfc3339-validator==0.1.4 openapi-schema-validator==0.9.0
venv/bin/python - <<'EOF'
import sys
import jsonschema
import openapi_schema_validator as oas

checkers = {
    "draft 2020-12": jsonschema.Draft202012Validator.FORMAT_CHECKER,
    "FormatChecker()": jsonschema.FormatChecker(),
    "oas30": oas.oas30_format_checker,
    "oas31": oas.oas31_format_checker,
}
seen = {name: [c.conforms(text, "time") for text in ("10:00:00Z", "10:00:00")] for name, c in checkers.items()}
for name, answers in seen.items():
    print(f"{name}: 10:00:00Z {answers[0]}, 10:00:00 {answers[1]}")
if seen.pop("draft 2020-12") != [True, False] or any(answers != [False, True] for answers in seen.values()):
    sys.exit("CHANGED: the checkers answer otherwise")
EOF
