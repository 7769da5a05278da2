"""The shop with flask-smorest, which documents marshmallow schemas with apispec."""

from __future__ import annotations

import marshmallow as ma
from flask import Flask
from flask.views import MethodView
from flask_smorest import Api, Blueprint
from flask_smorest.fields import Upload
from marshmallow import validate
from result import hand_over
from shop import Priority, Status, orders

app = Flask(__name__)
app.config |= {"API_TITLE": "Shop", "API_VERSION": "1", "OPENAPI_VERSION": "3.0.3", "OPENAPI_URL_PREFIX": "/"}
api = Api(app)
blueprint = Blueprint("orders", "orders", url_prefix="/orders")


class CustomerSchema(ma.Schema):
    id = ma.fields.UUID(dump_only=True)
    name = ma.fields.String(required=True, validate=validate.Length(1, 40))
    mail = ma.fields.Email(allow_none=True)
    tags = ma.fields.List(ma.fields.String())


class CategorySchema(ma.Schema):
    name = ma.fields.String(required=True)
    children = ma.fields.List(ma.fields.Nested(lambda: CategorySchema()))


class OrderSchema(ma.Schema):
    id = ma.fields.Integer(dump_only=True)
    status = ma.fields.Enum(Status, by_value=True, load_default=Status.OPEN)
    priority = ma.fields.Enum(Priority, by_value=ma.fields.Integer, allow_none=True)
    customer = ma.fields.Nested(CustomerSchema, required=True)
    category = ma.fields.Nested(CategorySchema, required=True)
    total = ma.fields.Decimal(as_string=True, required=True)
    weight = ma.fields.Float(load_default=1.5, validate=validate.Range(min=0, max=1000))
    made = ma.fields.AwareDateTime(dump_only=True)
    day = ma.fields.Date(required=True)
    pickup = ma.fields.Time(allow_none=True)
    note = ma.fields.String(allow_none=True)
    stock = ma.fields.Dict(keys=ma.fields.String(), values=ma.fields.Integer())


class ScanSchema(ma.Schema):
    file = Upload(required=True)


@blueprint.route("/")
class Orders(MethodView):
    @blueprint.response(200, OrderSchema(many=True))
    def get(self):
        return orders()


@blueprint.route("/<int:number>")
class OneOrder(MethodView):
    @blueprint.response(200, OrderSchema)
    def get(self, number):
        return orders()[number]

    @blueprint.arguments(OrderSchema)
    @blueprint.response(200, OrderSchema)
    def put(self, data, number):
        return orders()[number]

    @blueprint.arguments(ScanSchema, location="files", content_type="multipart/form-data")
    @blueprint.response(201)
    def post(self, files, number):
        return None


api.register_blueprint(blueprint)

if __name__ == "__main__":
    client = app.test_client()
    hand_over(
        client.get("/openapi.json").data,
        [
            ("GET /orders/", client.get("/orders/").data),
            ("GET /orders/{number}", client.get("/orders/0").data),
            ("GET /orders/{number}", client.get("/orders/1").data),
        ],
    )
