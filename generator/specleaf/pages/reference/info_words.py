"""Servers, security, contact and links of a document in words.

In: parts of `Info`. Out: lines of Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specleaf.ir import ExternalDocs, Info, ScopedRequirement, Server, ServerVariable, SignIn
from specleaf.pages.markdown import cell, code, description, web_link
from specleaf.text import Markdown


def external_line(found: ExternalDocs | None) -> Markdown | None:
    """A line that leads to further documentation; none where its address is none of the web."""
    if found is None:
        return None
    label = cell(found.description.strip().rstrip(".") or found.url)
    shown = web_link(label, found.url)
    return Markdown(f"More: {shown}.") if shown != label else None


def server_lines(servers: Iterable[Server]) -> tuple[Markdown, ...]:
    """A line for each server: its URL, what it is for, and its variables."""
    return tuple(Markdown(_server(each)) for each in servers)


def _server(server: Server) -> str:
    about = description.brief(server.description)
    variables = ". ".join(_variable(each) for each in server.variables)
    parts = [f"{code(server.url)}{': ' if about else ''}{about.rstrip('.')}", variables]
    return ". ".join(filter(None, parts))


def _variable(variable: ServerVariable) -> str:
    values = [f"{code(each)}{' (default)' * (each == variable.default)}" for each in variable.values]
    usual = code(variable.default) if variable.default else "empty"
    *first, last = values or [f"{usual} unless another value is given"]
    about = description.brief(variable.description).rstrip(".")
    choice = f"{', '.join(first)} or {last}" if first else last
    return f"{code(variable.name)} is {choice}{'; ' if about else ''}{about}"


def security_lead(requirements: tuple[ScopedRequirement, ...]) -> Markdown:
    """What is to be said before the alternatives."""
    needed = [each for each in requirements if each]
    if not needed:
        return Markdown("None: everyone may call it.")
    if len(needed) < len(requirements):
        return Markdown("None is needed, but this may be given:")
    return Markdown("One of:" if len(needed) > 1 else "It needs:")


def security_lines(requirements: tuple[ScopedRequirement, ...], info: Info) -> tuple[Markdown, ...]:
    """A line for each alternative: the schemes that are needed together, and their scopes."""
    return tuple(
        Markdown(", *and* ".join(_needed(name, scopes, info) for name, scopes in each)) for each in requirements if each
    )


def _needed(name: str, scopes: tuple[str, ...], info: Info) -> str:
    sign_in = info.sign_ins.get(name)
    words = sign_in_words(sign_in) if sign_in else code(name)
    if not scopes:
        return words
    known = {scope: about for flow in (sign_in.flows if sign_in else ()) for scope, about in flow.scopes.items()}
    shown = [f"{code(each)}{_in_brackets(known.get(each, ''))}" for each in scopes]
    return f"{words} with {'scope' if len(shown) == 1 else 'scopes'} {', '.join(shown)}"


def _in_brackets(text: str) -> str:
    words = description.summary(text).rstrip(".")
    return f" ({words})" if words else ""


def sign_in_words(sign_in: SignIn) -> Markdown:
    """A security scheme: what kind it is, its name, and where it goes."""
    name = code(sign_in.name)
    match sign_in.kind:
        case "apiKey":
            return Markdown(f"**API key** ({name}) in {cell(sign_in.location)} {code(sign_in.parameter)}")
        case "http" if sign_in.scheme.lower() == "basic":
            return Markdown(f"**HTTP basic authentication** ({name})")
        case "http" if sign_in.scheme.lower() == "bearer":
            format_ = f", {cell(sign_in.bearer_format)}" if sign_in.bearer_format else ""
            return Markdown(f"**Bearer token** ({name}{format_})")
        case "http":
            return Markdown(f"**HTTP authentication** ({name}, scheme {code(sign_in.scheme)})")
        case "oauth2":
            kinds = ", ".join(_FLOWS.get(flow.kind, cell(flow.kind)) for flow in sign_in.flows)
            return Markdown(f"**OAuth 2** ({name}{', ' if kinds else ''}{kinds})")
        case "openIdConnect":
            where = web_link(Markdown("discovery document"), sign_in.url)
            return Markdown(f"**OpenID Connect** ({name}, {where})")
        case "mutualTLS":
            return Markdown(f"**Mutual TLS** ({name})")
        case _:
            return name


_FLOWS = {
    "authorizationCode": "authorization code",
    "clientCredentials": "client credentials",
    "deviceAuthorization": "device authorization",
    "implicit": "implicit",
    "password": "password",
}


def sign_in_lines(info: Info) -> tuple[Markdown, ...]:
    """A line for each security scheme of the document, with its flows and scopes below."""
    return tuple(Markdown("\n".join(_sign_in(each))) for each in info.sign_ins.values())


def _sign_in(sign_in: SignIn) -> Iterator[str]:
    about = description.brief(sign_in.description)
    yield f"{sign_in_words(sign_in)}{': ' if about else ''}{about}"
    scopes: dict[str, str] = {}
    for flow in sign_in.flows:
        urls = [("authorize at", flow.authorization_url), ("get tokens at", flow.token_url)]
        kind = _FLOWS.get(flow.kind, cell(flow.kind))
        if places := ", ".join(f"{words} {code(url)}" for words, url in urls if url):
            yield f"    - {kind[0].upper()}{kind[1:]}: {places}"
        scopes |= flow.scopes
    for name, text in scopes.items():
        words = description.summary(text)
        yield f"    - {code(name)}{': ' if words else ''}{words}"


def contact_line(info: Info) -> Markdown | None:
    """Contact, licence and terms as one line."""
    name, url, email = info.contact
    contact = web_link(cell(name or url), url) if url else cell(name)
    mail = web_link(cell(email), f"mailto:{email}") if email else ""
    licence = web_link(cell(info.licence[0]), info.licence[1]) if info.licence[0] else ""
    terms = web_link(Markdown("Terms of service"), info.terms) if info.terms else ""
    people = ", ".join(filter(None, [contact, mail]))
    facts = [f"Contact: {people}" if people else "", f"Licence: {licence}" if licence else ""]
    facts.append(terms if terms.startswith("[") else "")
    return Markdown(" · ".join(filter(None, facts))) or None
