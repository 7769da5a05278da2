"""The shop with django-ninja."""

from __future__ import annotations

import django
from django.conf import settings

settings.configure(DEBUG=False, SECRET_KEY="x", ALLOWED_HOSTS=["*"], USE_TZ=True, ROOT_URLCONF="__main__")
django.setup()

from django.test import Client
from django.urls import path
from ninja import File, Header, NinjaAPI, Query, UploadedFile
from result import hand_over
from shop import Order, Page, Priority, Status, orders

api = NinjaAPI(title="Shop", version="1")


@api.get("/orders", response=Page[Order])
def list_orders(request, status: Status | None = None, limit: int = Query(10, ge=1, le=100), trace: str = Header("")):
    return Page[Order](items=orders(), total=2)


@api.get("/orders/{number}", response=Order)
def get_order(request, number: int, priority: Priority | None = None):
    return orders()[number]


@api.put("/orders/{number}", response=Order)
def put_order(request, number: int, order: Order):
    return order


@api.post("/orders/{number}/scan", response=dict[str, int])
def post_scan(request, number: int, file: UploadedFile = File(...)):
    return {"bytes": file.size}


urlpatterns = [path("", api.urls)]

if __name__ == "__main__":
    client = Client()
    whole = client.get("/orders/1").content
    hand_over(
        client.get("/openapi.json").content,
        [
            ("GET /orders", client.get("/orders").content),
            ("GET /orders/{number}", client.get("/orders/0").content),
            ("PUT /orders/{number}", client.put("/orders/1", whole, content_type="application/json").content),
        ],
    )
