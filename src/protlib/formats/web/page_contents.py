"""The contents of a page that tell of a publication: metas, links, scripts, microdata, its title and its text."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from protlib.formats.web.html_tokens import HtmlToken, attributes_of, tokens
from protlib.formats.web.meta_tags import Meta

# Tags that begin a new line where a page is copied.
_LINES: Final = frozenset({
        "address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label",
        "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th", "tr",
        "ul",
})  # fmt: skip
# Tags with an empty line before and after them.
_BLOCKS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section"})
_HIDDEN_ELEMENTS: Final = frozenset({"noscript", "template", "head", "nav", "select", "datalist"})
"""Elements without words of the page: what programs read, menus, and the choices of a form."""
_IS_LINKED_DATA: Final = re.compile(r"application/ld\+json", re.IGNORECASE)
_LINE: Final = "\x1e"
_EMPTY_LINE: Final = "\x1f"
"""The marks for a line break and for an empty line, until the text is needed."""
_BREAKS: Final = re.compile(r"(?<!\s)\s*[\x1e\x1f]\s*")
# Marks round JSON that hide it from old programs, such as "<!--" and "//<![CDATA[".
_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)"
    r"|(?:-->|(?:(?://|/\*)\s*|(?:(?<!\s)\s+)?)\]\]>(?:\s*\*/)?)\s*$"
)
_VOID: Final = frozenset({
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
# The attribute with the value of a property, for tags without a text.
_VALUES: Final = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "embed": "src",
    "iframe": "src", "time": "datetime", "data": "value", "meter": "value", "object": "data",
}  # fmt: skip
# Properties whose value is a link's text rather than its address.
_NAMED_PROPERTIES: Final = frozenset({"author", "creator", "editor", "name", "headline", "publisher"})
# Tags that end open tags before them, and the tags that limit this.
_ENDED_TAGS: Final = {
    "li": ({"li"}, {"ul", "ol", "menu"}), "dt": ({"dt", "dd"}, {"dl"}), "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}), "td": ({"td", "th"}, {"tr"}), "th": ({"td", "th"}, {"tr"}),
    "p": ({"p"}, {"div", "section", "article", "li", "td"}),
}  # fmt: skip
_MOST_LEVELS: Final = 200  # of open elements: pages are less deep; deeper ones count as text

_Object = dict[str, Any]
"""An object in the shape of JSON-LD: a list of values for each property, its types as `@type`."""


class _Open:
    """An open tag: its object, the property that it fills, and where its text begins."""

    __slots__ = ("item", "prop", "start", "tag")

    def __init__(self, tag: str, item: _Object | None, prop: str, start: int) -> None:
        self.tag, self.item, self.prop, self.start = tag, item, prop, start


def items(page: str) -> list[_Object]:
    """Return a page's outermost objects, in the shape of JSON-LD."""
    root_items: list[_Object] = []
    open_items: list[_Open] = []
    texts: list[str] = []
    for token in tokens(page):
        texts.append(token.text)
        if token.tag.startswith("/"):
            _close(token.tag[1:], open_items, texts)
        elif token.tag not in {"", "!"} and len(open_items) < _MOST_LEVELS:
            _end_other_tags(token.tag, open_items, texts)
            _open(token, open_items, root_items, len(texts))
    while open_items:
        _end_tag(open_items.pop(), texts)
    return root_items


def _open(token: HtmlToken, stack: list[_Open], root_items: list[_Object], start: int) -> None:
    is_marked = "item" in token.attributes
    attributes = attributes_of(token) if is_marked else {}
    outer = stack[-1].item if stack else None
    prop, item = attributes.get("itemprop", ""), outer
    if "itemscope" in attributes:
        item = {"@type": attributes.get("itemtype", "").split()}
        if attributes.get("itemid"):
            item["@id"] = attributes["itemid"]
        if prop and outer is not None:
            _add_property(outer, prop, item)
        else:
            root_items.append(item)
        prop = ""
    elif (
        prop
        and outer is not None
        and (name := _VALUES.get(token.tag))
        and name in attributes
        and prop not in _NAMED_PROPERTIES
    ):
        _add_property(outer, prop, attributes[name])
        prop = ""
    elif prop and outer is not None and "content" in attributes:
        _add_property(outer, prop, attributes["content"])
        prop = ""
    if token.tag not in _VOID:
        stack.append(_Open(token.tag, item, prop, start))


def _end_other_tags(tag: str, stack: list[_Open], texts: list[str]) -> None:
    """Close the tags that a new tag ends, such as the list item before it."""
    ended, holders = _ENDED_TAGS.get(tag, (set(), set()))
    for open_tag in reversed(stack) if ended else ():
        if open_tag.tag in ended:
            _close(open_tag.tag, stack, texts)
        if open_tag.tag in ended | holders:
            return


def _close(tag: str, stack: list[_Open], texts: list[str]) -> None:
    """Close the last tag of that name and all tags that are open in it; ignore a tag that closes nothing."""
    if any(open_tag.tag == tag for open_tag in stack):
        while stack:
            open_tag = stack.pop()
            _end_tag(open_tag, texts)
            if open_tag.tag == tag:
                return


def _end_tag(open_tag: _Open, texts: list[str]) -> None:
    if open_tag.prop and open_tag.item is not None:
        from html import unescape

        _add_property(open_tag.item, open_tag.prop, unescape(" ".join(" ".join(texts[open_tag.start :]).split())))


def _add_property(item: _Object, props: str, value: object) -> None:
    for prop in props.split():
        item.setdefault(prop.rpartition("/")[2], []).append(value)


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
    line, counted, hidden_tag = 1, 0, ""
    address, start = "", 0
    for token in tokens(page):
        line, counted = line + page.count("\n", counted, token.position), token.position
        if not hidden_tag:
            contents.pieces.append(token.text)
        name = token.tag.removeprefix("/")
        if token.tag in _HIDDEN_ELEMENTS:
            hidden_tag = hidden_tag or name
        elif token.tag == f"/{hidden_tag}" or name == "body":
            hidden_tag = ""
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
