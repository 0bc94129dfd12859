"""The meaning of a column that its heading leaves open, and its cells decide."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final

from protlib.formats.common.cell_values import leads_to_web, names_document
from protlib.formats.parsed import ReadOptions
from protlib.formats.tables.cell_marks import with_cell
from protlib.formats.tables.columns import JOURNAL_SOURCE, WHOLE_REFERENCE
from protlib.formats.tables.header import Column, TableRow, cells_with_text, comparable, is_written_here, names_work
from protlib.formats.tables.whole_references import are_sources, hold_references
from protlib.record import dates, names
from protlib.record.access import Access
from protlib.record.access_words import level_of, plain_mark
from protlib.record.dates.date_reader import date_days, find_unclear_days, has_month_first, order_days
from protlib.record.fields.access_headings import is_status, level_in_status, names_level, says_access
from protlib.record.fields.cells import are_row_numbers
from protlib.record.fields.foreign_headings import field_of_foreign_heading
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.fields.headings import field_of, normalise_heading, type_of
from protlib.record.fields.spreadsheet import days_of_numbers, months_shown
from protlib.record.identifiers import symbols
from protlib.system.shell import quote
from protlib.text import fold, words

_DIGITS_OF_COUNT: Final = 4  # of rows: larger numbers are those of a database
_ROW_ID: Final = "id"
"""The compared heading for citation keys under which others number their rows."""
_MOST_CELLS: Final = 50  # of a column that are read: more change no decision, and take time
_LETTERS_OF_A_MARK: Final = 3  # "Yes", "x"
_LETTERS_OF_AN_EDITION: Final = 12
_NEVER_LINKS: Final = frozenset(
    ("authors", "organisations", "publisher", "publisher_place", "countries", "regions", "topics", "tags", "language")
)
"""Fields of columns such as "Where" and "Source", under which people also put links."""
_MAY_NAME_FILES: Final = frozenset(("", "url", "number"))
"""Fields of columns such as "File name", "Link" and "PDF", under which people name the files of their works."""
_KIND: Final = "contenttype"
"""The compared heading of SpringerLink's types, and of SharePoint's, which are "Item" and "Document"."""
_ANSWERS: Final = {"type": {"Item", "Folder"}, "archived": {"true", "false", "TRUE", "FALSE"}}
"""What SharePoint says below "Item Type", and Trello of a card below "Archived": nothing of a work."""
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp")
_SAID_BY_REFERENCES: Final = frozenset((WHOLE_REFERENCE, "authors", "organisations", "editors", "year", "date"))
_DATED_HEADINGS: Final = frozenset(("published",))
"""Compared headings above when a work was published, or by whom."""

_MAY_HAVE_MARKS: Final = frozenset(("", "type", "genre", "category", "topics", "tags", "status"))
"""Fields of columns where people also write that a record is confidential; "" is that of an unknown column."""

_FULL_DATES: Final = frozenset(("date", "accessed"))
_DAY_FIRST, _MONTH_FIRST = "dd/mm/yyyy", "mm/dd/yyyy"
# Such as the first parts of "Date (DD/MM/YYYY)", "jj/mm/aaaa" and "mm/dd/yyyy".
_FORM_OF_DAYS: Final = re.compile(r"\b(?:(dd?|jj?|tt?)[-/.]mm?|mm?[-/.](?:dd?|jj?|tt?))[-/.]", re.IGNORECASE)
# Such as "12/03/2021": a French computer writes two figures, one of the United States "3/12/2021".
_TWO_FIGURES: Final = re.compile(r"\d\d\D\d\d\D.*")
_UNSURE_BEGINNING: Final = "intern"
"""What begins words such as "internal", which may be said of migration, too, where not all cells say who may see."""


def decide_by_cells(columns: Sequence[Column], body: Sequence[TableRow], by_heading: Mapping[str, str]) -> list[Column]:
    """Return the columns of a table, each with the field that its cells show; `by_heading` has what people decide."""
    new_columns = list(columns)
    fields = {column.field for column in columns}
    for position, column in enumerate(columns):
        may_be_journals = _may_name_journals(column, columns)
        is_named = column.heading == column.field and not (may_be_journals or is_status(column.heading))
        if not column.heading or is_named or comparable(column.heading) in by_heading:
            continue
        cells = cells_with_text(body, position)
        field = "publisher" if _is_of_overton(column, columns) else _field_by_cells(column, cells, fields)
        field = "container_title" if may_be_journals and _name_journals(cells) else field
        if field != column.field:
            new_columns[position] = column._replace(field=field)
            fields.add(field)
    return _with_references(_with_link(new_columns, body, by_heading), body, by_heading)


def _with_link(columns: list[Column], body: Sequence[TableRow], by_heading: Mapping[str, str]) -> list[Column]:
    """Return the columns with the first of unknown ones such as "Full text link" as the link, where no other is.

    Each cell leads to a page of its own: the sites of bodies, and what a search finds, are no links of works.
    """
    if any(column.field == "url" for column in columns):
        return columns
    for position, column in enumerate(columns):
        cells = [] if column.field or comparable(column.heading) in by_heading else cells_with_text(body, position)
        are_links = len({*cells}) * 10 > len(cells) * 9 and all(map(_leads_to_page, cells))  # nine of ten
        if are_links and any(field_of(word) == "url" for word in words(column.heading)):
            return [*columns[:position], column._replace(field="url"), *columns[position + 1 :]]
    return columns


def _leads_to_page(cell: str) -> bool:
    *_, path = cell.partition("://")[2].partition("/")
    return leads_to_web(cell) and bool(path.strip("/")) and "?q=" not in path and not path.lower().endswith(_PICTURES)


def _is_of_overton(column: Column, columns: Sequence[Column]) -> bool:
    """Tell whether "Source title" is who issued a work: Overton has their country beside it; Lens, a publisher, too."""
    if normalise_heading(column.heading) != "sourcetitle" or any(field == "publisher" for _heading, field in columns):
        return False
    return any(normalise_heading(heading) == "sourcecountry" for heading, _field in columns)


def _may_name_journals(column: Column, columns: Sequence[Column]) -> bool:
    """Tell whether "Source" has journals: beside volumes, below a heading that only tables of databases have."""
    headings = [heading for heading, _field in columns]
    if normalise_heading(column.heading) != "source" or is_written_here(TableRow(0, headings)):
        return False
    fields = {field for _heading, field in columns}
    is_of_database = not heading_words_for("journal databases").isdisjoint(map(normalise_heading, headings))
    return is_of_database and "volume" in fields and {"key", "container_title"}.isdisjoint(fields)


def _name_journals(cells: Sequence[str]) -> bool:
    from protlib.formats.tables.likely_fields import may_be_journals  # few tables need it

    return may_be_journals(cells)


def _with_references(columns: list[Column], body: Sequence[TableRow], by_heading: Mapping[str, str]) -> list[Column]:
    """Return the columns with the one that has whole references, below "Title" or a heading that means no field.

    A table with authors or dates in columns of their own has none.
    """
    fields = {column.field for column in columns}
    if not fields.isdisjoint(_SAID_BY_REFERENCES):
        return columns
    field = "title" if "title" in fields else ""
    for position, column in enumerate(columns):
        is_free = column.field == field != column.heading and comparable(column.heading) not in by_heading
        if is_free and hold_references(cells_with_text(body, position)):
            return [*columns[:position], column._replace(field=WHOLE_REFERENCE), *columns[position + 1 :]]
    return columns


def with_dates(
    rows: Sequence[TableRow], columns: Sequence[Column], options: ReadOptions, *, is_foreign: bool
) -> tuple[list[TableRow], list[str]]:
    """Return the rows with dates for "12/03/2021", as far as their column tells the order; and what to say of that.

    In a foreign table, numbers such as 39934, which count days, and "Jun-19" become dates, too.
    """
    dated_rows, remarks = [*rows], []
    has_year = any(column.field == "year" for column in columns)  # beside which "Jul-15" is a day
    forms = {comparable(heading): form for heading, form in options.columns.items()}
    for position, column in [(number, column) for number, column in enumerate(columns) if column.field in _FULL_DATES]:
        heading = column.heading
        cells = cells_with_text(rows, position)
        day_dates = days_of_numbers(cells) if is_foreign else {}
        month_dates = months_shown(cells) if is_foreign and not has_year else {}
        for first in [*day_dates, *month_dates][:1]:
            kind = "days" if first in day_dates else "months"
            date = (day_dates | month_dates)[first]
            remarks.append(f"Under “{heading}”, {kind} of a spreadsheet are dates: “{first}” is {date}.")
        ordered_days, remark = _order_days(column, forms.get(comparable(heading), ""), cells, columns)
        remarks += [f"Under “{heading}”, {remark}"] if remark else []
        dates_by_text = day_dates | month_dates | ordered_days
        for number, row in enumerate(dated_rows if dates_by_text else ()):
            if position < len(row.cells) and row.cells[position] in dates_by_text:
                dated_rows[number] = with_cell(row, position, dates_by_text[row.cells[position]])
    return dated_rows, remarks


def _order_days(
    column: Column, form: str, cells: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[str, str], str]:
    """Return the dates of unclear days, and what to say: by --map or the heading, clear days, or the language."""
    heading, field = column
    if not (unclear_days := find_unclear_days(cells)):
        return {}, ""
    if match := _FORM_OF_DAYS.search(form) or _FORM_OF_DAYS.search(heading):
        return date_days(unclear_days, is_day_first=bool(match[1])), ""
    if order := order_days(cells):
        sequence = "the day comes before the month" if order.is_day_first else "the month comes before the day"
        cell, day = next(iter(order.days.items()))
        return order.days, f"{sequence}, as in “{order.example}”: “{cell}” is {day}."
    first = unclear_days[0]
    foreign_heading = _find_foreign_heading(columns)
    if foreign_heading and not has_month_first(cells) and all(map(_TWO_FIGURES.fullmatch, unclear_days)):
        days = date_days(unclear_days, is_day_first=True)
        language_text = f"the day comes before the month, as in the language of “{foreign_heading}”"
        return days, f"{language_text}: “{first}” is {days[first]}. If not: {_map_of(heading, field, _MONTH_FIRST)}"
    maps = f"{_map_of(heading, field, _DAY_FIRST)}, or {_MONTH_FIRST}"
    return {}, f"“{first}” may begin with the day or with the month. To say which: {maps}"


def _find_foreign_heading(columns: Sequence[Column]) -> str:
    """Return a heading in a language whose dates begin with the day, above titles or dates; English has both orders."""
    return next(
        (heading for heading, field in columns if field in {"title", "date"} if field_of_foreign_heading(heading)), ""
    )


def _map_of(heading: str, field: str, form: str) -> str:
    return f"--map {quote(f'{heading}={field} ({form})')}"


def with_divided_lists(rows: list[TableRow], columns: Sequence[Column]) -> list[TableRow]:
    """Return the rows with ";" for the commas of topics, and between two people, where other cells show that.

    The parts of topics stand elsewhere, too: "Health, Law" and "Law". Else a comma is part of a topic: "Law, policy and
    practice". Beside "Jane Roe, Ana Soto, Hans Kim", "Jane Roe, Ana Soto" are no family and given names.
    """
    for position, column in enumerate(columns):
        if column.field == "topics" and _are_lists({*cells_with_text(rows, position)}):
            rows = [_with_divided_cell(row, position) for row in rows]
        elif column.field == "authors" and _are_whole_names({*cells_with_text(rows, position)}):
            rows = [
                _with_divided_cell(row, position) if any(map(_is_pair, row.cells[position : position + 1])) else row
                for row in rows
            ]
    return rows


def _are_whole_names(cells: Collection[str]) -> bool:
    """Tell whether a column has lists such as "Jane Roe, Ana Soto, Hans Kim", few with a name of one word.

    Given names begin each of them, and not each second one as in "García Luna, Ana María, Roa Paz, Luz Elena".
    """
    from protlib.record.names.given_names import COMMON  # few tables need it

    lists = [cell.split(", ") for cell in cells if ", " in cell]
    are_whole = [all(" " in part.strip() and not {*";|"} & {*part} for part in parts) for parts in lists]
    long_lists = [parts for is_whole, parts in zip(are_whole, lists, strict=True) if is_whole and len(parts) > 2]
    firsts, seconds = (
        sum(fold(part.split()[0]) in COMMON for parts in long_lists for part in parts[side::2]) for side in (0, 1)
    )
    return len(long_lists) > 3 * are_whole.count(False) and 2 * firsts >= seconds  # times


def _is_pair(cell: str) -> bool:
    """Tell whether a cell would be one person, with several words on both sides of its comma."""
    parts = cell.split(", ")
    people = names.parse_list(cell) if len(parts) == 2 and all(" " in part.strip() for part in parts) else []
    return len(people) == 1 and not people[0].literal


def _are_lists(cells: Collection[str]) -> bool:
    lists = [cell.split(", ") for cell in cells]
    counts = Counter(part.casefold() for parts in lists for part in parts)
    parts_of_lists = {part.casefold() for parts in lists if len(parts) > 1 for part in parts}
    is_divided = any(";" in cell or "\n" in cell for cell in cells)
    shared_count = sum(counts[part] > 1 for part in parts_of_lists)
    return not is_divided and bool(parts_of_lists) and 2 * shared_count >= len(parts_of_lists)


def _with_divided_cell(row: TableRow, position: int) -> TableRow:
    cells = [*row.cells]
    cells[position : position + 1] = [cell.replace(", ", "; ") for cell in cells[position : position + 1]]
    return row._replace(cells=cells)


def find_marked(columns: Sequence[Column], body: Sequence[TableRow], by_heading: Mapping[str, str]) -> list[int]:
    """Return the positions of columns that say of a record beside other things who may see it, nor as a person decides.

    They are columns with a status, and unknown ones or such as "Category" where a cell says "confidential", or all of
    an unknown one name levels: a "Type of migration" may be internal.
    """
    return [
        position
        for position, column in enumerate(columns)
        if comparable(column.heading) not in by_heading
        if (column.field != "access" and is_status(column.heading))
        or _has_mark(column, {*cells_with_text(body, position)})
    ]


def _has_mark(column: Column, cells: Collection[str]) -> bool:
    if column.field not in _MAY_HAVE_MARKS:
        return False
    levels = {cell: level for cell in cells if (level := level_in_status(cell))}
    is_whole = bool(levels) and not column.field and all(cell in levels or level_of(cell) for cell in cells)
    closing = {
        level for cell, level in levels.items() if is_whole or not plain_mark(cell).startswith(_UNSURE_BEGINNING)
    }
    return Access.CONFIDENTIAL in closing or (bool(closing) and (is_whole or names_level(column.heading)))


def _field_by_cells(column: Column, all_cells: Sequence[str], fields: set[str]) -> str:
    """Return the field of a column with these filled cells, beside columns of these fields."""
    cells = {*all_cells}
    heading, field = column
    name = normalise_heading(heading)
    if says_access(heading, cells):
        return "access"
    if _are_counts(name, field, all_cells):
        return ""
    field = _field_of_words(column, cells, fields)
    if name in heading_words_for("places") and "countries" not in fields and _are_countries(cells):
        return "countries"
    if field in _NEVER_LINKS and cells and all(map(leads_to_web, cells)):
        return "" if "url" in fields else "url"
    if name in _DATED_HEADINGS and not field:
        return _field_of_published(cells, fields)
    if cells and field in _ANSWERS and cells <= _ANSWERS[field]:
        return ""
    if name == _KIND and "type" not in fields and any(type_of(cell)[0] != "document" for cell in cells):
        return "type"
    if field in _MAY_NAME_FILES and "files" not in fields and _are_files(cells):
        return "files"
    return field


def _are_files(cells: Collection[str]) -> bool:
    """Tell whether all cells name documents, such as "reports/guide.pdf"; a link is none."""
    names = [name.strip() for cell in cells for name in re.split(r"[;\n]", cell) if name.strip()]
    return bool(names) and all(map(names_document, names))


def _field_of_words(column: Column, cells: Collection[str], fields: set[str]) -> str:
    """Return the field of a column whose heading has two meanings: "Ed.", "Cote", the status of a work or of a row."""
    heading, field = column
    name = normalise_heading(heading)
    if field == "status" != heading and "key" not in fields and not any(map(_is_state, cells)):
        return ""  # which styles would print: "Done."
    if field == "editors" and name in heading_words_for("editions"):
        return "edition" if _are_editions(cells) else field
    if field == "number" and name in heading_words_for("shelf marks"):
        return field if any(map(symbols.parse_symbol, cells)) else "call-number"
    meaning = field_of(heading)
    if field == WHOLE_REFERENCE != meaning:
        return _field_of_works(column, cells, fields) or meaning
    if meaning == WHOLE_REFERENCE and not field:  # beside a title
        return JOURNAL_SOURCE if are_sources(cells) else ""
    return field if meaning else _field_of_works(column, cells, fields)


def _field_of_works(column: Column, cells: Collection[str], fields: set[str]) -> str:
    """Return the field of a column whose heading says only that works stand there, or their source."""
    heading, field = column
    if field == WHOLE_REFERENCE:
        return field if _are_references(cells) else _field_of_source(cells, fields)
    if not field and normalise_heading(heading) in heading_words_for("references"):
        return _field_of_source(cells, fields)
    if field == "title" and names_work(heading) and not any(map(_may_be_title, cells)):
        return "url" if "url" not in fields and all(map(leads_to_web, cells)) else ""
    return field


def _are_references(cells: Collection[str]) -> bool:
    from protlib.typed_references import entry  # few tables need them
    from protlib.typed_references.lists import likelihood

    return likelihood.are_references([entry.parse_entry(cell) for cell in islice(cells, _MOST_CELLS)])


def _field_of_source(cells: Collection[str], fields: set[str]) -> str:
    """Return the field of a column "Source": of journals, or of bodies that issued, if no other column has them."""
    if are_sources(cells):
        return JOURNAL_SOURCE
    from protlib.formats.tables.likely_fields import are_known_bodies  # few tables need it

    is_free = fields.isdisjoint({"authors", "organisations", "publisher", "container_title"})
    return "organisations" if is_free and cells and are_known_bodies(cells) else ""


def _may_be_title(cell: str) -> bool:
    return len(cell) > _LETTERS_OF_A_MARK and not leads_to_web(cell) and any(map(str.isalpha, cell))


def _is_state(cell: str) -> bool:
    return normalise_heading(cell) in heading_words_for("states")


def _are_editions(cells: Collection[str]) -> bool:
    """Tell whether the cells below "Ed." are such as "3rd", "2e éd." and "2", not names."""
    return bool(cells) and all(cell[:1].isdecimal() and len(cell) <= _LETTERS_OF_AN_EDITION for cell in cells)


def _are_counts(name: str, field: str, cells: Sequence[str]) -> bool:
    """Tell whether a column that a heading calls numbers or keys counts the rows or what is in them, or has links."""
    if field == "number" and name in heading_words_for("counting"):
        return all(map(_is_count, cells)) or are_row_numbers(cells)
    if field != "key" or name != _ROW_ID:
        return False
    are_numbers = all(map(str.isdecimal, cells)) and are_row_numbers(cells)
    return are_numbers or any(map(leads_to_web, cells))  # such as those of OpenAlex


def _field_of_published(cells: set[str], fields: set[str]) -> str:
    """Return the field of a column "Published": of its dates, or else of who issued, if no column has that."""
    if fields.isdisjoint({"date", "year"}) and cells and all(dates.parse_or(cell, "") for cell in cells):
        return "date"
    return "" if "publisher" in fields else "publisher"


def _is_count(cell: str) -> bool:
    count = cell.removesuffix(".0")
    return count.isdecimal() and len(count) <= _DIGITS_OF_COUNT


def _are_countries(cells: set[str]) -> bool:
    from protlib.formats.tables.likely_fields import kinds_of_places  # few tables need it

    return kinds_of_places(cells) == {"country"}
