"""How parameters are written into a request and read from one: the same text in every package.

A value is what JSON can hold: text, a number, a boolean, null, a list or a dictionary. What
goes out is finished text, encoded for its place in the request: a query, a segment of a path,
a header, a cookie. The styles are those of OpenAPI 3.2, "Style Values", which follow RFC 6570.

Where they say nothing, it is as most clients do: a value inside a list or an object is JSON,
but in the style deepObject has a key of its own (`a[b][c]=1`, `a[list][0]=1`); a single value
or an exploded list in one of the delimited styles is as in the style form.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal, TypeAlias, TypeGuard
from urllib.parse import quote, unquote, unquote_plus

Json: TypeAlias = Any
Schema: TypeAlias = Mapping[str, Any]
Pair: TypeAlias = tuple[str, str]

Location: TypeAlias = Literal["path", "query", "querystring", "header", "cookie"]
Style: TypeAlias = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
]


@dataclass(frozen=True, slots=True)
class Parameter:
    """How one parameter is written: a Parameter Object without its schema.

    `content`: the media type of its text, where it has one in place of a style.
    """

    name: str
    location: Location
    style: Style
    explode: bool
    allow_reserved: bool = False
    content: str = ""


def is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    """Whether a value is an object of JSON."""
    return isinstance(value, dict)


def is_list(value: Json) -> TypeGuard[Sequence[Json]]:
    """Whether a value is a list of JSON."""
    return isinstance(value, list | tuple)


def _is_schema(value: Json) -> TypeGuard[Schema]:
    return isinstance(value, Mapping)


# -----------------------------------------------------------------------------
# Writing


def encode(parameter: Parameter, value: Json) -> str | None:
    """The finished text of a value, with the parameter's name where the style writes it.

    None: it is left out, as null, an empty list and an empty object are, and members that
    are null (RFC 6570, 2.3 and 3.2.1). Pairs of a query are separated by `&`, of a cookie by
    `; ` (in the style form by `&`, as the specification has it).
    """
    value = _defined(value)
    if value is None:
        return None
    write = _escape(parameter)
    if parameter.location == "querystring":
        return _query_string(parameter, value)
    if parameter.content:
        text = write(_content(parameter, value))
        return f"{write(parameter.name)}={text}" if _is_named(parameter) else text
    if parameter.style == "deepObject" and (is_object(value) or is_list(value)):
        return "&".join(
            f"{quote(key, safe='')}={write(text)}"
            for key, text in _deep(parameter.name, value)
        )
    if parameter.style in (
        "form",
        "cookie",
        "matrix",
        "spaceDelimited",
        "pipeDelimited",
        "deepObject",
    ):
        return _named(parameter, value, write)
    prefix, delimiter = ("." if parameter.style == "label" else ""), ","
    if parameter.explode and parameter.style == "label":
        delimiter = "."
    return prefix + delimiter.join(_plain(value, write, exploded=parameter.explode))


def _defined(value: Json) -> Json:
    """A value without members that are null; None if nothing is left of a list or an object."""
    if is_object(value):
        return {key: each for key, each in value.items() if each is not None} or None
    if is_list(value):
        return [each for each in value if each is not None] or None
    return value


def _text(value: Json) -> str:
    """A single value as text; what is nested where a style has no form for it is JSON."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


_RESERVED = ":/?#[]@!$&'()*+,;="
_NOT_ALLOWED = {"path": "/?#[]", "query": "#[]&+", "cookie": ",;"}
"""Of the reserved characters, those that would not be read as data in a place."""

_TRIPLE = re.compile("(%[0-9A-Fa-f]{2})")


def _escape(parameter: Parameter) -> Callable[[str], str]:
    """The function that encodes a name or a text for its place.

    Nothing is encoded in a header, nor in a cookie of the style cookie (OpenAPI 3.2, "Style
    Values"). With `allowReserved`, reserved characters and percent-encoded triples stay.
    """
    if parameter.location == "header" or parameter.style == "cookie":
        return str
    if not parameter.allow_reserved:
        return _quoted
    refused = _NOT_ALLOWED.get(parameter.location, "")
    safe = "".join(character for character in _RESERVED if character not in refused)

    def escape(text: str) -> str:
        parts = _TRIPLE.split(text)
        return "".join(
            part if number % 2 else quote(part, safe=safe)
            for number, part in enumerate(parts)
        )

    return escape


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _plain(value: Json, write: Callable[[str], str], *, exploded: bool) -> list[str]:
    """The parts of a value in a style that does not write the parameter's name."""
    if is_list(value):
        return [write(_text(each)) for each in value]
    if not is_object(value):
        return [write(_text(value))]
    pairs = [(write(key), write(_text(each))) for key, each in value.items()]
    if exploded:
        return [f"{key}={text}" for key, text in pairs]
    return list(chain.from_iterable(pairs))


def _named(parameter: Parameter, value: Json, write: Callable[[str], str]) -> str:
    """A value in a style of pairs of a name and a text."""
    before, between, equals_if_empty = _PAIRS.get(parameter.style, ("", "&", "="))
    name = parameter.name if write is str else _quoted(parameter.name)
    if parameter.explode and is_object(value):
        pairs = [(write(key), write(_text(each))) for key, each in value.items()]
    elif parameter.explode and is_list(value):
        pairs = [(name, write(_text(each))) for each in value]
    else:
        delimiter = _DELIMITERS.get(parameter.style, ",")
        pairs = [(name, delimiter.join(_plain(value, write, exploded=False)))]
    return between.join(
        f"{before}{key}{'=' if text else equals_if_empty}{text}" for key, text in pairs
    )


_PAIRS = {"matrix": (";", "", ""), "cookie": ("", "; ", "=")}
"""What stands before a pair, between two, and after a name without text (RFC 6570, 3.2.7)."""

_DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def _deep(name: str, value: Json) -> Iterator[Pair]:
    """The keys and texts of the style deepObject."""
    value = _defined(value)
    if is_object(value):
        for key, each in value.items():
            yield from _deep(f"{name}[{key}]", each)
    elif is_list(value):
        for number, each in enumerate(value):
            yield from _deep(f"{name}[{number}]", each)
    elif value is not None:
        yield name, _text(value)


def _is_named(parameter: Parameter) -> bool:
    return parameter.location in ("query", "cookie")


def _content(parameter: Parameter, value: Json) -> str:
    """The text of a parameter that has a media type. A header has the characters of ASCII."""
    if isinstance(value, str) and not _is_json(parameter.content):
        return value
    return json.dumps(
        value,
        ensure_ascii=parameter.location in ("header", "cookie"),
        separators=(",", ":"),
        default=str,
    )


def _is_json(media_type: str) -> bool:
    name = media_type.partition(";")[0].strip().lower()
    return name.endswith(("/json", "+json"))


def _is_form(media_type: str) -> bool:
    return media_type.lower().startswith("application/x-www-form-urlencoded")


def _query_string(parameter: Parameter, value: Json) -> str:
    """A whole query (OpenAPI 3.2, "in: querystring")."""
    if not _is_form(parameter.content) or not is_object(value):
        return _quoted(_content(parameter, value))
    fields = {
        name: each if is_list(each) else _text(each) for name, each in value.items()
    }
    pairs = (
        encode(Parameter(name, "query", "form", explode=True), each)
        for name, each in fields.items()
    )
    return "&".join(pair for pair in pairs if pair is not None)


# -----------------------------------------------------------------------------
# Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the text of parameters as the values of a schema.

    Text alone does not say what it is: `5` may be a number, and `a,b` a list. So each value
    is read as the schema describes it; text that does not fit stays text, which whoever
    checks the value then refuses. `definitions` are the schemas that `$ref` names.
    """

    definitions: Mapping[str, Schema]

    def decode(
        self,
        parameter: Parameter,
        text: str,
        schema: Schema,
        others: Iterable[str] = (),
    ) -> Json:
        """The value of a parameter, or None if it is not there.

        `text` is what `encode` writes; of a query or a cookie it may be all of it. An exploded
        object has no name in it: all names are its own but those of `others`. Text is divided
        first and decoded after that, as a delimiter in the data is encoded (RFC 6570, 3.2.1).
        """
        decoded = _unescape(parameter)
        if parameter.location == "querystring":
            return self._query_string(parameter, text, schema)
        pairs = list(_pairs_in(parameter, text, decoded))
        if parameter.content:
            texts = (
                [raw for key, raw in pairs if key == parameter.name]
                if _is_named(parameter)
                else [text]
            )
            return (
                self._content(parameter, decoded(texts[-1]), schema) if texts else None
            )
        if parameter.style in ("simple", "label"):
            return self._unnamed(parameter, text, schema, decoded)
        own = [raw for key, raw in pairs if key == parameter.name]
        kinds = list(self._alternatives(schema))
        if parameter.style == "deepObject" and (
            tree := _tree(parameter.name, pairs, decoded)
        ):
            return self._of_tree(tree, kinds)
        if parameter.explode and parameter.style != "deepObject":
            members = self._members(parameter, pairs, kinds, frozenset(others))
            if members and not own:
                return {
                    key: self._one(decoded(raw), each) for key, raw, each in members
                }
            if (
                own
                and (len(own) > 1 or not self._takes_single(kinds, decoded(own[0])))
                and (items := self._items(kinds)) is not None
            ):
                return [self._one(decoded(raw), items) for raw in own]
        return self._divided(parameter, own[-1], kinds, decoded) if own else None

    def from_texts(self, value: Json, schema: Schema) -> Json:
        """A value, or the items of a list, where it is text that has been decoded already."""
        kinds = list(self._alternatives(schema))
        if isinstance(value, str):
            return self._single(value, kinds)
        items = self._items(kinds)
        if items is None or not is_list(value):
            return value
        return [self.from_texts(each, items) for each in value]

    def _unnamed(
        self,
        parameter: Parameter,
        text: str,
        schema: Schema,
        decoded: Callable[[str], str],
    ) -> Json:
        """A value of the style simple or label."""
        kinds = list(self._alternatives(schema))
        if parameter.style == "label":
            if not text.startswith("."):
                return None
            text = text[1:]
        if (
            parameter.explode
            and (properties := self._properties(kinds)) is not None
            and "=" in text
        ):
            parts = _divided(
                text, "." if parameter.style == "label" else ",", parameter
            )
            pairs = [part.partition("=") for part in parts]
            return {
                decoded(key): self._one(decoded(raw), properties(decoded(key)))
                for key, _, raw in pairs
            }
        return self._divided(parameter, text, kinds, decoded)

    def _divided(
        self,
        parameter: Parameter,
        raw: str,
        kinds: Sequence[Schema],
        decoded: Callable[[str], str],
    ) -> Json:
        """A value whose items, or names and members in turn, stand in one text."""
        delimiter = (
            "."
            if parameter.style == "label" and parameter.explode
            else _DIVIDERS.get(parameter.style, ",")
        )
        parts = [decoded(part) for part in _divided(raw, delimiter, parameter)]
        items, properties, single = (
            self._items(kinds),
            self._properties(kinds),
            self._takes_single(kinds),
        )
        if single and (len(parts) < 2 or (items is None and properties is None)):
            return self._single(decoded(raw), kinds)
        if items is not None:
            if parts == [""] and not self._takes_text(items):
                return []
            return [self._one(part, items) for part in parts]
        if properties is not None and len(parts) % 2 == 0:
            return {
                key: self._one(text, properties(key))
                for key, text in zip(parts[::2], parts[1::2], strict=True)
            }
        return self._single(decoded(raw), kinds)

    def _members(
        self,
        parameter: Parameter,
        pairs: Sequence[tuple[str, str]],
        kinds: Sequence[Schema],
        others: frozenset[str],
    ) -> list[tuple[str, str, Schema]]:
        """The members of an exploded object: their names, texts and schemas."""
        properties = self._properties(kinds)
        if properties is None:
            return []
        declared = {name for kind in kinds for name in kind.get("properties", {})}
        is_open = any(
            kind.get("additionalProperties", True) is not False
            for kind in kinds
            if _is_object(kind)
        )
        return [
            (key, raw, properties(key))
            for key, raw in pairs
            if key in declared or (is_open and key and key not in others)
        ]

    def _of_tree(self, tree: Json, kinds: Sequence[Schema]) -> Json:
        """The value of a tree of keys and texts.

        A list has numbers for keys, or the empty text, or is a key that is there repeatedly.
        """
        if isinstance(tree, str):
            return self._single(tree, kinds)
        if is_list(tree):
            items = self._items(kinds)
            is_single = len(tree) == 1 and self._takes_single(kinds, tree[0])
            if items is None or is_single:
                return self._single(tree[-1], kinds)
            return [self._one(text, items) for text in tree]
        items, properties = self._items(kinds), self._properties(kinds)
        if items is not None and all(key == "" or key.isdecimal() for key in tree):
            of_items = list(self._alternatives(items))
            listed = sorted(tree, key=lambda key: (len(key), key))
            parts = [
                tree[key] if is_list(tree[key]) and key == "" else [tree[key]]
                for key in listed
            ]
            return [
                self._of_tree(each, of_items) for each in chain.from_iterable(parts)
            ]
        found: dict[str, Json] = {}
        for key, below in tree.items():
            schema: Schema = properties(key) if properties else {}
            found[key] = self._of_tree(below, list(self._alternatives(schema)))
        return found

    def _content(self, parameter: Parameter, text: str, schema: Schema) -> Json:
        if not _is_json(parameter.content):
            return self._one(text, schema)
        value = _parsed(text)
        return text if value is _NO_JSON else value

    def _query_string(self, parameter: Parameter, text: str, schema: Schema) -> Json:
        if not text:
            return None
        if not _is_form(parameter.content):
            return self._content(parameter, unquote(text), schema)
        properties = self._properties(list(self._alternatives(schema)))
        if properties is None:
            return unquote_plus(text)
        found: dict[str, Json] = {}
        for key in dict.fromkeys(
            unquote_plus(pair.partition("=")[0]) for pair in text.split("&") if pair
        ):
            of_key = Parameter(key, "query", "form", explode=True)
            value = self.decode(of_key, text, properties(key))
            found[key] = (
                self._one(_texts_of(key, text)[-1], properties(key))
                if is_object(value)
                else value
            )
        return found

    # What a schema takes

    def _alternatives(self, schema: Schema | bool) -> Iterator[Schema]:
        """The schemas of which one describes the value, without references."""
        open_: list[Schema | bool] = [schema]
        seen: set[str] = set()
        while open_:
            part = open_.pop(0)
            if not _is_schema(part):
                continue
            inner = [
                each
                for key in ("anyOf", "oneOf", "allOf")
                for each in part.get(key, ())
            ]
            reference = part.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                inner.append(self.definitions.get(reference.rpartition("/")[2], {}))
            open_ = [*inner, *open_]
            if not inner or _is_object(part) or "type" in part:
                yield part

    def _items(self, kinds: Sequence[Schema]) -> Schema | None:
        """What the items of a list are, if the value may be one."""
        for kind in kinds:
            if "array" in _types(kind) or "items" in kind or "prefixItems" in kind:
                items = kind.get("items", {})
                own = [
                    *kind.get("prefixItems", ()),
                    *([items] if _is_schema(items) else ()),
                ]
                return own[0] if len(own) == 1 else {"anyOf": own}
        return None

    def _properties(self, kinds: Sequence[Schema]) -> Callable[[str], Schema] | None:
        """What the members of an object are, by their names, if the value may be one."""
        objects = [kind for kind in kinds if _is_object(kind)]
        if not objects:
            return None

        def schema_of(name: str) -> Schema:
            own = [
                kind["properties"][name]
                for kind in objects
                if name in kind.get("properties", {})
            ]
            extra = [kind.get("additionalProperties") for kind in objects]
            found = own or [each for each in extra if _is_schema(each)]
            return found[0] if len(found) == 1 else {"anyOf": found}

        return schema_of

    def _takes_single(self, kinds: Sequence[Schema], text: str | None = None) -> bool:
        """Whether the value may be neither a list nor an object; of listed values, the text has to be one."""
        return not kinds or any(
            text is None or any(_text(each) == text for each in _listed(kind))
            if "enum" in kind or "const" in kind
            else not _types(kind) or _types(kind) & _SINGLE
            for kind in kinds
            if not ("items" in kind or "prefixItems" in kind or "properties" in kind)
        )

    def _takes_text(self, schema: Schema) -> bool:
        kinds = list(self._alternatives(schema))
        return (
            any("string" in _types(kind) or not _types(kind) for kind in kinds)
            or not kinds
        )

    def _one(self, text: str, schema: Schema) -> Json:
        return self._single(text, list(self._alternatives(schema)))

    def _single(self, text: str, kinds: Sequence[Schema]) -> Json:
        """The value of a text: one that is listed, or of the first type that it can be, or the text."""
        listed = [each for kind in kinds for each in _listed(kind)]
        for value in listed:
            if value is not None and _text(value) == text:
                return value
        types = {name for kind in kinds for name in _types(kind)}
        if types & {"integer", "number"} and _NUMBER.fullmatch(text):
            value = _parsed(text)
            return text if value is _NO_JSON else value
        if "boolean" in types and text in ("true", "false"):
            return text == "true"
        if (
            types & {"array", "object"}
            and "string" not in types
            and text[:1] in ("[", "{")
        ):
            value = _parsed(text)
            return text if value is _NO_JSON else value
        return text


def _listed(kind: Schema) -> list[Json]:
    """The values that a schema lists."""
    constant = [kind["const"]] if "const" in kind else []
    return [*kind.get("enum", ()), *constant]


_SINGLE = frozenset({"string", "integer", "number", "boolean"})
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NO_JSON = object()
_DIVIDERS = {"spaceDelimited": r"%20|\+| ", "pipeDelimited": r"%7[Cc]|\|"}
_MOST_KEYS = 32
"""The most keys in one another that are read in the style deepObject."""


def _types(schema: Schema) -> frozenset[str]:
    types = schema.get("type", ())
    return frozenset((types,) if isinstance(types, str) else types)


def _is_object(schema: Schema) -> bool:
    return "object" in _types(schema) or "properties" in schema


def _parsed(text: str) -> Json:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return _NO_JSON


def _unescape(parameter: Parameter) -> Callable[[str], str]:
    """The function that decodes a name or a text of a place: `+` is a space in a query only."""
    if parameter.location == "header" or parameter.style == "cookie":
        return str
    return unquote_plus if parameter.location == "query" else unquote


def _divided(text: str, delimiter: str, parameter: Parameter) -> list[str]:
    """The parts of a text; in a header, spaces around them do not count."""
    parts = (
        re.split(delimiter, text)
        if parameter.style in _DIVIDERS
        else text.split(delimiter)
    )
    return (
        [part.strip(" \t") for part in parts]
        if parameter.location == "header"
        else parts
    )


def _pairs_in(
    parameter: Parameter, text: str, decoded: Callable[[str], str]
) -> Iterator[Pair]:
    """The names in a query, a cookie or a path of the style matrix, and the texts, which are not decoded."""
    if parameter.style in ("simple", "label"):
        return
    separators = {
        "path": ";",
        "cookie": "[;&]" if parameter.style == "form" and parameter.explode else ";",
    }
    for part in re.split(separators.get(parameter.location, "&"), text):
        key, equals, raw = (
            part.strip() if parameter.location == "cookie" else part
        ).partition("=")
        if key or equals:
            yield decoded(key), raw


def _texts_of(name: str, query: str) -> list[str]:
    pairs = (pair.partition("=") for pair in query.split("&"))
    return [unquote_plus(raw) for key, _, raw in pairs if unquote_plus(key) == name]


_KEY = re.compile(r"\[([^\[\]]*)\]")
_KEYS = re.compile(rf"(?:{_KEY.pattern})+")


def _tree(
    name: str,
    pairs: Sequence[Pair],
    decoded: Callable[[str], str],
) -> dict[str, Any]:
    """The keys of `name[a][b]=text` as dictionaries in one another, at their ends lists of the texts.

    Where a key has both a text and keys below it, what comes first counts.
    """
    tree: dict[str, Any] = {}
    for key, raw in pairs:
        keys = key.removeprefix(name)
        if not key.startswith(f"{name}[") or not _KEYS.fullmatch(keys):
            continue
        *above, last = _KEY.findall(keys)
        if len(above) >= _MOST_KEYS:
            continue
        below: Json = tree
        for each in above:
            below = below.setdefault(each, {}) if is_object(below) else None
        texts: Json = below.setdefault(last, []) if is_object(below) else {}
        if not is_object(texts):
            texts.append(decoded(raw))
    return tree
