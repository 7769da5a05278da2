"""The shop with Litestar."""

from __future__ import annotations

from typing import Annotated

from litestar import Litestar, get, post, put
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.openapi.config import OpenAPIConfig
from litestar.params import Body, Parameter
from litestar.testing import TestClient
from result import hand_over
from shop import Order, Page, Priority, Status, orders


@get("/orders")
async def list_orders(
    status: Status | None = None,
    limit: Annotated[int, Parameter(ge=1, le=100)] = 10,
    trace: Annotated[str | None, Parameter(header="X-Trace")] = None,
) -> Page[Order]:
    return Page[Order](items=orders(), total=2)


@get("/orders/{number:int}")
async def get_order(number: int, priority: Priority | None = None) -> Order:
    return orders()[number]


@put("/orders/{number:int}")
async def put_order(number: int, data: Order) -> Order:
    return data


@post("/orders/{number:int}/scan")
async def post_scan(
    number: int, data: Annotated[UploadFile, Body(media_type=RequestEncodingType.MULTI_PART)]
) -> dict[str, int]:
    return {"bytes": len(await data.read())}


app = Litestar([list_orders, get_order, put_order, post_scan], openapi_config=OpenAPIConfig(title="Shop", version="1"))

if __name__ == "__main__":
    with TestClient(app) as client:
        hand_over(
            client.get("/schema/openapi.json").content,
            [
                ("GET /orders", client.get("/orders").content),
                ("GET /orders/{number}", client.get("/orders/0").content),
                ("PUT /orders/{number}", client.put("/orders/1", json=client.get("/orders/1").json()).content),
            ],
        )
