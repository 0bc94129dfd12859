"""The text of pages as it is kept: paragraphs, with the running head before them and the running foot behind."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final, NamedTuple

from protlib.system.pdf.hyphens import join_words
from protlib.system.pdf.page import PdfLine, PdfMark, PdfPage

_HEAD: Final = 0.14  # how far down the head of a page goes, as a share of its height
_FOOT: Final = 0.86  # where the foot of a page begins, as high as the head is
_INWARDS: Final = 0.1  # so much farther in stand the numbers of pages that Word prints with comments beside them
# Such as "12" and "- 12 -", alone in its line.
_LONE_NUMBER: Final = re.compile(r"\W*\d{1,4}\W*")
_MOST_LINES: Final = 4  # of a head or a foot: title, chapter, number and a licence
_LONGEST_LINE: Final = 200  # letters: a line is compared by its beginning
_PAGES_OF_A_RUNNING_HEAD: Final = 3  # pages on which a running head stands: fewer are chance, or two of the same table
_FEW_PAGES: Final = 5  # where two of a kind are enough
# Page numbers: Latin or Arabic figures, Roman numerals, or letters.
_NUMBERS: Final = re.compile(r"\d+|\b[ivxlcdm]{1,7}\b", re.IGNORECASE)
_MARKS: Final = re.compile(r"[\W_]+")
_WIDE_GAP: Final = 1.45  # a gap that divides paragraphs, in usual distances of lines
_NEAREST_LINE: Final = 0.002  # as a share of the page's height; two lines that are nearer stand side by side
_FARTHEST_LINE: Final = 0.05  # as a share of the page's height: a larger distance is no line's


class Edge(NamedTuple):
    """A line at the head or the foot of a page.

    `number` is its position in the page, from 0; `wording` its words without numbers, which running heads
    have in common.
    """

    number: int
    text: str
    wording: str
    is_head: bool


def find_edges(page: PdfPage) -> list[Edge]:
    """Return the outermost lines of a page: of its head from the top down, then of its foot from the bottom up."""
    tops = sorted((line.top, number) for number, line in enumerate(page.lines))
    lone_numbers = [number for _top, number in tops[:1] + tops[-1:] if _LONE_NUMBER.fullmatch(page.lines[number].text)]
    head = [number for top, number in tops[:_MOST_LINES] if top < (_HEAD + _INWARDS * (number in lone_numbers))]
    foot = [
        number
        for top, number in reversed(tops[-_MOST_LINES:])
        if top > (_FOOT - _INWARDS * (number in lone_numbers)) and number not in head
    ]
    return [_edge(page, number, is_head=True) for number in head] + [
        _edge(page, number, is_head=False) for number in foot
    ]


def _edge(page: PdfPage, number: int, *, is_head: bool) -> Edge:
    text = page.lines[number].text[:_LONGEST_LINE]
    return Edge(number, text, _MARKS.sub(" ", _NUMBERS.sub(" ", text)).strip().casefold(), is_head)


def count_wordings(edges: Sequence[Sequence[Edge]]) -> Counter[str]:
    """Return on how many pages each text stands at an edge, numbers aside."""
    return Counter(wording for page in edges for wording in {edge.wording for edge in page})


def running_lines(edges: Sequence[Edge], counts: Counter[str], page_count: int) -> tuple[set[int], set[int]]:
    """Return the places of a page's lines that belong to its running head, and to its running foot.

    From the page's edge on inwards, all lines belong to it that stand on several pages, or have a number alone.
    """
    fewest_pages = _PAGES_OF_A_RUNNING_HEAD if page_count > _FEW_PAGES else 2
    lines: tuple[set[int], set[int]] = set(), set()
    for is_foot in (False, True):
        for edge in edges:
            if edge.is_head != is_foot:
                if counts[edge.wording] < fewest_pages:
                    break
                lines[is_foot].add(edge.number)
    return lines


def lay_out_pages(pages: Sequence[PdfPage], edges: Sequence[Sequence[Edge]]) -> list[str]:
    """Return the text of each page: an empty line stands between paragraphs, and beside running heads and feet."""
    counts = count_wordings(edges)
    rows = zip(pages, edges, strict=True)
    return join_words([_lay_out(page, *running_lines(page_edges, counts, len(pages))) for page, page_edges in rows])


def join_marks(marks: Sequence[Sequence[PdfMark]], texts: Sequence[str]) -> list[tuple[PdfMark, ...]]:
    """Return the marks of each page with their texts on one line; divided words are joined as on the pages."""
    mark_texts = [mark.text for on_page in marks for mark in on_page]
    texts_without_hyphens = iter(join_words([*texts, *mark_texts])[len(texts) :] if any(mark_texts) else mark_texts)
    return [
        tuple(mark._replace(text=" ".join(next(texts_without_hyphens).split())) for mark in on_page)
        for on_page in marks
    ]


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
    distances = [next_line.top - line.top for line, next_line in pairwise(lines)]
    usual_distance = median_low(
        [distance for distance in distances if _NEAREST_LINE < distance < _FARTHEST_LINE] or [_FARTHEST_LINE]
    )
    for number, line in enumerate(lines):
        yield line.text
        if number < len(distances) and distances[number] > _WIDE_GAP * usual_distance:
            yield ""
