"""Entry types and CSL types: how each is read and written, and what `number` means in it.

Sources: BibTeX's standard styles, the biblatex 3.20 manual (section 2.1), biblatex-apa, and the types that Zotero,
Mendeley, JabRef, Papers and the Association for Computing Machinery added.
"""

import re
from collections.abc import Mapping
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.record.model import TYPES
from protlib.record.shared_words import words_by_language

_ADDRESS: Final = re.compile(r"https?://|\bwww\.|\\url\b")

ENTRY_TYPES: Final = meanings_in("BibTeX", "type")
"""The CSL type of each entry type; an unknown entry type is a `document`."""

NOT_PUBLICATIONS: Final = frozenset(
    {"xdata", "set", "control", "bibnote", "ieeetranbstctl", "comment", "preamble", "string"}
)
"""Entries that only serve other entries or a style."""

BIBTEX: Final = meanings_in("BibTeX", "written type")
"""BibTeX's entry type for each CSL type; `misc` for any other."""

BIBLATEX: Final = {**BIBTEX, **meanings_in("biblatex", "written type")}
"""biblatex's entry type for each CSL type; `misc` for any other, because Zotero drops types that it does not know."""
MADE_ITEMS: Final = {
    **{kind: entry_type for kind, entry_type in BIBLATEX.items() if kind not in BIBTEX},
    "hearing": "misc", "periodical": "misc", "review": "review", "review-book": "review", "speech": "performance",
    "treaty": "legal",
}  # fmt: skip
"""The entry types that pandoc knows although the dialect's own table has another; both dialects use them for pandoc."""
EDITED_BOOK: Final = "collection"
"""biblatex's type for a book with editors and no author; a `book` must have an author."""
PART_OF_BOOK: Final = "inbook"
"""biblatex's type for a part of a book without editors; an `incollection` must have an editor."""

SUBTYPES: Final[Mapping[str, str]] = {
    "magazine": "article-magazine", "newspaper": "article-newspaper", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", **{name: name for name in TYPES},
}  # fmt: skip
"""The values of `entrysubtype`: biblatex's words, and each CSL type under its own name."""
WRITTEN_SUBTYPES: Final = {
    "article-magazine": "magazine", "article-newspaper": "newspaper", "entry-dictionary": "dictionary",
}  # fmt: skip

NEWS_TYPES: Final = frozenset({"article-newspaper", "article-magazine"})
"""CSL types that are no articles to BibTeX unless they have a newspaper: a press release is a report of its body."""

ARTICLES: Final = frozenset({"article", "periodical", "suppperiodical", "review", "newsarticle", "newspaper_article",
                             "magazine_article", "newspaper", "magazine", "preprint"})  # fmt: skip
"""Entry types with a journal; their `number` is the issue."""
PARTS: Final = frozenset({"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook",
                          "suppbook", "suppcollection", "book_section", "conference_proceedings"})  # fmt: skip
"""Entry types inside a book, whose title is in `booktitle`."""
BOOKS: Final = frozenset(
    {"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference",
     "commentary", "manual", "ebook"}
)  # fmt: skip
NUMBERED_SERIES: Final = (PARTS | BOOKS) - {"manual"}
"""Entry types whose `number` counts the book in its series."""
ONLINE: Final = frozenset({"online", "electronic", "www", "webpage", "web_page", "blog"})

GENRES: Final = meanings_in("biblatex", "genre")
"""The words for biblatex's keys in `type` (manual, section 4.9.2)."""
WRITTEN_GENRES: Final = {genre: key for key, genre in GENRES.items()}

THESES: Final = {
    "phdthesis": GENRES["phdthesis"], "mastersthesis": GENRES["mathesis"], "masterthesis": GENRES["mathesis"],
    "bachelorsthesis": GENRES["bathesis"],
}  # fmt: skip
"""The genre that the entry type of a thesis implies."""
DOCTORAL_ENTRY: Final = "phdthesis"
"""The entry type of every thesis in BibTeX but that of a master."""
MASTERS_THESIS: Final = GENRES["mathesis"]

STATUSES: Final = meanings_in("biblatex", "status")
"""The words for biblatex's keys in `pubstate`."""
WRITTEN_STATUSES: Final = {status: key for key, status in STATUSES.items()}

REPORT_WORDS, THESIS_WORDS = (
    {language: words_by_language(kind)[language][0].capitalize() for language in ("en", "fr", "es", "pt", "de")}
    for kind in ("report", "thesis")
)
"""The word for a report or a thesis in its language, where the genre is unknown.

Else BibTeX prints "Technical report" and "PhD thesis".
"""


def subtype_of(fields: Mapping[str, str]) -> str:
    r"""Return the subtype of an entry, "" without one; some programs write "legal\_case", as LaTeX."""
    return fields.get("entrysubtype", "").strip().lower().replace("\\_", "_")


def csl_type_of_entry(entry_type: str, fields: Mapping[str, str]) -> str:
    """Return the CSL type of an entry: from its type, its subtype and, where both are vague, its other fields."""
    subtype = subtype_of(fields)
    if subtype in SUBTYPES:
        return SUBTYPES[subtype]
    if entry_type == "unpublished" and any(name in fields for name in ("eventtitle", "eventdate", "venue")):
        return "speech"
    if entry_type == "misc" and fields.get("eprinttype", fields.get("archiveprefix", "")).lower() == "arxiv":
        return "article"
    if entry_type == "misc" and ("urldate" in fields or _ADDRESS.search(fields.get("howpublished", ""))):
        return "webpage"
    return ENTRY_TYPES.get(entry_type, "document")


BABEL: Final = meanings_in("BibTeX", "language")
"""The name of each language tag in biblatex's `langid`; `languages.tag` reads any name of babel and biblatex."""
