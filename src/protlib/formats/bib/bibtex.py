"""BibTeX: reads BibTeX and biblatex, writes BibTeX; `protlib.formats.bib` does the work."""

import re
from collections.abc import Iterable
from typing import Final

from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.record.model import FIELDS, Publication

HOLDS: Final = frozenset(FIELDS)
_ENTRY: Final = r"^[ \t]*@[ \t]*[A-Za-z_]+\s*[{(]"


def sniff(head: str) -> bool:
    """Tell whether a line of the text begins an entry."""
    return re.search(_ENTRY, head, re.MULTILINE) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a BibTeX or biblatex file."""
    from protlib.formats.bib.file_reader import load

    texts = [text]
    del text  # `load` lets go of it
    return load(texts.pop(), options)


def dumps(publications: Iterable[Publication], options: WriteOptions = WriteOptions()) -> str:
    """Return the records as a BibTeX file."""
    from protlib.formats.bib.file_writer import write_bib_file

    return write_bib_file(publications, "bibtex", options)


def lacks(publication: Publication, options: WriteOptions) -> Iterable[str]:
    """Return the fields that a plain file cannot hold."""
    from protlib.formats.bib.file_writer import lacking

    return lacking(publication, "bibtex", options)
