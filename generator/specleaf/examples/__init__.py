"""Example values: what an example shows is decided here.

In: a type of the `Api`, a seed, and the examples that the author wrote.
Out: a `Value` to show, or nothing; with the strategy `valid`, one that the type accepts.
Must not know: how a language writes a value, and where it is shown.

`field_selection` chooses the fields, `authored` takes an author's own example, `generator` draws all other values,
`repair` changes a drawn value until its type accepts it, and `valid` runs them in this order. `requests` puts values
together as the request of an operation.
"""

from __future__ import annotations

from specleaf.examples.as_json import as_json
from specleaf.examples.authored import all_properties, from_json
from specleaf.examples.generator import examples_of
from specleaf.examples.order import rendering_order
from specleaf.examples.request_bodies import FormPart, SampleBody
from specleaf.examples.requests import SampleRequest, sample_request
from specleaf.examples.strategy import (
    CALLS,
    UNCONSTRAINED,
    ExampleSettings,
    ExampleSource,
    OptionalFields,
    Strategy,
)
from specleaf.examples.valid import first_accepted, valid, valid_examples

__all__ = [
    "CALLS",
    "UNCONSTRAINED",
    "ExampleSettings",
    "ExampleSource",
    "FormPart",
    "OptionalFields",
    "SampleBody",
    "SampleRequest",
    "Strategy",
    "all_properties",
    "as_json",
    "examples_of",
    "first_accepted",
    "from_json",
    "rendering_order",
    "sample_request",
    "valid",
    "valid_examples",
]
