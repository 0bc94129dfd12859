"""Lines of the screen of `browse`: texts with the class of each, fitted, wrapped, and with what was found marked in them."""

from collections.abc import Iterator
from typing import Final

from protlib.render import people
from protlib.search import Hits, find_spans
from protlib.text import printable

Line = list[tuple[str, str]]
"""A line of the screen: texts and the class of each."""
_MATCH: Final = "class:match"
_INDENT: Final = "    "


def plain(text: str, width: int, style: str = "") -> Line:
    """Return a text as one line of exactly so many columns."""
    return [(style, people.fit(text, width))]


def wrapped(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of at most so many columns, cut between words."""
    return [[(style, line)] for part in text.split("\n") for line in people.wrap_text(part, width)]


def hanging(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as `wrapped` does, the further lines of which stand further in."""
    first, *rest = people.wrap_text(text, max(width - len(_INDENT), 1))
    return [[(style, first)], *([(style, f"{_INDENT}{line}")] for line in rest)]


def with_matches(text: str, hits: Hits, style: str = "") -> Line:
    """Return a text with the words in it that a search has matched."""
    return list(_parts(text, hits, style))


def _parts(text: str, hits: Hits, style: str) -> Iterator[tuple[str, str]]:
    end_of_last = 0
    for start, end in find_spans(text, hits) if hits.words or hits.beginnings else ():
        yield from [(style, text[end_of_last:start])] if start > end_of_last else ()
        yield f"{style} {_MATCH}".strip(), text[start:end]
        end_of_last = end
    yield from [(style, text[end_of_last:])] if end_of_last < len(text) else ()


def rule(text: str, width: int) -> Line:
    """Return a line that parts two panes, with a text in it."""
    content = people.fit(f"─ {text} ", min(width, people.count_columns(text) + 3)) if text else ""
    return [("class:rule", printable(content) + "─" * (width - people.count_columns(content)))]
