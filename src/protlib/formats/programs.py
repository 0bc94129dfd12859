"""The target programs of files: the formats that each reads best, and flags for its peculiarities.

A flag is named for what the program does. Writers ask for flags, never for the name of a program.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal

from protlib.frozen import NamedTuple

ProgramName = Literal["zotero", "endnote", "mendeley", "jabref", "pandoc", "word", "excel", "latex", "typst"]
"""The values of `--for`."""


class Organisations(StrEnum):
    """How to write an organisation's name in RIS so that its reader makes no person of it."""

    AS_READ = "as it is where protlib reads it so, else with EndNote's comma"
    COMMA = "with a comma doubled or put behind it, as EndNote asks for it"
    BRACES = "in braces, as BibTeX has it"
    DASH = "with a dash for each comma, since nothing else keeps it whole"
    DASH_AND_COMMA = "so, and with a comma behind it, since its last word is a family name otherwise"


class Program(NamedTuple):
    """A program and the formats that it reads best: the first of them, unless a file's suffix names another."""

    formats: tuple[str, ...] = ()
    organisations: Organisations = Organisations.DASH
    wants_citation_key: bool = False
    """It reads a CSL item's key from `citation-key` alone, and RIS's key from a line of its own."""
    has_web_pages: bool = False
    """It knows RIS's type WEB for a web page; the others know ELEC."""
    misreads_tags: bool = False
    """In RIS it takes the second title for the journal, the last number for the number, and A2 to A4 for authors."""
    wants_dialect: bool = False
    """It opens a .bib file in the dialect that a comment in it names."""
    has_groups: bool = False
    """It reads the groups of a .bib file: from a field of each entry, and their tree from a comment."""
    wants_whole_date: bool = False
    """It reads BibTeX's `date`, and no `day`."""
    wants_publisher: bool = False
    """It reads the `publisher` of any entry, and no `howpublished`."""
    wants_langid: bool = False
    """It reads the language from `langid` alone, and lowers capitals in titles without one."""
    makes_items: bool = False
    """It turns BibTeX entries into CSL items: it knows all types of biblatex, and prints a `type` unchanged."""
    wants_sentence_case: bool = False
    """It keeps titles in sentence case; its styles make Title Case where they need it."""
    takes_others_for_person: bool = False
    """It takes BibTeX's "and others" for a person."""
    shows_braces: bool = False
    """It shows the braces that protect capitals in a BibTeX title."""
    has_bibtex_styles: bool = False
    """Its styles print no number, volume, page or court of a treaty, a case or a law, but `howpublished`.

    Those of BibTeX sort a work without an author by its `key`.
    """
    wants_bom: bool = False
    """It reads a table as UTF-8 only with a byte order mark."""


READERS_OF_OTHERS: Final[Mapping[str, str]] = {
    "quarto": "pandoc",
    "rmarkdown": "pandoc",
    "markdown": "pandoc",
    "obsidian": "pandoc",
    "jupyter": "pandoc",
    "overleaf": "latex",
    "lyx": "latex",
    "texstudio": "latex",
    "biblatex": "latex",
    "bibtex": "latex",
}
"""Programs that read best what protlib writes for another."""

ANY: Final = Program(organisations=Organisations.AS_READ)
"""No program in particular."""

# For Zotero, only the first format has tags, notes and the types of laws: docs/measures.md
PROGRAMS: Final[Mapping[str, Program]] = {
    "zotero": Program(
        ("ris", "bibtex", "csl-json", "endnote"), wants_citation_key=True, wants_whole_date=True, wants_publisher=True,
    ),
    "endnote": Program(("endnote",), organisations=Organisations.COMMA, has_web_pages=True, shows_braces=True),
    "mendeley": Program(("ris",)),
    "jabref": Program(
        ("bibtex",), organisations=Organisations.BRACES, misreads_tags=True, wants_dialect=True, has_groups=True,
    ),
    "pandoc": Program(
        ("csl-json",), organisations=Organisations.DASH_AND_COMMA, wants_langid=True, makes_items=True,
        wants_sentence_case=True, takes_others_for_person=True,
    ),
    "word": Program(("word",), shows_braces=True),
    "excel": Program(("csv", "xlsx", "tsv"), wants_bom=True),
    "latex": Program(("bibtex", "biblatex"), has_bibtex_styles=True),
    "typst": Program(("hayagriva",)),
}  # fmt: skip
