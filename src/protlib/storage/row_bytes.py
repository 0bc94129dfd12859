"""The bytes of documents and of tables, as in a library file."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import orjson

from protlib.storage.layout import (
    COMMA,
    DECISIONS,
    END,
    LIBRARY,
    PUBLICATIONS,
    PUBLICATIONS_BEGIN,
    ROW_BEGIN,
    Document,
    Table,
    WrittenTables,
    position_of,
)

if TYPE_CHECKING:
    from protlib.record.model import Publication

_DECISIONS_BEGIN: Final = b',\n  "decisions": {'
_TABLE_END: Final = b"\n  }"
_OPTIONS: Final = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


RECORDS_AT_ONCE: Final = 100
"""So many records make one piece of a file."""


def lay_out_library(tables: Mapping[str, Table]) -> bytes:
    """Return the bytes of a library file; raises JSONEncodeError."""
    return b"".join(pieces(tables))


def pieces(tables: WrittenTables) -> Iterator[bytes]:
    """Yield the bytes of a library file in pieces, which take less memory than the whole; raises JSONEncodeError."""
    yield begin_of(tables)
    yield from _row_pieces(tables[PUBLICATIONS])
    yield END


def begin_of(tables: WrittenTables) -> bytes:
    """Return the bytes of a library file up to its records; foreign tables stay as they are."""
    own_tables = {LIBRARY, DECISIONS, PUBLICATIONS}
    first = {LIBRARY: tables[LIBRARY]} | {name: tables[name] for name in tables if name not in own_tables}
    begin = [orjson.dumps(first, option=_OPTIONS).removesuffix(b"\n}\n")]
    if DECISIONS in tables:
        begin += [_DECISIONS_BEGIN, lines(tables[DECISIONS]), _TABLE_END]
    return b"".join([*begin, b",", PUBLICATIONS_BEGIN])


def written_document(record: "Publication") -> Document:
    """Return the document of a record, to be laid out at once and thrown away."""
    document = record.to_written()
    if not record.abstract.isascii():  # such a text would keep the bytes that are written of it; a copy goes soon
        document["abstract"] = record.abstract[:1] + record.abstract[1:]
    return document


def join_rows(table: Mapping[str, Document]) -> bytes:
    """Return the bytes of records, one field a line, with a comma between two; raises JSONEncodeError."""
    return b"".join(_row_pieces(table))


def _row_pieces(table: Mapping[str, Document]) -> Iterator[bytes]:
    numbers = sorted(table, key=position_of)
    for start in range(0, len(numbers), RECORDS_AT_ONCE):
        ordered = {number: table[number] for number in numbers[start : start + RECORDS_AT_ONCE]}
        row_bytes = orjson.dumps({PUBLICATIONS: ordered}, option=_OPTIONS)[len(b"{" + PUBLICATIONS_BEGIN) : -len(END)]
        yield (COMMA if start else b"") + row_bytes.replace(b"," + ROW_BEGIN, COMMA + ROW_BEGIN)


def lines(table: Mapping[str, Document]) -> bytes:
    """Return the bytes of documents, one a line, with a comma between two."""
    return COMMA.join(_line(number, table[number]) for number in sorted(table, key=position_of))


def _line(number: str, document: Document) -> bytes:
    return ROW_BEGIN + orjson.dumps(number)[1:] + b": " + orjson.dumps(document)


def lay_out_first_format(tables: Mapping[str, Table]) -> bytes:
    """Return the bytes of a library file of the first format."""
    return orjson.dumps(tables, option=_OPTIONS)
