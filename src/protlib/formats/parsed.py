"""What a format returns, and the options that it takes: the contract that all formats share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from protlib.formats.programs import ANY, Program
from protlib.frozen import FrozenClass, NamedTuple, field
from protlib.record.model import Publication
from protlib.system.progress import Progress, ignore_progress

ACRONYMS: Final = "acronyms"
"""The name for a loss: the format has all of an organisation's name but its short form."""

Recognise = Callable[[Sequence[bytes], str], Sequence[str]]
"""What returns the words in pictures of pages (PGM) as hOCR; with the language of the report, a tag, or ""."""

QUOTED_LETTERS: Final = 40
"""So much of a file a problem quotes: it stays on one line."""

CUT: Final = "the file ends in the middle of this record; left out"
"""What a problem says of a record that the end of the file cuts off."""


class Problem(FrozenClass):
    """A fault in a record or a file, and what was done about it."""

    line: int
    """The line of the file, from 1; 0 where it is unknown."""
    record: str
    """The key or the title of the record; "" where it has none, or where the fault is the file's."""
    what: str
    """The fault and what was done: "has no title; left out"."""
    lost: bool = False
    """Whether the record could not be kept."""
    is_cut: bool = False
    """Whether the file ends in the middle of the record."""
    is_doubt: bool = False
    """Whether the end of the file may be in the middle of the record; what is only added is taken for whole.
    """


class Parsed(FrozenClass):
    """The records of a file in their order, and its problems."""

    publications: list[Publication] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line where each record begins, from 1."""
    sheets: list[str] = field(default_factory=list)
    """The name of the sheet of each record, with its kind: "sheet “Studies”"; empty where all are of one."""
    problems: list[Problem] = field(default_factory=list)
    columns: list[frozenset[str]] = field(default_factory=list)
    """The fields with a column in the table, for each record.

    Also parts of fields, such as `year`, and names of `extra`.

    Empty where the file is no table.
    """
    fields: dict[str, str] = field(default_factory=dict)
    """The field of each column of a table whose heading is not the field's own name."""
    note_headings: dict[str, str] = field(default_factory=dict)
    """The headings of notes in a file of another program, as --map takes them, each with the field of its notes."""
    unknown: dict[str, str] = field(default_factory=dict)
    """The headings of filled columns without a field, each with the field that the column likely holds."""
    remarks: list[str] = field(default_factory=list)
    """What there is to say of the file as a whole: what came from it, and what did not."""

    has_bare_cover: bool = False
    """Whether it is a report whose first page has no words as text: they may be in a picture."""
    cover: str = ""
    """The lines of a report's first page with words and of the next one, with a form feed between the pages."""
    opened: frozenset[int] = frozenset()
    """The lines of records that say themselves that they are public, whatever words stand in them."""

    def sheet_of(self, position: int) -> str:
        """Return the name of the sheet with the record at a position, "" where the file has one sheet."""
        return self.sheets[position] if self.sheets else ""

    def take_in(self, part: "Parsed") -> None:
        """Add the records and problems of a part of the file, such as a sheet of a workbook, at the end."""
        self.publications.extend(part.publications)
        self.lines.extend(part.lines)
        self.sheets.extend(part.sheets)
        self.problems.extend(part.problems)
        self.columns.extend(part.columns)
        self.fields.update(part.fields)
        self.unknown.update(part.unknown)
        self.remarks.extend(part.remarks)


class NoteHeading(NamedTuple):
    """A heading of notes in the files of a format, and the field for its notes."""

    names: tuple[str, ...]
    """The names that files give it; the first is the usual one."""
    field: str


NoteHeadings = Sequence[NoteHeading]


class ReadOptions(FrozenClass):
    """How to read a file."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The record's fields for columns of a table, by heading, where the headings do not tell."""
    kind: str = ""
    """The type of records in a table, or in hand-made JSON, that name none; "" lets their other values decide."""
    own_names: Sequence[str] = ()
    """The library's own fields."""
    groups: Sequence[str] = ()
    """The libraries of groups that are read from a database in place of the user's own."""
    finders: Sequence[str] = ()
    """The fields that can find an existing record; with one of them, a record needs no title."""
    name: str = ""
    """The name of the file, which is the last that tells the title of a report."""
    recognise: Recognise | None = None
    """Asked for the words in pictures of a report's first pages, where their text does not say enough."""
    is_of_whole: bool = False
    """Whether a record replaces another one, and must be whole: a file that ends within a line is cut."""
    progress: Progress = ignore_progress
    """Called now and then with the number of finished records and the number of all records."""
    note_headings: NoteHeadings = ()
    """The headings of notes in the format of the file, which `columns` may have as well."""


class WriteOptions(FrozenClass):
    """How to write a file."""

    ascii: bool = False
    """Whether accents are written as commands, in LaTeX formats."""
    program: Program = ANY
    """The program that is to read the file."""
    own_names: Sequence[str] = ()
    """The library's own fields."""
    columns: Sequence[str] = ()
    """The columns of a table in their order; if empty, the columns that its records need."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """What heads a chosen column instead of its name."""
    lossless: bool = False
    """Whether values without a field in the format are packed, so that protlib reads the same records.

    Else they are left out.
    """
    names_files: bool = False
    """Whether the file names the attached files of records, by paths from its own folder."""
    opened: frozenset[str] | None = None
    """The keys of records that somebody has opened in their library; None where that is not known."""
    lacking: dict[int, tuple[str, ...]] | None = field(default=None, compare=False, repr=False)
    """The fields that a plain file lacks of each record, by its `id`, as far as writing has determined them.

    To determine them again would take as long as to write. A record that is written without its paths is another.
    """

    def tell(self, publication: Publication, find: Callable[[], Iterable[str]]) -> None:
        """Remember the fields that a plain file lacks of a record, if the caller collects them."""
        if self.lacking is not None and not self.lossless:
            self.lacking[id(publication)] = tuple(find())
