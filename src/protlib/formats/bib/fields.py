"""The flat tables of fields: the BibTeX and biblatex field for each value.

The modules that read and write entries treat what depends on the entry's type: titles, people, publisher, numbers,
dates.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.formats import raw_record_builder
from protlib.formats.common.meanings import meanings_in
from protlib.record.tables import read_dashed_rows

FIELD_OF: Final[Mapping[str, str]] = {**raw_record_builder.FIELD_OF, "source": "source"}
"""The record's field for each field name, and for each CSL variable that is a field."""


def target(name: str) -> str:
    """Return where the record keeps a value: in the field of this name or variable, else in `extra` under the name."""
    return FIELD_OF.get(name, name)


KEPT_PREFIX: Final = "bibtex:"
"""The prefix in `extra` for an entry's field that a record has no place for."""


class FieldNames(NamedTuple):
    """A value's target in the record, the entry's fields to write (BibTeX, biblatex), and all fields to read."""

    target: str
    bibtex: str
    biblatex: str
    other_names: tuple[str, ...] = ()


def _fields(kind: str) -> tuple[FieldNames, ...]:
    return tuple(
        FieldNames(target(name), bibtex, biblatex, tuple(aliases.split("|")) if aliases else ())
        for kind_of_row, name, bibtex, biblatex, aliases in _TABLE
        if kind_of_row == kind
    )


_TABLE: Final = read_dashed_rows(Path(__file__).with_suffix(".txt"))
TEXTS: Final = _fields("text")
"""Texts that mean the same in every entry."""

TITLES: Final = frozenset(map(target, ("title-short", "original-title", "collection_title", "event_title")))
"""The texts among them that are titles, where braces protect capitals."""

VERBATIM: Final = _fields("verbatim")
"""Fields that biblatex takes as they stand, without LaTeX."""

NUMBERS: Final = _fields("number")
"""Identifiers that TeX typesets as text, though few people know it."""

ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
"""The field in which ProQuest has an article's ISSN."""

DATES: Final = _fields("date")

LISTS: Final = _fields("list")
"""Lists of the record that BibTeX ignores; biber warns of them, so biblatex files have them packed."""

[CATEGORY] = _fields("category")

ROLES: Final = (
    "compiler", "director", "organizer", "producer", "illustrator", "curator", "chair", "performer", "contributor",
)  # fmt: skip
"""The values of `editortype` that are CSL variables, and so no editors."""
ROLE_FIELDS: Final = {**{role: role for role in ROLES}, "collaborator": "contributor"}
"""Fields that BibDesk, Zotero and others name after such a role."""
FURTHER_EDITORS: Final = ("editora", "editorb", "editorc")

SAME_AS_TYPE: Final = {
    "article": ("article", "journal article"), "inproceedings": ("proceedings paper", "conference paper"),
    "conference": ("conference paper",), "book": ("book",), "incollection": ("book chapter",),
}  # fmt: skip
"""The words in `type` with which Web of Science and Scopus repeat the entry type."""

PUBLISHERS: Final = {
    "techreport": ("institution", "publisher", "organization", "school"),
    "report": ("institution", "publisher", "organization", "school"),
    "phdthesis": ("school", "institution", "publisher", "organization"),
    "mastersthesis": ("school", "institution", "publisher", "organization"),
    "thesis": ("institution", "school", "publisher", "organization"),
}  # fmt: skip
"""The fields that name the publisher, the likeliest first, by entry type."""
ANY_PUBLISHER: Final = ("publisher", "organization", "institution", "school")

WRITTEN_PUBLISHERS: Final = meanings_in("BibTeX", "written publisher")
"""The field for the publisher where it is not `publisher`."""

ORDER: Final = (
    "author", "editor", "shortauthor", "shorteditor", "translator", "title", "journal", "journaltitle", "booktitle",
    "maintitle", "type", "series", "edition", "volume", "number", "issue", "pages", "pagetotal", "publisher",
    "institution", "school", "organization", "howpublished", "address", "location", "date", "year", "month", "day",
    "eventtitle", "eventdate", "venue", "pubstate", "isbn", "issn", "doi", "url", "urldate", "language", "langid",
    "keywords", "countries", "regions", "category", "topics", "abstract", "note",
    "annote", "annotation",
)  # fmt: skip
"""The order of the written fields; all others follow by name."""
_WIDTH_OF_A_NAME: Final = 13  # letters: the values of usual fields stand in a column


@lru_cache(maxsize=1024)
def lead(name: str) -> str:
    """Return the prefix that protlib writes before the value of a field."""
    return f"  {name:<{_WIDTH_OF_A_NAME}} = "
