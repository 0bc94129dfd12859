"""The flat tables of fields: the BibTeX and biblatex field for each value.

The modules that read and write entries treat what depends on the entry's type: titles, people, publisher, numbers,
dates.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.formats import raw_record
from protlib.formats.common.meanings import meanings_in

FIELD_OF: Final[Mapping[str, str]] = {**raw_record.FIELD_OF, "source": "source"}
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


def _names(name: str, bibtex: str, biblatex: str, other_names: tuple[str, ...] = ()) -> FieldNames:
    return FieldNames(target(name), bibtex, biblatex, other_names)


TEXTS: Final = (
    _names("edition", "edition", "edition"),
    _names("volume", "volume", "volume"),
    _names("collection_title", "series", "series"),
    _names("event_title", "eventtitle", "eventtitle", ("conference", "confname")),
    _names("event_place", "venue", "venue", ("conflocation",)),
    _names("abstract", "abstract", "abstract", ("abstr", "summary")),
    _names("title-short", "shorttitle", "shorttitle"),
    _names(
        "container-title-short",
        "shortjournal",
        "shortjournal",
        ("journal-abbrev", "journalabbr", "journal-iso", "abbrev_source_title"),
    ),
    _names("original-title", "origtitle", "origtitle"),
    _names("original-publisher", "origpublisher", "origpublisher"),
    _names("original-publisher-place", "origlocation", "origlocation"),
    _names("number-of-volumes", "volumes", "volumes"),
    _names("part-number", "part", "part"),
    _names("chapter-number", "chapter", "chapter"),
    _names("number-of-pages", "pagetotal", "pagetotal", ("numpages", "page_count")),
    _names("version", "version", "version"),
    _names("call-number", "library", "library", ("call-number", "lib-congress")),
    _names("note", "annote", "annotation", ("annotation", "annote")),
)
"""Texts that mean the same in every entry."""

TITLES: Final = frozenset(map(target, ("title-short", "original-title", "collection_title", "event_title")))
"""The texts among them that are titles, where braces protect capitals."""

VERBATIM: Final = (_names("doi", "doi", "doi"),)
"""Fields that biblatex takes as they stand, without LaTeX."""

NUMBERS: Final = (
    _names("isbn", "isbn", "isbn"),
    _names("issn", "issn", "issn", ("eissn",)),
    _names("PMID", "pmid", "pmid", ("pubmed_id",)),
    _names("PMCID", "pmcid", "pmcid"),
)
"""Identifiers that TeX typesets as text, though few people know it."""

ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
"""The field in which ProQuest has an article's ISSN."""

DATES: Final = (
    _names("accessed", "urldate", "urldate", ("lastchecked", "lastaccessed", "accessed", "urlaccessdate")),
    _names("original-date", "origdate", "origdate"),
    _names("event-date", "eventdate", "eventdate"),
)

LISTS: Final = (
    _names("countries", "countries", "", ("country",)),
    _names("regions", "regions", "", ("region",)),
    _names("topics", "topics", ""),
)
"""Lists of the record that BibTeX ignores; biber warns of them, so biblatex files have them packed."""

CATEGORY: Final = _names("category", "category", "")

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
_WIDTH: Final = 13  # letters: the values of usual fields stand in a column


@lru_cache(maxsize=1024)
def lead(name: str) -> str:
    """Return the prefix that protlib writes before the value of a field."""
    return f"  {name:<{_WIDTH}} = "
