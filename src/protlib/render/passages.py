"""The passages of files that a search found: as a table on a terminal, and for scripts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from protlib.record.summary import Summary
from protlib.render.people import AT_ONCE, GAP, KEY, console, fit_cell, style_text
from protlib.render.scripts import csv_lines, json_text
from protlib.search.highlights import cut_around
from protlib.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from protlib.render.shapes import Shape
    from protlib.search.passages import PageName, Passage

_MOST_MORE: Final = 5
"""Other pages that are named; more are counted."""
_LEAST_SENTENCE: Final = 30  # columns; where there are fewer, the citation stands above the sentence
_LEAST_TITLE: Final = 20
_LINES: Final = 2
_RAGGED: Final = 12  # columns that two lines lose where words do not fit
_COLUMNS: Final = ("key", "page", "label", "cite", "sentence", "file")


def draw_passages(passages: Iterable["Passage"]) -> None:
    """Draw what to type, the publication and the sentence in two lines, with the matches marked."""
    from rich.text import Text

    screen = console()
    rest = iter(passages)
    while batch := list(islice(rest, AT_ONCE)):
        screen.print(Text("\n").join(_lines(batch, screen)), no_wrap=True, overflow="ignore", crop=False)


def _lines(batch: Sequence["Passage"], screen: "Console") -> Iterator["Text"]:
    from rich.cells import cell_len

    left = max(cell_len(passage.cite()) for passage in batch)
    indent = left + len(GAP) if screen.width - left - len(GAP) >= _LEAST_SENTENCE else len(GAP)
    for passage in batch:
        yield from _lines_of(passage, screen.width, left, indent)


def _lines_of(passage: "Passage", width: int, left: int, indent: int) -> Iterator["Text"]:
    """Yield the lines of a passage: what to type, and beside it or below it the publication and the sentence."""
    right = max(width - indent, 1)
    about = about_passage(passage, right)
    if indent > len(GAP):
        line = fit_cell(style_text(passage.cite(), KEY), left) + style_text(GAP) + about
        line.rstrip()
        yield line
    else:
        first = style_text(passage.cite(), KEY)
        first.truncate(width, overflow="ellipsis")
        yield first
        yield style_text(GAP) + about
    text, spans = cut_around(passage.sentence, passage.spans, max(right * _LINES - _RAGGED, right))
    for line in style_text(text, spans=spans).wrap(console(), right)[: _LINES + 1]:
        line.rstrip()
        line.pad_left(indent)
        yield line


def about_passage(passage: "Passage", width: int) -> "Text":
    """Return author, year and title of the publication, which give way to what is to be known about the page."""
    summary = Summary.from_publication(passage.publication)
    who = " ".join(filter(None, (summary.authors, summary.year)))
    more = f"also {more_pages(passage)}" if passage.more else ""
    notes = "; ".join(filter(None, (explain_page(passage), more)))
    note = style_text(f" ({notes})" if notes else "", "dim")
    about = style_text(": ".join(filter(None, (who, summary.title))), "dim")
    about.truncate(max(width - note.cell_len, _LEAST_TITLE), overflow="ellipsis")
    line = about + note
    line.truncate(width, overflow="ellipsis")
    return line


def explain_page(passage: "Passage") -> str:
    """Return what the number of the page means where it is not the printed one, and the file if there are several."""
    meaning = passage.page.explain()
    name = passage.file.rpartition("/")[2] if passage.several else ""
    return f"{meaning} {name}".strip() if meaning and name else meaning or name


def more_pages(passage: "Passage") -> str:
    """Return the other pages, some by number: "p. 12, 30 and 4 more"; "" for none."""
    pages = list(map(str, passage.more[:_MOST_MORE]))
    if not pages:
        return ""
    rest = len(passage.more) - len(pages)
    return f"{'p. ' if passage.page.is_paged else 'part '}{', '.join(pages)}{f' and {rest} more' if rest else ''}"


def passages_for_scripts(passages: Iterable["Passage"], form: str | None) -> Iterator[str]:
    """Yield the lines of passages as `json`, `jsonl`, `csv`, `tsv` or `keys`, or as plain lines with tabs."""
    match form:
        case "keys":
            yield from (passage.publication.key for passage in passages)
        case "json":
            yield json_text(list(map(passage_to_json, passages)))
        case "jsonl":
            yield from (json_text(passage_to_json(passage), indent=False) for passage in passages)
        case "csv":
            yield from csv_lines([_COLUMNS, *map(_cells, passages)])
        case "tsv":
            yield "\t".join(_COLUMNS)
            yield from map(_line, passages)
        case _:
            yield from map(_line, passages)


def _cells(passage: "Passage") -> list[str]:
    page = passage.page
    return [passage.publication.key, str(page.number), page.label, passage.cite(), passage.sentence, passage.file]


def _line(passage: "Passage") -> str:
    return "\t".join(" ".join(printable(cell).split()) for cell in _cells(passage))


def passage_to_json(passage: "Passage") -> dict[str, Any]:
    """Return a passage as `passage_shape` says."""
    summary = Summary.from_publication(passage.publication)
    facts: dict[str, Any] = {
        "key": passage.publication.key,
        "title": summary.title,
        "authors": summary.authors,
        "year": summary.year,
        "cite": passage.cite(),
        "page": passage.page.number,
        "label": passage.page.label,
        "sentence": passage.sentence,
        "marks": [list(span) for span in passage.spans],
        "more": [_page_to_json(page) for page in passage.more],
        "file": passage.file,
        "access": passage.publication.access,
    }
    return {name: value for name, value in facts.items() if value or name not in _OPTIONAL}


def _page_to_json(page: "PageName") -> dict[str, Any]:
    return {"page": page.number, **({"label": page.label} if page.label else {})}


_OPTIONAL: Final = frozenset(("label", "file", "access", "authors", "year", "more"))


def shape() -> "Shape":
    """Return the shape of passages as JSON."""
    from protlib.render.shapes import array_of, closed_object, number, text

    page = number("of the page in the file, from 1")
    label = text("the number that is printed on the page; left out where none is known")
    parts = {
        "key": text("of the publication"),
        "title": text("of the publication"),
        "authors": text("in short"),
        "year": text("of the publication"),
        "cite": text("what to type in a report"),
        "page": page,
        "label": label,
        "sentence": text("of the page, on one line"),
        "marks": array_of("the matches in the sentence", array_of("start and end", number(""))),
        "more": array_of("other pages, the best first", closed_object("", {"page": page, "label": label}, {"label"})),
        "file": text("by which the library names the file"),
        "access": text("internal or confidential; left out for a public one"),
    }
    return array_of("with --in-files: the best passage of each publication", closed_object("", parts, _OPTIONAL))
