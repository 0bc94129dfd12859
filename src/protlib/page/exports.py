"""The records of a page as files for other programs, in pieces: what stands before them all, and each record."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from protlib import formats
from protlib.formats import WriteOptions
from protlib.page.record_rows import value_on_page
from protlib.record.model import Publication

EXPORTS: Final = ("ris", "bibtex", "csv")
ABSTRACT: Final = "\x01"
"""What stands for the abstract of a record: no file that protlib writes has this control code."""
_ROW_END: Final = "\r\n"


def make_exports(publications: Sequence[Publication], own_names: Sequence[str]) -> dict[str, Any]:
    """Return for each record its pieces, in the order of `EXPORTS`, which packs best; `head` is the CSV header.

    A piece has `ABSTRACT` in the place of the abstract, which the rows of the page have. `own_names` are those of the
    library's own fields.
    """
    options = WriteOptions(own_names=own_names)
    ris, bibtex, table = map(formats.format_named, EXPORTS)
    lone_records = (
        [data.decode() for data in formats.write_each(publications, entry, options)] for entry in (ris, bibtex)
    )
    head, *rows = _split_rows(formats.write(publications, table, options).decode())
    pieces = zip(publications, zip(*lone_records, rows, strict=True), strict=True)
    return {"head": head, "texts": [_cut_abstract(texts, record) for record, texts in pieces]}


def _cut_abstract(texts: Sequence[str], record: Publication) -> Sequence[str]:
    abstract = value_on_page(record, "abstract")
    return [text.replace(abstract, ABSTRACT) for text in texts] if abstract else texts


def _split_rows(table: str) -> Iterator[str]:
    """Yield the rows of a CSV table, each with its end; a quoted cell may have several lines."""
    row = ""
    for line in table.split(_ROW_END)[:-1]:
        row += line + _ROW_END
        if row.count('"') % 2 == 0:
            yield row
            row = ""
