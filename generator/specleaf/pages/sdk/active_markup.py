"""Markup in an author's text that would act when a page is shown, turned into text.

In: text of a description. Out: the text, in which markup that could act is replaced by character references. Acting are
elements and attributes that run code, load files or change the page around them, links with a scheme that runs code,
images of other hosts, and constructs of site extensions that include files or write HTML.

Engines disagree about what is code, so a position inside something that looks like code protects nothing: rules apply
to the whole text. A code span that holds such markup becomes a `<code>` element, which all engines show alike.
"""

from __future__ import annotations

import html
import re

from specleaf.pages.markdown import code_element


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that run, fetch, ask for input, leave the page's own structure, or swallow what follows them.
_ACTIVE_ELEMENTS = _words(
    "applet audio base bgsound body button canvas dialog embed fieldset form frame frameset head html iframe image img "
    "input isindex keygen label layer link listing marquee math meta noembed noframes noscript object option param "
    "picture plaintext portal pre script select slot source style svg table tbody td template textarea tfoot th thead "
    "title tr track video xmp"
)
_FORMATTING = _words(
    "a abbr b blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p q s "
    "samp small span strike strong sub summary sup tt u ul var wbr"
)
_ATTRIBUTES = _words("align class cite dir height href id lang name open rel start target title type value width")
_ACTIVE_SCHEMES = _words("about blob data file filesystem jar javascript livescript mocha vbscript view-source")

_SUSPECT = re.compile(r"<[A-Za-z/!?]|\]\s*\(|!\[|\]:|\{|///|8<-|:::")
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>[^\n]*?)(?<!`)(?P=ticks)(?!`)")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/<>]*+)(?P<attributes>[^<>]*+)>")
_TAG_NAME = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"(?<!\s)\s++(?P<name>[^\s\"'<>/=]++)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_ACTIVE_NAME = r"(?:on[a-z]{1,40}|[a-z:-]{0,20}(?:src|href|style|action|data|background|ping|poster)[a-z-]{0,20})"
_ACTIVE_ATTRIBUTE = re.compile(rf"[\s/\"']{_ACTIVE_NAME}\s{{0,9}}=", re.IGNORECASE)
# Python-Markdown gives a block, a link or a row the attributes that stand in braces behind it.
_ACTIVE_LISTED_ATTRIBUTE = re.compile(rf"(?<![A-Za-z0-9_]){_ACTIVE_NAME}\s{{0,9}}=", re.IGNORECASE)
_PRE = re.compile(r"</?pre[^a-z]?")
_AUTOLINK = re.compile(r"<(?P<url>[A-Za-z][A-Za-z0-9+.-]*:)(?P<is_complete>[^\s<>]*>)?")
_DESTINATION = re.compile(r"\](?=(?:\s{0,9}\(|:))")
_IMAGE = re.compile(
    r"!(?=\[)(?P<plain>(?=\[[^\[\]\n\\`<&]{0,200}\]\((?P<url>[^()\s<>\\]{0,500})"
    r"(?:[ \t]{1,9}\"[^\"\n()\\]{0,200}\")?\)))?"
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_IGNORED_IN_URLS = re.compile(r"[\x00-\x20\x7f-\xa0\\<>\"'`]")  # `>` begins a line of a quotation
_LOOKED_AT = 400
"""How many characters of a destination are examined: white space and escapes count, a scheme is short."""

# What site extensions act on: blocks (`/// html | script`), directives (`:::{raw} html`), snippets (`--8<-- "file"`),
# and the statements of a template language. `{{` stays: published pages show it.
_EXTENSION_BLOCK = re.compile(r"^(?P<before>[ \t>*+.)0-9-]*)(?P<sign>///|:::(?=[ \t]*\{))", re.MULTILINE)
_SNIPPET = re.compile(r"8<(?=-)")
_STATEMENT = re.compile(r"\{(?=%)")


def without_active_markup(text: str) -> str:
    """`text` with all markup that could act as character references; anything else is unchanged."""
    if not _SUSPECT.search(text):
        return text
    return _escaped(_CODE_SPAN.sub(_code_span, text))


def _code_span(found: re.Match[str]) -> str:
    inner = found["code"]
    if _escaped(inner) == inner:
        return found[0]
    # In a cell, line ends are elements already.
    return "<br/>".join(code_element(part.strip()) for part in inner.split("<br/>") if part.strip())


def _escaped(text: str) -> str:
    for escape in (_images, _links, _attribute_lists, _extensions, _tags):
        text = escape(text)
    return text


def _images(text: str) -> str:
    """Images of other hosts tell them who reads the page."""
    return _IMAGE.sub(lambda found: "!" if found["plain"] is not None and _is_local(found["url"]) else "&#33;", text)


def _is_local(url: str) -> bool:
    plain = _plain_url(url)
    # A browser reads a backslash as a slash.
    return not plain.startswith("//") and "\\" not in html.unescape(url) and _SCHEME.match(plain) is None


def _links(text: str) -> str:
    """Inline links and definitions of references, whatever the engine takes for their destination."""

    def escaped(found: re.Match[str]) -> str:
        following = text[found.end() : found.end() + _LOOKED_AT].lstrip()
        return "]" if _is_harmless_url(following[1:]) else "&#93;"

    return _DESTINATION.sub(escaped, text)


def _attribute_lists(text: str) -> str:
    if "{" not in text:
        return text
    return "\n".join(line.replace("{", "&#123;") if _has_active_list(line) else line for line in text.split("\n"))


def _has_active_list(line: str) -> bool:
    start, end = line.find("{"), line.rfind("}")
    return start >= 0 and _ACTIVE_LISTED_ATTRIBUTE.search(line, start, end) is not None


def _extensions(text: str) -> str:
    text = _EXTENSION_BLOCK.sub(lambda found: f"{found['before']}&#{ord(found['sign'][0])};{found['sign'][1:]}", text)
    return _STATEMENT.sub("&#123;", _SNIPPET.sub("8&lt;", text))


def _tags(text: str) -> str:
    # What is no complete tag here may become one with what follows it on the page.
    active = max((found.start() for found in _ACTIVE_ATTRIBUTE.finditer(text)), default=-1)
    elements = _ACTIVE_ELEMENTS - {"pre"} if _closes_pre(text) else _ACTIVE_ELEMENTS

    def escaped(found: re.Match[str]) -> str:
        return "<" if _is_harmless_tag(text, found.start(), active, elements) else "&lt;"

    return _OPENING.sub(escaped, text)


def _is_harmless_tag(text: str, start: int, active: int, elements: frozenset[str]) -> bool:
    """Whether what opens at `start` is an element that only formats, an address, or no element at all.

    `active` is the position of the last attribute in the text that could act, `elements` are those that could.
    """
    link = _AUTOLINK.match(text, start)
    if link and (link["is_complete"] or not _is_harmless_url(link["url"])):
        return _is_harmless_url(link["url"])
    name = _TAG_NAME.match(text, start)
    if name is None or name["name"].lower() in elements:
        return False
    if tag := _TAG.match(text, start):
        return _are_harmless(tag["attributes"], tag["name"].lower() in _FORMATTING)
    return active < start


def _closes_pre(text: str) -> bool:
    """Whether all preformatted elements are closed: an open one swallows what follows."""
    tags = _PRE.findall(text.lower())
    return tags == ["<pre>", "</pre>"] * (len(tags) // 2)


def _are_harmless(attributes: str, formatting: bool) -> bool:
    """Whether all attributes only format. What has no value does nothing: `<your API key>` is such an element."""
    rest = attributes.rstrip("/ \t\n")
    for found in _ATTRIBUTE.finditer(rest):
        value = found["a"] or found["b"] or found["c"]
        if value is not None and not (formatting and _is_harmless_attribute(found["name"].lower(), value)):
            return False
    return not _ATTRIBUTE.sub("", rest).strip()


def _is_harmless_attribute(name: str, value: str) -> bool:
    return name in _ATTRIBUTES and (name not in {"href", "cite"} or _is_harmless_url(value))


def _is_harmless_url(url: str) -> bool:
    """Whether following a link to `url` runs nothing and opens nothing of the reader's own."""
    scheme = _SCHEME.match(_plain_url(url))
    return scheme is None or scheme[0].lower() not in _ACTIVE_SCHEMES


def _plain_url(url: str) -> str:
    """`url` as a browser reads it, whichever of white space, escapes and quotes the engine has taken away."""
    return _IGNORED_IN_URLS.sub("", html.unescape(url))
