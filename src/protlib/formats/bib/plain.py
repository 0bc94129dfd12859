"""Tells records that certainly come back as they were written, so that only the others have to be read back."""

import re
from typing import Final

from protlib.formats.bib import types
from protlib.formats.bib.babel import BABEL
from protlib.formats.bib.splitting import Entry
from protlib.model import Name, Publication

_KEY: Final = re.compile(r"[\w:.+/-]+")
_DATE: Final = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?")
_PAGES: Final = re.compile(r"(?:[\w.:]+(?:-[\w.:]+)?)?")
_NUMBER: Final = re.compile(r"[\w./:-]*")
_LANGUAGE: Final = re.compile(r"(?:[a-z]{2}(?:-[A-Z]{2})?)?")
_FAMILY: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ][\w'’.-]*)*")
_LITERAL: Final = re.compile(r"[^\W\d_][\w '’.&()/–-]{2,}")
_PARTICLES: Final = frozenset(
    {"", "van", "de", "von", "der", "van der", "van den", "de la", "du", "di", "da", "dos", "le"}
)
_SUFFIXES: Final = re.compile(r"\b(?:jr|sr|ii|iii|iv)\b", re.IGNORECASE)
_TELLING: Final = re.compile(r"https?:|www\.|\baccessed\b|\bvisited\b|\bretrieved\b", re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[\\{}]")
_ORDINAL: Final = re.compile(r"\d+\s*(?:st|nd|rd|th)\b", re.IGNORECASE)
_SEMICOLON: Final = ";"


def is_plain(publication: Publication, entry: Entry) -> bool:
    """Tell whether everything in the record is of the common kind that its fields hold exactly."""
    return (
        not publication.extra
        and publication.title != ""
        and publication.key == entry.key
        and _KEY.fullmatch(entry.key) is not None
        and _are_plain_names(publication)
        and _are_plain_numbers(publication)
        and _are_plain_texts(publication, entry.type)
        and _is_plain_genre(publication, entry.type)
    )


def _are_plain_names(publication: Publication) -> bool:
    if any(name.short for name in publication.translators):
        return False
    return all(
        _is_plain_name(name)
        for name in (*publication.authors, *publication.editors, *publication.translators)
    )


def _is_plain_name(name: Name) -> bool:
    if name.literal:
        return (
            _LITERAL.fullmatch(name.literal) is not None
            and name.short != name.literal
            and (not name.short or _LITERAL.fullmatch(name.short) is not None)
            and name == Name(literal=name.literal, short=name.short)
        )
    return (
        name == Name(family=name.family, given=name.given, particle=name.particle)
        and name.particle in _PARTICLES
        and _FAMILY.fullmatch(name.family) is not None
        and _FAMILY.fullmatch(name.given) is not None
        and _SUFFIXES.search(f"{name.family} {name.given}") is None
    )


def _are_plain_numbers(publication: Publication) -> bool:
    return (
        _DATE.fullmatch(publication.date) is not None
        and _DATE.fullmatch(publication.accessed) is not None
        and _PAGES.fullmatch(publication.page) is not None
        and all(
            map(_NUMBER.fullmatch, (publication.number, publication.issue, publication.collection_number))
        )
        and _LANGUAGE.fullmatch(publication.language) is not None
        and (publication.language in BABEL or not publication.language)
    )


def _are_plain_texts(publication: Publication, entry_type: str) -> bool:
    in_title = publication.container_title == publication.title
    has_place = entry_type in types.ARTICLES or entry_type in types.PARTS or not publication.container_title
    unlinked = f"{publication.note} {publication.publisher}"
    return (
        not in_title
        and has_place
        and _TELLING.search(unlinked) is None
        and _ORDINAL.match(publication.edition) is None
        and not any(
            map(_UNSAFE.search, (publication.url, publication.doi, publication.isbn, publication.issn))
        )
        and publication.status.lower() not in types.STATUSES
        and not any(
            _SEMICOLON in item for item in (*publication.countries, *publication.regions, *publication.topics)
        )
        and all(map(_KEY.fullmatch, publication.aliases))
    )


def _is_plain_genre(publication: Publication, entry_type: str) -> bool:
    genre = publication.genre
    if genre.lower() in types.GENRES or (
        publication.type == "report" and genre in types.REPORT_WORDS.values()
    ):
        return False
    return bool(genre) or entry_type not in types.THESES
