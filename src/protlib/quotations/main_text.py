"""The main text of each page: all of it but running heads and notes."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from protlib.fulltext.page_edges import is_running, letters_of
from protlib.fulltext.page_text import Page

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*")
# Such as "1996." or "1996.13" below a running head: the end of a sentence, with the number of a note.
_LAST_NUMBER: Final = re.compile(r"^\d{3,}[.;:!?]\d{0,3}\s*\Z", re.MULTILINE)
_MOST_EDGES: Final = 3  # paragraphs: a running head, a number, a line of the publisher
# Such as "12 See IOM, 2009", "* Not printed", "¹ Ibid."; a numbered paragraph has a full stop behind its number.
_NOTE: Final = re.compile(r"\s*(?:\[?\d{1,3}\]?\s+[^\W_]|\d{1,3}[^\W\d_]|[*†‡¹²³⁴-⁹])")

# Such as "______\n1 See", and a line above "* Not printed".
_LINE_ABOVE_NOTES: Final = re.compile(
    r"^[^\S\n]*[_⎯─]{5,}[^\S\n]*$(?=\s*(?:\[?\d{1,3}\b|[*†‡¹²³⁴-⁹]|[a-z]\s))", re.MULTILINE
)
_NOTE_LINE: Final = re.compile(r"^\[?(\d{1,3})\]?[^\S\n]+(?=[^\W\d_])", re.MULTILINE)


def find_main_texts(pages: Sequence[Page], *, has_notes: bool = False) -> list[range]:
    """Return the span of the main text on each page; what stands above or below it on three pages is a running head.

    If it `has_notes`, what looks like one stays in it: a paragraph with its number in the margin does.
    """
    parts = [_paragraphs(page.text) for page in pages]
    edges = Counter(
        letters
        for page, spans in zip(pages, parts, strict=True)
        for letters in {letters_of(page.text[slice(*span)]) for span in _edges(spans)}
    )
    without_heads = [_without_heads(page.text, spans, edges) for page, spans in zip(pages, parts, strict=True)]
    if has_notes:
        return without_heads
    return [
        _without_notes(page.text, spans, main_text)
        for page, spans, main_text in zip(pages, parts, without_heads, strict=True)
    ]


def _edges(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*spans[:_MOST_EDGES], *spans[_MOST_EDGES:][-_MOST_EDGES:]]


def _without_heads(text: str, spans: Sequence[tuple[int, int]], edges: Counter[str]) -> range:
    """Return the span of a page's text without running heads."""
    first, last, start = 0, len(spans), 0
    while first < min(_MOST_EDGES, last) and is_running(text[slice(*spans[first])], edges):
        if heading := _LAST_NUMBER.search(text[slice(*spans[first])]):
            start = spans[first][0] + heading.start()
            break
        first += 1
    while last > first + 1 and len(spans) - last < _MOST_EDGES and is_running(text[slice(*spans[last - 1])], edges):
        last -= 1
    return range(start or spans[first][0], spans[last - 1][1]) if first < last else range(len(text))


def _without_notes(text: str, spans: Sequence[tuple[int, int]], main_text: range) -> range:
    """Return the main text of a page without the notes below it."""
    if line := _LINE_ABOVE_NOTES.search(text, main_text.start, main_text.stop):
        main_text = range(main_text.start, line.start())
    inner_spans = [span for span in spans if main_text.start < span[1] and span[0] < main_text.stop]
    while len(inner_spans) > 1 and _NOTE.match(text, inner_spans[-1][0]):
        inner_spans.pop()
    if not inner_spans:
        return main_text
    start, end = inner_spans[-1]
    return range(main_text.start, _find_end_before_notes(text, start, min(end, main_text.stop)))


def _find_end_before_notes(text: str, start: int, end: int) -> int:
    """Return where the last paragraph ends: notes with numbers in a row may follow without an empty line."""
    lines = [(int(match[1]), match.start()) for match in _NOTE_LINE.finditer(text, start, end)]
    end_of_text = end
    for (number, line), (next_number, next_line) in reversed([*pairwise(lines)]):
        if number + 1 != next_number:
            break
        end_of_text = min(line, next_line)
    return end_of_text


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() > start:
            spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))] if start < len(text) else spans
