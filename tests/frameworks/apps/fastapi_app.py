"""The shop with FastAPI."""

from __future__ import annotations

from collections.abc import AsyncIterable
from typing import Annotated

from fastapi import FastAPI, File, Form, Header, Query, UploadFile
from fastapi.testclient import TestClient
from pydantic import BaseModel
from result import hand_over
from shop import Order, Page, Payment, Priority, Status, orders

app = FastAPI(title="Shop", version="1")


class Stock(BaseModel):
    counts: dict[Priority, int]


@app.get("/orders")
def list_orders(
    status: Annotated[list[Status], Query()] = [],
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    x_trace: Annotated[str | None, Header()] = None,
) -> Page[Order]:
    return Page[Order](items=orders(), total=2)


@app.get("/orders/{number}")
def get_order(number: int, priority: Priority | None = None) -> Order:
    return orders()[number]


@app.put("/orders/{number}")
def put_order(number: int, order: Order) -> Order:
    return order


@app.put("/orders/{number}/payment")
def put_payment(number: int, payment: Payment) -> Payment:
    return payment


@app.get("/stock")
def get_stock() -> Stock:
    return Stock(counts={Priority.LOW: 0, Priority.HIGH: 3})


@app.get("/changes")
async def stream_changes() -> AsyncIterable[Order]:
    for order in orders():
        yield order


@app.post("/orders/{number}/scan")
def post_scan(number: int, file: UploadFile, note: Annotated[str, Form()] = "") -> dict[str, int]:
    return {"bytes": len(file.file.read())}


@app.post("/scans")
def post_scans(files: Annotated[list[bytes], File()]) -> dict[str, int]:
    return {str(number): len(file) for number, file in enumerate(files)}


if __name__ == "__main__":
    client = TestClient(app)
    hand_over(
        client.get("/openapi.json").content,
        [
            ("GET /orders", client.get("/orders").content),
            ("GET /orders/{number}", client.get("/orders/0").content),
            ("PUT /orders/{number}", client.put("/orders/1", json=client.get("/orders/1").json()).content),
            ("GET /stock", client.get("/stock").content),
        ],
    )
