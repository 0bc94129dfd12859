"""The part of each page that its text is, without running heads and notes."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from protlib.fulltext.page_text import Page
from protlib.fulltext.running_heads import is_running, letters_of

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")
# Such as "1996." or "1996.13" below a running head: the end of a sentence, with the number of a note.
_REST: Final = re.compile(r"^\d{3,}[.;:!?]\d{0,3}\s*\Z", re.MULTILINE)
_MOST_EDGES: Final = 3
# Such as "12 See IOM, 2009", "* Not printed", "¹ Ibid."; a numbered paragraph has a full stop behind its number.
_NOTE: Final = re.compile(r"\s*(?:\[?\d{1,3}\]?\s+[^\W_]|\d{1,3}[^\W\d_]|[*†‡¹²³⁴-⁹])")

_NOTE_LINE: Final = re.compile(r"^\[?(\d{1,3})\]?[^\S\n]+(?=[^\W\d_])", re.MULTILINE)


def find_bodies(pages: Sequence[Page]) -> list[range]:
    """Return the place of the text on each page: what stands around it on three pages runs through the file."""
    parts = [_paragraphs(page.text) for page in pages]
    edges = Counter(
        letters
        for page, places in zip(pages, parts, strict=True)
        for letters in {letters_of(page.text[slice(*place)]) for place in _edges(places)}
    )
    return [_body(page.text, places, edges) for page, places in zip(pages, parts, strict=True)]


def _edges(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*places[:_MOST_EDGES], *places[_MOST_EDGES:][-_MOST_EDGES:]]


def _body(text: str, places: Sequence[tuple[int, int]], edges: Counter[str]) -> range:
    first, last, start = 0, len(places), 0
    while first < min(_MOST_EDGES, last) and is_running(text[slice(*places[first])], edges):
        if rest := _REST.search(text[slice(*places[first])]):
            start = places[first][0] + rest.start()
            break
        first += 1
    while last > first + 1 and len(places) - last < _MOST_EDGES and is_running(text[slice(*places[last - 1])], edges):
        last -= 1
    while last > first + 1 and _NOTE.match(text, places[last - 1][0]):
        last -= 1
    if first >= last:
        return range(len(text))
    return range(start or places[first][0], _before_notes(text, *places[last - 1]))


def _before_notes(text: str, start: int, end: int) -> int:
    """Return where the last paragraph ends: notes with numbers in a row may follow without an empty line."""
    lines = [(int(match[1]), match.start()) for match in _NOTE_LINE.finditer(text, start, end)]
    place = end
    for (number, line), (next_number, next_line) in reversed([*pairwise(lines)]):
        if number + 1 != next_number:
            break
        place = min(line, next_line)
    return place


def _paragraphs(text: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() > start:
            places.append((start, match.start()))
        start = match.end()
    return [*places, (start, len(text))] if start < len(text) else places
