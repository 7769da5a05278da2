"""The page of an operation: how to call it, what it takes and what it answers, and the models nested in that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from specleaf.ir import (
    Content,
    Docs,
    Field,
    LinkInfo,
    ModelRef,
    Operation,
    OperationInfo,
    Parameter,
    ParameterStyle,
    RequestBody,
    Response,
)
from specleaf.pages.markdown import at_line_start, code, description, fence, link
from specleaf.pages.reference.body_examples import answer_examples, body_examples, code_samples
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.entry import OPTIONAL, REQUIRED, Entry, NamedList, texts_of, type_line
from specleaf.pages.reference.examples import words_about
from specleaf.pages.reference.info_words import external_line, security_lead, security_lines, server_lines
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.nesting import body_key, parameter_key, response_key
from specleaf.pages.reference.request_examples import request_examples
from specleaf.pages.reference.section import DEPRECATED, Section, nested_section
from specleaf.pages.reference.site_map import Page, call_of, kind_of_operation
from specleaf.text import Code, Markdown


@dataclass(frozen=True, slots=True)
class OperationPage:
    """The finished text of an operation's page."""

    template: ClassVar[str] = "pages/reference/operation.md.jinja"

    path: str
    title: Markdown
    kind: Markdown
    call: Markdown
    lead: tuple[Markdown, ...]
    servers: NamedList | None
    security: NamedList | None
    requests: tuple[Markdown, ...]
    parameters: tuple[Entry, ...]
    body: Body | None
    responses: tuple[Entry, ...]
    callbacks: tuple[Markdown, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The request body: what is said about it, and an entry for each media type."""

    lead: tuple[Markdown, ...]
    contents: tuple[Entry, ...]


def operation_page(page: Page, operation: Operation, context: PageContext) -> OperationPage:
    """The page of an operation."""
    docs, links = operation.docs, context.links(page.path)
    info = context.api.info.operations.get(operation.pointer, _NO_INFO)
    responses = (_response(each, info, page, context) for each in operation.responses)
    return OperationPage(
        path=page.path,
        title=at_line_start(page.title.markdown),
        kind=Markdown(" · ".join(_facts(operation, page, links, context))),
        call=fence(Code(f"{operation.method.upper()} {operation.path}"), "text"),
        lead=tuple(filter(None, (*_words(docs, page), external_line(info.external)))),
        servers=NamedList(_SERVERS, server_lines(info.servers)) if info.servers else None,
        security=_security(info, context),
        requests=(*request_examples(operation, page.path, context), *code_samples(info.samples)),
        parameters=tuple(_parameter(each, page, context) for each in operation.parameters),
        body=_body(operation.request_body, page, context) if operation.request_body else None,
        responses=tuple(responses),
        callbacks=tuple(_callbacks(operation, context, links)),
        sections=tuple(nested_section(id_, page, context) for id_ in page.models),
    )


_SERVERS = Markdown("This operation has servers of its own.")
_NO_INFO = OperationInfo()


def _security(info: OperationInfo, context: PageContext) -> NamedList | None:
    """What a client needs, where the document says so."""
    if info.security is None:
        return None
    return NamedList(security_lead(info.security), security_lines(info.security, context.api.info))


def _facts(operation: Operation, page: Page, links: Links, context: PageContext) -> Iterator[Markdown]:
    kind = kind_of_operation(operation)
    yield Markdown(f"{kind} {code(operation.operation_id)}" if operation.operation_id.strip() else kind)
    for group in context.site.groups_of(operation):
        yield link(group.title.markdown, links.path(group.path))
    for above in context.site.callers_of(operation):
        yield Markdown(f"of {links.operation(above)}")


def _words(docs: Docs, page: Page) -> Iterator[Markdown]:
    """The summary, unless it is the title, and the description, unless it says the same."""
    if docs.deprecated:
        yield DEPRECATED
    summary = docs.summary.strip()
    if summary and summary.rstrip(".") != page.title.plain:
        yield description.block(summary)
    if docs.description.strip() not in ("", summary):
        yield description.block(docs.description)


def _parameter(parameter: Parameter, page: Page, context: PageContext) -> Entry:
    field = parameter.field
    named = tuple(_examples(parameter, context))
    shown = replace(field, docs=replace(field.docs, examples=())) if named else field
    return Entry(
        heading=page.headings[parameter_key(parameter.location, field.wire_name)].text,
        line=type_line(field, context.links(page.path)),
        texts=texts_of(field.docs, field.type, page, context),
        lists=(NamedList(Markdown("Examples:"), named),) if named else (),
        details=(*context.details.of_field(shown), *_style(parameter, context)),
    )


def _examples(parameter: Parameter, context: PageContext) -> Iterator[Markdown]:
    """The named examples that a parameter may be, each with what the author says about it."""
    for each in context.api.info.examples.get(parameter.pointer, ()):
        if context.validator.accepts(each.value, parameter.field.type):
            about = words_about(each)
            yield Markdown(f"{code(each.name)}: {context.details.value(each.value)}{'. ' if about else ''}{about}")


_EXPLODED = {True: ", exploded", False: ", not exploded"}


def _style(parameter: Parameter, context: PageContext) -> Iterator[Markdown]:
    """How a parameter is written, if not as usual."""
    found = context.api.info.parameters.get(parameter.pointer)
    if found is None or found.is_default:
        return
    yield Markdown(f"Written {_in_words(found)}")
    if found.allow_reserved:
        yield Markdown("Reserved characters are written as they are")


def _in_words(style: ParameterStyle) -> str:
    if style.content_type:
        return f"as {code(style.content_type)}"
    return f"in style {code(style.style)}{_EXPLODED[style.explode]}"


def _encodings(content: Content, context: PageContext) -> Iterator[Markdown]:
    """How fields of a form are written, where it is not as usual (OpenAPI 3.2, "Encoding Object")."""
    for name, style in context.api.info.encodings.get(content.pointer, {}).items():
        if not style.is_default:
            reserved = ", reserved characters as they are" if style.allow_reserved else ""
            yield Markdown(f"Field {code(name)}: written {_in_words(style)}{reserved}")


def _body(body: RequestBody, page: Page, context: PageContext) -> Body:
    required = Markdown("**Required.**") if body.required else Markdown("Optional.")
    many = Markdown(f"{required} One of these media types.") if len(body.contents) > 1 else required
    contents = (_content(each, number, page, context) for number, each in enumerate(body.contents))
    return Body(tuple(filter(None, (many, description.block(body.docs.description)))), tuple(contents))


def _content(content: Content, number: int, page: Page, context: PageContext) -> Entry:
    type_ = content.part.type
    return Entry(
        heading=page.headings[body_key(number)].text,
        line=context.links(page.path).type(type_),
        texts=texts_of(content.part.docs, type_, page, context) if not isinstance(type_, ModelRef) else (),
        details=(*context.details.of_type(type_), *_encodings(content, context)),
        blocks=body_examples(content, f"{page.path} {content.content_type}", context),
    )


def _response(response: Response, info: OperationInfo, page: Page, context: PageContext) -> Entry:
    links = context.links(page.path)
    contents = [Markdown(f"{code(each.content_type)}: {links.type(each.part.type)}") for each in response.contents]
    headers = tuple(_header(each, links, context) for each in response.headers)
    followers = tuple(_link(each, links) for each in info.links.get(response.status, ()))
    lists = ((Markdown("Headers:"), headers), (Markdown("Links:"), followers))
    return Entry(
        heading=page.headings[response_key(response.status)].text,
        line=Markdown("<br/>".join(contents)) if contents else Markdown("No body"),
        texts=tuple(filter(None, [description.block(response.docs.description)])),
        lists=tuple(NamedList(title, items) for title, items in lists if items),
        blocks=tuple(answer_examples(response.contents, page.path, context)),
    )


def _link(found: LinkInfo, links: Links) -> Markdown:
    """A link to an operation that may follow."""
    target = f": {links.operation(found.operation)}" if found.operation else ""
    given = ", ".join(f"{code(name)} = {code(value)}" for name, value in found.parameters.items())
    about = description.brief(found.description)
    return Markdown(f"{code(found.name)}{target}{' with ' if given else ''}{given}{'. ' if about else ''}{about}")


def _header(header: Field, links: Links, context: PageContext) -> Markdown:
    required = REQUIRED if header.required else OPTIONAL
    words = [description.brief(header.docs.description), "; ".join(context.details.of_field(header))]
    about = ". ".join(each.rstrip(".") for each in words if each)
    return Markdown(f"{code(header.wire_name)}: {links.type(header.type)} · {required}{'. ' if about else ''}{about}")


def _callbacks(operation: Operation, context: PageContext, links: Links) -> Iterator[Markdown]:
    for callback in context.site.callbacks_of(operation):
        name = callback.pointer.parts[len(operation.pointer.parts) + 1]
        yield Markdown(f"{code(name)}: {links.operation(callback.pointer)}<br/>{code(call_of(callback))}")
