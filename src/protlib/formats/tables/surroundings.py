"""What stands around the records of a table: who may see it, above its header or in a sheet's name, and totals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice, pairwise, takewhile
from operator import not_
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from protlib.formats.common.remarks import describe_first, name_rest
from protlib.formats.tables.header import Column, TableRow
from protlib.formats.tables.whole_references import are_heads_of_references
from protlib.record.access import Access, rank, strictest_mark
from protlib.record.access_words import level_beside, split_line
from protlib.record.fields.access_headings import level_behind_label, level_of_name
from protlib.record.fields.file_name_marks import level_of_file_name
from protlib.record.fields.line_marks import has_label, is_line_mark, level_of_line
from protlib.record.names.organisations import is_place
from protlib.record.tables import read_phrases
from protlib.text import clean, words

_TABLE: Final = Path(__file__).with_name("totals.txt")
_LABELS: Final = frozenset(" ".join(words(label)) for label in read_phrases(_TABLE, "total"))
_WORDS_OF_A_LABEL: Final = max(len(label.split()) for label in _LABELS)
_REMARKS: Final = frozenset(" ".join(words(label)) for label in read_phrases(_TABLE, "remark"))
_LONGEST_MARK: Final = 200  # letters: a longer text is an abstract
_LONGEST_HEAD: Final = 40  # letters above a group of rows: a longer text is a title
_WORDS_OF_A_HEAD: Final = 2  # among titles: "Child labour"
_ROWS_OF_A_GROUP: Final = 2  # in the mean: a list in which some works have a title alone has fewer
# Such as "1. Trafficking", "IV) Law".
_HEAD_NUMBER: Final = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s")
# Such as "(yyyy)" and "<full title>", without a year.
_HINT: Final = re.compile(r"(?!.*\d{4})(?:\([^()]+\)|<[^<>]+>)")
_LABEL_AND_VALUE: Final = 2  # cells of a row
# Such as "14", "12 %", "4 reports".
_NUMBER: Final = re.compile(r"[+-]?\d[\d\s.,'’%]*(?:(?<=\d)\s[^\W\d]+)?")
# Such as ": 8 publications", " 2014-2021" and " (2014–21):".
_COUNT_BEHIND_WORDS: Final = re.compile(
    r"\s*+(?:[:=]\s*+)?(?:\(?(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d\)?\s?:?"
    r"|\d++(?:[\s.,]++\d++)*+(?:\s*+[^\W\d]++|[\s.,]*+))?\s*+"
)
# Such as "2014-2021" and "(2014–21)".
_PERIOD: Final = re.compile(r"\(?(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d\)?")
# Such as "1,200", "1 200" and "1.200"; the point of "3.5" is no separator of thousands.
_BIG_NUMBER: Final = re.compile(r"\d{1,3}(?:[\s.,'’]\d{3})+")
_FEWEST_ADDENDS: Final = 2  # cells that a total adds up; one alone is the same number by chance
# Such as "=SUM(D2:D14)" and "=SUBTOTAL(9,D2:D14)", as files have them in any language.
_ADDING: Final = re.compile(
    r"=\s*(?:SUM|SUBTOTAL|COUNT|AGGREGATE|AVERAGE|ROWS|SOMME|SUMME|SUMA|SOMA)\w*\(", re.IGNORECASE
)
_YEARS: Final = range(1500, 2101)
_FIGURES_OF_A_YEAR: Final = 4
MOST_SPANNED: Final = 100  # cells that one says it spans: more are made to take memory
_DATES: Final = frozenset({"year", "date"})
_NOT_ADDED: Final = _DATES | {"volume", "issue", "number", "edition", "collection_number", "first_page", "last_page"}
"""Columns whose numbers nobody adds up: that of a title may be the sum of small ones above it by chance."""


class TableParts(NamedTuple):
    """A table without what stands around its records: its rows, the level of all, and the mark that says so.

    `remarks` tell of the rows that are no records.
    """

    body: list[TableRow]
    level: str
    mark: str
    remarks: list[str]


def split_rows(
    table: Sequence[TableRow], position: int, columns: Sequence[Column], names: tuple[str, str], *, is_foreign: bool
) -> TableParts:
    """Return the parts of a table with its header at a position; `names` are those of the sheet and of the file.

    A table that protlib wrote, or that comes back, has no marks (not `is_foreign`).
    """
    sheet_name, file_name = names
    rows_above, header, rows_below = table[:position], table[position], table[position + 1 :]
    rows = [row for row in rows_below if any(row.cells) and row.cells != header.cells]
    level, mark = "", ""
    remarks: list[TableRow] = []
    if is_foreign:
        rows, marks = split_table_marks(rows, columns)
        level, mark = level_around(
            (*rows_above, *marks, TableRow(header.line, [*header.comments.values()])), sheet_name
        )
        if rank(of_file := level_of_file_name(file_name)) > rank(level):
            level, mark = of_file, PurePath(file_name).name
    body, totals = split_totals(rows, columns)
    if is_foreign:
        body, remarks = split_remarks(body, columns)
    return TableParts(body, level, mark, [*describe_totals(totals), *describe_remarks(remarks)])


def level_around(rows: Iterable[TableRow], sheet_name: str) -> tuple[str, str]:
    """Return the strictest level that the rows around a table or a sheet's name say, and its text; "" for none."""
    texts = [text for row in rows for text in _texts_of(row)]
    marks = [(level_of_line(text), text) for text in texts]
    marks += [(level_of_name(part), sheet_name) for part in (sheet_name, *split_line(sheet_name))]
    return strictest_mark(marks)


def _texts_of(row: TableRow) -> list[str]:
    """Return the texts of a row's cells; a label and what stands beside it are one: "Confidential?" and "No"."""
    texts = [clean(cell) for cell in row.cells if cell]
    labelled_text = f"{texts[0].rstrip(' ?؟:')}: {texts[1]}" if len(texts) == _LABEL_AND_VALUE else ""
    return [labelled_text] if level_behind_label(labelled_text) else texts


def iterate_lines_of_labels(rows: Sequence[TableRow]) -> Iterator[str]:
    """Yield what a table beside those of records may say of them: the text of a box, and a label with its value.

    Such as "CONFIDENTIAL", and "Classification: Internal" of a row with two cells.
    """
    if len(rows) == 1 and len(rows[0].cells) == 1:
        yield rows[0].cells[0]
    for row in rows:
        texts = [*filter(None, row.cells)]
        if len(texts) == _LABEL_AND_VALUE and has_label(line := f"{texts[0].rstrip(' ?:')}: {texts[1]}"):
            yield line


def split_table_marks(rows: Sequence[TableRow], columns: Sequence[Column]) -> tuple[list[TableRow], list[TableRow]]:
    """Return the rows that may be records, and those that say who may see the table: "Confidential reports" alone."""
    is_mark_of_all = [_is_mark(row, columns) for row in rows]
    return _separate(rows, is_mark_of_all)


def _is_mark(row: TableRow, columns: Sequence[Column]) -> bool:
    if len({*row.cells} - {""}) != 1:
        return False
    text, position = next((cell, position) for position, cell in enumerate(row.cells) if cell)
    of_access = position < len(columns) and columns[position].field == "access"
    return len(text) < _LONGEST_MARK and not of_access and is_line_mark(text)


def split_remarks(rows: Sequence[TableRow], columns: Sequence[Column]) -> tuple[list[TableRow], list[TableRow]]:
    """Return the rows that may be records, and those that say something of all, where most records fill several cells.

    Such are a heading of a section, "Public reports", a year alone or a cell that is merged across the table, hints
    below the header, and below the table "Source: own compilation".
    """
    are_heads = are_heads_of_references(rows, columns)
    if any(are_heads):
        return _separate(rows, are_heads)
    sizes = [sum(map(bool, row.cells)) for row in rows]
    full_count = sum(size > 1 for size in sizes)
    merged_count = sum(size == 1 and _is_merged_across(row, columns) for row, size in zip(rows, sizes, strict=True))
    if not full_count or 2 * full_count < len(rows) - merged_count:
        return [*rows], []
    last = max((number for number, size in enumerate(sizes) if size > 1), default=-1)
    is_title = bool(columns) and columns[0].field == "title"
    heads = _heads_of_groups(rows, sizes, last, is_title=is_title)
    rows = [*_with_heads(rows[: last + 1], heads, columns), *rows[last + 1 :]]
    are_remarks = [
        (number == 0 and size > 1 and _are_hints(row))
        or (
            size == 1
            and (
                number in heads
                or _is_band(row, columns)
                or _is_remark(next(filter(None, row.cells)), is_below=number > last)
            )
        )
        for number, (row, size) in enumerate(zip(rows, sizes, strict=True))
    ]
    return _separate(rows, are_remarks)


def _heads_of_groups(rows: Sequence[TableRow], sizes: Sequence[int], last: int, *, is_title: bool) -> frozenset[int]:
    """Return the positions of rows that head those below: "Children" in the first cell, above a row of several cells.

    Such are places, and where a table begins so, several short texts that are numbered or have two rows in the mean.
    In a column of titles (`is_title`), three words without a number may be a title of which nothing else is known.
    """
    single_rows = [number for number in range(last) if sizes[number] == 1 and rows[number].cells[0]]
    if any(sizes[number + 1] == 1 for number in single_rows):
        return frozenset()
    texts = {number: rows[number].cells[0] for number in single_rows}
    is_sure = last + 1 >= (_ROWS_OF_A_GROUP + 1) * len(single_rows) or all(map(_HEAD_NUMBER.match, texts.values()))
    are_short = all(_is_short_head(text, is_title=is_title) for text in texts.values())
    if len(single_rows) > 1 and single_rows[0] == 0 and is_sure and are_short:
        return frozenset(single_rows)
    return _heads_of_places(texts)


def _heads_of_places(texts: Mapping[int, str]) -> frozenset[int]:
    """Return which of the texts above groups are places, or all where most are: "General" beside "Asia"."""
    places = frozenset(number for number, text in texts.items() if is_place(text))
    are_short = all(len(text) <= _LONGEST_HEAD for text in texts.values())
    if 0 in places and 2 * len(places) > len(texts) and are_short:
        return frozenset(texts)
    return places if len(places) > 1 or 0 in places else frozenset()


def _is_short_head(text: str, *, is_title: bool) -> bool:
    is_sure = not is_title or _HEAD_NUMBER.match(text) or is_place(text)
    return len(text) <= _LONGEST_HEAD and (bool(is_sure) or len(text.split()) <= _WORDS_OF_A_HEAD)


def _with_heads(rows: Sequence[TableRow], heads: frozenset[int], columns: Sequence[Column]) -> list[TableRow]:
    """Return the rows with the text of their head where its column, such as that of countries, is empty.

    A group ends at a row with a text of its own there.
    """
    if not heads or not columns or columns[0].field in {"", "title"}:
        return [*rows]
    filled_rows, text = [], ""
    for number, row in enumerate(rows):
        text = row.cells[0] if number in heads else "" if row.cells[0] else text
        filled_rows.append(row if row.cells[0] else row._replace(cells=[text, *row.cells[1:]]))
    return filled_rows


def _are_hints(row: TableRow) -> bool:
    """Tell whether the row below a header says how to fill the columns in: "(Surname, first name)" and "(yyyy)"."""
    return all(map(_HINT.fullmatch, filter(None, row.cells)))


def _is_band(row: TableRow, columns: Sequence[Column]) -> bool:
    """Tell whether the one filled cell of a row is merged across half of the table, or has a year for those below."""
    if _is_merged_across(row, columns):
        return True
    position, text = next((position, cell) for position, cell in enumerate(row.cells) if cell)
    is_of_record = position < len(columns) and columns[position].field in _DATES
    return not is_of_record and _is_year(text)


def _is_merged_across(row: TableRow, columns: Sequence[Column]) -> bool:
    width = 1 + sum(line == row.line for line in row.merged.values())
    return width > 1 and 2 * width >= len(columns)


def _is_remark(text: str, *, is_below: bool) -> bool:
    if " " in text and level_beside(text) == Access.PUBLIC:
        return True
    head = re.split(r"[\d:：]", text, maxsplit=1)[0]
    begin = " ".join(words(text))
    return is_below and (
        (":" in text and " ".join(words(head)) in _REMARKS)
        or any(" " in remark and begin.startswith(f"{remark} ") for remark in _REMARKS)
    )


def describe_remarks(rows: Sequence[TableRow]) -> Iterator[str]:
    """Yield which rows are no records, because they say something of the whole table."""
    for row in rows[:1]:
        yield describe_first(
            next(filter(None, row.cells)),
            row.line,
            name_rest(len(rows), "row"),
            singular="says something of the table, and is left out.",
            plural="say something of the table, and are left out.",
        )


def split_totals(rows: Sequence[TableRow], columns: Sequence[Column]) -> tuple[list[TableRow], list[TableRow]]:
    """Return the rows that are records, and those that add them up.

    A word such as "Total" alone, as where a formula has no result, is a title where another row says as little. A title
    may begin with such a word: "Total War" is a record, unless its numbers are the sums of those above.
    """
    are_alone = [_is_alone(row) for row in rows]
    says_more = [sum(map(bool, row.cells)) > 1 for row in rows] if any(are_alone) else []
    counts_alone = any(says_more) and all(
        is_saying or alone for is_saying, alone in zip(says_more, are_alone, strict=True)
    )
    totals = [(alone and counts_alone) or _is_total(row, columns) for row, alone in zip(rows, are_alone, strict=True)]
    for position, row in enumerate(rows):
        totals[position] = totals[position] or (_begins_as_total(row) and _has_sum(position, rows, totals, columns))
    if not any(totals):
        return [*rows], []
    return _separate(rows, totals)


def _separate(rows: Sequence[TableRow], are_apart: Sequence[bool]) -> tuple[list[TableRow], list[TableRow]]:
    return [*compress(rows, map(not_, are_apart))], [*compress(rows, are_apart)]


def describe_totals(totals: Sequence[TableRow]) -> Iterator[str]:
    """Yield which rows are no records."""
    for row in totals[:1]:
        yield describe_first(
            " ".join(filter(None, row.cells)),
            row.line,
            name_rest(len(totals), "row"),
            singular="adds up the table, and is left out.",
            plural="add up the table, and are left out.",
        )


def _is_alone(row: TableRow) -> bool:
    filled_cells = [cell for cell in row.cells if cell]
    return len(filled_cells) == 1 and _is_label(filled_cells[0])


def _is_total(row: TableRow, columns: Sequence[Column]) -> bool:
    """Tell whether a row has a word such as "Total" and numbers, and nothing else; "Total" of a year is a title.

    A formula that adds cells up is a number, also without its result.
    """
    # A second text is enough to tell: a table of a catalogue has thousands of rows with thirty.
    labels = [*islice((cell for cell in map(clean, filter(None, row.cells)) if not _is_number(cell)), 2)]
    if len(labels) != 1 or not _is_label(labels[0]):
        return False
    filled_cells = [(position, clean(cell)) for position, cell in enumerate(row.cells) if cell]
    numbers = [(position, cell) for position, cell in filled_cells if cell != labels[0]]
    has_year = any(
        columns[position].field in _DATES and _is_year(cell) for position, cell in numbers if position < len(columns)
    )
    is_sum = any(map(_ADDING.match, row.unresolved.values()))
    return not has_year and (bool(numbers) or is_sum or any(map(str.isdigit, labels[0])))


def _is_year(text: str) -> bool:
    return len(text) == _FIGURES_OF_A_YEAR and text.isdecimal() and int(text) in _YEARS


def _begins_as_total(row: TableRow) -> bool:
    """Tell whether a row has one text, which begins as that of a total does: "Sous-total Ghana", "Total War"."""
    cells = map(clean, filter(None, row.cells))
    texts = [*islice((text for text in cells if text and not (_is_number(text) or _PERIOD.fullmatch(text))), 2)]
    label_words = words(texts[0]) if len(texts) == 1 else []
    return any(" ".join(label_words[:count]) in _LABELS for count in range(1, _WORDS_OF_A_LABEL + 1))


def _has_sum(position: int, rows: Sequence[TableRow], totals: Sequence[bool], columns: Sequence[Column]) -> bool:
    """Tell whether a number of a row adds up those above it in its column: all of them, or those of its group.

    The third of 1, 2, 3 is the number of its row.
    """
    rows_above = [*zip(rows[:position], totals[:position], strict=True)]
    group = [*takewhile(lambda pair: not pair[1], reversed(rows_above))][::-1]
    for column, cell in enumerate(rows[position].cells):
        is_added = column >= len(columns) or columns[column].field not in _NOT_ADDED
        number = _number_in(clean(cell)) if is_added else None
        for part in (group, rows_above) if number else ():
            addends = [
                _number_in(clean(row.cells[column]))
                for row, is_total in part
                if not is_total and column < len(row.cells)
            ]
            numbers = [addend for addend in addends if addend]
            are_row_numbers = all(end - start == 1 for start, end in pairwise((*numbers, number or 0)))
            is_sum = round(sum(numbers) - (number or 0), 2) == 0
            if len(numbers) >= _FEWEST_ADDENDS and is_sum and not are_row_numbers:
                return True
    return any(map(_ADDING.match, (*rows[position].cells, *rows[position].unresolved.values())))


def _number_in(text: str) -> float | None:
    """Return the number of a cell, None where it has none."""
    figures = re.sub(r"[\s.,'’]", "", text) if _BIG_NUMBER.fullmatch(text) else text.replace(",", ".")
    try:
        return float(figures)
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _ADDING.match(text))


def _is_label(text: str) -> bool:
    """Tell whether a cell says "Total", perhaps with a number and its unit: "Total : 8 publications"."""
    head = re.split(r"[\d:=]", text, maxsplit=1)[0]
    return " ".join(words(head)) in _LABELS and _COUNT_BEHIND_WORDS.fullmatch(text[len(head) :]) is not None
