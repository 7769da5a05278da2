"""The shop with Robyn."""

import json

from result import hand_over
from robyn import Robyn
from robyn.robyn import QueryParams
from shop import Customer, orders

app = Robyn(__file__)


class Search(QueryParams):
    limit: int


@app.get("/customers/:number", openapi_tags=["Customers"])
def get_customer(number: int, query_params: Search) -> Customer:
    """Give a customer."""
    return orders()[number].customer


@app.put("/customers/:number")
def put_customer(number: int, body: Customer) -> Customer:
    """Write a customer."""
    return body


if __name__ == "__main__":
    app.router.prepare_routes_openapi(app.openapi, app.included_routers)
    # Robyn has no client for tests; its answers are the texts that pydantic writes.
    customers = [order.customer.model_dump_json().encode() for order in orders()]
    hand_over(
        json.dumps(app.openapi.openapi_spec).encode(), [("GET /customers/{number}", customer) for customer in customers]
    )
