"""A record as a part of a series: the name, year and place that its title has; rulings and laws are no parts."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record import names
from protlib.record.dates.months import MONTHS
from protlib.record.model import PARTS, PERIODICAL, WEB, Name, Publication
from protlib.record.names.known_bodies import find_known_body
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for, words_for
from protlib.record.tables import read_phrases
from protlib.text import fold, without_markup, words

# Such as the "2014" of "Global Report on Trafficking in Persons 2014", "2015-16", "2015/2016".
_YEAR: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?\b")
# Such as the "March" of "March 2014", the "mars" of "mars de 2014".
_MAY_BE_MONTH: Final = re.compile(r"\b[^\W\d_]{3,}(?=\s+(?:de\s+)?(?:19|20)\d\d)")
_ARTICLE: Final = re.compile(rf"^(?:{choices_for('before')}|l['’])\s+", re.IGNORECASE)
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)")
_SMALL_AT_END: Final = re.compile(rf"(?<!\s)\s+(?:{choices_for('open')})$", re.IGNORECASE)
_OPENING_WORDS: Final = words_for("open")
_PUNCTUATION: Final = " ,.;:–—-/"
# Separators between the parts of a title, one of them perhaps a place: "Niger: Overview 2019", "Overview 2019 - Niger",
# "Overview (Niger)". A first letter of one kind is searched for in half the time.
_TITLE_PART_SEPARATOR: Final = re.compile(r"[\s:;,()](?:(?<=\s)\s*(?:[:;,()]\s*|[-–—]\s+)|(?<=\S)\s*)")
_MOST_WORDS_OF_PLACE: Final = 6  # more are a title
_LEAST_LETTERS_OF_PLACE: Final = 4
"""A shorter part is more likely the mark of a language: "(ES)"."""
_LEAST_WORDS: Final = 2  # of a series: one word, such as “Report”, is that of many
NO_EDITIONS: Final = PARTS | PERIODICAL | WEB | {
    "bill", "broadcast", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "patent",
    "performance", "personal_communication", "regulation", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty",
}  # fmt: skip
"""Types of publications that come out once, or again under the same name without being an edition."""
# Such as "Rantsev v. Cyprus and Russia", "The Prosecutor v Ongwen", "In re Guardianship of T.".
_RULING: Final = re.compile(r"\s(?:vs?\.?|versus|c\.)\s+[^\W\d_]|^(?:[Ii]n re|[Ee]x parte|[Ii]n the matter of)\s")
# Such as "KoboCollect v1.2", "Sphere Handbook version 3", "Release 2.0".
_VERSION: Final = re.compile(rf"\b(?:v\.?\s?\d+\.\d|(?:{wordings('version')})\s+\d)", re.IGNORECASE)
# Such as "Dictionary of Refugee Law, Volume 2", "vol. IV", "Tome 3", "Band 2".
_VOLUME: Final = re.compile(rf"\b(?:{wordings('volume')})\.?\s+(?:\d+|[IVX]+)\b", re.IGNORECASE)
_TABLE: Final = Path(__file__).with_name("one_offs.txt")
_LAWS: Final = frozenset(read_phrases(_TABLE, "law"))
_LAWS_FIRST: Final = frozenset(read_phrases(_TABLE, "law first"))
_ANYBODYS: Final = frozenset(read_phrases(_TABLE, "anybody's"))
"""Names of reports that any body may use, in the form of `words`: they make a series only with a publisher."""


def is_ruling_or_version(title: str) -> bool:
    """Tell whether a title is that of a court's ruling, or of a version of something."""
    return bool(_RULING.search(title) or _VERSION.search(title))


def is_volume(title: str) -> bool:
    """Tell whether a title is that of a volume or a part."""
    return bool(_VOLUME.search(title))


def is_title_of_law(title_words: Sequence[str], kind: str) -> bool:
    """Tell whether the words of a title without its year are a law's: "Immigration Act"; a report's never are."""
    return kind != "report" and bool(title_words) and (title_words[-1] in _LAWS or title_words[0] in _LAWS_FIRST)


def is_anybodys(name: str) -> bool:
    """Tell whether any body may give a report this name: "Annual Report"."""
    return " ".join(words(name)) in _ANYBODYS


def is_by_people(publication: Publication) -> bool:
    """Tell whether a record has people as authors or editors, and no body."""
    people = (*publication.authors, *publication.editors)
    return bool(people) and not any(name.literal for name in people)


class PartOfSeries(NamedTuple):
    """A record as part of a series: name and year; `main` is the main title of a longer name.

    `place` is the place in its title beside the name, `country` the only country of the record. `words` are those of
    the name.
    """

    words: str
    name: str
    year: int
    publication: Publication
    main: str = ""
    place: str = ""
    country: str = ""

    @property
    def publisher(self) -> str:
        """Its publisher, which is looked up only where several records have one name."""
        return _body(self.publication)


def part_of_series(publication: Publication) -> PartOfSeries | None:
    """Return a record as part of a series; None if it has no year, or is part of something else."""
    title = without_markup(publication.title)
    if publication.type in NO_EDITIONS or is_ruling_or_version(title):
        return None
    years = list(_YEAR.finditer(title)) if "19" in title or "20" in title else []
    if not years and is_volume(title):
        return None
    year = int(years[0]["year"]) if len(years) == 1 else publication.year
    series_title = publication.collection_title
    if year is None or len(years) > 1:
        return None
    is_annual = series_title and (not publication.collection_number or publication.collection_number == str(year))
    title, place = _without_place(title)
    name = (
        _strip_dates(series_title)
        if is_annual and len(words(_strip_dates(series_title))) >= _LEAST_WORDS
        else _title_without_year(title)
    )
    name_words = words(name)
    if len(name_words) < _LEAST_WORDS or is_title_of_law(name_words, publication.type):
        return None
    main, colon, _subtitle = title.partition(":")
    country = publication.countries[0] if len(publication.countries) == 1 and not publication.regions else ""
    main = _strip_dates(main) if colon and not is_annual else ""
    return PartOfSeries(" ".join(name_words), name, year, publication, main, place, country)


def _without_place(title: str) -> tuple[str, str]:
    """Return a title without its only part that names a place, and this place; "" for none or several."""
    parts = _TITLE_PART_SEPARATOR.split(title)
    places = [_find_place(part) for part in parts] if len(parts) > 1 else []
    place = next(filter(None, places), "")
    if not place or sum(map(bool, places)) > 1:
        return title, ""
    signs = [":" if ":" in sign else " " for sign in _TITLE_PART_SEPARATOR.findall(title)]
    position = places.index(place)
    del parts[position], signs[max(position - 1, 0)]
    return "".join(part + sign for part, sign in zip(parts, [*signs, ""], strict=True)).replace(":", ": "), place


@lru_cache(maxsize=1 << 14)  # titles of a field have most parts in common
def _find_place(part: str) -> str:
    """Return the name of the place that a part of a title means, apart from a year; "" for none."""
    from protlib.record import places

    bare = _strip_dates(part)
    if len(bare) < _LEAST_LETTERS_OF_PLACE or bare.count(" ") >= _MOST_WORDS_OF_PLACE or not bare[0].isupper():
        return ""
    place = places.resolve(bare)
    return place.name if place else ""


def _title_without_year(title: str) -> str:
    """Return a title without the year: only the main title of "Global Trends 2013: War's Human Cost"."""
    main, colon, _subtitle = title.partition(":")
    is_in_main = colon and _YEAR.search(main) and len(words(_strip_dates(main))) >= _LEAST_WORDS
    return _strip_dates(main if is_in_main else title)


def _without_month(match: re.Match[str]) -> str:
    return " " if fold(match[0]) in MONTHS else match[0]


def _strip_dates(text: str) -> str:
    """Return a text without years, months, the article in front, and the punctuation then left at its ends."""
    if "19" in text or "20" in text:  # as in few parts of titles
        text = _YEAR.sub(" ", _MAY_BE_MONTH.sub(_without_month, text))
    if "(" in text:
        text = _EMPTY_BRACKETS.sub(" ", text)
    stripped_text = " ".join(text.split()).strip(_PUNCTUATION)
    if fold(stripped_text.rpartition(" ")[2]) in _OPENING_WORDS:  # the expression looks at each blank of a title
        stripped_text = _SMALL_AT_END.sub("", stripped_text)
    return _ARTICLE.sub("", stripped_text).strip(_PUNCTUATION)


def _body(publication: Publication) -> str:
    """Return the publisher of a record: a known body's own name, else the name as it stands; "" for none."""
    name = next(iter((*publication.authors, *publication.editors)), Name())
    if not name.literal and publication.publisher:
        name = _organisation(publication.publisher)
    body = find_known_body(name) if name.literal else None
    return body.name if body else name.literal or name.family


_organisation: Final = lru_cache(maxsize=4096)(names.organisation)


def has_year(publication: Publication) -> bool:
    """Tell whether the title of a record, or its series, has a year."""
    return bool(_YEAR.search(f"{publication.title} {publication.collection_title} {publication.collection_number}"))
