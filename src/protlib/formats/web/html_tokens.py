"""The tags, comments and texts of an HTML page in their order, without building a tree.

Python's own parser takes quadratic time for a few kilobytes of tags that never end. Here every step continues where the
one before ended.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

# Such as `<a title="a>b">`, whose quoted value holds ">", "<!-- a remark -->" and "<!DOCTYPE html>".
_TOKEN: Final = re.compile(
    r"""<!--(?P<comment>[^-]*+(?:-(?!->)[^-]*+)*+)(?:-->)?"""
    r"""|<(?P<end>/?)(?P<tag>[A-Za-z][^\s/>]*+)"""
    r"""(?P<attributes>(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+|["'])*+)>?"""
    r"""|<[!?][^>]*+>?"""
)
# Such as `name="DC.title"`, `content=x`, `itemscope`.
_ATTRIBUTE: Final = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?""")
# Elements that only their own end tag ends: nothing inside is a tag.
_RAW: Final = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})
_MOST_ATTRIBUTES: Final = 100  # of an element: more are made to take time


class HtmlToken(NamedTuple):
    """A tag ("/p" for an end tag) or a comment ("!") of a page.

    `text` is the text before it, as written; `content` is that of a comment, or of an element without tags inside, such
    as a script.
    """

    position: int
    text: str
    tag: str
    attributes: str
    content: str


def tokens(page: str) -> Iterator[HtmlToken]:
    """Yield the tags and comments of a page with the text before each; the last has the remaining text and no tag."""
    position = 0
    while match := _TOKEN.search(page, position):
        text = page[position : match.start()]
        tag, content, end = "", "", match.end()
        if match["comment"] is not None:
            tag, content = "!", match["comment"]
        elif match["tag"]:
            tag = match["end"] + match["tag"].lower()
            if tag in _RAW:
                closing = _closing(tag).search(page, end)
                content = page[end : closing.start() if closing else len(page)]
                end += len(content)
        yield HtmlToken(match.start(), text, tag, match["attributes"] or "", content)
        position = end
    yield HtmlToken(len(page), page[position:], "", "", "")


def _closing(tag: str) -> re.Pattern[str]:
    return re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)


def attributes_of(token: HtmlToken) -> Mapping[str, str]:
    """Return a tag's attributes by name in small letters, entities decoded; the first of two equal names counts."""
    from html import unescape

    attributes: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(token.attributes):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        attributes.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        if len(attributes) == _MOST_ATTRIBUTES:
            break
    return attributes
