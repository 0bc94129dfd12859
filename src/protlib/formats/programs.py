"""The programs that files are written for: the formats that each reads best, and what is special for it, as flags.

A flag is named for what the program does; the writers of formats ask for flags, never for the name of a program.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, NamedTuple

ProgramName = Literal["zotero", "endnote", "mendeley", "jabref", "pandoc", "word", "excel", "latex", "typst"]
"""What `--for` takes."""


class Organisations(StrEnum):
    """How the name of an organisation stands in RIS, so that its reader does not make a person of it."""

    AS_READ = "as it is where protlib reads it so, else with EndNote's comma"
    COMMA = "with a comma doubled or put behind it, as EndNote asks for it"
    BRACES = "in braces, as BibTeX has it"
    DASH = "with a dash for each comma, since nothing else keeps it whole"


class Program(NamedTuple):
    """A program, by the formats that it reads best: the first of them, unless the suffix of a file tells another."""

    formats: tuple[str, ...] = ()
    organisations: Organisations = Organisations.DASH
    wants_citation_key: bool = False
    """It reads the key of an item of CSL from `citation-key` alone, and that of RIS from a line of its own."""
    has_web_pages: bool = False
    """It has the type WEB of RIS for a web page; the others have ELEC."""
    misreads_tags: bool = False
    """It takes the second title of RIS for the journal, the last number for the number, and makes authors of A2 to A4."""
    wants_dialect: bool = False
    """It opens a .bib file by the dialect that a comment in it names."""
    wants_whole_date: bool = False
    """It reads no `day` of BibTeX, but a `date`."""
    wants_publisher: bool = False
    """It reads the `publisher` of any entry, and no `howpublished`."""
    wants_langid: bool = False
    """It looks for the language in `langid` alone, and takes the capitals from titles where there is none."""
    makes_items: bool = False
    """It makes items of CSL of the entries of BibTeX: of all types that biblatex has, and prints a `type` as it stands."""
    wants_sentence_case: bool = False
    """It has titles in sentence case, of which styles make Title Case where they want it."""
    takes_others_for_person: bool = False
    """It takes "and others" of BibTeX for a person."""
    shows_braces: bool = False
    """It shows the braces that keep the capitals of a title of BibTeX."""
    wants_bom: bool = False
    """It takes a table for UTF-8 only where it begins with the byte order mark."""


ANY: Final = Program(organisations=Organisations.AS_READ)
"""No program in particular."""

# For Zotero the first format alone has tags, notes and the types of laws: docs/measures.md
PROGRAMS: Final[Mapping[str, Program]] = {
    "zotero": Program(
        ("ris", "bibtex", "csl-json", "endnote"), wants_citation_key=True, wants_whole_date=True, wants_publisher=True,
    ),
    "endnote": Program(("endnote",), organisations=Organisations.COMMA, has_web_pages=True, shows_braces=True),
    "mendeley": Program(("ris",)),
    "jabref": Program(("bibtex",), organisations=Organisations.BRACES, misreads_tags=True, wants_dialect=True),
    "pandoc": Program(
        ("csl-json",), wants_langid=True, makes_items=True, wants_sentence_case=True, takes_others_for_person=True,
    ),
    "word": Program(("word",), shows_braces=True),
    "excel": Program(("csv", "xlsx", "tsv"), wants_bom=True),
    "latex": Program(("bibtex", "biblatex")),
    "typst": Program(("hayagriva",)),
}  # fmt: skip
