"""Cells that together say what a record is: a reference as people type it, elements of Dublin Core, or tags of RIS.

A list of references may have no heading, and "Week 2" above those of a week.
"""

from collections.abc import Collection, Sequence
from typing import Final

from protlib.formats.common.assembly import Cell
from protlib.formats.parsed import ReadOptions
from protlib.formats.tables.cell_marks import says_repeat
from protlib.formats.tables.columns import JOURNAL_SOURCE, RIS_TAGS, TOGETHER, WHOLE_REFERENCE
from protlib.formats.tables.header import Column, TableRow, cells_of, cells_with_text, find_header
from protlib.formats.tables.tag_columns import read_element_cells, read_tags
from protlib.frozen import expression
from protlib.record import dates
from protlib.record.raw_record import RawRecord

# Such as "Same author" before " (2013)", and "———" before ". 2013".
_AUTHORS: Final = expression(r"([^\d(]{1,40}?)[\s.,]*(?=[(\[]?(?:1[89]|20)\d\d)")
# Such as "Epidemiol Psychiatr Sci. 2016 Aug;25(4):317-41. doi: 10.1017/x. Epub 2016 Apr 12.", PubMed's "Citation".
_SOURCE_OF_PUBMED: Final = expression(
    r"(?P<container_title>[^.;]{2,}(?:\. [^.;\d]+)?)\. "
    r"(?P<date>\d{4}(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2}| \d{1,2})?)?)[^.;:]*"
    r"(?:;(?P<volume>[^.;:()]*\d[^.;:()]*)?(?:\((?P<issue>[^()]+)\))?)?(?::(?P<page>[\w, -]+))?\.(?: .*)?"
)
# Such as "Lancet (2009) 373:9 (1-9). Date of Publication: 1 Mar 2009", Embase's "Source".
_SOURCE_OF_EMBASE: Final = expression(
    r"(?P<container_title>.{2,}?) \((?P<year>\d{4})\)(?: (?P<volume>[^\s:()]*\d[^\s:()]*)(?::(?P<issue>[^\s()]+))?)?"
    r"(?: \((?P<page>[\w,-]+)\))?\.?(?: Article Number: \S+)?(?: Date of Publication: (?P<date>[^.;]+).*)?"
)
_PART_OF_SOURCES: Final = 0.8  # the others are of books
_FEWEST_REFERENCES: Final = 2  # that make a list: one alone may be a sentence of a note
_FEWEST_LETTERS: Final = 40  # of a reference; a shorter cell is a heading, or says something of all
_MOST_CELLS: Final = 50  # of a column that are read: more change no decision, and take time


def read_reference(cells: list[Cell]) -> tuple[list[Cell], RawRecord, list[str]]:
    """Return the cells without a whole reference, the raw record of that reference, and the doubts about it."""
    if parts := [cell for cell in cells if cell.field in TOGETHER]:
        read_parts = read_tags if parts[0].field == RIS_TAGS else read_element_cells
        return [cell for cell in cells if cell.field not in TOGETHER], read_parts(parts), []
    if source := next((cell for cell in cells if cell.field == JOURNAL_SOURCE), None):
        raw = _read_source(source.value)
        cells_beside = [cell for cell in cells if cell is not source]
        return cells_beside if raw else [*cells_beside, source._replace(field="")], raw, []
    text = next((cell.value for cell in cells if cell.field == WHOLE_REFERENCE), "")
    if not text:
        return cells, {}, []
    from protlib.typed_references import entry
    from protlib.typed_references.records.typed_entry_reader import read_typed_entry  # few tables need it

    raw, doubts = read_typed_entry(entry.parse_entry(text))
    return [cell for cell in cells if cell.field != WHOLE_REFERENCE], dict(raw), doubts


def are_sources(cells: Collection[str]) -> bool:
    """Tell whether the cells of a column are journals with the year, and mostly with the volume."""
    sources = [*filter(None, map(_read_source, cells))]
    return len(sources) > _PART_OF_SOURCES * len(cells) and 2 * sum("volume" in raw for raw in sources) >= len(sources)


def _read_source(text: str) -> RawRecord:
    """Return the journal of an article, with its volume and the like, as databases have it in a cell; {} for none."""
    match = _SOURCE_OF_PUBMED.fullmatch(text) or _SOURCE_OF_EMBASE.fullmatch(text)
    if not match:
        return {}
    parts = {name: value.strip() for name, value in match.groupdict().items() if value}
    year = parts.pop("year", "")
    date = parts.get("date", "")
    return {"type": "article-journal", **parts, "date": dates.parse_or(date, "") or year or date}


def add_reference(raw: RawRecord, reference: RawRecord) -> RawRecord:
    """Return the raw record of a row with what its reference says besides."""
    if not reference:
        return raw
    values = {name: value for name, value in raw.items() if value and name not in {"extra", "type"}}
    if str(reference.get("date", "")).startswith(f"{values.get('date', '')}-"):
        del values["date"]  # such as "year" beside "DA", which has the day
    kind = raw.get("type", "").removeprefix("document") or reference.get("type", "")
    return {**reference, **values, "type": kind, "extra": {**reference.get("extra", {}), **raw["extra"]}}


def with_authors_above(rows: Sequence[TableRow], columns: Sequence[Column]) -> list[TableRow]:
    """Return the rows with the authors of the reference above for "———. 2015. Law" and "Same author (2015). Law"."""
    position = _find_references(columns)
    if position < 0:
        return [*rows]
    filled_rows, text_above = [], ""
    for row in rows:
        text = row.cells[position] if position < len(row.cells) else ""
        full_reference = _with_authors_of(text_above, text) if text_above and text else ""
        text_above = full_reference or text or text_above
        cells = [*row.cells[:position], full_reference, *row.cells[position + 1 :]] if full_reference else row.cells
        filled_rows.append(row._replace(cells=cells))
    return filled_rows


def _with_authors_of(text_above: str, text: str) -> str:
    """Return a reference that begins with a word or a dash for the authors of the one above with them, "" for none."""
    match = _AUTHORS.match(text)
    if not match or not says_repeat(match[1]):
        return ""
    from protlib.typed_references import entry

    return entry.parse_entry(f"———{text[match.end(1) :]}", previous_entry=entry.parse_entry(text_above)).whole_text


def with_heading(rows: Sequence[TableRow], options: ReadOptions) -> Sequence[TableRow]:
    """Return the rows of a table, with a header above the first reference where no row is one.

    The column has whole references; those beside it have no headings.
    """
    if not rows or options.finders or find_header(rows, options) >= 0:
        return rows
    width = max(len(row.cells) for row in rows)
    column = next((position for position in range(width) if hold_references(cells_with_text(rows, position))), -1)
    if column < 0:
        return rows
    first = next(position for position, cell in enumerate(cells_of(rows, column)) if len(cell) >= _FEWEST_LETTERS)
    headings = [WHOLE_REFERENCE if position == column else "" for position in range(width)]
    return [*rows[:first], TableRow(rows[first].line, headings, is_whole=True), *rows[first:]]


def are_heads_of_references(rows: Sequence[TableRow], columns: Sequence[Column]) -> list[bool]:
    """Tell of each row whether it is a short text alone, such as "Week 2", among whole references."""
    position = _find_references(columns)
    are_alone = [position >= 0 and _is_short_alone(row) for row in rows]
    if not any(are_alone) or not hold_references(cells_with_text(rows, position)):
        return [False] * len(rows)
    return [
        is_alone and not _count_references([next(filter(None, row.cells))])
        for row, is_alone in zip(rows, are_alone, strict=True)
    ]


def _find_references(columns: Sequence[Column]) -> int:
    """Return the position of the column of whole references, -1 for none."""
    return next((position for position, column in enumerate(columns) if column.field == WHOLE_REFERENCE), -1)


def _is_short_alone(row: TableRow) -> bool:
    texts = [cell for cell in row.cells if cell]
    return len(texts) == 1 and len(texts[0]) < _FEWEST_LETTERS


def hold_references(cells: Collection[str]) -> bool:
    """Tell whether most of the longer cells of a column are references as people type them."""
    texts = [cell for cell in cells if len(cell) >= _FEWEST_LETTERS][:_MOST_CELLS]
    return len(texts) >= _FEWEST_REFERENCES and _count_references(texts) * 2 > len(texts)


def _count_references(texts: Sequence[str]) -> int:
    from protlib.typed_references import entry  # few tables need them
    from protlib.typed_references.lists import likelihood

    return sum(likelihood.are_references([entry.parse_entry(text)]) for text in texts)
