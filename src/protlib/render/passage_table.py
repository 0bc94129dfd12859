"""The passages of files on a terminal: what to type, the publication, and the sentence in two lines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from protlib.render.passage_data import explain_page, more_pages
from protlib.render.record_panels import GAP, KEY, ROWS_AT_ONCE, console, fit_cell, style_text
from protlib.search.highlights import cut_around

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from protlib.search.passages import Passage

_LEAST_SENTENCE: Final = 30  # columns; where there are fewer, the citation stands above the sentence
_COLUMNS_OF_A_TITLE: Final = 20  # at least, however long the citation beside it is
_LINES_OF_A_SENTENCE: Final = 2  # a longer one is cut around its words: ten passages fit on a screen
_COLUMNS_LOST_AT_WORDS: Final = 12  # columns that two lines lose where words do not fit


def draw_passages(passages: Iterable["Passage"]) -> None:
    """Draw what to type, the publication and the sentence in two lines, with the matches marked."""
    from rich.text import Text

    screen = console()
    remaining = iter(passages)
    while batch := list(islice(remaining, ROWS_AT_ONCE)):
        screen.print(Text("\n").join(_lines(batch, screen)), no_wrap=True, overflow="ignore", crop=False)


def _lines(batch: Sequence["Passage"], screen: "Console") -> Iterator["Text"]:
    from rich.cells import cell_len

    key_width = max(cell_len(passage.cite()) for passage in batch)
    indent = key_width + len(GAP) if screen.width - key_width - len(GAP) >= _LEAST_SENTENCE else len(GAP)
    for passage in batch:
        yield from _lines_of(passage, screen.width, key_width, indent)


def _lines_of(passage: "Passage", width: int, key_width: int, indent: int) -> Iterator["Text"]:
    """Yield the lines of a passage: what to type, and beside it or below it the publication and the sentence."""
    right = max(width - indent, 1)
    heading = about_passage(passage, right)
    if indent > len(GAP):
        line = fit_cell(style_text(passage.cite(), KEY), key_width) + style_text(GAP) + heading
        line.rstrip()
        yield line
    else:
        first = style_text(passage.cite(), KEY)
        first.truncate(width, overflow="ellipsis")
        yield first
        yield style_text(GAP) + heading
    text, spans = cut_around(
        passage.sentence, passage.spans, max(right * _LINES_OF_A_SENTENCE - _COLUMNS_LOST_AT_WORDS, right)
    )
    for line in style_text(text, spans=spans).wrap(console(), right)[: _LINES_OF_A_SENTENCE + 1]:
        line.rstrip()
        line.pad_left(indent)
        yield line


def about_passage(passage: "Passage", width: int) -> "Text":
    """Return author, year and title of the publication, which give way to what is to be known about the page."""
    summary = passage.summary
    author_and_year = " ".join(filter(None, (summary.authors, summary.year)))
    further_pages = f"also {more_pages(passage)}" if passage.other_pages else ""
    notes = "; ".join(filter(None, (explain_page(passage), further_pages)))
    note = style_text(f" ({notes})" if notes else "", "dim")
    heading = style_text(": ".join(filter(None, (author_and_year, summary.title))), "dim")
    heading.truncate(max(width - note.cell_len, _COLUMNS_OF_A_TITLE), overflow="ellipsis")
    line = heading + note
    line.truncate(width, overflow="ellipsis")
    return line
