"""The header of a table: its row, and the field of each column."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from protlib.errors import UsageError
from protlib.formats.isi import fields_of_tags
from protlib.formats.parsed import QUOTED_LETTERS, Problem, ReadOptions
from protlib.formats.tables.columns import ORDER, WHOLE_RECORD_FIELDS, WHOLE_REFERENCE
from protlib.formats.tables.tag_columns import fields_of_elements, fields_of_ris_tags
from protlib.frozen import expression
from protlib.record.fields.foreign_headings import heading_words
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.fields.headings import field_of, normalise_heading
from protlib.record.fields.name_columns import AUTHORS, are_of_authors, find_name_columns, names_and_date, split_dated
from protlib.record.fields.own_fields import own_field_named
from protlib.record.fields.spreadsheet import Guess
from protlib.record.model import TEXTS
from protlib.record.names.two_cells import join_names
from protlib.system.shell import quote
from protlib.text import clean, words

_TEXTS: Final = frozenset(TEXTS) - {"note", "private_note"}
FIRST_ROWS: Final = 10
"""Rows among which the header is: titles and notes of a sheet stand above it, and nobody has written more of them."""
_MOST_HEADINGS_BELOW, _FEWEST_HEADINGS_BELOW = 40, 3
"""Headings below one another in a table on its side: at least a title and two more, and no more than a record has."""
_PROTLIB_COLUMNS: Final = ORDER[:3]
_FULL_NAMES: Final = frozenset({"authorfullnames", "fullauthornames", "authorsfullname", "af"})
_ROMANCE_TITLES: Final = frozenset({"titolo", "titulo"})
_ROMANCE_FIELDS: Final = MappingProxyType({"data": "date", "local": "publisher_place"})
_TITLES_OF_WORKS: Final = frozenset({"publicationtitle", "publicationname"})
"""Compared headings for a journal beside the title of its article, for the title of a work elsewhere."""
_RANK_OF_SCHOLAR, _JOURNAL = "GSRank", "container_title"
_TITLE_OF_OPENALEX, _PART_OF_OPENALEX = "display_name", "authorships."
"""The heading of the titles in a table of OpenAlex, and what begins another one."""
_DOUBTFUL: Final = frozenset({"references", "private_note"})
"""Fields of headings that, without a title, may mean whole references: CSL's variable, and Arabic for reviewers."""
_FIRST_OF_NOTION: Final = "name"
"""Notion's first column, compared: a title beside a date and an author; a list of participants has organisations."""
_DATES: Final = frozenset({"date", "year"})
_WEIGHT_OF_TITLE: Final = 1.5  # in headings: "Medium" and "Commentary" are also values of a matrix
_MAKERS: Final = frozenset({"authors", "organisations", "publisher"})
_FIELDS_OF_WORKS: Final = (
    _DATES, _MAKERS, {"url", "doi", "isbn"}, {"abstract", "container_title", "number", "page", "type"},
)  # fmt: skip
"""Kinds of fields of which a list of works has several; a list of codes, or of contacts, has one."""

_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
_NOTHING_MADE: Final[Mapping[int, Guess]] = MappingProxyType({})
_NOTHING_MERGED: Final[Mapping[int, int]] = MappingProxyType({})
_MOST_HEADINGS: Final = 12  # in a message
_FEW_OTHERS: Final = 0.2  # the part of the cells that may be something else than keys
_KEY: Final = expression(r"(?=\S*[^\W\d])(?=\S*\d)\w[\w.:+/-]+")  # such as "iom2009caring" and "GRTIP:2018"


class TableRow(NamedTuple):
    """A row, and the line where it begins (from 1); `is_whole` where cells may be missing at its end.

    By the position of a cell: `unresolved` has formulas without a result, `guesses` what a spreadsheet has changed, and
    `merged` the line of the cell with which it is merged; `links` the address behind it, and `comments` what somebody
    has written on it. `hidden` has the positions of columns that people hide, or head as internal.
    """

    line: int
    cells: list[str]
    is_whole: bool = False
    unresolved: Mapping[int, str] = _NOTHING
    guesses: Mapping[int, Guess] = _NOTHING_MADE
    merged: Mapping[int, int] = _NOTHING_MERGED
    links: Mapping[int, str] = _NOTHING
    comments: Mapping[int, str] = _NOTHING
    hidden: frozenset[int] = frozenset()


class Column(NamedTuple):
    """A column: its heading as it stands, and its field ("" for none)."""

    heading: str
    field: str


def cells_of(rows: Iterable[TableRow], position: int) -> list[str]:
    """Return the cells of a column, "" where a row is too short."""
    return [row.cells[position] if position < len(row.cells) else "" for row in rows]


def cells_with_text(rows: Iterable[TableRow], position: int) -> list[str]:
    """Return the cells of a column that are not empty."""
    return [*filter(None, cells_of(rows, position))]


def find_header(rows: Sequence[TableRow], options: ReadOptions) -> int:
    """Return the position of the header: the first row with most known headings; -1 if none has any.

    The header of a table that protlib wrote is its first row, whatever titles stand below it.
    """
    if rows and is_written_here(rows[0]):
        return 0
    by_heading = fields_by_heading(options)
    fields_by_row = [[*filter(None, fields_of(row.cells, by_heading))] for row in rows[:FIRST_ROWS]]
    counts = [len(fields) + _WEIGHT_OF_TITLE * ("title" in fields) for fields in fields_by_row]
    return counts.index(max(counts)) if any(counts) else _find_list_heading(rows)


def _find_list_heading(rows: Sequence[TableRow]) -> int:
    """Return the position of a lone cell such as "Bibliography" above a list of references; -1 for none."""
    alone = (
        position
        for position, row in enumerate(rows[:FIRST_ROWS])
        if len({*row.cells} - {""}) == 1 and any(map(_names_references, row.cells))
    )
    return next(alone, -1)


def _names_references(heading: str) -> bool:
    """Tell whether a heading is one of the words for a whole reference: "Source", "Références"."""
    heading_parts = heading_words(heading)
    return bool(heading_parts) and heading_words_for("references").issuperset(heading_parts)


def names_work(heading: str) -> bool:
    """Tell whether a heading that means no field names what the rows are: "Document", "Name of law"."""
    word_sets = [{*heading_words(part)} - heading_words_for("names of") for part in heading.split("/")]
    return all(len(part) == 1 and heading_words_for("works").issuperset(part) for part in word_sets)


def upright(rows: Sequence[TableRow], options: ReadOptions) -> Sequence[TableRow]:
    """Return the rows of a table; one on its side, with its headings in its first column, is turned."""
    by_heading = fields_by_heading(options)
    first_cells = [row.cells[0] if row.cells else "" for row in rows[:_MOST_HEADINGS_BELOW]]
    fields = {*fields_of(first_cells, by_heading)} - {""}
    if len(rows) > _MOST_HEADINGS_BELOW or "title" not in fields or len(fields) < _FEWEST_HEADINGS_BELOW:
        return rows
    if any(len([field for field in fields_of(row.cells, by_heading) if field]) > 1 for row in rows):
        return rows
    lone_rows = [row for row in rows if not any(row.cells[1:])]  # a mark, or the name of the list
    filled_rows = [row for row in rows if any(row.cells[1:])]
    width = max((len(row.cells) for row in filled_rows), default=0)
    turned_rows = [cells_of(filled_rows, position) for position in range(width)]
    return [*lone_rows, *(TableRow(rows[0].line, cells) for cells in turned_rows)]


def with_whole_names(rows: Sequence[TableRow], position: int, by_heading: Mapping[str, str]) -> Sequence[TableRow]:
    """Return the rows of a table with its header at a position, "Last name" and "First name" as one column of authors.

    Beside a column of first authors, or of bodies and their telephones, two such columns may be somebody else's; --map
    may say so, too.
    """
    header = rows[position]
    fields = fields_of(header.cells, by_heading)
    extras = heading_words_for("further authors")
    headings = [*map(normalise_heading, header.cells)]
    authors = [column for column, field in enumerate(fields) if field == "authors" and headings[column] not in extras]
    pairs = [
        pair
        for pair in ([] if is_written_here(header) else find_name_columns(header.cells))
        if are_of_authors(header.cells, pair, authors=authors, has_body="organisations" in fields)
        and not any(comparable(header.cells[column]) in by_heading for column in pair)
    ]
    if not pairs:
        return rows
    return [*rows[:position], *(_with_whole_names(row, pairs, is_header=row is header) for row in rows[position:])]


def _with_whole_names(row: TableRow, pairs: Sequence[tuple[int, int]], *, is_header: bool) -> TableRow:
    cells = [*row.cells]
    for family, given in pairs:
        if max(family, given) < len(cells):
            cells[family] = AUTHORS if is_header else join_names(cells[family], cells[given])
            cells[given] = ""
    return row._replace(cells=cells)


def with_dates_apart(rows: Sequence[TableRow], options: ReadOptions) -> Sequence[TableRow]:
    """Return the rows of a table with "Author (Year)", as reviews of literature have it, as two columns.

    The second is the last one. A table that has dates elsewhere, or --map for this column, stays as it is.
    """
    if not rows or is_written_here(rows[0]):
        return rows
    by_heading = fields_by_heading(options)
    for position, row in enumerate(rows[:FIRST_ROWS]):
        for column, cell in enumerate(row.cells):
            headings = names_and_date(cell) if comparable(cell) not in by_heading else ("", "")
            if all(headings) and _DATES.isdisjoint(fields_of(row.cells, by_heading)):
                width = max(len(row.cells) for row in rows[position:])
                pairs = [headings, *map(split_dated, cells_of(rows[position + 1 :], column))]
                rows_with_pairs = zip(rows[position:], pairs, strict=True)
                return [*rows[:position], *(_with_pair(row, column, pair, width) for row, pair in rows_with_pairs)]
    return rows


def _with_pair(row: TableRow, column: int, pair: tuple[str, str], width: int) -> TableRow:
    """Return a row with the first of two values in a column, and the second behind all columns."""
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    return row._replace(cells=[*cells[:column], pair[0], *cells[column + 1 :], pair[1]])


def is_written_here(header: TableRow) -> bool:
    """Tell whether protlib wrote a header; a table of records without keys has no column for them."""
    return any(tuple(header.cells[: len(columns)]) == columns for columns in (_PROTLIB_COLUMNS, _PROTLIB_COLUMNS[1:]))


def has_title(rows: Sequence[TableRow], options: ReadOptions) -> bool:
    """Tell whether a table has a column for the title, or for enough without a title; `options` may name it."""
    position = find_header(rows, options)
    needed_fields = {"title", *WHOLE_RECORD_FIELDS, *options.finders}
    return position >= 0 and not needed_fields.isdisjoint(
        column.field for column in columns_of(rows[position].cells, fields_by_heading(options))
    )


def lists_works(rows: Sequence[TableRow], options: ReadOptions) -> bool:
    """Tell whether the headings of a table without a title say that it lists works: when, by whom, where they are."""
    position = find_header(rows, options)
    fields = {*fields_of(rows[position].cells, fields_by_heading(options))} if position >= 0 else set()
    return sum(not fields.isdisjoint(kind) for kind in _FIELDS_OF_WORKS) > 1


def has_heading(rows: Sequence[TableRow], heading: str) -> bool:
    """Tell whether one of the first rows of a table contains this heading."""
    return any(comparable(heading) == comparable(cell) for row in rows[:FIRST_ROWS] for cell in row.cells)


def fields_by_heading(options: ReadOptions) -> dict[str, str]:
    """Return the library's own fields and those of --map, by their headings as compared.

    Raises UsageError where --map names no field.
    """
    by_heading = {comparable(name): name for name in options.own_names}
    for heading, name in options.columns.items():
        by_heading[comparable(heading)] = field = own_field_named(name, options.own_names) or field_of(name)
        if not field:
            all_names = ", ".join((*ORDER, *options.own_names))
            raise UsageError(f"--map: unknown field “{name}”; “{heading}” may be one of {all_names}")
    return by_heading


def comparable(heading: str) -> str:
    """Return a heading in a form that can be compared: without case, spaces and signs, unless it is only signs."""
    return normalise_heading(heading) or heading


def columns_of(cells: Sequence[str], by_heading: Mapping[str, str]) -> list[Column]:
    """Return the columns, each with a unique heading and its field beside the others."""
    columns = [*map(Column, _unique_headings(cells), fields_of(cells, by_heading))]
    has_type = any(column.field == "type" != normalise_heading(column.heading) for column in columns)
    if any(
        column.heading == _RANK_OF_SCHOLAR for column in columns
    ):  # Publish or Perish has the journal below "Source"
        columns = [column._replace(field=_JOURNAL) if column.heading == "Source" else column for column in columns]
    has_full_names = any(normalise_heading(column.heading) in _FULL_NAMES for column in columns)
    refined = [_refine_column(column, has_type=has_type, has_full_names=has_full_names) for column in columns]
    return _with_title(_with_romance_words(refined))


def _unique_headings(cells: Sequence[str]) -> list[str]:
    """Return the headings of columns; of two with one heading, the second is called by its number: "Date (2)"."""
    headings: list[str] = []
    heading_counts: Counter[str] = Counter()
    for position, cell in enumerate(cells, 1):
        heading = clean(cell) or f"column {position}"
        heading_counts[heading] += 1
        headings.append(heading if heading_counts[heading] == 1 else f"{heading} ({heading_counts[heading]})")
    return headings


def fields_of(cells: Sequence[str], by_heading: Mapping[str, str]) -> list[str]:
    """Return the fields of headings; a field that --map assigns belongs to no other heading.

    Lists and notes take several columns: what is private under another heading would else leave with `extra`. A
    heading that stands there several times may be given with its number, "Date (2)", or once for all.
    """
    headings = [clean(cell) for cell in cells]
    field_names = [
        by_heading.get(comparable(unique)) or (by_heading.get(comparable(heading), "") if heading else "")
        for unique, heading in zip(_unique_headings(cells), headings, strict=True)
    ]
    text_fields = _TEXTS & {*field_names}
    tags = fields_of_ris_tags(headings) or fields_of_tags(headings) or fields_of_elements(headings)
    fields = [tags[heading] if heading in tags else field_of(heading) if heading else "" for heading in headings]
    return [
        assigned_field or ("" if field in text_fields else field)
        for assigned_field, field in zip(field_names, fields, strict=True)
    ]


def _with_romance_words(columns: list[Column]) -> list[Column]:
    """Return the columns with "Data" as the date and "Local" as the place, where the titles are called so, too."""
    if not any(word in _ROMANCE_TITLES for column in columns for word in words(column.heading)[:1]):
        return columns
    fields = {column.field for column in columns}
    meanings = [(column, _ROMANCE_FIELDS.get(normalise_heading(column.heading), "")) for column in columns]
    return [column._replace(field=field) if field and field not in fields else column for column, field in meanings]


def _with_title(columns: list[Column]) -> list[Column]:
    """Return the columns with one title, which may be a longer heading: "Title of report", "Titre du rapport".

    Beside a title, whole references say nothing more.
    """
    if any(column.field == "title" for column in columns):
        return [column._replace(field="") if column.field == WHOLE_REFERENCE else column for column in columns]
    title_columns = _find_titles(columns)
    if title_columns or any(column.field == WHOLE_REFERENCE for column in columns):
        return _with_field(columns, title_columns, "title")
    texts = [(position, heading) for position, (heading, field) in enumerate(columns) if not field]
    if title_positions := [position for position, heading in texts if names_work(heading)]:
        return _with_field(columns, title_positions, "title")
    texts += [(position, heading) for position, (heading, field) in enumerate(columns) if field in _DOUBTFUL]
    return _with_field(columns, [place for place, heading in texts if _names_references(heading)], WHOLE_REFERENCE)


def _find_titles(columns: Sequence[Column]) -> list[int]:
    """Return the positions of the columns whose headings have a word for a title, or that are those of Notion."""
    title_columns = [
        position
        for position, (heading, field) in enumerate(columns)
        if (not field and not heading_words_for("titles").isdisjoint(words(heading)))
        or normalise_heading(heading) in _TITLES_OF_WORKS
        or (heading == _TITLE_OF_OPENALEX and any(column.heading.startswith(_PART_OF_OPENALEX) for column in columns))
    ]
    if not title_columns and columns and normalise_heading(columns[0].heading) == _FIRST_OF_NOTION:
        fields = {column.field for column in columns}
        title_columns = [] if fields.isdisjoint(_DATES) or fields.isdisjoint(_MAKERS - {"organisations"}) else [0]
    return title_columns


def _with_field(columns: list[Column], positions: Sequence[int], field: str) -> list[Column]:
    """Return the columns with a field at a position; of several, nobody can say which has it."""
    if len(positions) == 1:
        columns[positions[0]] = columns[positions[0]]._replace(field=field)
    return columns


def _refine_column(column: Column, *, has_type: bool, has_full_names: bool) -> Column:
    """Return a column with its meaning beside others: Zotero's Type is the genre, Scopus has the authors twice."""
    name = normalise_heading(column.heading)
    if name == "extra":
        return column._replace(field=name)
    if name == "type" and has_type:
        return column._replace(field="genre")
    is_shorter = has_full_names and (name == "bookauthors" or (column.field == "authors" and name not in _FULL_NAMES))
    return column._replace(field="") if is_shorter else column


def no_keys(header: TableRow, columns: Sequence[Column], sample: Sequence[TableRow]) -> Problem:
    """Return the problem of a table without keys; it names a column, unknown or of numbers, that may have them."""
    likely_heading = next(
        (
            column.heading
            for position, column in enumerate(columns)
            if column.field in {"", "number"}
            and _look_like_keys([cell for row in sample for cell in row.cells[position : position + 1]])
        ),
        "",
    )
    hint = f"--map {quote(f'{likely_heading}=key')}" if likely_heading else 'for example --map "Our number=key"'
    message = (
        f"no column has the keys; name the one that does: {hint}. Without --match key, titles and authors find records"
    )
    return Problem(header.line, "", message, lost=True)


def _look_like_keys(cells: Sequence[str]) -> bool:
    keys = {cell.strip() for cell in cells if _KEY.fullmatch(cell.strip())}
    return bool(keys) and len(keys) >= (1 - _FEW_OTHERS) * len(cells)


def no_title(header: TableRow, columns: Sequence[Column], sample: Sequence[TableRow]) -> Problem:
    """Return the problem of a table without a title; it suggests the unknown column with the longest texts."""
    heading, _size = longest_column(columns, sample)
    advice = f"; if it is “{heading[:QUOTED_LETTERS]}”, add --map {quote(f'{heading}=title')}" if heading else ""
    return Problem(header.line, "", f"no title column recognised{advice}", lost=True)


def longest_column(columns: Sequence[Column], sample: Sequence[TableRow]) -> tuple[str, int]:
    """Return the heading of the unknown column with the most letters in some rows, and their number; "" for none."""
    sizes = {
        column.heading: sum(len(row.cells[position]) for row in sample if position < len(row.cells))
        for position, column in enumerate(columns)
        if not column.field
    }
    return max(sizes.items(), key=lambda size: size[1]) if sizes else ("", 0)


def no_header(first: TableRow) -> Problem:
    """Return the problem of a table whose first row names no field."""
    headings = [clean(cell) or f"column {position}" for position, cell in enumerate(first.cells, 1) if cell]
    heading_list = ", ".join(f"“{heading[:QUOTED_LETTERS]}”" for heading in headings[:_MOST_HEADINGS])
    advice = f"To name one: --map {quote(f'{headings[0]}=title')}"
    if any(heading.isdecimal() or "://" in heading for heading in headings):
        advice = "If this is a publication, put a row with headings above it: title, authors, year"
    message = f"no column recognised in {heading_list}. {advice}"
    return Problem(first.line, "", message, lost=True)
