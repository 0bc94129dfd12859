"""Microdata: objects of schema.org in the attributes of a page's tags (HTML Living Standard, 5.2)."""

from typing import Any, Final

from protlib.formats.web.tokens import HtmlToken, attributes_of, tokens

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
_ENDED: Final = {
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
    opened: list[_Open] = []
    texts: list[str] = []
    for token in tokens(page):
        texts.append(token.text)
        if token.tag.startswith("/"):
            _close(token.tag[1:], opened, texts)
        elif token.tag not in {"", "!"} and len(opened) < _MOST_LEVELS:
            _end_other_tags(token.tag, opened, texts)
            _open(token, opened, root_items, len(texts))
    while opened:
        _end_tag(opened.pop(), texts)
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
    ended, holders = _ENDED.get(tag, (set(), set()))
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
