# flask-openapi3 4.3.2 with pydantic 2.14.4; judge jsonschema 4.26.0. Seen on 2026-12-01.
# Behaviour: of a map whose keys have a pattern (dict[Annotated[str, Field(pattern="^k")], int]) the document keeps `type: object`
#   alone. `patternProperties`, which pydantic writes, is gone, and with it the type of the values.
# Expected: patternProperties, a keyword of the dialect of OpenAPI 3.1 (3.1.1, "Schema Object"; JSON Schema 2020-12, Core
#   10.3.2.2), which is what the document says it is.
# Output: pydantic {"patternProperties": {"^k": {"type": "integer"}}, "type": "object", ...}; document {"type": "object", ...}:
#   {"k": "text"} is valid for it, and gets 422. A map with plain keys keeps the type of its values.
# What follows: models generated from the document have a map of anything. Use plain keys (dict[str, int]), whose values are
#   documented, and check the keys in a validator.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check flask-openapi3==4.3.2 pydantic==2.14.4 jsonschema==4.26.0
venv/bin/python - <<'EOF'
import sys
from typing import Annotated
import jsonschema
from flask_openapi3 import Info, OpenAPI
from pydantic import BaseModel, Field

class Body(BaseModel):
    labels: dict[Annotated[str, Field(pattern="^k")], int] = {}
    plain: dict[str, int] = {}

app = OpenAPI(__name__, info=Info(title="t", version="1"))

@app.post("/body")
def post(body: Body):
    return body.model_dump()

client = app.test_client()
written = Body.model_json_schema()["properties"]["labels"]
documented = app.api_doc["components"]["schemas"]["Body"]["properties"]
value = {"k": "text"}
status = client.post("/body", json={"labels": value}).status_code
taken = jsonschema.Draft202012Validator(documented["labels"]).is_valid(value)
print("pydantic", written, "document", documented["labels"], "valid", taken, "status", status)
if ("patternProperties" not in written or "patternProperties" in documented["labels"] or not taken or status != 422
        or documented["plain"]["additionalProperties"] != {"type": "integer"}):
    sys.exit("CHANGED: maps with patterns are documented otherwise")
EOF
