"""biblatex, for biber: read like BibTeX, written with the fields and entry types that BibTeX lacks."""

from collections.abc import Iterable

from protlib.formats.bib.bibtex import HOLDS, loads, sniff
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Publication

__all__ = ["HOLDS", "dumps", "lacks", "loads", "sniff"]


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a biblatex file."""
    from protlib.formats.bib.file_writer import write_bib_file

    return write_bib_file(publications, "biblatex", options)


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return the fields that a plain file cannot hold."""
    from protlib.formats.bib.file_writer import lacking

    return lacking(publication, "biblatex", options)
