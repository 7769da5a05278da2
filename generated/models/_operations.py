"""Operations and their parameters: the same text in every package.

The record of an operation, `OPERATION` in its module, says what a client or a server needs
to know of it. A model of parameters has a method for each direction: `model_validate_query`
reads the text of a query, `model_dump_query` writes it. The text is finished: hand it to the
library that sends it as it is, in the URL, as most libraries encode what is given to them as
a parameter.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cache
from typing import Any, ClassVar, Generic, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, model_validator

from ._parameters import Parameter, Reader, encode
from ._support import Model

_VARIABLE = re.compile(r"\{([^{}]+)\}")


class Parameters(Model):
    """The parameters of an operation in one location.

    Values may be given as text, as a web framework reads them: `"5"` for an integer is 5.
    Parameters that the operation does not declare are ignored.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="ignore")

    __parameters__: ClassVar[tuple[Parameter, ...]] = ()
    """How each parameter is written."""

    @model_validator(mode="before")
    @classmethod
    def _from_texts(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        reader, schemas = _reading(cls)
        given = dict(cast("Mapping[str, Any]", data))
        for name, schema in schemas.items():
            if name in given:
                given[name] = reader.from_texts(given[name], schema)
        return given

    @classmethod
    def _read(cls, texts: Mapping[str, str]) -> Self:
        """The model from the text that holds each parameter, by name."""
        reader, schemas = _reading(cls)
        values = {
            each.name: reader.decode(
                each,
                texts[each.name],
                schemas[each.name],
                schemas.keys() - {each.name},
            )
            for each in cls.__parameters__
            if each.name in texts
        }
        given = {name: value for name, value in values.items() if value is not None}
        return cls.model_validate_json(json.dumps(given))

    def _written(self) -> dict[str, str]:
        """The text of each parameter that is given and not left out, by name."""
        values = self.model_dump(mode="json", by_alias=True, exclude_unset=True)
        texts = {
            each.name: encode(each, values[each.name])
            for each in self.__parameters__
            if each.name in values
        }
        return {name: text for name, text in texts.items() if text is not None}


@cache
def _reading(model: type[BaseModel]) -> tuple[Reader, dict[str, Any]]:
    """What reads the values of a model, and the schemas of its fields by their wire names."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    return Reader(definitions), schema.get("properties", {})


class PathParameters(Parameters):
    """The parameters in the path of an operation."""

    __template__: ClassVar[str] = ""
    """The path with names in braces (OpenAPI 3.2, "Path Templating")."""

    @classmethod
    def model_validate_path(cls, path: str) -> Self:
        """Read a path as it is sent, percent-encoded: `/pets/a%2Fb`, or `/v1/pets/a%2Fb`.

        Raises `ValidationError`, and `ValueError` if it is no path of the operation.
        """
        parts = _VARIABLE.split(cls.__template__)
        pattern = "".join(
            "([^/?#]*)" if number % 2 else re.escape(part)
            for number, part in enumerate(parts)
        )
        found = re.search(f"{pattern}$", path)
        if found is None:
            raise ValueError(f"{path!r} is no path of {cls.__template__!r}")
        return cls._read(dict(zip(parts[1::2], found.groups(), strict=True)))

    def model_dump_path(self) -> str:
        """The path, percent-encoded: `/pets/a%2Fb`."""
        texts = self._written()
        return _VARIABLE.sub(
            lambda found: texts.get(found[1], ""),
            self.__template__,
        )


class QueryParameters(Parameters):
    """The parameters in the query of an operation, or the query as a whole."""

    @classmethod
    def model_validate_query(cls, query: str) -> Self:
        """Read a query as it is sent, percent-encoded: `limit=5&tags=a%20b`. Raises `ValidationError`."""
        text = query.removeprefix("?")
        return cls._read({each.name: text for each in cls.__parameters__})

    def model_dump_query(self) -> str:
        """The query without a question mark, percent-encoded: `limit=5&tags=a%20b`."""
        return "&".join(self._written().values())


class HeaderParameters(Parameters):
    """The headers of an operation."""

    @classmethod
    def model_validate_headers(
        cls,
        headers: Mapping[str, str] | Iterable[tuple[str, str]],
    ) -> Self:
        """Read headers, whose names may be written in any case. Raises `ValidationError`."""
        lines: defaultdict[str, list[str]] = defaultdict(list)
        if isinstance(headers, Mapping):
            headers = cast("Mapping[str, str]", headers).items()
        for name, text in headers:
            lines[name.lower()].append(text)
        names = [each.name for each in cls.__parameters__ if each.name.lower() in lines]
        return cls._read({name: ",".join(lines[name.lower()]) for name in names})

    def model_dump_headers(self) -> dict[str, str]:
        """The headers by name."""
        return self._written()


class CookieParameters(Parameters):
    """The cookies of an operation."""

    @classmethod
    def model_validate_cookies(cls, cookies: str) -> Self:
        """Read the header `Cookie`: `session=a; theme=dark`. Raises `ValidationError`."""
        return cls._read({each.name: cookies for each in cls.__parameters__})

    def model_dump_cookies(self) -> str:
        """The text of the header `Cookie`: `session=a; theme=dark`."""
        return "; ".join(self._written().values())


Body = TypeVar("Body")
"""The type of what is sent, a union where there are several media types."""
Result = TypeVar("Result")
"""The type of what comes back if the operation succeeds."""


@dataclass(frozen=True, slots=True)
class Operation(Generic[Body, Result]):
    """One method of a path, a webhook or a callback (OpenAPI 3.2, "Operation Object")."""

    method: str
    path: str
    """With names of parameters in braces; of a webhook its name, of a callback its URL."""
    _: KW_ONLY
    operation_id: str = ""
    tags: tuple[str, ...] = ()
    path_parameters: type[PathParameters] | None = None
    query: type[QueryParameters] | None = None
    headers: type[HeaderParameters] | None = None
    cookies: type[CookieParameters] | None = None
    body: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """The types of the request body, by media type."""
    is_body_required: bool = False
    responses: Mapping[str, Mapping[str, Any]]
    """The types of the answers, by status (`200`, `4XX`, `default`) and media type. Of a
    stream, it is the type of each item."""
    security: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    """The alternatives: names of security schemes that go together, with their scopes."""

    def response_type(self, status: int, media_type: str) -> Any:
        """The type of an answer; `None` for one without a body.

        The status itself counts before its range, and that before `default`. Parameters of
        the media type do not count. Raises `LookupError` for an answer that is not described.
        """
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in self.responses:
                return _of_media_type(self.responses[key], media_type)
        raise LookupError(f"{self.method} {self.path} does not describe {status}")


def _of_media_type(types: Mapping[str, Any], media_type: str) -> Any:
    """The most specific entry for a media type (OpenAPI 3.2, "Response Object", `content`)."""
    if not types:
        return None
    essence = media_type.partition(";")[0].strip().lower()
    known = {
        each.partition(";")[0].strip().lower(): type_ for each, type_ in types.items()
    }
    for key in (essence, f"{essence.partition('/')[0]}/*", "*/*"):
        if key in known:
            return known[key]
    raise LookupError(f"{media_type!r} is none of {', '.join(types)}")
