"""What one cell holds: values, each by what it is ("ISBN / DOI" has identifiers), and links on the web or on a disk."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from protlib.record import dates, identifiers
from protlib.record.fields.file_name_marks import TEXT_SUFFIXES
from protlib.record.identifiers import dois, with_scheme
from protlib.record.shared_words import wordings

_LABEL: Final = rf"(?:{wordings('page')}|{wordings('page letter')})\b\.?"
_DIGITS: Final = r"\d{1,4}"
# Such as "158 p.", and "xii, 158 pages" with the pages in front.
_COUNT: Final = re.compile(rf"((?:[ivxlc]+\s*[,+]\s*)?{_DIGITS})\s*{_LABEL}", re.IGNORECASE)
# Such as "593", "593 p." and "xvi, 593", for the whole of a work.
_LENGTH: Final = re.compile(rf"(?:[ivxlc]+\s*[,+]\s*)?{_DIGITS}(?:\s*{_LABEL})?", re.IGNORECASE)
_LABEL_START: Final = re.compile(rf"{_LABEL}\s*(?=[\divxlc])", re.IGNORECASE)
_LABEL_BEHIND: Final = re.compile(rf"(?<=\d)\s*{_LABEL}$", re.IGNORECASE)
_KINDS_OF_WHOLE_WORKS: Final = frozenset({"book", "report", "thesis", "pamphlet", "manuscript"})
FIELDS: Final = frozenset({"isbn", "issn", "doi", "url"})
_DIGITS_OF_AN_ISSN: Final = 8
# Such as the ";" in "978-92-9068-466-7; doi:10.18356/1", also the space before "doi".
_VALUE_SEPARATOR: Final = re.compile(
    r"(?:(?<!\s)\s+)?[;|\n]\s*|,\s+|(?<!\s)\s+/\s+|(?<=[^\s:])\s+(?=https?://|doi\b|e?-?isbn\b|e?-?issn\b)"
    r"|(?:(?<!\s)(?<!doi)(?<!doi:)|(?<=doi\s)|(?<=doi:\s))\s+(?=10\.\d{4})",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"^[^\W\d_]{2,12}\s?:\s*(?=https?://)")  # such as "EN: " before a link
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")  # such as that of "c2009" and "2012 (2nd ed.)"
_RESOLVER: Final = "doi.org/"
_LIKELY_ISBN: Final = re.compile(r"97[89](?:[-‐–\s]?\d){10}")  # also with a wrong check digit
_WEB_SCHEMES: Final = ("http://", "https://", "ftp://")
_WEB: Final = (*_WEB_SCHEMES, "www.")
_FILE_SCHEME: Final = "file:///"


def link_of_cell(address: str) -> str:
    """Return what a link leads to: an address on the web as it is, the path of a document, "" for anything else."""
    if address.startswith(_WEB_SCHEMES):
        return address
    path = unquote(address.removeprefix(_FILE_SCHEME)).replace("\\", "/")
    return path if names_document(path) else ""


def leads_to_web(text: str) -> bool:
    """Tell whether a text begins as an address on the web does."""
    return text.lower().startswith(_WEB)


def names_document(text: str) -> bool:
    """Tell whether a text is the name or the path of a document: "reports/guide.pdf", and not "iom.int/guide.pdf"."""
    is_link = leads_to_web(text) or with_scheme(text) != text
    return not is_link and PurePath(text.strip()).suffix.lower() in TEXT_SUFFIXES


def read_count(text: str) -> str:
    """Return the number of pages of a work from a text such as "158 p."; "" for any other text."""
    match = _COUNT.fullmatch(text.strip())
    return match[1] if match else ""


def pages_of_cell(text: str) -> str:
    """Return pages without the word for them: "pp. 40-52" is "40-52"."""
    return _LABEL_BEHIND.sub(
        "", _LABEL_START.sub("", text.strip(), count=1) if _LABEL_START.match(text.strip()) else text
    )


def is_extent(pages: str, kind: str, container: str) -> bool:
    """Tell whether a text says how many pages a work has: a lone number does, unless the work stands in another."""
    is_whole = kind in _KINDS_OF_WHOLE_WORKS or (kind in {"", "document"} and not container)
    return is_whole and re.fullmatch(_DIGITS, pages) is not None


def is_length(pages: str, kind: str) -> bool:
    """Tell whether the pages of a file of references say how long a book or a report is: "593", "593 p.", "xvi, 593".

    Library catalogues and Zotero write the length so.
    """
    return kind in _KINDS_OF_WHOLE_WORKS and _LENGTH.fullmatch(pages) is not None


def length_in(pages: str) -> str:
    """Return a length without the word for pages."""
    return read_count(pages) or pages


def is_plain_cell(field: str, text: str) -> bool:
    """Tell quickly whether a text is what the heading of its column says, as most texts are."""
    if field == "doi":
        return dois.is_bare_doi(text)
    if field == "url":
        return text.startswith("http") and {*" ;\n"}.isdisjoint(text)
    return text.isdecimal() and (len(text) == _DIGITS_OF_AN_ISSN) == (field == "issn")


def split_identifiers(field: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the identifiers of a cell, each with its field; other text stays in the field of the column.

    Of several links the first is that of the record; the others have no field.
    """
    if not _VALUE_SEPARATOR.search(text):
        yield _field_of(text, field), text
        return
    pieces = [(_field_of(piece, ""), piece) for piece in _VALUE_SEPARATOR.split(text) if piece]
    kinds = {kind for kind, _piece in pieces if kind}
    if kinds == {"url"} and all(kind for kind, _piece in pieces) and len(pieces) > 1:
        yield "url", _ADDRESS.sub("", pieces[0][1])
        yield "", "; ".join(piece for _kind, piece in pieces[1:])
        return
    if len(kinds) <= 1:
        yield next(iter(kinds), field), text
        return
    for kind, same_pieces in groupby(pieces, key=itemgetter(0)):
        yield kind or field, "; ".join(piece for _kind, piece in same_pieces)


def _field_of(text: str, default_field: str) -> str:
    """Return the field of a text that holds one kind of identifier, `default_field` where it holds none."""
    if "://" in text and (default_field == "url" or _RESOLVER not in text):
        return "url"
    if "10." in text and identifiers.read_valid(identifiers.doi, text):
        return "doi"
    if _LIKELY_ISBN.search(text):
        return "isbn"
    number = next((name for name in ("isbn", "issn") if identifiers.read_valid(getattr(identifiers, name), text)), "")
    return number or default_field


def describe_differing_years(date: str, year: str) -> str:
    """Return the problem of a date that disagrees with the year beside it; "" if they agree, or one says no year."""
    day = dates.parse_or(date, "") if any(map(str.isdigit, year)) else ""
    if not day or any(number in f"{date} {day}" for number in _YEAR.findall(year)):
        return ""
    return f"the date {date} and the year {year} differ; the date counts"
