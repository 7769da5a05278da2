"""The shop with quart-schema."""

from __future__ import annotations

import asyncio

from pydantic import BaseModel
from quart import Quart
from quart_schema import QuartSchema, validate_querystring, validate_request, validate_response
from result import hand_over
from shop import Order, Page, Priority, Status, orders

app = Quart(__name__)
schema = QuartSchema(app, info={"title": "Shop", "version": "1"})


class Search(BaseModel):
    status: Status | None = None
    priority: Priority | None = None
    limit: int = 10


@app.get("/orders")
@validate_querystring(Search)
@validate_response(Page[Order])
async def list_orders(query_args: Search) -> Page[Order]:
    return Page[Order](items=orders(), total=2)


@app.get("/orders/<int:number>")
@validate_response(Order)
async def get_order(number: int) -> Order:
    return orders()[number]


@app.put("/orders/<int:number>")
@validate_request(Order)
@validate_response(Order)
async def put_order(number: int, data: Order) -> Order:
    return data


async def main() -> None:
    client = app.test_client()
    document = await (await client.get("/openapi.json")).get_data()
    responses = [
        ("GET /orders", await (await client.get("/orders")).get_data()),
        ("GET /orders/{number}", await (await client.get("/orders/0")).get_data()),
        ("GET /orders/{number}", await (await client.get("/orders/1")).get_data()),
    ]
    hand_over(document, responses)


if __name__ == "__main__":
    asyncio.run(main())
