"""The flat tables of fields: what stands in a BibTeX or biblatex field of its own, and under which names.

What depends on the type of the entry (titles, people, publisher, numbers, dates ...) is in the modules that read and
write entries.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.record.model import CSL_NAMES, FIELDS

FIELD_OF: Final[Mapping[str, str]] = {
    **{variable: field for field, variable in CSL_NAMES.items()},
    **{field: field for field in FIELDS},
}
"""The field of the record for each name of one, and for each variable of CSL that is one."""


def target(name: str) -> str:
    """Return where a value is kept in a record: in the field that is called so or is this variable of CSL, else in `extra` so."""
    return FIELD_OF.get(name, name)


KEPT_PREFIX: Final = "bibtex:"
"""What stands in `extra` before the name of a field that a record has no place for."""


class FieldNames(NamedTuple):
    """Where a record keeps a value (its `target`), and the names of the field of an entry that says it, two written, all read."""

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
"""Texts that are the same in an entry of any type."""

TITLES: Final = frozenset(map(target, ("title-short", "original-title", "collection_title", "event_title")))
"""Those of them that are titles, in which braces protect capitals."""

VERBATIM: Final = (_names("doi", "doi", "doi"),)
"""What biblatex takes as it stands, in which LaTeX has no say."""

NUMBERS: Final = (
    _names("isbn", "isbn", "isbn"),
    _names("issn", "issn", "issn", ("eissn",)),
    _names("PMID", "pmid", "pmid", ("pubmed_id",)),
    _names("PMCID", "pmcid", "pmcid"),
)
"""Identifiers that are set as text, though few who write them know."""

ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
"""What ProQuest has in `isbn` for an article: the number of its journal."""

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
"""Lists of the record that BibTeX leaves alone; biber would warn of them, so for biblatex they are packed."""

CATEGORY: Final = _names("category", "category", "")

ROLES: Final = (
    "compiler", "director", "organizer", "producer", "illustrator", "curator", "chair", "performer", "contributor",
)  # fmt: skip
"""What `editortype` may say that is a variable of CSL: those are no editors."""
ROLE_FIELDS: Final = {**{role: role for role in ROLES}, "collaborator": "contributor"}
"""Fields that BibDesk, Zotero and others named after such a role, and which it is."""
FURTHER_EDITORS: Final = ("editora", "editorb", "editorc")

SAME_AS_TYPE: Final = {
    "article": ("article", "journal article"), "inproceedings": ("proceedings paper", "conference paper"),
    "conference": ("conference paper",), "book": ("book",), "incollection": ("book chapter",),
}  # fmt: skip
"""What Web of Science and Scopus have as the `type` of an entry that its entry type says already."""

PUBLISHERS: Final = {
    "techreport": ("institution", "publisher", "organization", "school"),
    "report": ("institution", "publisher", "organization", "school"),
    "phdthesis": ("school", "institution", "publisher", "organization"),
    "mastersthesis": ("school", "institution", "publisher", "organization"),
    "thesis": ("institution", "school", "publisher", "organization"),
}  # fmt: skip
"""Fields that name the publisher, the likeliest first, by entry type."""
ANY_PUBLISHER: Final = ("publisher", "organization", "institution", "school")

WRITTEN_PUBLISHERS: Final = {
    "techreport": "institution", "report": "institution", "thesis": "institution", "phdthesis": "school",
    "mastersthesis": "school", "booklet": "howpublished", "unpublished": "howpublished", "online": "organization",
    "software": "organization", "misc": "organization",
}  # fmt: skip
"""The field that the publisher is written to, which is `publisher` in any other entry."""

ORDER: Final = (
    "author", "editor", "shortauthor", "shorteditor", "translator", "title", "journal", "journaltitle", "booktitle",
    "maintitle", "type", "series", "edition", "volume", "number", "issue", "pages", "pagetotal", "publisher",
    "institution", "school", "organization", "howpublished", "address", "location", "date", "year", "month", "day",
    "eventtitle", "eventdate", "venue", "pubstate", "isbn", "issn", "doi", "url", "urldate", "language", "langid",
    "keywords", "countries", "regions", "category", "topics", "abstract", "note",
    "annote", "annotation",
)  # fmt: skip
"""The order in which fields are written; any other follows in alphabetical order."""
_WIDTH: Final = 13


@lru_cache(maxsize=1024)
def lead(name: str) -> str:
    """Return what stands before the value of a field where protlib writes it."""
    return f"  {name:<{_WIDTH}} = "
