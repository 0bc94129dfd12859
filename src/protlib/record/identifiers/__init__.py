"""Identifiers and links in one form each, or the reason why a text is none."""

from protlib.record.identifiers.dois import doi, doi_in, link_of_doi
from protlib.record.identifiers.links import url, with_scheme
from protlib.record.identifiers.standard_numbers import field_of_number, isbn, isbn13, issn, read_valid

__all__ = [
    "doi",
    "doi_in",
    "field_of_number",
    "isbn",
    "isbn13",
    "issn",
    "link_of_doi",
    "read_valid",
    "url",
    "with_scheme",
]
