"""Files of references: read from a path or from bytes, written whole or not at all."""

import codecs
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from protlib import formats
from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.formats.programs import ANY, PROGRAMS, Program, ProgramName
from protlib.record.model import BOOKKEEPING, FIELDS, Publication
from protlib.system.accents import as_on_disk, compose_accents
from protlib.text import nearest, suggestion

_OPTION: Final = "the argument format"
_BEGINNING: Final = 1 << 12  # bytes that tell what a file may be
_ALIKE: Final = 0.75  # how like, of 1, the name of a file is to that of one that is not there
_MOST_ALIKE: Final = 2
_UNMISSED: Final = BOOKKEEPING - {"key"}  # in a file for another program


def read(
    source: str | os.PathLike[str] | bytes,
    format: str = "",  # noqa: A002 - it is what everybody looks for
    *,
    columns: Mapping[str, str] | None = None,
    kind: str = "",
) -> Parsed:
    """Return the records of a file, and the problems that there were with it.

    The source is a path, or the bytes of a file. Content and suffix tell the format where none is named. For a table,
    `columns` maps names of columns to fields of a record, and `kind` is the type of the records that say none. Raises
    InputRefusedError where the file cannot be read or nothing tells its format, UsageError where there is no such format.
    """
    input_format = for_reading(format) if format else None
    path = "" if isinstance(source, bytes) else os.fspath(source)
    data = source if isinstance(source, bytes) else _bytes(path)
    entry = input_format or formats.detect(data, path or "the bytes", _OPTION)
    return formats.read(data, entry, ReadOptions(columns=columns or {}, kind=kind))


def for_reading(name: str) -> "formats.Format":
    """Return the format of that name; raises UsageError where there is none, or where it is not read."""
    entry = formats.format_named(name)
    if not entry.reads:
        raise UsageError(f"protlib can write {entry.name}, but not read it")
    return entry


def _bytes(path: str) -> bytes:
    try:
        return as_on_disk(Path(path)).read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: str, error: OSError) -> InputRefusedError:
    """Return the error of a file that cannot be read, with advice where it is a folder, or is called almost so."""
    from protlib.system.windows import explain_error

    if not path:
        return InputRefusedError("no file name; type a path, or - for standard input")
    advice = f"; to read all files in it: {_all_in(path)}" if Path(path).is_dir() else ""
    if isinstance(error, FileNotFoundError):
        advice = suggestion(_called_alike(path))
    return InputRefusedError(f"{path}: cannot be read: {explain_error(error, path, 'read')}{advice}")


def _all_in(folder: str) -> str:
    """Return what one types for all files in a folder: a pattern that the shell opens, or on Windows protlib itself."""
    from protlib.system import windows
    from protlib.system.shell import quoted

    if windows.IS_WINDOWS:
        return quoted(os.path.join(folder, "*"))  # noqa: PTH118 - as it was typed
    return f"{quoted(folder.rstrip('/'))}/*"


def _called_alike(path: str) -> list[str]:
    """Return the files beside one that is not there which have its name in other letters or with a suffix, else almost its name."""
    folder, name = os.path.split(path)
    folded = compose_accents(name).casefold()
    try:
        with os.scandir(folder or ".") as entries:
            names = {compose_accents(entry.name).casefold(): entry.name for entry in entries if entry.is_file()}
    except OSError:
        return []
    with_suffix = [file for file in sorted(names) if file.startswith(f"{folded}.")] if name else []
    alike = [folded] if folded in names else with_suffix or nearest(folded, names, least=_ALIKE)
    return [os.path.join(folder, names[position]) for position in alike[:_MOST_ALIKE]]  # noqa: PTH118 - as it was typed


def write(
    publications: Iterable[Publication],
    path: str | os.PathLike[str],
    format: str = "",  # noqa: A002 - it is what everybody looks for
    *,
    for_: ProgramName | None = None,
    lossless: bool = False,
    ascii_only: bool = False,
    include: Collection[str] = (),
) -> dict[str, int]:
    """Write publications to a file, whole or not at all; return the fields that it cannot hold.

    For each of these fields it is told how many records have it; the file does not have what is in them.
    The format is the one that is named, else the one that the program `for_` reads best, else that of the path's suffix.
    The file has what the format itself can say; `lossless` packs the rest beside it, for protlib. `ascii_only` has BibTeX write accents as LaTeX commands. A record without
    a key of its own gets one. What is not public is written only where `include` has it: "internal", "confidential", which is
    both, and "notes" for private notes. Raises UsageError where it is not asked for, the format cannot be told, or the file not written.
    """
    from protlib.record.handout import filter_outgoing
    from protlib.record.keys import give_keys

    target = os.fspath(path)
    entry, options = manner(format, for_, target, _OPTION, lossless=lossless, ascii_only=ascii_only)
    refuse_library(target)
    records = give_keys(list(publications))
    if left_out := filter_outgoing(records, include).left_out:
        raise UsageError(
            f"not public: {left_out}; nothing was written. To write them, add {' and '.join(map(repr, left_out.options()))} to include"
        )
    _save(formats.write(records, entry, options), target)
    return {name: len(lacking) for name, lacking in losses(records, entry, options).items()}


def manner(
    name: str,
    program: ProgramName | None,
    path: str,
    option: str,
    *,
    lossless: bool = False,
    ascii_only: bool = False,
    beside: "Sequence[formats.Format]" = (),
) -> "tuple[formats.Format, WriteOptions]":
    """Return how to write: the format, the named one or else that of the program or of the path's suffix, and the options.

    Raises UsageError where there is none; `option` is what one names the format with, `beside` what else that can name.
    """
    receiver = _program(program)
    if not name and receiver.formats:
        name = _best(receiver, Path(path).suffix.lower())
    entry = formats.for_writing(name, path, option, beside)
    return entry, WriteOptions(ascii=ascii_only, program=receiver, lossless=lossless, lacking={})


def _best(program: Program, suffix: str) -> str:
    """Return the format that a program reads best, of those of the suffix if there is one."""
    best = [formats.format_named(formats_of_suffix) for formats_of_suffix in program.formats]
    return next((entry for entry in best if suffix in entry.suffixes), best[0]).name


def _program(name: ProgramName | None) -> Program:
    if name is not None and name not in PROGRAMS:
        program_names = ", ".join(get_args(ProgramName))
        raise UsageError(f"unknown program “{name}”; choose from {program_names}{suggestion(nearest(name, PROGRAMS))}")
    return PROGRAMS[name] if name is not None else ANY


def refuse_library(path: str) -> None:
    """Raise UsageError where a file is a library, which nothing but protlib may write over."""
    from protlib.formats.library_file import sniff

    file = Path(path)
    if file.is_file() and _may_be_object(file) and sniff(file.read_text(encoding="utf-8-sig", errors="replace")):
        raise UsageError(f"{path} is a protlib library; write to another file")


def _may_be_object(file: Path) -> bool:
    """Tell whether a file begins as JSON's objects do, so that one of another kind is not read whole, however big it is."""
    with file.open("rb") as opened:
        return opened.read(_BEGINNING).removeprefix(codecs.BOM_UTF8).lstrip()[:1] in {b"", b"{"}


def _save(data: bytes, path: str) -> None:
    """Put the data in a file, whole or not at all; raises UsageError where that cannot be done."""
    from protlib.system.atomic import write_whole

    try:
        write_whole(Path(path), data)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: str, error: OSError) -> UsageError:
    """Return the error of a file that cannot be written."""
    from protlib.system.windows import explain_error

    return UsageError(f"{path}: cannot be written: {explain_error(error, path)}")


def losses(
    publications: Sequence[Publication], entry: "formats.Format", options: WriteOptions
) -> dict[str, list[Publication]]:
    """Return, for each field that the format cannot hold and somebody may miss, the records in which it is filled."""
    counts = formats.losses(publications, entry, options)
    order = {name: place for place, name in enumerate(FIELDS)}
    names = sorted(counts.keys() - _UNMISSED, key=lambda name: (order.get(name, len(order)), name))
    return {name: counts[name] for name in names}
