"""Microdata: objects of schema.org that stand as attributes in the tags of a page (HTML Living Standard, 5.2)."""

from typing import Any, Final

from protlib.formats.web.tokens import Token, attributes_of, tokens

_VOID: Final = frozenset({
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
# Where the value of a property stands that is no text.
_VALUES: Final = {
    "meta": "content", "a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "embed": "src", "iframe": "src",
    "time": "datetime", "data": "value", "meter": "value", "object": "data",
}  # fmt: skip
# What is said in the text of a link rather than by where it leads.
_NAMED: Final = frozenset({"author", "creator", "editor", "name", "headline", "publisher"})
# Tags that end others before them which are still open, though not beyond what holds these.
_ENDED: Final = {
    "li": ({"li"}, {"ul", "ol", "menu"}), "dt": ({"dt", "dd"}, {"dl"}), "dd": ({"dt", "dd"}, {"dl"}), "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"tr"}), "th": ({"td", "th"}, {"tr"}), "p": ({"p"}, {"div", "section", "article", "li", "td"}),
}  # fmt: skip
_DEEPEST: Final = 200


class _Open:
    """A tag that is open: the object that it begins or stands in, the property that it is, where its text begins."""

    __slots__ = ("item", "prop", "start", "tag")

    def __init__(self, tag: str, item: dict[str, Any] | None, prop: str, start: int) -> None:
        self.tag, self.item, self.prop, self.start = tag, item, prop, start


def items(page: str) -> list[dict[str, Any]]:
    """Return the objects of a page that are in no other, in the shape in which JSON-LD has them."""
    found: list[dict[str, Any]] = []
    opened: list[_Open] = []
    texts: list[str] = []
    for token in tokens(page):
        texts.append(token.text)
        if token.tag.startswith("/"):
            _close(token.tag[1:], opened, texts)
        elif token.tag not in {"", "!"} and len(opened) < _DEEPEST:
            _end_others(token.tag, opened, texts)
            _open(token, opened, found, len(texts))
    while opened:
        _ended(opened.pop(), texts)
    return found


def _open(token: Token, opened: list[_Open], found: list[dict[str, Any]], start: int) -> None:
    is_marked = "item" in token.attributes
    given = attributes_of(token) if is_marked else {}
    outer = opened[-1].item if opened else None
    prop, item = given.get("itemprop", ""), outer
    if "itemscope" in given:
        item = {"@type": given.get("itemtype", "").split()}
        if given.get("itemid"):
            item["@id"] = given["itemid"]
        if prop and outer is not None:
            _put(outer, prop, item)
        else:
            found.append(item)
        prop = ""
    elif prop and outer is not None and (name := _VALUES.get(token.tag)) and name in given and prop not in _NAMED:
        _put(outer, prop, given[name])
        prop = ""
    elif prop and outer is not None and "content" in given:
        _put(outer, prop, given["content"])
        prop = ""
    if token.tag not in _VOID:
        opened.append(_Open(token.tag, item, prop, start))


def _end_others(tag: str, opened: list[_Open], texts: list[str]) -> None:
    """Close what a tag ends by beginning: an item of a list, the one before."""
    ended, holders = _ENDED.get(tag, (set(), set()))
    for each in reversed(opened) if ended else ():
        if each.tag in ended:
            _close(each.tag, opened, texts)
        if each.tag in ended | holders:
            return


def _close(tag: str, opened: list[_Open], texts: list[str]) -> None:
    """Close the last tag of that name and all that was left open in it; what closes nothing is passed over."""
    if any(each.tag == tag for each in opened):
        while opened:
            each = opened.pop()
            _ended(each, texts)
            if each.tag == tag:
                return


def _ended(each: _Open, texts: list[str]) -> None:
    if each.prop and each.item is not None:
        from html import unescape

        _put(each.item, each.prop, unescape(" ".join(" ".join(texts[each.start :]).split())))


def _put(item: dict[str, Any], props: str, value: Any) -> None:
    for prop in props.split():
        item.setdefault(prop.rpartition("/")[2], []).append(value)
