"""Which pages there are, what stands on each, and under which heading.

In: an Api and names. Out: a `Page` for each component and for each operation, with the models on it in order, their
place in its main model, and a heading with an anchor of its own for each model, field, parameter, body and response.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from itertools import chain, count

from specleaf.ir import AliasModel, Api, EnumModel, Model, ModelId, ObjectModel, Operation, UnionModel
from specleaf.naming import Names, portable
from specleaf.pages.markdown import Heading, Headings, HeadingText, as_name, in_code, in_words, slug
from specleaf.pages.reference.nesting import (
    Key,
    Met,
    body_key,
    field_key,
    met_in_model,
    met_in_operation,
    parameter_key,
    response_key,
    walk,
)
from specleaf.pointer import Pointer

INDEX = "README.md"
COMPONENTS = "components/README.md"
_OPERATION_TITLES = ("Body", "Callbacks", "Parameters", "Request", "Responses", "Security", "Servers")
_COMPONENT_TITLES = ("Example", "Used by")
MAIN_TITLES: Mapping[type[Model], str] = {
    ObjectModel: "Fields",
    EnumModel: "Values",
    UnionModel: "Variants",
    AliasModel: "Type",
}
"""The heading above what a component consists of."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page about a component (`main`) or an operation.

    `models` are all that it describes, in order, with where each is met first; `headings` those of its parts.
    """

    path: str
    title: HeadingText
    main: ModelId | None
    operation: Operation | None
    models: Mapping[ModelId, Met]
    headings: Mapping[Key, Heading]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations with a tag, and the page that lists them; `tag` is empty for those without one."""

    title: HeadingText
    tag: str
    path: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class SiteMap:
    """The pages of an Api."""

    api: Api
    names: Names

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages: those of operations in document order, then those of components."""
        operations = (_operation_page(each, self._inside[each.pointer], self) for each in self.api.operations)
        roots = (root for root in self._inside if root not in self._operations)
        components = (_component_page(root, self._inside[root], self) for root in roots)
        return (*operations, *components)

    @cached_property
    def parameter_models(self) -> Mapping[ModelId, Operation]:
        """The models that hold parameters, each with its operation."""
        return {id_: each for each in self.api.operations for id_ in each.parameter_models}

    @cached_property
    def _operations(self) -> Mapping[Pointer, Operation]:
        return {each.pointer: each for each in self.api.operations}

    @cached_property
    def _inside(self) -> Mapping[Pointer, list[ModelId]]:
        """By the place of a component or an operation, the models that belong to it, in document order."""
        found: dict[Pointer, list[ModelId]] = {place: [] for place in self._operations}
        of_path: dict[tuple[str, ...], Pointer] = {}
        for place in self._operations:
            of_path.setdefault(place.parts[:-1], place)
        for id_ in self.api.models:
            root = self.names.model(id_).root
            # What the operations of a path share stands on the page of the first of them.
            found.setdefault(of_path.get(root.parts, root), []).append(id_)
        return found

    @cached_property
    def _page_of_model(self) -> Mapping[ModelId, Page]:
        return {id_: page for page in self.pages for id_ in page.models}

    @cached_property
    def _page_of_operation(self) -> Mapping[Pointer, Page]:
        return {page.operation.pointer: page for page in self.pages if page.operation}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The operations by tag, an operation under each of its tags, in the order in which tags are met first."""
        tagged: dict[str, list[Operation]] = {}
        others: dict[str, list[Operation]] = {"Operations": [], "Webhooks": [], "Callbacks": []}
        for operation in self.api.operations:
            for tag in dict.fromkeys(filter(str.strip, operation.tags)):
                tagged.setdefault(tag, []).append(operation)
            if not any(map(str.strip, operation.tags)) and not self.callers_of(operation):
                others[kind_of_operation(operation) + "s"].append(operation)
        if tagged and others["Operations"]:
            others = {"Other operations": others.pop("Operations"), **others}
        found = [(tag, tag, operations) for tag, operations in tagged.items()]
        found += [(title, "", operations) for title, operations in others.items() if operations]
        paths = _tag_paths([title for title, _, _ in found])
        return tuple(
            Group(in_words(title), tag, path, tuple(operations))
            for (title, tag, operations), path in zip(found, paths, strict=True)
        )

    @cached_property
    def _groups_of(self) -> Mapping[Pointer, list[Group]]:
        found: dict[Pointer, list[Group]] = {}
        for group in self.groups:
            for operation in group.operations:
                found.setdefault(operation.pointer, []).append(group)
        return found

    def groups_of(self, operation: Operation) -> Sequence[Group]:
        """The groups that an operation is in."""
        return self._groups_of.get(operation.pointer, ())

    def callers_of(self, operation: Operation) -> tuple[Pointer, ...]:
        """The operation that a callback belongs to; none for an operation that is no callback."""
        parts = operation.pointer.parts
        above = (Pointer(parts[:-tail], operation.pointer.file) for tail in (4, 5))
        return tuple(place for place in above if place in self._operations and parts[len(place.parts)] == "callbacks")

    @cached_property
    def _callbacks(self) -> Mapping[Pointer, list[Operation]]:
        found: dict[Pointer, list[Operation]] = {}
        for operation in self.api.operations:
            for above in self.callers_of(operation):
                found.setdefault(above, []).append(operation)
        return found

    def callbacks_of(self, operation: Operation) -> Sequence[Operation]:
        """The operations of an operation's callbacks."""
        return self._callbacks.get(operation.pointer, ())

    def page(self, id_: ModelId) -> Page:
        """The page that describes a model."""
        return self._page_of_model[id_]

    def operation_page(self, place: Pointer) -> Page:
        """The page of an operation."""
        return self._page_of_operation[place]


def kind_of_operation(operation: Operation) -> str:
    """What an operation is: the provider of the API makes the call of a webhook or a callback."""
    if operation.pointer.parts[:1] == ("webhooks",):
        return "Webhook"
    return "Callback" if "callbacks" in operation.pointer.parts else "Operation"


def _tag_paths(titles: Iterable[str]) -> Iterator[str]:
    taken: set[str] = set()
    for title in titles:
        name = portable(slug(title).strip("-") or "tag")
        numbered = (f"{name}-{number}" for number in count(2))
        free = next(each for each in chain((name,), numbered) if each.casefold() not in taken)
        taken.add(free.casefold())
        yield f"tags/{free}.md"


def call_of(operation: Operation) -> str:
    """The method and the path of an operation, or the name of its webhook."""
    webhook = "webhook " if operation.pointer.parts[:1] == ("webhooks",) else ""
    return f"{webhook}{operation.method.upper()} {operation.path}"


_LONGEST_TITLE = 100


def operation_title(operation: Operation) -> HeadingText:
    """The title of an operation: its summary if that is short, else its id, else its method and path."""
    summary = operation.docs.summary.strip().rstrip(".")
    if summary and len(summary) <= _LONGEST_TITLE and "\n" not in summary:
        return in_words(summary)
    return in_words(operation.operation_id) if operation.operation_id.strip() else in_code(call_of(operation))


def _operation_page(operation: Operation, ids: list[ModelId], site: SiteMap) -> Page:
    title = operation_title(operation)
    headings = Headings((title.plain, *_OPERATION_TITLES))
    found: dict[Key, Heading] = {}
    for parameter in operation.parameters:
        name = parameter.field.wire_name
        found[parameter_key(parameter.location, name)] = headings.add(
            in_code(name) + in_words(f"in {parameter.location}"), "parameter"
        )
    for number, content in enumerate(operation.request_body.contents if operation.request_body else ()):
        found[body_key(number)] = headings.add(in_code(content.content_type) + in_words("body"), "body")
    for response in operation.responses:
        text = in_code(response.status) + in_words(status_words(response.status))
        found[response_key(response.status)] = headings.add(text, "response")
    walked = walk(met_in_operation(operation), ids, site.api, site.names, None)
    _add_models(found, headings, walked, site)
    path = f"operations/{site.names.operations[operation.pointer]}.md"
    return Page(path, title, None, operation, walked, found)


def status_words(status: str) -> str:
    """What a status code means (RFC 9110, 15), or a range of them (`4XX`)."""
    if status == "default":
        return "Any other status"
    if status[:1].isdigit() and status[1:].upper() == "XX":
        classes = ("Information", "Success", "Redirection", "Client error", "Server error")
        return classes[int(status[0]) - 1] if status[0] in "12345" else "Status"
    try:
        return HTTPStatus(int(status)).phrase
    except ValueError:
        return "Status"


def _component_page(root: Pointer, ids: list[ModelId], site: SiteMap) -> Page:
    main = root if root in ids else ids[0]
    name = site.names.model(main)
    title = in_words(name.name)
    headings = Headings((title.plain, MAIN_TITLES[type(site.api.models[main])], *_COMPONENT_TITLES))
    entries = [Met(main, None, ()), *met_in_model(site.api.models[main], (), site.names)]
    walked = walk(entries, ids, site.api, site.names, main)
    found: dict[Key, Heading] = {}
    _add_models(found, headings, walked, site, main)
    return Page(f"{name.namespace}/{name.file}.md", title, main, None, walked, found)


def _add_models(
    found: dict[Key, Heading],
    headings: Headings,
    walked: Mapping[ModelId, Met],
    site: SiteMap,
    main: ModelId | None = None,
) -> None:
    """Add the headings of models and of their fields to those that are `found`."""
    for id_ in walked:
        if id_ != main:
            found[id_] = headings.add(as_name(site.names.model(id_).name), "model")
    for id_, met in walked.items():
        model = site.api.models[id_]
        # The fields of these models are the parameters, which are described as such.
        for field in model.fields if isinstance(model, ObjectModel) and id_ not in site.parameter_models else ():
            text = field_heading(met.prefix, site.names.field(id_, field.wire_name))
            found[field_key(id_, field.wire_name)] = headings.add(text, "field")


def field_heading(prefix: Iterable[str], name: str) -> HeadingText:
    """The heading of a field; each name that leads to it is code of its own, so that a long path can be broken."""
    parts = [*(in_code(f"{each}.") for each in prefix), in_code(name)]
    text = parts[0]
    for part in parts[1:]:
        text += part
    return text
