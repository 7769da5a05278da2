"""The shop with BlackSheep."""

import asyncio

from blacksheep import Application, FromJSON, json
from blacksheep.server.openapi.v3 import OpenAPIHandler
from blacksheep.testing import TestClient
from openapidocs.v3 import Info
from result import hand_over
from shop import Category, Customer, Order, Priority, orders

app = Application()
docs = OpenAPIHandler(info=Info(title="Shop", version="1"))
docs.bind_app(app)


@app.router.get("/customers/{number}")
async def get_customer(number: int) -> Customer:
    return json(orders()[number].customer.model_dump(mode="json"))


@app.router.get("/categories/{number}")
async def get_category(number: int, priority: Priority | None = None) -> Category:
    return json(orders()[number].category.model_dump(mode="json"))


@app.router.get("/orders/{number}")
async def get_order(number: int) -> Order:
    return json(orders()[number].model_dump(mode="json"))


@app.router.put("/orders/{number}")
async def put_order(number: int, data: FromJSON[Order]) -> Order:
    return json(data.value.model_dump(mode="json"))


async def main() -> None:
    await app.start()
    client = TestClient(app)

    async def read(path: str) -> bytes:
        return await (await client.get(path)).read()

    hand_over(
        await read("/openapi.json"),
        [
            ("GET /customers/{number}", await read("/customers/0")),
            ("GET /customers/{number}", await read("/customers/1")),
            ("GET /categories/{number}", await read("/categories/1")),
            ("GET /orders/{number}", await read("/orders/1")),
        ],
    )


if __name__ == "__main__":
    asyncio.run(main())
