"""The content of a library file: TinyDB tables `library` (the header) and `publications` (the records).

The table `library` has one document: `format`, the version of this layout, and `created`; in the first format also
`changed` and `changed_by`, the time and the command of the last write. Later formats keep these in `written_files`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.errors import InputRefusedError
from protlib.frozen import NamedTuple
from protlib.storage import layout
from protlib.storage.layout import (
    DECISIONS,
    LIBRARY,
    PUBLICATIONS,
    PUBLICATIONS_BEGIN,
    Document,
    Tables,
    WrittenTables,
    is_number,
)
from protlib.text import comparable_key

if TYPE_CHECKING:
    from json import JSONDecodeError

FORMAT: Final = 2  # the version of the file's layout: docs/file-format.md
_FIRST_FORMAT: Final = 1  # of the layout, without a mark in the file
_BOM: Final = b"\xef\xbb\xbf"
_MOST_LETTERS_SHOWN: Final = 40  # of a name that is no number, in a message
_BYTES_OF_A_HEAD: Final = 4096  # read first; doubled until the header is whole
# Such as '{ "library": ', with which a file begins that protlib has written.
_HEAD: Final = r'\s*\{\s*"library"\s*:\s*'
_MARK: Final = rb"^(<{7,}|={7,}|>{7,}|\|{7,})(?=[ \r\n]|\Z)"
_ONLY_HEADER: Final = "1"  # the document id in the table `library`
_NO_MORE: Final = frozenset({"changed", "changed_by"})  # what only the first format had in its header


class NotALibraryError(Exception):
    """Why bytes are not a library, as the rest of a sentence that begins with the file."""


class EmptyFileError(NotALibraryError):
    """A file in which there is nothing that anyone could read."""


class NewerFormatError(NotALibraryError):
    """A library that a newer protlib wrote."""


class ConflictError(NotALibraryError):
    """A library in which Git has left both sides of a merge."""


class UnfitSidesError(ConflictError):
    """A library with both sides of a merge, one of them incomplete."""


class FaultyRecordError(NotALibraryError):
    """A library that is whole except for one record."""


class Header(NamedTuple):
    """The header of a library file: the layout's version, its creation, and its last change with command and user."""

    format: int = FORMAT
    created: str = ""
    changed: str = ""
    changed_by: str = ""
    who: str = ""


class LibraryContent(NamedTuple):
    """The content of a library file: header, tables, and what had to be mended in them."""

    header: Header
    tables: Tables
    repairs: list[str]

    @property
    def documents(self) -> list[Document]:
        """The records, in the order of their addition."""
        return list(self.tables[PUBLICATIONS].values())

    @property
    def last_number(self) -> int:
        """The highest number of a record, 0 where there is none."""
        return max(map(int, self.tables[PUBLICATIONS]), default=0)


def empty_tables() -> Tables:
    """Return the tables of a library without records that was never written."""
    return {LIBRARY: {_ONLY_HEADER: {"format": FORMAT, "created": ""}}, PUBLICATIONS: {}}


def add_new_header(tables: Tables, now: str) -> Tables:
    """Return tables with the header for the next write."""
    header_now = {name: value for name, value in tables[LIBRARY][_ONLY_HEADER].items() if name not in _NO_MORE}
    header = {**header_now, "format": FORMAT, "created": header_now.get("created") or now}
    return {**tables, LIBRARY: {**tables[LIBRARY], _ONLY_HEADER: header}}


def loads(raw: bytes) -> Tables:
    """Return the tables of a library file; raises NotALibraryError, MemoryError."""
    import orjson

    from protlib.system import bigjson

    if not raw or raw.isspace():
        raise EmptyFileError("is empty")
    try:
        tables = bigjson.load_json(raw.removeprefix(_BOM))
    except orjson.JSONDecodeError as error:
        raise _explain_error(error, raw) from error
    _check(tables)
    return tables  # type: ignore[no-any-return]


def _load_mended(raw: bytes) -> tuple[Tables, list[str]]:
    """Return the tables of a library file, with unique numbers and keys, and the repairs for that."""
    repairs: list[str] = []
    tables = loads(raw)
    if not _is_all(tables, raw):
        from protlib.storage.repair import repair_numbers

        tables, repairs = repair_numbers(raw)
    ordered: Tables = {
        name: layout.sort_by_number(tables[name]) for name in (PUBLICATIONS, DECISIONS) if name in tables
    }
    tables = {**tables, **ordered}
    records = tables[PUBLICATIONS]
    keys = [comparable_key(key) for document in records.values() if isinstance(key := document.get("key"), str)]
    if len(set(keys)) < len(keys):
        from protlib.storage.repair import repair_keys

        tables, key_repairs = repair_keys(tables)
        repairs = [*repairs, *key_repairs]
    return tables, repairs


def _is_all(tables: Tables, raw: bytes) -> bool:
    """Tell whether it is certain that no name in a file stands there twice."""
    import orjson

    from protlib.storage import row_bytes

    is_first = header(tables).format == _FIRST_FORMAT
    position, is_same = 0, True
    try:
        for piece in [row_bytes.lay_out_first_format(tables)] if is_first else row_bytes.pieces(tables):
            is_same = is_same and raw.startswith(piece, position)
            position += len(piece)
    except orjson.JSONEncodeError:  # too deep to be written at all
        return True
    return is_same and position == len(raw)


def find_merge_mark(raw: bytes) -> re.Match[bytes] | None:
    """Return the first mark of a merge, such as "<<<<<<< HEAD", in a library file; no line of JSON begins so."""
    return re.search(_MARK, raw, re.MULTILINE)


def _explain_error(error: "JSONDecodeError", raw: bytes) -> NotALibraryError:
    """Return why a file cannot be read."""
    conflict = find_merge_mark(raw)
    is_one_of_ours = conflict is not None and PUBLICATIONS_BEGIN in raw  # both sides may be whole files
    if not (is_one_of_ours or raw.lstrip().startswith((b"{", _BOM))):
        return NotALibraryError("is not a library")
    if conflict:
        line = raw.count(b"\n", 0, conflict.start()) + 1
        return ConflictError(f"has a Git merge conflict in it (line {line})")
    if error.msg == "unexpected end of data":
        return NotALibraryError("is cut off")
    return NotALibraryError(f"is damaged: {error.msg} (line {error.lineno}, column {error.colno})")


def _check(tables: object) -> None:
    if not tables or (isinstance(tables, dict) and not any(tables.values())):
        raise EmptyFileError("is not a library: it has nothing in it")
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise NotALibraryError("is not a library")
    if PUBLICATIONS not in tables or not isinstance(tables.get(LIBRARY, {}).get(_ONLY_HEADER, {}).get("format"), int):
        raise NotALibraryError("is not a library: it has no format version")
    if (version := header(tables).format) > FORMAT:
        raise NewerFormatError(f"was written by a newer protlib (format {version}; this one knows {FORMAT})")


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and set(map(type, table.values())) <= {dict}


def header(tables: Tables) -> Header:
    """Return the header of checked tables."""
    stored = tables[LIBRARY][_ONLY_HEADER]
    return Header(stored["format"], *(str(stored.get(name, "")) for name in Header._fields[1:]))


def content_of(raw: bytes) -> LibraryContent:
    """Return the header and the records of a library file, each with a number; raises NotALibraryError."""
    tables, repairs = _load_mended(raw)
    for name in (PUBLICATIONS, DECISIONS):
        check_row_numbers(tables.get(name, {}))
    return LibraryContent(header(tables), tables, repairs)


def read_header(path: Path) -> Header:
    """Return the header of a library file, if possible from its first lines; raises NotALibraryError, OSError."""
    with path.open("rb") as file:
        head = file.read(_BYTES_OF_A_HEAD).decode("utf-8", "ignore")
    if begin := re.match(_HEAD, head):
        import json

        try:
            table, _ = json.JSONDecoder().raw_decode(head, begin.end())
        except json.JSONDecodeError:  # longer than the head: some other program has written it
            return header(loads(path.read_bytes()))
        tables = {LIBRARY: table, PUBLICATIONS: {}}
        _check(tables)
        return header(tables)
    return header(loads(path.read_bytes()))


def read_decisions(path: Path) -> list[Document]:
    """Return the documents of the table `decisions`, if possible without reading the records.

    Raises NotALibraryError, OSError.
    """
    head, size = b"", _BYTES_OF_A_HEAD
    with path.open("rb") as file:
        while PUBLICATIONS_BEGIN not in head and (chunk := file.read(size)):
            head += chunk
            size = len(head)
    first_tables, is_laid_out, _ = head.partition(b"," + PUBLICATIONS_BEGIN)
    if is_laid_out and DECISIONS.encode() not in first_tables:
        return []
    try:
        tables = loads(first_tables + b', "publications": {}}' if is_laid_out else path.read_bytes())
    except NotALibraryError:
        tables = loads(path.read_bytes())
    return list(layout.sort_by_number(tables.get(DECISIONS, {})).values())


def dumps(tables: Tables) -> bytes:
    """Return the bytes of a library file; raises InputRefusedError where a record holds what JSON cannot."""
    return b"".join(dumps_in_pieces(tables))


def dumps_in_pieces(tables: WrittenTables) -> Iterator[bytes]:
    """Yield the bytes of a library file in pieces, which need not be in memory together; raises as `dumps` does."""
    from protlib.storage import row_bytes

    return refuse_unfit(tables[PUBLICATIONS], row_bytes.pieces(tables))


def refuse_unfit(records: Mapping[str, Document], pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a file with these records; raises InputRefusedError where one holds what JSON cannot."""
    import orjson

    try:
        yield from pieces
    except orjson.JSONEncodeError as error:
        raise InputRefusedError(f"{_find_culprit(records)} cannot be stored: {error}") from error


def is_regular(documents: Iterable[Document]) -> bool:
    """Tell whether each document begins with a valid key, so that it can be found without reading it all."""
    from protlib.record.keys import is_fit

    return all(
        next(iter(document), "") == "key" and isinstance(key := document["key"], str) and is_fit(key)
        for document in documents
    )


def _find_culprit(table: Mapping[str, Document]) -> str:
    import orjson

    for document in table.values():
        try:
            orjson.dumps(document)
        except orjson.JSONEncodeError:
            return str(document.get("key"))
    return "the library"


def check_row_numbers(table: Mapping[str, Document]) -> None:
    """Check that each document of a table has a number of its own; raises FaultyRecordError.

    Their content is not checked here: somebody may have changed it by hand.
    """
    for number in table:
        if not is_number(number):
            raise FaultyRecordError(f"is damaged: “{number[:_MOST_LETTERS_SHOWN]}” is not the number of a document")
    if len({*map(int, table)}) < len(table):  # such as 7 and 007, of which TinyDB would keep one
        raise FaultyRecordError("is damaged: two documents have the same number")
