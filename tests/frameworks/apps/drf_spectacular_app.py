"""The shop with Django REST framework and drf-spectacular."""

from __future__ import annotations

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY="x",
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    ROOT_URLCONF="__main__",
    INSTALLED_APPS=["rest_framework", "drf_spectacular"],
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
    },
    SPECTACULAR_SETTINGS={"TITLE": "Shop", "VERSION": "1"},
)
django.setup()

from django.test import Client
from django.urls import path
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_field
from drf_spectacular.views import SpectacularAPIView
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView
from result import hand_over
from shop import Priority, Status, orders


class CardSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(["card"])
    digits = serializers.RegexField(r"^\d{4}$")


class TransferSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(["transfer"])
    iban = serializers.CharField()
    due = serializers.DateField(allow_null=True)


PAYMENT = PolymorphicProxySerializer("Payment", [CardSerializer, TransferSerializer], resource_type_field_name=None)


@extend_schema_field(PAYMENT)
class PaymentField(serializers.JSONField):
    pass


class CustomerSerializer(serializers.Serializer):
    id = serializers.UUIDField(read_only=True)
    name = serializers.CharField(max_length=40)
    mail = serializers.EmailField(allow_null=True, required=False)
    tags = serializers.ListField(child=serializers.CharField())


class CategorySerializer(serializers.Serializer):
    name = serializers.CharField(max_length=40)

    def get_fields(self):
        return {**super().get_fields(), "children": CategorySerializer(many=True, required=False)}


class OrderSerializer(serializers.Serializer):
    id = serializers.IntegerField(read_only=True)
    status = serializers.ChoiceField([each.value for each in Status], default="open")
    priority = serializers.ChoiceField([each.value for each in Priority], allow_null=True, required=False)
    customer = CustomerSerializer()
    category = CategorySerializer()
    payment = PaymentField()
    total = serializers.DecimalField(max_digits=10, decimal_places=2)
    weight = serializers.FloatField(min_value=0, default=1.5)
    made = serializers.DateTimeField(read_only=True)
    day = serializers.DateField()
    pickup = serializers.TimeField(allow_null=True, required=False)
    note = serializers.CharField(allow_null=True, allow_blank=True, required=False)
    stock = serializers.DictField(child=serializers.IntegerField())


class ScanSerializer(serializers.Serializer):
    file = serializers.FileField()


class Orders(APIView):
    @extend_schema(operation_id="list_orders", responses=OrderSerializer(many=True))
    def get(self, request):
        return Response(OrderSerializer([as_dict(order) for order in orders()], many=True).data)


class OneOrder(APIView):
    @extend_schema(responses=OrderSerializer)
    def get(self, request, number: int):
        return Response(OrderSerializer(as_dict(orders()[number])).data)

    @extend_schema(request={"multipart/form-data": ScanSerializer}, responses=OrderSerializer)
    def post(self, request, number: int):
        return self.get(request, number)


def as_dict(order):
    """What a view has of a model of Django, which has every column."""
    return {**order.model_dump(), "payment": order.payment.model_dump(mode="json"), "status": order.status.value}


urlpatterns = [
    path("orders", Orders.as_view()),
    path("orders/<int:number>", OneOrder.as_view()),
    path("schema", SpectacularAPIView.as_view()),
]

if __name__ == "__main__":
    client = Client()
    hand_over(
        client.get("/schema", HTTP_ACCEPT="application/vnd.oai.openapi+json").content,
        [
            ("GET /orders", client.get("/orders").content),
            ("GET /orders/{number}", client.get("/orders/0").content),
            ("GET /orders/{number}", client.get("/orders/1").content),
        ],
    )
