"""An author's words in the SDK layout: as they were written, unless they would act.

This layout prints descriptions as Markdown. What is harmless keeps every byte: markup, HTML that only formats, links.
What would act when a page is shown is turned into text: scripts and everything that can carry one, links that run
code, pictures fetched from elsewhere, fences and comments that swallow the rest of a page, signs that nobody can see.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from specleaf.pages.markdown import escape_invisible
from specleaf.text import Markdown


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements that run, fetch, ask for input, leave the page's own structure, or swallow what follows them.
_ACTING = _words(
    "applet audio base body button canvas embed fieldset form frame frameset head html iframe img input isindex label "
    "link listing marquee math meta noembed noframes noscript object option param picture plaintext portal pre script "
    "select slot source style svg table tbody td template textarea tfoot th thead title tr track video xmp"
)
_FORMATTING = _words(
    "a abbr b blockquote br cite code dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p q s "
    "samp small span strike strong sub summary sup tt u ul var wbr"
)
_ATTRIBUTES = _words("align class cite dir height href id lang name open rel start target title type value width")
_ACTING_SCHEMES = _words("about blob data file filesystem jar javascript livescript mocha vbscript view-source")

_SUSPECT = re.compile(r"<[A-Za-z/!?]|\]\(|!\[|\]:|\{[^{}\n]{0,500}=")
_CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)")
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"</?(?P<name>[A-Za-z][^\s/<>]*+)(?P<attributes>[^<>]*+)>")
_TAG_NAME = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"(?<!\s)\s++(?P<name>[^\s\"'<>/=]++)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_ACTING_ATTRIBUTE = re.compile(
    r"[\s/\"'](?:on[a-z]{1,40}|[a-z:-]{0,20}(?:src|href|style|action|data|background)[a-z]{0,10})\s{0,9}=",
    re.IGNORECASE,
)
# Python-Markdown gives a block, a link or a row the attributes that stand in braces behind it.
_ATTRIBUTE_LIST = re.compile(
    r"\{(?=[^{}\n]{0,500}?(?<![A-Za-z0-9_])(?:on[a-z]{1,40}|[a-z:-]{0,20}(?:src|href|style|action|data|background)[a-z]{0,10})\s{0,9}=)",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<(?P<url>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
_LINK_TARGET = re.compile(r"\](?=\(\s{0,99}<?(?P<url>[^\s)>]{0,200}(?:[ \t][^)>]{0,200})?))")
_DEFINITION = re.compile(r"^(?P<start>[ \t>*+.)0-9-]*)\[(?=[^\]\n]+\]:\s*<?(?P<url>\S*))", re.MULTILINE)
_IMAGE = re.compile(
    r"(?<!\\)!(?=\[)(?P<local>(?=\[[^\]\n]{0,200}\]\((?![A-Za-z][A-Za-z0-9+.-]*:|[\\/]{2}|<)[^)\n]{0,500}\)))?"
)
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_BACKSLASHED = re.compile(r"\\([!-/:-@\[-`{-~])")
_IGNORED_IN_URLS = re.compile(r"[\x00-\x20]")
_LINE_END = re.compile(r"\r\n?")


def paragraphs(text: str) -> Markdown:
    """A description as blocks of its own. Every fence that it opens is closed."""
    lines: list[str] = []
    prose: list[str] = []
    fence = ""

    def settle() -> None:
        if prose:
            lines.append(_prose("\n".join(prose)))
            prose.clear()

    for line in _seen(text).split("\n"):
        found = _FENCE.match(line)
        if fence:
            lines.append(line)
            fence = "" if found and _closes(found, fence) else fence
        elif found and not (found["fence"].startswith("`") and "`" in found["info"]):
            settle()
            lines.append(_attributes(line))
            fence = found["fence"]
        else:
            prose.append(line)
    settle()
    return Markdown("\n".join([*lines, fence] if fence else lines))


def cell(text: str) -> Markdown:
    """A description, or another text of the document, in a cell of a table: one line, and no bar of its own."""
    shown = _prose(_seen(text).replace("\n", "<br/>"))
    return Markdown(re.sub(r"(?<!\\)(\\*)\|", _escaped_bar, shown))


def _escaped_bar(found: re.Match[str]) -> str:
    """A bar with a backslash. Renderers disagree about one that has backslashes of the author's own before it."""
    backslashes = found[1]
    if not backslashes:
        return "\\|"
    return found[0] if len(backslashes) % 2 else f"{backslashes}&#124;"


def column_width(text: str) -> int:
    """The width that a cell counts for `text`: as the author wrote it, before anything is escaped."""
    return len(_LINE_END.sub("\n", text))


def _seen(text: str) -> str:
    """`text` with line ends of one kind, and with escapes for what nobody could see; tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(
        "\t".join(map(escape_invisible, line.split("\t"))) for line in _LINE_END.sub("\n", text).split("\n")
    )


def _closes(found: re.Match[str], fence: str) -> bool:
    same = found["fence"][0] == fence[0] and len(found["fence"]) >= len(fence)
    return same and not found["info"].strip()


def _prose(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    for quote in (_images, _links, _attributes, _tags):
        text = _outside_code(text, quote)
    return text


def _outside_code(text: str, quote: Callable[[str], str]) -> str:
    """`text` with everything quoted that is not in a code span."""
    pieces: list[str] = []
    end = 0
    for span in _CODE_SPAN.finditer(text):
        pieces += [quote(text[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*pieces, quote(text[end:])])


def _images(text: str) -> str:
    return _IMAGE.sub(lambda found: found[0] if found["local"] is not None else "\\!", text)


def _links(text: str) -> str:
    text = _LINK_TARGET.sub(lambda found: found[0] if _is_harmless_url(found["url"]) else "]\\", text)
    return _DEFINITION.sub(lambda found: found[0] if _is_harmless_url(found["url"]) else f"{found['start']}\\[", text)


def _attributes(text: str) -> str:
    return _ATTRIBUTE_LIST.sub("&#123;", text)


def _tags(text: str) -> str:
    # What is no complete tag here may become one with what follows it on the page.
    acting = max((found.start() for found in _ACTING_ATTRIBUTE.finditer(text)), default=-1)

    def quoted(found: re.Match[str]) -> str:
        return "<" if _is_harmless_tag(text, found.start(), acting) else "&lt;"

    return _OPENING.sub(quoted, text)


def _is_harmless_tag(text: str, start: int, acting: int) -> bool:
    """Whether what opens at `start` is an element that only formats, an address, or no element at all."""
    if link := _AUTOLINK.match(text, start):
        return _is_harmless_url(link["url"])
    name = _TAG_NAME.match(text, start)
    if name is None or name["name"].lower() in _ACTING:
        return name is not None and _is_closed_pre(name["name"], text)
    if tag := _TAG.match(text, start):
        return _are_harmless(tag["attributes"], tag["name"].lower() in _FORMATTING)
    return acting < start


def _is_closed_pre(name: str, text: str) -> bool:
    """Preformatted text swallows what follows it only where its end is missing."""
    found = text.lower()
    return name.lower() == "pre" and found.count("<pre>") == found.count("</pre>") == found.count("<pre")


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
    plain = _IGNORED_IN_URLS.sub("", html.unescape(_BACKSLASHED.sub(r"\1", url)))
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[0].lower() not in _ACTING_SCHEMES
