"""The folders of an import: which of their files are read, and which are only told as left out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from protlib.attachments.document_files import ALWAYS_REPORTS, REPORTS_OR_LISTS
from protlib.cli.files.imported_reports import DETECT, REPORT
from protlib.cli.input_file import STANDARD
from protlib.cli.output import say
from protlib.errors import InputRefusedError, UsageError
from protlib.record.attached_file import FOLDER_SUFFIX
from protlib.system.shell import quote
from protlib.text import list_first, number_of

_LIST: Final = "references"
_TEXT: Final = ".txt"
_LOCK: Final = "~$"
"""How the name of a file begins that Word or Excel keeps beside one that somebody has open."""
_HIDDEN_MARKS: Final = (".", _LOCK)
_SYSTEM_FILES: Final = frozenset({"desktop.ini", "thumbs.db"})
_MOST_NAMED: Final = 3  # files in a message of one line


def expand_folders(paths: Sequence[str], format_name: str) -> list[tuple[str, str]]:
    """Return the files to read, each with its format; a folder stands for what is in it and below.

    That is the files in which programs exchange publications, and then the reports; or the files of the format that
    the user has named. Documents and texts that are lists of references are read as such. The folder of Zotero's data
    is its database. A folder with none of them stays; `refuse_folder` tells what is wrong. Of several paths, as a shell
    makes them of "share/*", those that Word and Excel keep beside an open file are left out.
    """
    files: list[tuple[str, str]] = []
    for path in [path for path in paths if not Path(path).name.startswith(_LOCK)] or paths:
        in_folder = list(_read_in_folder(path, format_name)) if _is_folder(path) else []
        files += sorted(in_folder, key=lambda file: file[1] == REPORT) or [(path, format_name)]
    return files


def _read_in_folder(folder: str, format_name: str) -> Iterator[tuple[str, str]]:
    for file in _files_in(folder):
        if form := _format_in_folder(file) if format_name == DETECT else _format_if_suffix(file, format_name):
            yield file, form


def refuse_folder(path: str) -> None:
    """Raise InputRefusedError for a folder, which is one without files to read."""
    from protlib.formats.files import advice_for_folder

    if _is_folder(path):
        raise InputRefusedError(f"no reports or references in {path}{advice_for_folder(path)}")


def _is_folder(path: str) -> bool:
    from protlib.formats.files import database_or_path

    return path != STANDARD and os.path.isdir(path) and database_or_path(path) == path  # noqa: PTH112 - as typed


def _format_in_folder(path: str) -> str:
    """Return the format to read a file of a folder as, "" for none: a table, a picture, or what may be a list."""
    suffix = Path(path).suffix.lower()
    if suffix in REPORTS_OR_LISTS:
        from protlib.formats.documents.typed_list import ListContent, kind_of_content

        content = kind_of_content(_content(path))
        return {ListContent.LIST: DETECT, ListContent.DOUBTFUL: "", ListContent.TEXT: REPORT}[content]
    if suffix == _TEXT:
        from protlib.formats import reference_lists

        return _LIST if reference_lists.sniff(_content(path)) else ""
    if suffix in ALWAYS_REPORTS:
        return REPORT
    from protlib.formats import exchange_format

    entry = exchange_format(path, lambda: _content(path))
    return entry.name if entry else ""


def _format_if_suffix(path: str, format_name: str) -> str:
    """Return the format that the user has named, if a file's suffix is one of its own; "" for another file."""
    from protlib import formats

    suffixes = formats.format_named(format_name).suffixes
    more_suffixes = {REPORT: REPORTS_OR_LISTS, _LIST: (*REPORTS_OR_LISTS, _TEXT)}.get(format_name, ())
    return format_name if Path(path).suffix.lower() in {*suffixes, *more_suffixes} else ""


def _content(path: str) -> bytes:
    """Return the content of a file, "" for one that cannot be read; who reads it says why."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _files_in(folder: str) -> Iterator[str]:
    """Yield the files in a folder and below, without those of systems and of libraries."""
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(FOLDER_SUFFIX))
        visible = (
            name for name in sorted(names) if not name.startswith(_HIDDEN_MARKS) and name.lower() not in _SYSTEM_FILES
        )
        paths = (os.path.join(top, name) for name in visible)  # noqa: PTH118 - as it was typed
        yield from (path for path in paths if not Path(path).is_fifo())  # who reads a pipe waits for its writer


def tell_passed_over(paths: Sequence[str], read_files: Iterable[tuple[str, str]], library: Path) -> None:
    """Say which files of folders were not among the read ones, and how to import them; not of the library itself."""
    from protlib.formats import may_have_tables

    read_paths = {path for path, _ in read_files}
    library = library.resolve()
    for path in filter(_is_folder, paths):
        files = [file for file in _files_in(path) if Path(file).resolve() != library]
        other_files = [file for file in files if file not in read_paths]
        if len(other_files) == len(files):
            continue
        suspects = [file for file in other_files if Path(file).suffix.lower() in REPORTS_OR_LISTS]
        if suspects:
            guess, advice = "may be lists of references or reports", f"--from {_LIST}, or --from {REPORT}"
            say(f"passed over: {_few_paths(suspects)} {guess}. To import: protlib import {quote(suspects[0])} {advice}")
        strays = [file for file in other_files if file not in suspects]
        if strays := sorted(strays, key=lambda file: not may_have_tables(file)):
            advice = f"To import such a file, name it: protlib import {quote(strays[0])}"
            say(f"passed over: {_few_paths(strays)}. {advice}{_advice_on_tables(strays, path)}")


def _advice_on_tables(paths: Sequence[str], folder: str) -> str:
    """Return how to import all workbooks or web pages among many files of a folder, "" for few of them."""
    from protlib.formats import may_have_tables

    suffixes = Counter(Path(path).suffix.lower() for path in paths if may_have_tables(path))
    if sum(suffixes.values()) <= _MOST_NAMED:
        return ""
    kinds = [(number_of(count, f"{suffix} file"), suffix[1:]) for suffix, count in suffixes.most_common() if count > 1]
    lines = [f"{count}: protlib import {quote(folder)} --from {name}" for count, name in kinds if _is_format(name)]
    return "".join(f"; all {line}" for line in lines)


def _is_format(name: str) -> bool:
    from protlib import formats

    try:
        return bool(formats.format_named(name).reads)
    except UsageError:
        return False


def _few_paths(paths: Sequence[str]) -> str:
    return list_first([*map(quote, paths)], _MOST_NAMED)
