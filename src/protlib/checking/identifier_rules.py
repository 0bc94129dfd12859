"""Rules for identifiers, links and pages: their form, their check digits, and the field where they stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.frozen import expression
from protlib.record import identifiers
from protlib.record.dates.months import ENGLISH_MONTHS
from protlib.record.identifiers.credentials import FIELDS_WITH_LINKS, LINKS, harmless_links, without_credentials
from protlib.record.identifiers.labelled_numbers import bare_number
from protlib.record.identifiers.symbols import correct_symbol, own_symbols
from protlib.record.model import Publication
from protlib.record.shared_words import wordings

_DOCUMENTS: Final = frozenset({"report", "document", "legislation", "treaty", "standard"})
_PAGE: Final = r"(?:[a-z]{0,3}[-. ]?\d+[a-z]{0,2}(?:\.[a-z]?\d+)*|[ivxlcdm]+)"
# Such as "3", "3-15", "S3-S15", "e123", "iv + 42", "3-15, 20", "12.e1-12.e8", "iii-xii".
_PAGES: Final = expression(
    rf"{_PAGE}(?:\s*[-–+]\s*+{_PAGE})?(?:\s*[,;]\s*+{_PAGE}(?:\s*[-–]\s*+{_PAGE})?)*\s*\+?", re.IGNORECASE
)
_DASHES: Final = expression(r"(?<=[\w])\s*(?:--+|[‐‑‒–—−])\s*(?=\w)")
_LABEL: Final = expression(rf"^(?:{wordings('page')})\.?\s+(?=\d)", re.IGNORECASE)
# Such as the sign of "Geneva :" and "UNICEF,"; not that of "Caf&eacute;", a letter of HTML.
_CATALOGUE_SIGN: Final = expression(r"(?:(?<!\s)\s++)?(?<![,;:،؛])[,;:،؛]++$")
_LETTER_OF_HTML: Final = expression(r"&#?\w+;$")
# Such as "https://login.ezproxy.example.edu/login?url=https://www.jstor.org/stable/25", or with "qurl=https%3a%2f%2f".
_LOGIN: Final = expression(r"https?://[^/?#]+/login\?q?url=(https?(?:://|%3a%2f%2f).+)", re.IGNORECASE)
_RANGE: Final = expression(r"(\d+)-(\d+)")
_FIGURES: Final = 12  # of an ISBN without the check digit
_MOST_FIGURES: Final = 18  # of a page: more are damage, and Python reads none of 4,300
_SIGN_BEHIND_FIGURES: Final = ":"
"""What sorts behind all figures."""
_MONTHS: Final = expression(rf"\b(?:{'|'.join(ENGLISH_MONTHS)})\b", re.IGNORECASE)


def _make_format_check(field: str, parse: Callable[[str], str]) -> Callable[[Publication, Context], Iterator[Flaw]]:
    def check(publication: Publication, _context: Context) -> Iterator[Flaw]:
        text = getattr(publication, field)
        if not text:
            return
        try:
            value = parse(text)
        except ValueError as error:
            yield Flaw(field, f"“{text}”: {error}")
            return
        if value != text:
            yield Flaw(field, f"“{text}” is written as “{value}”", {field: value})

    return check


doi_malformed = _make_format_check("doi", identifiers.doi)
isbn_malformed = _make_format_check("isbn", identifiers.isbn)
url_malformed = _make_format_check("url", identifiers.url)
_issn_malformed: Final = _make_format_check("issn", identifiers.issn)


def link_password(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find links that let in whoever has them; the message does not repeat what lets them in."""
    values = publication.filled()
    for field in LINKS:
        link = values.get(field, "")
        if (harmless := without_credentials(link)) != link:
            yield Flaw(field, f"lets in whoever has it; others get {harmless}")
    for field in FIELDS_WITH_LINKS[len(LINKS) :]:
        for harmless in harmless_links(values[field]) if field in values else ():
            yield Flaw(field, f"has a link that lets in whoever has it; others get {harmless}")


def link_through_login(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find links through the login of a library; the page behind it is what was read."""
    login = _LOGIN.match(publication.url)
    if not login:
        return
    from urllib.parse import unquote

    target = login[1] if "//" in login[1] else unquote(login[1])
    if identifiers.read_valid(identifiers.url, target):
        yield Flaw("url", f"leads through the login of a library to {target}", {"url": target})


def issn_malformed(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find invalid ISSNs; an ISBN among them moves to its own field."""
    if not publication.issn:
        return
    try:
        number = identifiers.isbn(publication.issn)
    except ValueError:
        yield from _issn_malformed(publication, context)
        return
    all_numbers = " ".join(dict.fromkeys(filter(None, (*publication.isbn.split(), *number.split()))))
    yield Flaw("issn", f"“{publication.issn}” is an ISBN", {"issn": "", "isbn": all_numbers})


def isbn_unassigned(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find ISBNs with a right check digit but an unassigned publisher's number: two figures were mixed up."""
    for number in filter(None, map(identifiers.isbn13, publication.isbn.split())):
        if not _is_assigned(number[:-1]):
            yield Flaw("isbn", f"{number}: no publisher has numbers that begin like this")


def _is_assigned(number: str) -> bool:
    """Tell whether an ISBN without its check digit, of 12 figures, is in a range from which publishers get numbers."""
    position = bisect_right(_load_ranges(), (number, _SIGN_BEHIND_FIGURES))
    return position > 0 and number <= _load_ranges()[position - 1][1]


@cache
def _load_ranges() -> list[tuple[str, str]]:
    """Return the first and the last number of each range for publishers, rising, each of 12 figures.

    The list is that of the ISBN agency: prefixes, in these groups, in these publishers, as python-stdnum has it.
    """
    from stdnum import numdb  # reads the list, in a tenth of a second

    beginnings = [("", numdb.get("isbn").prefixes)]
    for _level in ("prefix", "group"):
        beginnings = [
            (start + low, publishers_inside)
            for start, ranges in beginnings
            for _length, low, _high, _label, publishers_inside in ranges
        ]
    return sorted(
        (f"{start}{low}".ljust(_FIGURES, "0"), f"{start}{high}".ljust(_FIGURES, "9"))
        for start, publishers in beginnings
        for _length, low, high, _label, _inner_ranges in publishers
    )


def symbol_malformed(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find United Nations document symbols that are not written as in the documents."""
    text = publication.number
    if "/" in text and (correct := correct_symbol(text)) != text:
        yield Flaw("number", f"“{text}” is written as “{correct}”", {"number": correct})


def symbol_elsewhere(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find United Nations documents with their symbol only in another field, from which no style prints it."""
    if not publication.number and publication.type in _DOCUMENTS and (symbols := own_symbols(publication)):
        yield Flaw("number", f"the symbol {symbols[0]} is in another field", {"number": symbols[0]})


def page_range(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find invalid pages, ranges that end before they begin, and dashes other than the hyphen."""
    text = publication.page
    if not text or text.isdecimal():
        return
    correct = _DASHES.sub("-", _LABEL.sub("", text))
    first, _, last = correct.partition("-")
    correct = first if first == last and len(first) > 1 else correct  # "78-78"; "3-3" may be a page of chapter 3
    if correct != text and _PAGES.fullmatch(correct):
        yield Flaw("page", f"“{text}” is written as “{correct}”", {"page": correct})
    elif _MONTHS.search(text) or not any(map(str.isalnum, text)):
        yield Flaw("page", f"“{text}” is not a page")
    elif (match := _RANGE.fullmatch(text)) and _ends_early(match[1], match[2]):
        yield Flaw("page", f"“{text}” ends before it begins")


def _ends_early(first: str, last: str) -> bool:
    """Tell whether a range runs backwards; "1123-45" is short for "1123-1145"."""
    return len(first) == len(last) <= _MOST_FIGURES and int(last) < int(first)


def label_in_number(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find volumes and issues with a label or brackets: "Vol. 12", "(3)"."""
    for field in ("volume", "issue"):
        text = getattr(publication, field)
        if (number := bare_number(text)) != text:
            yield Flaw(field, f"“{text}” is written as “{number}”", {field: number})


def sign_behind_place(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find publishers and places with a sign of catalogues behind them: "Geneva :"."""
    for field in ("publisher", "publisher_place"):
        text = getattr(publication, field)
        bare = text if _LETTER_OF_HTML.search(text) else _CATALOGUE_SIGN.sub("", text)
        if bare and bare != text:
            yield Flaw(field, f"“{text}” is written as “{bare}”", {field: bare})
