"""The columns of a table that protlib writes: one for each field, and two of JSON."""

from collections.abc import Iterable
from typing import Final

from protlib.formats.registry import Format
from protlib.record import names
from protlib.record.fields.labels import inverted_name
from protlib.record.model import FIELDS, LOCAL_FIELDS, Name

ORIGIN: Final = "csv"
"""The prefix in `extra` for a column without a field, before its heading."""
PACKED: Final = "protlib"
"""The heading of the column with packed JSON: the values that the other cells of a row do not hold exactly.

Such as `{"authors": [{"literal": "IOM", "short": "I"}]}`.
"""
REFERENCE: Final = "reference"
"""The heading of the formatted reference."""
WHOLE_REFERENCE: Final = "whole_reference"
"""What a column of whole references holds, in a table without titles."""
JOURNAL_SOURCE: Final = "journal_source"
"""What a column of databases holds beside titles: the journal with year, volume, issue and pages, in one text."""
DUBLIN_CORE: Final = "dublin_core"
"""What the columns of a repository's table hold: elements of Dublin Core, which together say what a record is."""
RIS_TAGS: Final = "ris_tags"
"""What columns hold whose headings are tags of RIS, which together say what a record is."""
TOGETHER: Final = frozenset({DUBLIN_CORE, RIS_TAGS})
"""What columns hold that only together say what a record is."""
WHOLE_RECORD_FIELDS: Final = TOGETHER | {WHOLE_REFERENCE, JOURNAL_SOURCE}
NUMBERS: Final = frozenset({"isbn", "issn"})
"""The fields of standard numbers, of which one may stand under the heading of the other."""
HIGHLIGHTS: Final = "highlights"
"""The heading of what readers have highlighted and written in the files."""
VERDICTS: Final = "verdicts"
"""The heading of what reviewers say of a record in a review."""
DERIVED: Final = (REFERENCE, HIGHLIGHTS, VERDICTS)
"""The headings of what is made from a record, its files or decisions about it, and never read."""
JSON_COLUMNS: Final = ("extra", PACKED)
"""The columns that only protlib reads."""
WORK_COLUMNS: Final = LOCAL_FIELDS - {"key"}
"""The columns about a library's work with a record."""
ORDER: Final = tuple(name for field in FIELDS if field != "extra" for name in (field, *["year"] * (field == "date")))
"""The columns for people: one for each field, and the year, because many want it without the day."""
FULL_FIELDS: Final = {
    **dict.fromkeys(("year", "month", "day"), "date"),
    **dict.fromkeys(("first_page", "last_page"), "page"),
    "organisations": "authors",
    "imprint": "publisher",
    "subtitle": "title",
}
"""The fields that a column may hold in part."""
HOLDS: Final = frozenset({*ORDER, "extra"}) & {*FIELDS}
"""The record's fields that have a column."""
MARKDOWN: Final = Format("markdown", "tables.markdown_table", (".md",), "Markdown", "a table in Markdown", reads=False)
FORMS: Final = ("xlsx", "csv", "tsv", MARKDOWN.name)
"""The forms of a table of chosen columns."""


def people_text(people: Iterable[Name]) -> str:
    """Return names as text for a cell; only an organisation that would be misread has braces."""
    return "; ".join(names.display(name) if name.literal else inverted_name(name) for name in people)
