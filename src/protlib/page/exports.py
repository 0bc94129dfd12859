"""The records of a page as files for other programs, in pieces: what stands before them all, and each record."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from protlib import formats
from protlib.formats import WriteOptions
from protlib.page.rows import value_on_page
from protlib.record.model import Publication

EXPORTS: Final = ("ris", "bibtex", "csv")
ABSTRACT: Final = "\x01"
"""What stands for the abstract of a record: no file that protlib writes has this control code."""
_ROW_END: Final = "\r\n"


def exports(publications: Sequence[Publication], own: Sequence[str]) -> dict[str, Any]:
    """Return for each record its pieces, in the order of `EXPORTS`, side by side, for they pack best so; `head` is the first line of CSV.

    In the place of its abstract a piece has `ABSTRACT`: the rows of the page have that. `own` are the fields that the library has of its own.
    """
    options = WriteOptions(own=own)
    ris, bibtex = ([_exported([publication], name, options) for publication in publications] for name in EXPORTS[:2])
    head, *rows = _rows(_exported(publications, EXPORTS[2], options))
    pieces = zip(publications, zip(ris, bibtex, rows, strict=True), strict=True)
    return {"head": head, "texts": [[_short(text, record) for text in texts] for record, texts in pieces]}


def _short(text: str, record: Publication) -> str:
    abstract = value_on_page(record, "abstract")
    return text.replace(abstract, ABSTRACT) if abstract else text


def _exported(publications: Sequence[Publication], name: str, options: WriteOptions) -> str:
    return formats.write(publications, formats.format_named(name), options).decode()


def _rows(table: str) -> Iterator[str]:
    """Yield the rows of a table as CSV has them, each with its end; a cell between quotation marks may have several lines."""
    row = ""
    for line in table.split(_ROW_END)[:-1]:
        row += line + _ROW_END
        if row.count('"') % 2 == 0:
            yield row
            row = ""
