"""The flat tables of fields: what stands in a BibTeX or biblatex field of its own, and under which names.

A target with an underscore or without a hyphen of CSL's is a field of the record; any other is a variable of CSL
that is kept in `extra`. What depends on the type of the entry (titles, publisher, numbers, dates ...) is in
`reading` and `writing`.
"""

import re
from typing import Final, NamedTuple


class Field(NamedTuple):
    """A target, its name in BibTeX, in biblatex, and further names under which it is read."""

    target: str
    bibtex: str
    biblatex: str
    others: tuple[str, ...] = ()


TEXTS: Final = (
    Field("edition", "edition", "edition"),
    Field("volume", "volume", "volume"),
    Field("collection_title", "series", "series"),
    Field("event_title", "eventtitle", "eventtitle", ("conference", "confname")),
    Field("event_place", "venue", "venue", ("conflocation",)),
    Field("abstract", "abstract", "abstract", ("abstr", "summary")),
    Field("title-short", "shorttitle", "shorttitle"),
    Field(
        "container-title-short",
        "shortjournal",
        "shortjournal",
        ("journal-abbrev", "journalabbr", "journal-iso", "abbrev_source_title"),
    ),
    Field("original-title", "origtitle", "origtitle"),
    Field("original-publisher", "origpublisher", "origpublisher"),
    Field("original-publisher-place", "origlocation", "origlocation"),
    Field("number-of-volumes", "volumes", "volumes"),
    Field("part-number", "part", "part"),
    Field("chapter-number", "chapter", "chapter"),
    Field("number-of-pages", "pagetotal", "pagetotal", ("numpages", "page_count")),
    Field("version", "version", "version"),
    Field("call-number", "library", "library", ("call-number", "lib-congress")),
    Field("note", "annote", "annotation", ("annotation", "annote")),
)
"""Texts that are the same in an entry of any type."""

TITLES: Final = frozenset({"title-short", "original-title", "collection_title", "event_title"})
"""Those of them that are titles, in which braces protect capitals."""

VERBATIM: Final = (Field("doi", "doi", "doi"),)
"""What biblatex takes as it stands, in which LaTeX has no say."""

NUMBERS: Final = (
    Field("isbn", "isbn", "isbn"),
    Field("issn", "issn", "issn", ("eissn",)),
    Field("PMID", "pmid", "pmid", ("pubmed_id",)),
    Field("PMCID", "pmcid", "pmcid"),
)
"""Identifiers that are set as text, though few who write them know."""

ISSN: Final = re.compile(r"\d{4}-?\d{3}[\dXx]")
"""What ProQuest has in `isbn` for an article: the number of its journal."""

DATES: Final = (
    Field("accessed", "urldate", "urldate", ("lastchecked", "lastaccessed", "accessed", "urlaccessdate")),
    Field("original-date", "origdate", "origdate"),
    Field("event-date", "eventdate", "eventdate"),
)

LISTS: Final = (
    Field("countries", "countries", "", ("country",)),
    Field("regions", "regions", "", ("region",)),
    Field("topics", "topics", ""),
)
"""Lists of the record that BibTeX leaves alone; biber would warn of them, so for biblatex they are packed."""

CATEGORY: Final = Field("category", "category", "")

ROLES: Final = (
    "compiler",
    "director",
    "organizer",
    "producer",
    "illustrator",
    "curator",
    "chair",
    "performer",
    "contributor",
)
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
