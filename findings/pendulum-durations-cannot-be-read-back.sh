#!/bin/bash
# pydantic-extra-types 2.11.1 with pendulum 3.3.0, pydantic 2.14.4; judge jsonschema-rs 0.61.2. Seen on 2026-12-01.
# Behaviour: the type pydantic_extra_types.pendulum_dt.Duration writes a negative duration as "-P-1D", with two signs. It does not
#   read that text itself ("value is not a valid duration"); it reads "-P1D".
# Expected: "-P1D" (as ISO 8601-2 has it and as the type itself reads) or "P-1D"; the schema says format: duration, which has no
#   sign at all (RFC 3339, Appendix A; JSON Schema 2020-12, Validation 7.3.1).
# Output: "-P1D" is read and written as "-P-1D"; timedelta(hours=-1) as "-PT-1H"; both are refused on the way back.
# What follows: a queue or a store that keeps model_dump_json() loses what it cannot read back; another reader that takes the
#   inner sign alone gets the opposite value. Keep durations as texts or as numbers of seconds.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pydantic==2.14.4 pydantic-extra-types==2.11.1 pendulum==3.3.0 jsonschema-rs==0.61.2
venv/bin/python - <<'EOF'
import datetime, json, sys
import jsonschema_rs, pydantic
from pydantic_extra_types.pendulum_dt import Duration

adapter = pydantic.TypeAdapter(Duration)
schema = jsonschema_rs.Draft202012Validator(adapter.json_schema(), validate_formats=True)

def reads(text):
    try:
        adapter.validate_json(text)
    except pydantic.ValidationError:
        return False
    return True

seen = []
for value in ("P1D", "-P1D", datetime.timedelta(hours=-1)):
    text = adapter.dump_json(adapter.validate_python(value)).decode()
    seen.append((json.loads(text), reads(text), schema.is_valid(json.loads(text))))
    print(f"{value!r} is written as {text}; read back: {seen[-1][1]}; of the format: {seen[-1][2]}")
if seen != [("P1D", True, True), ("-P-1D", False, False), ("-PT-1H", False, False)]:
    sys.exit("CHANGED: durations are written or read otherwise")
EOF
