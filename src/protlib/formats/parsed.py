"""What a format returns and what it may be told: the one contract that all formats share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from protlib.formats.programs import ANY, Program
from protlib.record.model import Publication
from protlib.system.progress import Progress, unwatched


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong with a record and what was done; `lost` where the record could not be kept."""

    line: int
    record: str
    what: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """The records of a text, the line on which each begins (from 1), and what was wrong with the text."""

    publications: list[Publication] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: `columns` maps a table's column names to fields; `progress` is told (done, total) now and then.

    `kind` is the type of the records of a table that says none; without it the other columns tell.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    progress: Progress = unwatched


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: `ascii` asks for LaTeX commands for accents, `program` for what one program reads best.

    `plain` leaves out what protlib alone reads: the records then come back as the format itself can say them.
    """

    ascii: bool = False
    program: Program = ANY
    plain: bool = False
