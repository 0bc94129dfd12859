"""BibTeX of one record, read and written."""

from protlib.formats.bib import bibtex
from protlib.record.model import Publication


def load(text: str) -> Publication:
    (publication,) = bibtex.loads(text).publications
    return publication


def read(fields: str, kind: str = "book") -> Publication:
    return load(f"@{kind}{{key, {fields}}}")
