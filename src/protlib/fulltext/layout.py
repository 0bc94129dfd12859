"""The text of pages as it is kept: paragraphs, with the running head before them and the running foot behind."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final

from protlib.fulltext.edges import Edge, count_rests, running_lines
from protlib.system.pdf.hyphens import join_words
from protlib.system.pdf.page import PdfLine, PdfMark, PdfPage

_WIDE: Final = 1.45  # a gap that divides paragraphs, in usual distances of lines
_LEAST: Final = 0.002  # as a share of the page's height; two lines that are nearer stand side by side
_MOST: Final = 0.05  # as a share of the page's height: a larger distance is no line's


def lay_out(pages: Sequence[PdfPage], edges: Sequence[Sequence[Edge]]) -> list[str]:
    """Return the text of each page: an empty line stands between paragraphs, and beside running heads and feet."""
    counts = count_rests(edges)
    rows = zip(pages, edges, strict=True)
    return join_words([_lay_out(page, *running_lines(page_edges, counts, len(pages))) for page, page_edges in rows])


def join_marks(marks: Sequence[Sequence[PdfMark]], texts: Sequence[str]) -> list[tuple[PdfMark, ...]]:
    """Return the marks of each page with their texts on one line; words are put together as the pages have them."""
    flat = [mark.text for on_page in marks for mark in on_page]
    joined_texts = iter(join_words([*texts, *flat])[len(texts) :] if any(flat) else flat)
    return [tuple(mark._replace(text=" ".join(next(joined_texts).split())) for mark in on_page) for on_page in marks]


def _lay_out(page: PdfPage, head: set[int], foot: set[int]) -> str:
    body = [line for number, line in enumerate(page.lines) if number not in head and number not in foot]
    parts = (
        "\n".join(line.text for number, line in enumerate(page.lines) if number in head),
        "\n".join(_with_gaps(body)),
        "\n".join(line.text for number, line in enumerate(page.lines) if number in foot),
    )
    return "\n\n".join(filter(None, parts))


def _with_gaps(lines: Sequence[PdfLine]) -> Iterator[str]:
    """Yield lines, and an empty one where more room than usual is between two; a new column goes on."""
    distances = [below.top - line.top for line, below in pairwise(lines)]
    usual = median_low([distance for distance in distances if _LEAST < distance < _MOST] or [_MOST])
    for number, line in enumerate(lines):
        yield line.text
        if number < len(distances) and distances[number] > _WIDE * usual:
            yield ""
