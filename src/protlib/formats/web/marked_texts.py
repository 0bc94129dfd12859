"""Texts of a page that tags or classes mark as a label, a value, a title or an author."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from protlib.formats.web.tokens import HtmlToken, attributes_of, tokens
from protlib.record.html_text import unescape_html
from protlib.text import clean

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


class MarkedText(NamedTuple):
    """The text of an element with its role, and the address of the first link in it ("" for none)."""

    role: str
    text: str
    address: str
    line: int


class _Element:
    """An element with a role while its text is read."""

    def __init__(self, role: str, token: HtmlToken, line: int) -> None:
        self.role, self.tag, self.line, self.depth, self.address = role, token.tag, line, 0, ""
        self.pieces: list[str] = []
        self._take_link(token)

    def take(self, token: HtmlToken) -> None:
        """Take the text before a tag inside, and the tag."""
        self._take_link(token)
        if token.tag.removeprefix("/") == self.tag:
            self.depth += -1 if token.tag.startswith("/") else 1
        if token.tag not in _VOID or token.tag == "br":
            self.pieces.append(" ")

    def text(self) -> MarkedText:
        """Return its text with its role."""
        return MarkedText(self.role, clean(unescape_html("".join(self.pieces))), self.address, self.line)

    def _take_link(self, token: HtmlToken) -> None:
        if token.tag == "a" and not self.address:
            self.address = attributes_of(token).get("href", "").strip()


def iterate_marked_texts(page: str, by_tag: Mapping[str, str], by_class: Mapping[str, str]) -> Iterator[MarkedText]:
    """Yield the text of each element whose tag or class has a role, none of them inside another.

    An element that its tag marks (`dt`, `dd`) also ends where the next one begins.
    """
    element: _Element | None = None
    line, counted = 1, 0
    for token in tokens(page):
        line, counted = line + page.count("\n", counted, token.position), token.position
        role = by_tag.get(token.tag, "") or _role_of_class(token, by_class)
        if element is not None:
            element.pieces.append(token.text)
            is_closed = token.tag == f"/{element.tag}" and element.depth == 0
            if is_closed or not token.tag or (role and element.tag in by_tag):
                yield element.text()
                element = None
            else:
                element.take(token)
        if element is None and role:
            element = _Element(role, token, line)


def _role_of_class(token: HtmlToken, by_class: Mapping[str, str]) -> str:
    if "class" not in token.attributes or token.tag.startswith("/"):
        return ""
    classes = attributes_of(token).get("class", "").split()
    return next((by_class[name] for name in classes if name in by_class), "")
