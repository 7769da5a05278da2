# aiohttp-pydantic 2.6.0 with pydantic 2.14.4, aiohttp 3.14.5. Seen on 2026-12-01.
# Behaviour: the service runs, but its document cannot be made (KeyError: 'type', so the page answers 500) as soon as one body
#   has a field `Model | None` or `Any | None`: the step that turns {"type": "null"} into `nullable` asks each member of an
#   `anyOf` for its `type`, and a reference or a schema for anything has none.
# Expected: a document with `nullable`. A schema need not have `type` (OpenAPI 3.0.3, "Schema Object"), and a member that is a
#   Reference Object never has.
# Output: `int | None`: a document; `Leaf | None`, `Any | None`: KeyError; the POST itself is answered.
# What follows: no document, and nothing to generate clients from, for one optional nested object anywhere. Give the field a
#   schema by json_schema_extra, or take the models' own model_json_schema().
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check aiohttp-pydantic==2.6.0 pydantic==2.14.4 aiohttp==3.14.5
venv/bin/python - <<'EOF'
import asyncio, sys
from typing import Any
import pydantic
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from aiohttp_pydantic import PydanticView, oas

class Leaf(pydantic.BaseModel):
    n: int

async def statuses(annotation):
    model = pydantic.create_model("Body", value=(annotation, None))

    class View(PydanticView):
        async def post(self, body: model):
            return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_view("/body", View)
    oas.setup(app)
    async with TestClient(TestServer(app)) as client:
        answer = await client.post("/body", json={"value": None})
        document = await client.get("/oas/spec")
        return answer.status, document.status

seen = {name: asyncio.run(statuses(kind)) for name, kind in
        {"int | None": int | None, "Leaf | None": Leaf | None, "Any | None": Any | None}.items()}
print("(POST, document):", seen)
if seen != {"int | None": (200, 200), "Leaf | None": (200, 500), "Any | None": (200, 500)}:
    sys.exit("CHANGED: optional models are documented otherwise")
EOF
