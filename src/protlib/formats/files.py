"""Files of references: read from a path or from bytes, written whole or not at all."""

import codecs
import errno
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from protlib import formats
from protlib.errors import InputRefusedError, UsageError
from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.formats.programs import ANY, PROGRAMS, Program, ProgramName
from protlib.record.model import FIELDS, LOCAL_FIELDS, Publication
from protlib.system.file_identity import as_on_disk, compose_accents
from protlib.system.shell import command_line
from protlib.text import most_similar, suggestion

_DATABASES: Final = frozenset({".sqlite", ".ctv6", ".ctv5"})
_ENDNOTE_SUFFIXES: Final = frozenset({".enl", ".enlx"})
_OPTION: Final = "the argument format"
_BYTES_OF_A_BEGINNING: Final = 1 << 12  # they reveal the kind of file
_LEAST_LIKENESS: Final = 0.75  # the least similarity, of 1, to the name of a missing file
_MOST_NAMED: Final = 2  # files in a message of one line
_WEB: Final = ("http:/", "https:/")  # as a path, "https://iom.int" has one slash
_FILE_SCHEME: Final = "file:/"  # with its slashes, as a browser or a file manager gives it
_WRITES_REFUSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_UNMISSED_FIELDS: Final = LOCAL_FIELDS - {"key"}  # in a file for another program


def read(
    source: str | os.PathLike[str] | bytes,
    format: str = "",  # noqa: A002 - it is what everybody looks for
    *,
    columns: Mapping[str, str] | None = None,
    kind: str = "",
) -> Parsed:
    """Return the records and the problems of a file.

    The source is a path, or the bytes of a file. Content and suffix tell the format if none is named. For a table,
    `columns` maps column names to record fields, and `kind` is the type of records that name none. Raises
    InputRefusedError if the file cannot be read or its format is unclear, UsageError if there is no such format.
    """
    input_format = for_reading(format) if format else None
    path = "" if isinstance(source, bytes) else database_or_path(os.fspath(source))
    data = source if isinstance(source, bytes) else _bytes(path)
    entry = input_format or formats.detect(data, path or "the bytes", _OPTION)
    return formats.read(data, entry, ReadOptions(columns=columns or {}, kind=kind))


def for_reading(name: str) -> formats.Format:
    """Return the format with that name; raises UsageError if there is none, or if protlib cannot read it."""
    entry = formats.format_named(name)
    if not entry.reads:
        raise UsageError(f"protlib can write {entry.name}, but not read it")
    return entry


def _bytes(path: str) -> bytes:
    try:
        return read_content(path)
    except OSError as error:
        raise unreadable_error(path, error) from error


def read_content(path: str) -> bytes:
    """Return the content of a file, of a database in one state; raises OSError."""
    file = as_on_disk(Path(path))
    if file.suffix.lower() in _ENDNOTE_SUFFIXES:
        from protlib.formats.endnote_library.library_files import read_database

        return read_database(file)
    if file.suffix.lower() not in _DATABASES:
        return file.read_bytes()
    from protlib.formats.common.sqlite_file import read_at_rest

    return read_at_rest(file)


def database_or_path(path: str) -> str:
    """Return the path itself; for the folder of Zotero's or EndNote's data, that of the database in it."""
    if not path or not os.path.isdir(path):  # noqa: PTH112 - as it was typed
        return path
    stem, suffix = os.path.splitext(os.path.normpath(path))  # noqa: PTH122 - as it was typed
    if suffix.lower() == ".data":
        database = f"{stem}.enl"
    elif suffix.lower() == ".enlp":  # how EndNote on a Mac keeps both together
        database = os.path.join(path, f"{os.path.basename(stem)}.enl")  # noqa: PTH118, PTH119 - as it was typed
    else:
        database = os.path.join(path, "zotero.sqlite")  # noqa: PTH118 - as it was typed
    return database if os.path.isfile(database) else path  # noqa: PTH113 - as it was typed


def unreadable_error(path: str, error: OSError) -> InputRefusedError:
    """Return the error for a file that cannot be read, with advice for a folder or a misspelt name."""
    from protlib.system.windows import explain_error

    if not path:
        return InputRefusedError("no file name; type a path, or - for standard input")
    if path.lower().startswith(_WEB):
        line = command_line(["protlib", "add", "--url", path])
        return InputRefusedError(f"{path}: is a link, not a file; download the file, or look the link up: {line}")
    if path.lower().startswith(_FILE_SCHEME):
        from urllib.parse import unquote

        decoded_path = unquote(path[len(_FILE_SCHEME) :]).lstrip("/")
        file = decoded_path if decoded_path[1:2] == ":" else f"/{decoded_path}"  # such as "C:/Users"
        return InputRefusedError(f"{path}: is a link to a file; type its path: {file}")
    advice = advice_for_folder(path)
    if isinstance(error, FileNotFoundError):
        advice = suggestion(_find_similar_names(path))
    return InputRefusedError(f"{path}: cannot be read: {explain_error(error, path, 'read')}{advice}")


def advice_for_folder(path: str) -> str:
    """Return advice to name all files in a folder; "" for a folder without files of its own, or for no folder."""
    try:
        with os.scandir(path) as entries:
            has_files = any(entry.is_file() for entry in entries if not entry.name.startswith("."))
    except OSError:
        return ""
    return f"; to read all files in it: {_all_in(path)}" if has_files else ""


def _all_in(folder: str) -> str:
    """Return the pattern that stands for all files in a folder; the shell expands it, on Windows protlib itself."""
    from protlib.system import windows
    from protlib.system.shell import quote

    if windows.IS_WINDOWS:
        return quote(os.path.join(folder, "*"))  # noqa: PTH118 - as it was typed
    return f"{quote(folder.rstrip('/'))}/*"


def _find_similar_names(path: str) -> list[str]:
    """Return the files with a similar name beside a missing file: other case, a suffix, or almost the same name."""
    folder, name = os.path.split(path)
    target = compose_accents(name).casefold()
    try:
        with os.scandir(folder or ".") as entries:
            names = {compose_accents(entry.name).casefold(): entry.name for entry in entries if entry.is_file()}
    except OSError:
        return []
    with_suffix = [file for file in sorted(names) if file.startswith(f"{target}.")] if name else []
    similar_names = [target] if target in names else with_suffix or most_similar(target, names, least=_LEAST_LIKENESS)
    return [os.path.join(folder, names[position]) for position in similar_names[:_MOST_NAMED]]  # noqa: PTH118 - as it was typed


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
    """Write publications to a file, whole or not at all; return the number of records that lose each field.

    The format is the named one, else the one that the program `for_` reads best, else that of the path's suffix. The
    file holds what the format can express; `lossless` packs the rest beside it, for protlib. `ascii_only` makes BibTeX
    write accents as LaTeX commands. A record without a key gets one. Records and notes that are not public need
    `include`: "internal", "confidential" (both), or "notes" (private notes). Raises UsageError if they were not asked
    for, the format is unclear, or the file cannot be written. Attached files are not named.
    """
    from protlib.record.handout import filter_outgoing, without_files
    from protlib.record.keys import give_keys

    target = os.fspath(path)
    entry, options = manner(format, for_, target, _OPTION, lossless=lossless, ascii_only=ascii_only)
    refuse_library(target)
    records = give_keys(list(publications))
    if left_out := filter_outgoing(records, include).left_out:
        raise UsageError(
            f"not public: {left_out}; nothing was written. To write them, add "
            f"{' and '.join(map(repr, left_out.options()))} to include"
        )
    records = [without_files(record) for record in records]
    _save(formats.write(records, entry, options), target)
    return {name: len(lossy_records) for name, lossy_records in losses(records, entry, options).items()}


def manner(
    name: str,
    program: ProgramName | None,
    path: str,
    option: str,
    *,
    lossless: bool = False,
    ascii_only: bool = False,
    more_formats: Sequence[formats.Format] = (),
) -> tuple[formats.Format, WriteOptions]:
    """Return the format and the options to write with.

    The format is the named one, else that of the program, else that of the path's suffix. Raises UsageError if there is
    none; `option` is the user's option for the format, `more_formats` lists other values of it.
    """
    receiver = _program(program)
    if not name and receiver.formats:
        name = _choose_best_format(receiver, Path(path).suffix.lower())
    entry = formats.for_writing(name, path, option, more_formats)
    return entry, WriteOptions(ascii=ascii_only, program=receiver, lossless=lossless, lacking={})


def _choose_best_format(program: Program, suffix: str) -> str:
    """Return the format that a program reads best, preferably among those with the suffix."""
    usual_formats = [formats.format_named(name) for name in program.formats]
    return next((entry for entry in usual_formats if suffix in entry.suffixes), usual_formats[0]).name


def _program(name: ProgramName | None) -> Program:
    if name is not None and name not in PROGRAMS:
        program_names = ", ".join(get_args(ProgramName))
        raise UsageError(
            f"unknown program “{name}”; choose from {program_names}{suggestion(most_similar(name, PROGRAMS))}"
        )
    return PROGRAMS[name] if name is not None else ANY


def refuse_library(path: str) -> None:
    """Raise UsageError if a file is a library, which only protlib itself may overwrite."""
    from protlib.formats.library_file import sniff

    file = Path(path)
    if file.is_file() and _may_be_object(file) and sniff(file.read_text(encoding="utf-8-sig", errors="replace")):
        raise UsageError(f"{path} is a protlib library; write to another file")


def _may_be_object(file: Path) -> bool:
    """Tell whether a file begins like a JSON object, so that big files of other kinds are not read."""
    with file.open("rb") as open_file:
        return open_file.read(_BYTES_OF_A_BEGINNING).removeprefix(codecs.BOM_UTF8).lstrip()[:1] in {b"", b"{"}


def _save(data: bytes, path: str) -> None:
    """Write the data to a file, whole or not at all; raises UsageError if that fails."""
    from protlib.system.atomic import write_whole

    try:
        write_whole(Path(path), data)
    except OSError as error:
        raise unwritable_error(path, error) from error


def unwritable_error(path: str, error: OSError) -> UsageError:
    """Return the error for a file that cannot be written; on a full disk it says what became of the file."""
    from protlib.system.atomic import explain_full_disk, is_stream
    from protlib.system.windows import explain_error

    shortage, remedy = explain_full_disk(error, Path(path))
    if shortage and not is_stream(Path(path)):
        message = "It was not changed" if Path(path).exists() else "Nothing was written"
        return UsageError(f"{path}: cannot be written: {shortage}. {message}; {remedy} and try again")
    folder = Path(path).parent
    if isinstance(error, FileNotFoundError) and not folder.exists():
        return UsageError(f"{path}: cannot be written: the folder {folder} does not exist; make it first")
    if error.errno in _WRITES_REFUSED and folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        return UsageError(f"{path}: cannot be written: you may not write in {folder.absolute()}; name another folder")
    return UsageError(f"{path}: cannot be written: {explain_error(error, path)}")


def losses(
    publications: Sequence[Publication], entry: formats.Format, options: WriteOptions
) -> dict[str, list[Publication]]:
    """Return the records that lose each field which the format cannot hold and somebody may miss."""
    counts = formats.losses(publications, entry, options)
    order = {name: position for position, name in enumerate(FIELDS)}
    names = sorted(counts.keys() - _UNMISSED_FIELDS, key=lambda name: (order.get(name, len(order)), name))
    return {name: counts[name] for name in names}
