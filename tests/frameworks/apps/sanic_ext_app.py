"""The shop with Sanic Extensions, which cannot document recursive models."""

from result import hand_over
from sanic import Sanic
from sanic import json as answer
from sanic_ext import Extend, openapi, validate
from sanic_testing import TestManager
from shop import Card, Customer, Transfer, orders

app = Sanic("Shop", configure_logging=False)
Extend(app)
TestManager(app)


@app.get("/customers/<number:int>")
@openapi.response(200, {"application/json": Customer})
async def get_customer(request, number: int):
    return answer(orders()[number].customer.model_dump(mode="json"))


@app.get("/transfers/<number:int>")
@openapi.response(200, {"application/json": Transfer})
async def get_transfer(request, number: int):
    return answer(orders()[number].payment.model_dump(mode="json"))


@app.put("/cards/<number:int>")
@openapi.response(200, {"application/json": Card})
@validate(json=Card)
async def put_card(request, number: int, body: Card):
    return answer(body.model_dump(mode="json"))


if __name__ == "__main__":
    client = app.test_client

    def read(path: str) -> bytes:
        return client.get(path)[1].body

    hand_over(
        read("/docs/openapi.json"),
        [
            ("GET /customers/{number}", read("/customers/0")),
            ("GET /customers/{number}", read("/customers/1")),
            ("GET /transfers/{number}", read("/transfers/1")),
        ],
    )
