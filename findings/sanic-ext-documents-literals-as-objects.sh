# sanic-ext 25.12.0 with sanic 25.12.1, sanic-testing 24.6.0, pydantic 2.14.4. Seen on 2026-12-01.
# Behaviour: of a pydantic model that is named in @openapi.response a Literal["card"] is documented as {"type": "object", "default":
#   "card"}, `model_config` becomes a property, and `str | None` has `type: string` beside its `anyOf`, so that null is refused. No
#   property is required, and a model that refers to itself has no document (RecursionError).
# Expected: what the model accepts: a constant, as in the model's own schema. `type: object` admits objects only (OpenAPI 3.0.3, "Schema
#   Object"; JSON Schema, Validation, `type`); keywords side by side all have to hold.
# Output: properties model_config, kind, note; kind is an object; note has type string and anyOf; the schema handed over as a
#   dictionary comes out as it is.
# What follows: a client generated from the document refuses each answer, since the tag of the union is no object. Hand over
#   Model.model_json_schema() in place of the model.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check sanic-ext==25.12.0 sanic==25.12.1 sanic-testing==24.6.0 pydantic==2.14.4
cat > seen.py <<'EOF'
import sys
from typing import Literal
from pydantic import BaseModel, ConfigDict
from sanic import Sanic, json
from sanic_ext import Extend, openapi
from sanic_testing import TestManager

class Card(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["card"] = "card"
    note: str | None = None

class Tree(BaseModel):
    child: "Tree | None" = None

def documented(name, content):
    app = Sanic(name, configure_logging=False)
    Extend(app)
    TestManager(app)

    @app.get("/card")
    @openapi.response(200, {"application/json": content})
    async def card(request):
        return json({})

    operation = app.test_client.get("/docs/openapi.json")[1].json["paths"]["/card"]["get"]
    return operation["responses"]["200"]["content"]["application/json"]["schema"]

model, handed = documented("a", Card), documented("b", Card.model_json_schema())
try:
    recursive = documented("c", Tree)
except RecursionError:
    recursive = "RecursionError"
print(model, handed["properties"]["kind"], recursive)
properties = model["properties"]
if (properties["kind"].get("type") != "object" or "model_config" not in properties or handed["properties"]["kind"]["const"] != "card"
        or properties["note"].get("type") != "string" or "anyOf" not in properties["note"] or recursive != "RecursionError"):
    sys.exit("CHANGED: models are documented otherwise")
EOF
venv/bin/python -W ignore seen.py
