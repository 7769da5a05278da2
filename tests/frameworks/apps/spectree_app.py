"""The shop with spectree, on Flask."""

from __future__ import annotations

from flask import Flask
from pydantic import BaseModel
from result import hand_over
from shop import Order, Page, Priority, Status, orders
from spectree import Response, SpecTree

app = Flask(__name__)
spec = SpecTree("flask", title="Shop", version="1")


class Search(BaseModel):
    status: Status | None = None
    priority: Priority | None = None
    limit: int = 10


@app.get("/orders")
@spec.validate(query=Search, resp=Response(HTTP_200=Page[Order]))
def list_orders(query: Search):
    return Page[Order](items=orders(), total=2).model_dump(mode="json")


@app.get("/orders/<int:number>")
@spec.validate(resp=Response(HTTP_200=Order))
def get_order(number: int):
    return orders()[number].model_dump(mode="json")


@app.put("/orders/<int:number>")
@spec.validate(json=Order, resp=Response(HTTP_200=Order))
def put_order(number: int, json: Order):
    return json.model_dump(mode="json")


spec.register(app)

if __name__ == "__main__":
    client = app.test_client()
    hand_over(
        client.get("/apidoc/openapi.json").data,
        [
            ("GET /orders", client.get("/orders").data),
            ("GET /orders/{number}", client.get("/orders/0").data),
            ("GET /orders/{number}", client.get("/orders/1").data),
        ],
    )
