"""What a format returns and what it may be told: the one contract that all formats share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from protlib.formats.programs import ANY, Program
from protlib.record.model import Publication
from protlib.system.progress import Progress, ignore_progress

ACRONYMS: Final = "acronyms"
"""What a format lacks that has no place for the short forms of organisations, and has all else of their names."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with a record of a file, or with the file, and what was done."""

    line: int
    """The line of the file, from 1; 0 where it is not known."""
    record: str
    """The key or the title of the record, "" where it has none or the problem is the file's."""
    what: str
    """What was wrong and what was done: "has no title; left out"."""
    lost: bool = False
    """Whether a record could not be kept."""
    is_cut: bool = False
    """Whether the file ends in the middle of the record."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read from a file: its records, in their order, and what was wrong."""

    publications: list[Publication] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line on which each record begins, from 1."""
    problems: list[Problem] = field(default_factory=list)
    columns: list[frozenset[str]] = field(default_factory=list)
    """The fields that the table has columns for, for each record: parts of them, such as `year`, and names of `extra` as well.

    Empty where it is no table."""
    fields: dict[str, str] = field(default_factory=dict)
    """The fields that the columns of a table mean, by headings that are called otherwise."""
    unknown: dict[str, str] = field(default_factory=dict)
    """The headings of the columns of a table that mean no field, and have something in them, each with the field that this is likely of."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read a file."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The fields of a record that columns of a table are, by their headings, where the headings alone do not say so."""
    kind: str = ""
    """The type of those records of a table, or of hand-made JSON, that say none; "" where their other values tell."""
    own: Sequence[str] = ()
    """The fields that the library which the records are for has of its own."""
    finders: Sequence[str] = ()
    """The fields of which one is enough for a record without a title: it says something of one that is found by it."""
    progress: Progress = ignore_progress
    """What is called with the records that are done, and with how many there are, now and then."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write a file."""

    ascii: bool = False
    """Whether accents are to be commands, where the format is LaTeX."""
    program: Program = ANY
    """The program that is to read the file."""
    own: Sequence[str] = ()
    """The fields that the library which the records are from has of its own."""
    columns: Sequence[str] = ()
    """The columns of a table, in their order; where none are named, it has those that its records need."""
    lossless: bool = False
    """Whether what the format has no place for is packed beside, so that protlib reads the very records; else it is left out."""
    lacking: dict[int, tuple[str, ...]] | None = field(default=None, compare=False, repr=False)
    """What a plain file lacks of each record, by its `id`, as far as writing the file told it: to find it anew takes as long as to write."""

    def tell(self, publication: Publication, find: Callable[[], Iterable[str]]) -> None:
        """Remember what a plain file lacks of a record that is written, where somebody is going to ask."""
        if self.lacking is not None and not self.lossless:
            self.lacking[id(publication)] = tuple(find())

    def missing_from(self, publication: Publication, find: Callable[[], Iterable[str]]) -> Iterable[str]:
        """Return what a plain file lacks of a record, which is found where writing has not told it."""
        cached = (self.lacking or {}).get(id(publication))
        return find() if cached is None else cached
