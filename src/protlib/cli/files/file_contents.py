"""The content of files: read as records, made of records, and what readers say of it."""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.cli.input_file import STANDARD, LoadedFile, document_name, read_bytes
from protlib.cli.output import MOST_LOST, MOST_NAMED, say
from protlib.errors import UsageError
from protlib.text import list_all, number_of, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from protlib.formats import Format, Problem, ReadOptions, WriteOptions
    from protlib.record.model import Publication

_MOST_LETTERS_OF_A_RECORD: Final = 300  # letters of a title or a key in a message, which is one line
_MOST_LETTERS_OF_A_PROBLEM: Final = 1_000  # letters: a problem may quote a whole cell of a table
_LAST_BYTES: Final = 2  # a line end in UTF-16


def tell_problems(file: LoadedFile, *, verbose: bool) -> None:
    """Print the records that were lost and the first other problems (all if verbose), as `file:line: record: what`."""
    counts = Counter[bool]()
    for problem in sorted(file.reading.problems, key=lambda problem: problem.line):
        counts[problem.lost] += 1
        if verbose or counts[problem.lost] <= (MOST_LOST if problem.lost else MOST_NAMED):
            say(_line(file.name, problem))
    for further_count, *nouns in (
        (counts[True] - MOST_LOST, "more that could not be read", "more that could not be read"),
        (counts[False] - MOST_NAMED, "more problem"),
    ):
        if further_count > 0 and not verbose:
            say(f"{file.name}: {number_of(further_count, *nouns)}; --verbose lists them all")


def tell_remarks(file: LoadedFile) -> None:
    """Print what there is to say of a file as a whole, a line each."""
    for remark in file.reading.remarks:
        say(f"{file.name}: {remark}")


def _line(name: str, problem: "Problem") -> str:
    line_name = f"{name}:{problem.line}" if problem.line else name
    record = shorten(problem.record, _MOST_LETTERS_OF_A_RECORD)
    return ": ".join(filter(None, (line_name, record, shorten(problem.what, _MOST_LETTERS_OF_A_PROBLEM))))


def load_file(
    path: str,
    format_name: str,
    options: "ReadOptions | None" = None,
    *,
    option: str,
    data: bytes | None = None,
) -> LoadedFile:
    """Read a file, or standard input if the path is `-`; `option` names its format, or is "".

    `data` is its content, if somebody has read it already. Raises InputRefusedError if the file is unreadable or its
    format is unclear, UsageError if an option is wrong.
    """
    from protlib import formats
    from protlib.cli.terminal.progress_bar import progress
    from protlib.formats.files import database_or_path, for_reading

    name = document_name(path := database_or_path(path))
    read_format = None if format_name == "auto" else for_reading(format_name)
    contents = [read_bytes(path) if data is None else data]
    del data
    entry = read_format or formats.detect(contents[0], name, option)
    options = options or formats.ReadOptions()
    _tell_idle_options(name, entry, options)
    with progress(f"Reading {Path(name).name}") as report:
        options = options.changed(name=name, progress=report)
        # The bytes leave this function: the reader lets go of them before it makes records, which take as much memory.
        return LoadedFile(name, entry, formats.read(contents.pop(), entry, options), ", ".join(options.groups))


def _tell_idle_options(name: str, entry: "Format", options: "ReadOptions") -> None:
    """Say which options do nothing in a file."""
    from protlib.formats.common.note_headings import find_mapping

    if options.columns and not entry.has_columns and not find_mapping(entry.note_headings, options.columns):
        notes = [heading.names[0] for heading in entry.note_headings]
        use = f"for {list_all(notes)} in {entry.label}" if notes else f"does nothing in {entry.label}"
        say(f"{name}: --map is for the columns of tables, and {use}")
    if options.groups and not entry.has_groups:
        say(f"{name}: --group is for Zotero's own database, and does nothing in {entry.label}")


def ends_within_line(path: str) -> bool:
    """Tell whether a file ends in the middle of a line, as one that somebody else is still writing."""
    if not Path(path).is_file():  # a pipe has been read to its end, and would wait for another writer
        return False
    try:
        with Path(path).open("rb") as file:
            file.seek(-_LAST_BYTES, os.SEEK_END)
            return not file.read().rstrip(b"\0").endswith((b"\r", b"\n"))
    except OSError:
        return False


def without_cut_record(file: LoadedFile) -> LoadedFile:
    """Return the records without the half record at the end of the file, which counts as lost."""
    from protlib.formats.reader import without_cut

    return file._replace(reading=without_cut(file.reading))


def read_mapping(columns: "Sequence[str]") -> dict[str, str]:
    """Return the fields that --map gives to columns, such as {"Title of report": "title"}; raises UsageError."""
    pairs = [pair.rpartition("=") for pair in columns]
    for column, equals, field in pairs:
        if not (column and equals and field):
            raise UsageError(
                f'--map needs "Column=field", for example "Title of report=title", not “{column}{equals}{field}”'
            )
    return {column.strip(): field.strip() for column, _, field in pairs}


def file_data(publications: "Iterable[Publication]", entry: "Format", options: "WriteOptions", path: str) -> bytes:
    """Return the content of a file of publications; the path is `-` for standard output.

    Raises UsageError for an option that the format does not have, and for a terminal if the format is not text.
    """
    from protlib import formats

    if options.ascii and not entry.is_latex:
        raise UsageError(f"--ascii is for BibTeX and biblatex; leave it out for {entry.label}")
    data = formats.write(publications, entry, options)
    if path == STANDARD and b"\0" in data and sys.stdout.isatty():
        raise UsageError(f"{entry.name} cannot be printed on a terminal; write it to a file")
    if options.ascii and entry.is_latex and not data.isascii():
        count = sum(not char.isascii() for char in data.decode())
        say(f"--ascii: LaTeX has no command for {number_of(count, 'character')}; kept as UTF-8")
    return data
