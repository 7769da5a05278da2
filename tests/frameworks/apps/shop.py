"""The models of a shop for the frameworks that take pydantic models, and values of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Generic, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Status(str, Enum):
    OPEN = "open"
    IN_TRANSIT = "in transit"
    DONE = "done"


class Priority(IntEnum):
    LOW = 1
    HIGH = 2


class Category(BaseModel):
    """A category, and those in it."""

    name: str = Field(min_length=1, max_length=40)
    children: list[Category] = []


class Card(BaseModel):
    kind: Literal["card"] = "card"
    digits: str = Field(pattern=r"^\d{4}$")


class Transfer(BaseModel):
    kind: Literal["transfer"] = "transfer"
    iban: str
    due: date | None = None


Payment = Annotated[Card | Transfer, Field(discriminator="kind")]


class Customer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID
    name: str
    mail: str | None = None
    tags: list[str] = []


class Order(BaseModel):
    id: int = Field(ge=1)
    status: Status = Status.OPEN
    priority: Priority | None = None
    customer: Customer
    category: Category
    payment: Payment
    total: Decimal
    weight: float = Field(default=1.5, gt=0)
    made: datetime
    day: date
    pickup: time | None = None
    waited: timedelta | None = None
    note: str | None = None
    stock: dict[str, int] = {}
    sizes: tuple[int, str] = (1, "a")


class Page(BaseModel, Generic[Item]):
    items: list[Item]
    total: int
    next: str | None = None


def orders() -> list[Order]:
    """Values that have every form: all fields, few fields, either payment."""
    customer = Customer(id=UUID(int=7), name="Ann", mail="ann@example.com", tags=["new"])
    category = Category(name="all", children=[Category(name="books", children=[Category(name="maps")])])
    noon = datetime(2026, 2, 3, 12, 0, 0, 123000, tzinfo=UTC)
    few = Order(
        id=1,
        customer=Customer(id=UUID(int=8), name="Bob"),
        category=Category(name="all"),
        payment=Card(digits="1234"),
        total=Decimal("10.50"),
        made=noon,
        day=noon.date(),
    )
    full = Order(
        id=2,
        status=Status.IN_TRANSIT,
        priority=Priority.HIGH,
        customer=customer,
        category=category,
        payment=Transfer(iban="DE00", due=date(2026, 3, 1)),
        total=Decimal("0.1"),
        weight=0.25,
        made=noon,
        day=noon.date(),
        pickup=time(8, 30),
        waited=timedelta(days=1, seconds=5),
        note="",
        stock={"a b": 0, "ü": 3},
        sizes=(3, "b"),
    )
    return [few, full]
