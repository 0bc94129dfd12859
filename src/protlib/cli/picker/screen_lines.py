"""Lines of the screen of `browse`: styled texts, fitted or wrapped, with the matching words marked."""

from collections.abc import Iterator
from typing import Final

from protlib.render import record_panels
from protlib.search import Hits, find_spans
from protlib.text import make_printable

Line = list[tuple[str, str]]
"""A line of the screen: texts, each with its style class."""
_MATCH: Final = "class:match"
_INDENT: Final = "    "


def plain_line(text: str, width: int, style: str) -> Line:
    """Return a text as one line of exactly this many columns."""
    return [(style, record_panels.fit_line(text, width))]


def wrap_line(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of at most this many columns, cut between words."""
    return [[(style, line)] for part in text.split("\n") for line in record_panels.wrap_text(part, width)]


def wrap_hanging(text: str, width: int, style: str) -> list[Line]:
    """Return a text like `wrap_line`, with its further lines indented."""
    first, *further_lines = record_panels.wrap_text(text, max(width - len(_INDENT), 1))
    return [[(style, first)], *([(style, f"{_INDENT}{line}")] for line in further_lines)]


def with_matches(text: str, hits: Hits, style: str = "") -> Line:
    """Return a text with the words that a search has matched."""
    return list(_parts(text, hits, style))


def _parts(text: str, hits: Hits, style: str) -> Iterator[tuple[str, str]]:
    end_of_last = 0
    for start, end in find_spans(text, hits) if hits.words or hits.beginnings else ():
        yield from [(style, text[end_of_last:start])] if start > end_of_last else ()
        yield f"{style} {_MATCH}".strip(), text[start:end]
        end_of_last = end
    yield from [(style, text[end_of_last:])] if end_of_last < len(text) else ()


def separating_line(text: str, width: int) -> Line:
    """Return a line with a text, which separates two panes."""
    content = record_panels.fit_line(f"─ {text} ", min(width, record_panels.count_columns(text) + 3)) if text else ""
    return [("class:rule", make_printable(content) + "─" * (width - record_panels.count_columns(content)))]
