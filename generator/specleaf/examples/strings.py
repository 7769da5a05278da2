"""Strings of example blocks, by the format of the schema and the name of the property.

A stream, a property name and a format come in; a text comes out. Strings that mean a moment, a UUID or bytes are left
to the caller, which knows them by their type; so are examples, enums and constraints of the schema.
"""

from __future__ import annotations

from collections.abc import Callable

from specleaf.examples import dates
from specleaf.examples.fake_data import commerce, devices, files, internet, money, person, place, words
from specleaf.examples.stream import Stream

Generator = Callable[[Stream], str]

_VALUE = "<value>"
_ID = "<id>"

BY_NAME: dict[str, Generator | str] = {
    # texts that stand for others
    "key": "<key>",
    "filename": "example.file",
    # people
    "email": internet.email,
    "username": internet.user_name,
    "displayname": internet.user_name,
    "login": internet.user_name,
    "user": internet.user_name,
    "password": internet.password,
    "firstname": person.first_name,
    "lastname": person.last_name,
    "fullname": person.full_name,
    "phone": person.phone_number,
    "phonenumber": person.phone_number,
    # text
    "description": words.description,
    "comments": words.comments,
    "comment": commerce.product_description,
    # goods
    "companyname": commerce.company_name,
    "model": commerce.model,
    "color": commerce.color,
    # money
    "currency": money.currency_name,
    "amount": money.amount,
    "price": money.price,
    "account": money.account_number,
    "iban": money.iban,
    # places
    "continent": place.continent,
    "country": place.country,
    "state": place.state,
    "city": place.city,
    "zip": place.zip_code,
    "zipcode": place.zip_code,
    "postalcode": place.zip_code,
    "address": place.street_address,
    "addressline1": place.street_address,
    "timezone": place.time_zone,
    # files
    "filetype": files.file_type,
    "path": files.directory,
    "image": files.image_url,
    "avatar": files.image_url,
    "video": files.video_url,
    # the network
    "domain": internet.domain_name,
    "domainname": internet.domain_name,
    "hostname": internet.domain_name,
    "host": internet.domain_name,
    "referer": internet.domain_name,
    "ip": internet.ip,
    "ipaddress": internet.ip,
    "httpstatus": internet.http_status,
    "browser": devices.browser,
    "device": devices.device,
    "os": devices.operating_system,
    # moments, as milliseconds since 1970
    "createdat": dates.created_at,
    "updatedat": dates.updated_at,
    "expiresat": dates.expires_at,
}
"""What a whole name stands for: a function that draws, or a text that is the same everywhere."""

BY_ENDING: tuple[tuple[str, Generator | str], ...] = (
    ("url", internet.url),
    ("uri", internet.url),
    ("id", _ID),
)
"""What the end of any other name stands for; `android` counts."""


def text_value(stream: Stream, name: str, schema_format: str, number: int | None = None) -> str:
    """The text of a string property; a format, where there is one, takes the place of the name.

    `number` is the position, from 1, of an item in an array of strings: it shows in the placeholders of values and
    identifiers, which would all be alike.
    """
    rule = _rule_of(schema_format or name)
    if not isinstance(rule, str):
        return rule(stream)
    if number is None or rule not in {_VALUE, _ID}:
        return rule
    return f"{rule.removesuffix('>')} {number}>"


def _rule_of(name: str) -> Generator | str:
    plain = name.lower().replace("_", "").replace("-", "")
    if plain in BY_NAME:
        return BY_NAME[plain]
    return next((rule for ending, rule in BY_ENDING if plain.endswith(ending)), _VALUE)
