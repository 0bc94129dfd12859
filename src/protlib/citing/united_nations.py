"""Sources of the United Nations, after its Editorial Manual: sales publications, documents, resolutions, treaties."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.citation_words import citation_choices
from protlib.record.identifiers.labelled_numbers import bare_number
from protlib.record.identifiers.symbols import find_symbols
from protlib.record.model import Publication
from protlib.record.tables import read_rows
from protlib.record.titles.sentence_case import is_english, sentence_case
from protlib.text import words as words_of_text

_UNITED_NATIONS: Final = "United Nations"
# Such as "Sales No. E.14.V.10", "E.19.II.C.1": language, year, category, and number in it.
_SALES: Final = re.compile(r"(?:Sales No\.\s*)?([ACEFRS]\.\d\d\.[IVX]+(?:\.[A-Z])?\.\d+)")
_ORGANS: Final = frozenset(
    ("A", "E", "S", "T", "ST", "CAT", "CCPR", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "HRI")
)
"""The first parts of the symbols of United Nations organs and treaty bodies."""
# Such as "A/RES/73/195", "S/RES/2388 (2017)", "E/RES/2005/30", "A/HRC/RES/17/4".
_RESOLUTION: Final = re.compile(r"(A/HRC|[AES])/RES/(S?-?\d[\w/-]*(?: \(\w+\))?)")
# Such as "Resolution 2331 (2016)".
_NO_TITLE: Final = re.compile(rf"(?:{citation_choices('resolution')}) \S+(?: \(\d{{4}}\))?", re.IGNORECASE)
# Such as "General comment No. 6 (2005): Treatment of Children" and "General Recommendation no. 38 on trafficking".
_GENERAL_COMMENT: Final = re.compile(
    r"General (comment|recommendation) No\. ?(\d+(?: \(\d{4}\))?)(?:(?::| on) (.+))?", re.IGNORECASE
)
# Such as "[2023] UKSC 42" and "C-411/10", not "25965/04": it needs no "No.".
_CITATION: Final = re.compile(r"\D.*", re.DOTALL)


class _Words(NamedTuple):
    """A language's words for a publication on sale, its number, two series of treaties, and resolutions of organs."""

    publication: str
    sales: str
    treaties: str
    treaties_of_league: str
    resolutions: Mapping[str, str]


_RESOLVING: Final = ("A", "A/HRC", "E", "S")
_WORDS: Final[Mapping[str, _Words]] = {
    language: _Words(publication, sales, treaties, of_league, dict(zip(_RESOLVING, resolutions, strict=True)))
    for language, publication, sales, treaties, of_league, *resolutions in read_rows(Path(__file__).with_suffix(".txt"))
}
# Such as "United Nations Treaty Series", "League of Nations, Treaty Series", "UNTS".
_TREATY_SERIES: Final = re.compile(r"(?:(United|League of) Nations,? Treaty Series|(UNTS))", re.IGNORECASE)


def as_source(publication: Publication, *, in_notes: bool, locale: str) -> Publication:
    """Return a record as the manual cites it in notes, or in a list by author and date; other records do not change.

    Notes (chap. III, sections A, C and E) leave out the bodies that wrote a source, and date a publication by its sales
    number. In lists (chap. X), the sales number stands in place of the publisher. The added words are in the language
    of the locale, or else in English.
    """
    words = _WORDS.get(locale.partition("-")[0], _WORDS["en"])
    # The styles put "No." before the number in a series.
    publication = publication.changed(collection_number=bare_number(publication.collection_number))
    if publication.type in {"legal_case", "treaty"}:
        return _with_citation(publication) if publication.type == "legal_case" else _with_series(publication, words)
    number = publication.number
    if in_notes and _is_act_with_year(publication):
        return publication.changed(date="")
    if sales := _SALES.fullmatch(number):
        return _as_sales_publication(publication, sales[1], words, in_notes=in_notes)
    if not in_notes or not all(name.literal for name in publication.authors):
        return publication
    if resolution := _RESOLUTION.fullmatch(number):
        resolution_text = words.resolutions[resolution[1]].format(resolution[2])
        if _NO_TITLE.fullmatch(publication.title):  # its number is its only title
            return publication.changed(
                type="legislation",
                authors=(),
                title=resolution_text[:1].upper() + resolution_text[1:],
                number="",
                date="",
            )
        return publication.changed(authors=(), number=resolution_text, date="")
    if publication.authors and (comment := _GENERAL_COMMENT.fullmatch(publication.title)):
        return _as_general_comment(publication, comment)
    if any(symbol.partition("/")[0] in _ORGANS for symbol in find_symbols(number)):
        return publication.changed(authors=(), publisher="", publisher_place="")
    if publication.publisher == _UNITED_NATIONS and not number:
        return publication.changed(authors=(), publisher=words.publication, publisher_place="")
    return publication


def _is_act_with_year(publication: Publication) -> bool:
    """Tell whether a law says its date in its title or number: "Modern Slavery Act 2015", "Act No. 11 of 2008"."""
    texts = f"{publication.title} {publication.number}"
    return publication.type == "legislation" and publication.date in words_of_text(texts)


def _as_general_comment(publication: Publication, comment: re.Match[str]) -> Publication:
    """Return a general comment behind its committee, by its number: its symbol and date say nothing more."""
    kind, number, subject = comment.groups("")
    if is_english(publication):
        subject = sentence_case(subject, capitalises_subtitle=False)
    if subject[1:2].islower():
        subject = subject[0].lower() + subject[1:]
    if "(" not in number and publication.year is not None:
        number = f"{number} ({publication.year})"
    title = " on ".join(filter(None, (f"general {kind.lower()} No. {number}", subject)))
    return publication.changed(type="legislation", title=title, number="", date="")


def _with_citation(publication: Publication) -> Publication:
    """Return a judgment whose number loses its "No." if it is not bare (chap. IV, section E)."""
    if not publication.genre and _CITATION.fullmatch(publication.number):
        return publication.changed(genre=publication.number, number="")
    return publication


def is_resolution(number: str) -> bool:
    """Tell whether a number is the symbol of a United Nations resolution."""
    return _RESOLUTION.fullmatch(number) is not None


def _as_sales_publication(publication: Publication, sales: str, words: _Words, *, in_notes: bool) -> Publication:
    number = words.sales.format(sales)
    if not in_notes:
        return publication.changed(number="", publisher=number, publisher_place="")
    people = tuple(name for name in publication.authors if not name.literal)
    return publication.changed(authors=people, number="", publisher=words.publication, publisher_place="", date=number)


def _with_series(publication: Publication, words: _Words) -> Publication:
    """Return a treaty with its series in italics, and without the publisher of the series (chap. III, section G)."""
    series = _TREATY_SERIES.fullmatch(publication.container_title)
    if series is None:
        return publication
    is_of_league = (series[1] or "").lower() == "league of"
    return publication.changed(container_title=words.treaties_of_league if is_of_league else words.treaties)
