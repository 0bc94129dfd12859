"""A record that is about to become an entry: its dialect, and its values as LaTeX."""

import dataclasses
import re
from typing import Any, Final

from protlib.formats.bib import entry_types
from protlib.formats.bib.fields import FIELD_OF, KEPT_PREFIX
from protlib.formats.bib.latex.braces import protect
from protlib.formats.bib.latex.encoder import ASCII_ENCODER, UNICODE_ENCODER, LatexEncoder
from protlib.formats.parsed import WriteOptions
from protlib.frozen import expression
from protlib.record.model import Publication
from protlib.text import split_case_marks

# Two `^` are TeX's way to write any character: `^^5c` is a backslash wherever a style prints an address as text.
_UNSAFE: Final = re.compile(r"[{}\\^]")
_UNSAFE_IN_ASCII: Final = expression(r"[{}\\^]|[^\x00-\x7f]")
_ENTRY_TYPE: Final = expression(r"[a-z][a-z0-9_]*")
# Such as "2009-07-01/..", "spring 2009", "2009~" and "2009%/2010". biber copies other texts into
# the file that TeX reads; a percent sign is allowed only at the end of a date, as in EDTF.
_DATE_SIGNS: Final = re.compile(r"(?:[\w /~?.,:+-]|(?<=\d)%(?=/|$))+")
_BIBLATEX: Final = "biblatex"
_AND_WORD: Final = re.compile(r"\band\b", re.IGNORECASE)


@dataclasses.dataclass(slots=True)
class EntryDraft:
    """A record to write as an entry: the dialect ("bibtex" or "biblatex"), the options, and the type of the entry."""

    publication: Publication
    dialect: str
    options: WriteOptions
    entry_type: str = dataclasses.field(init=False)
    encoder: LatexEncoder = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.encoder = ASCII_ENCODER if self.options.ascii else UNICODE_ENCODER
        self.entry_type = entry_type_of(self.publication, self.dialect, self.options)

    @property
    def is_biblatex(self) -> bool:
        """Tell whether the dialect is biblatex."""
        return self.dialect == _BIBLATEX

    def value(self, variable: str) -> Any:
        """Return the value of a CSL variable, from the record's field or from `extra`; None where there is none."""
        field = FIELD_OF.get(variable)
        return self.publication.filled().get(field) if field else self.publication.extra.get(variable)

    def text(self, value: object) -> str:
        """Return a value as LaTeX."""
        return self.encoder.encode(str(value)) if value else ""

    def title(self, value: object) -> str:
        """Return a title as LaTeX, with its names and acronyms in braces."""
        if not value:
            return ""
        if self.options.program.shows_braces:
            return self.text(split_case_marks(str(value))[0])
        return protect(str(value), self.encoder, protects_each_word=self.options.program.wants_sentence_case)

    def again(self, value: str) -> str:
        """Return a common value as LaTeX, from a cache."""
        return self.encoder.encode_again(value)

    def item(self, value: str) -> str:
        """Return a value of a biblatex list: braces protect an "and" inside it."""
        encoded = self.again(value)
        return f"{{{encoded}}}" if " " in value and _AND_WORD.search(value) else encoded

    def verbatim(self, value: str) -> str:
        """Return a value that LaTeX does not read, such as an address, with unsafe characters percent-encoded."""
        unsafe = _UNSAFE_IN_ASCII if self.options.ascii else _UNSAFE
        return unsafe.sub(_percent_encode, value) if unsafe.search(value) else value

    def date(self, value: str) -> str:
        """Return a date, or "" where the text is no date and TeX would read it as commands."""
        return value if _DATE_SIGNS.fullmatch(value) else ""


def _percent_encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def entry_type_of(publication: Publication, dialect: str, options: WriteOptions) -> str:
    """Return the original type of a record's entry if it still fits, else the type from the dialect's table."""
    original_type = str(publication.extra.get(f"{KEPT_PREFIX}entrytype", "")) if publication.extra else ""
    if (
        original_type
        and entry_types.ENTRY_TYPES.get(original_type, "document") == publication.type
        and _ENTRY_TYPE.fullmatch(original_type)
    ):
        return "misc" if original_type in entry_types.NOT_PUBLICATIONS else original_type
    if options.program.makes_items and publication.type in entry_types.MADE_ITEMS:
        return entry_types.MADE_ITEMS[publication.type]
    is_in_paper = bool(publication.container_title) or options.program.makes_items
    if publication.type in entry_types.NEWS_TYPES and not is_in_paper:
        by_dialect = entry_types.BIBLATEX if dialect == _BIBLATEX else entry_types.BIBTEX
        return by_dialect["report"] if publication.genre else "misc"
    return _biblatex_type(publication) if dialect == _BIBLATEX else _bibtex_type(publication)


def _biblatex_type(publication: Publication) -> str:
    entry_type = entry_types.BIBLATEX.get(publication.type, "misc")
    if entry_type == "book" and publication.editors and not publication.authors:
        return entry_types.EDITED_BOOK
    if entry_type == "incollection" and publication.container_title and not publication.editors:
        return entry_types.PART_OF_BOOK
    return entry_type


def _bibtex_type(publication: Publication) -> str:
    entry_type = entry_types.BIBTEX.get(publication.type, "misc")
    is_masters = entry_type == "phdthesis" and publication.genre == entry_types.MASTERS_THESIS
    return "mastersthesis" if is_masters else entry_type
