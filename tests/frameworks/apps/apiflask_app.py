"""The shop with APIFlask, with pydantic models."""

from __future__ import annotations

from apiflask import APIFlask
from pydantic import BaseModel
from result import hand_over
from shop import Order, Page, Priority, Status, orders

app = APIFlask(__name__, title="Shop", version="1")


class Search(BaseModel):
    status: Status | None = None
    priority: Priority | None = None
    limit: int = 10


class OrderPage(Page[Order]):
    """A page of orders, under a name that a component may have."""


@app.get("/orders")
@app.input(Search, location="query")
@app.output(OrderPage)
def list_orders(query_data: Search):
    return OrderPage(items=orders(), total=2)


@app.get("/orders/<int:number>")
@app.output(Order)
def get_order(number: int):
    return orders()[number]


@app.put("/orders/<int:number>")
@app.input(Order)
@app.output(Order)
def put_order(number: int, json_data: Order):
    return json_data


@app.get("/pages")
@app.output(Page[Order])
def list_pages():
    return Page[Order](items=orders(), total=2)


if __name__ == "__main__":
    client = app.test_client()
    hand_over(
        client.get("/openapi.json").data,
        [
            ("GET /orders", client.get("/orders").data),
            ("GET /orders/{number}", client.get("/orders/0").data),
            ("GET /orders/{number}", client.get("/orders/1").data),
            ("GET /pages", client.get("/pages").data),
        ],
    )
