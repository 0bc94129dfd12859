"""The contents of a page that tell of a publication: its metas, links and scripts, its title and its text."""

import re
from dataclasses import dataclass, field
from typing import Final

from protlib.formats.web.meta_tags import Meta
from protlib.formats.web.tokens import HtmlToken, attributes_of, tokens

# Tags that begin a new line where a page is copied.
_LINES: Final = frozenset({
        "address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label",
        "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th", "tr",
        "ul",
})  # fmt: skip
# Tags with an empty line before and after them.
_BLOCKS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"})
_HIDDEN: Final = frozenset({"noscript", "template", "head", "nav", "select", "datalist"})
"""Elements without words of the page: what programs read, menus, and the choices of a form."""
_IS_LINKED_DATA: Final = re.compile(r"application/ld\+json", re.IGNORECASE)
_LINE: Final = "\x1e"
_EMPTY_LINE: Final = "\x1f"
"""The marks for a line break and for an empty line, until the text is needed."""
_BREAKS: Final = re.compile(r"[\s\x1e\x1f]*[\x1e\x1f][\s\x1e\x1f]*")
# Marks round JSON that hide it from old programs, such as "<!--" and "//<![CDATA[".
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|(?://|/\*)?\s*\]\]>\s*(?:\*/)?)\s*$"
)


@dataclass(slots=True)
class WebContents:
    """The contents of a page; each script has its line."""

    metas: list[Meta] = field(default_factory=list)
    canonical: str = ""
    title: str = ""
    language: str = ""
    scripts: list[tuple[int, str]] = field(default_factory=list)
    has_microdata: bool = False
    pieces: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    """The address of each link by its words, as written; "" where equal words lead to several addresses."""

    def text(self) -> str:
        """Return the text as people copy it: block tags begin lines."""
        from html import unescape

        words = re.sub(r"[^\S\x1e\x1f]+", " ", unescape("".join(self.pieces)))
        return _BREAKS.sub(lambda run: "\n\n" if _EMPTY_LINE in run[0] else "\n", words).strip()


def contents_of(page: str) -> WebContents:
    """Return the contents of a page; of hidden parts, only those for programs."""
    contents = WebContents()
    line, counted, hidden = 1, 0, ""
    address, start = "", 0
    for token in tokens(page):
        line, counted = line + page.count("\n", counted, token.position), token.position
        if not hidden:
            contents.pieces.append(token.text)
        name = token.tag.removeprefix("/")
        if token.tag in _HIDDEN:
            hidden = hidden or name
        elif token.tag == f"/{hidden}" or name == "body":
            hidden = ""
        if name in _LINES:
            contents.pieces.append(_EMPTY_LINE if name in _BLOCKS else _LINE)
        if token.tag == "a":
            address, start = attributes_of(token).get("href", "").strip(), len(contents.pieces)
        elif token.tag == "/a" and address:
            _take_link(" ".join(contents.pieces[start:]), address, contents)
            address = ""
        _take(token, line, contents)
    return contents


def _take_link(text: str, address: str, contents: WebContents) -> None:
    words = " ".join(text.replace(_LINE, " ").replace(_EMPTY_LINE, " ").split())
    if words:
        contents.links[words] = address if contents.links.get(words, address) == address else ""


def _take(token: HtmlToken, line: int, contents: WebContents) -> None:
    if token.tag == "meta":
        attributes = attributes_of(token)
        content = attributes.get("content", "")
        for key in ("name", "property", "itemprop"):
            if content and (name := attributes.get(key, "")):
                contents.metas.append(
                    Meta(name.strip().lower(), content, attributes.get("lang", "") or attributes.get("xml:lang", ""))
                )
                break
    elif token.tag == "link":
        attributes = attributes_of(token)
        if attributes.get("rel", "").lower() == "canonical" and not contents.canonical:
            contents.canonical = attributes.get("href", "").strip()
    elif token.tag == "script" and _IS_LINKED_DATA.search(token.attributes):
        contents.scripts.append((line, _WRAPPING.sub("", token.content)))
    elif token.tag == "title" and not contents.title:
        contents.title = " ".join(token.content.split())
    elif token.tag == "html":
        attributes = attributes_of(token)
        contents.language = attributes.get("lang", "") or attributes.get("xml:lang", "")
    if "itemscope" in token.attributes:
        contents.has_microdata = True
