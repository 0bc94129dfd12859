"""What a record says twice, or need not say: numbers, conferences, the first edition. A reference says it once."""

import re
from collections.abc import Mapping
from typing import Final

from protlib.frozen import expression
from protlib.record.dates.months import MONTHS
from protlib.record.identifiers.labelled_numbers import bare_number
from protlib.record.model import LEGAL, Publication
from protlib.record.shared_words import wordings
from protlib.text import fold, words

# Such as "2", "2nd ed.", "second edition", "2e éd.", "2ª ed.": a number, and nothing else that an edition is called.
_EDITION: Final = expression(rf"(?:(\d{{1,3}})\.?(?:{wordings('ordinal')})?|([^\W\d_]+))(?: ?[eé]d[a-zçéó]*\.?)?")
# Such as "Act ", "Chapter ", "No. " and "n° " before a bare number; that of "Law of 12 March" is a day.
_WORD_BEFORE_NUMBER: Final = r"(?:\b(?P<word>[^\W\d_a-zß-ÿ][^\W\d_]*)\.?\s|\b[Nn][or]?\.\s?|[°º№]\s?)"
_WORDS_BEFORE_NO_NUMBER: Final = frozenset({"over", "under", *MONTHS})
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def without_repetitions(publication: Publication, *, has_series_apart: bool) -> Publication:
    """Return a record that says numbers, their labels and conferences once, and editions by their bare number.

    A first edition is not said. With `has_series_apart`, a report keeps the number of its series, and none of its own.

    Sources: APA 7, section 9.19; Chicago Manual of Style 18, section 14.20; Citing Medicine 2, chapter 2.
    """
    changed: Mapping[str, str] = {
        **_with_edition_number(publication),
        **_without_labels(publication),
        **_without_genre_in_number(publication),
        **_without_number_of_law(publication),
        **_without_symbol_in_title(publication),
        **_with_one_series(publication, has_series_apart=has_series_apart),
        **_without_event(publication),
    }
    return publication.changed(**changed) if changed else publication


def _with_edition_number(publication: Publication) -> Mapping[str, str]:
    """Return an edition as its bare number, to which a style adds its own word; a first edition is not said."""
    match = _EDITION.fullmatch(publication.edition.lower())
    if match is None:
        return {}
    digits, word = match.groups()
    number = int(digits or 0) or (_ORDINALS.index(word) + 1 if word in _ORDINALS else 0)
    return {"edition": "" if number == 1 else str(number)} if number else {}


def _without_labels(publication: Publication) -> Mapping[str, str]:
    """Return a volume and an issue without their labels, which each style has: "Vol. 3", "no. 4"."""
    numbers = {"volume": bare_number(publication.volume), "issue": bare_number(publication.issue)}
    return {name: number for name, number in numbers.items() if number != getattr(publication, name)}


def _without_genre_in_number(publication: Publication) -> Mapping[str, str]:
    """Drop what kind of report it is from its number, as in "Working Paper No. 38", where the record says it apart."""
    genre, number = publication.genre, publication.number
    if not genre or fold(number[: len(genre)]) != fold(genre):
        return {}
    bare = bare_number(number[len(genre) :].lstrip(" ,.:–-"))
    return {"number": bare} if bare[:1].isdecimal() else {}


def _without_number_of_law(publication: Publication) -> Mapping[str, str]:
    """Drop the number that the name of a law has, as "Directive 2011/36/EU of the European Parliament" does."""
    number = publication.number
    if publication.type not in LEGAL or not any(map(str.isdecimal, number)):
        return {}
    from protlib.citing.united_nations import is_resolution  # which few records need

    if is_resolution(number):
        return {}
    return {"number": ""} if _names_number(publication.title, number) else {}


def _names_number(title: str, number: str) -> bool:
    """Tell whether the name of a law has its number; a bare one, which may be a day or an age, needs a word before."""
    number_pattern = rf"{re.escape(number)}(?![\w/])"
    if not number.isdecimal():
        return re.search(rf"(?<![\w/]){number_pattern}", title) is not None
    matches = re.finditer(_WORD_BEFORE_NUMBER + number_pattern, title)
    return any(fold(match["word"] or "") not in _WORDS_BEFORE_NO_NUMBER for match in matches)


def _without_symbol_in_title(publication: Publication) -> Mapping[str, str]:
    """Drop a symbol from the end of a title where the number says it: "Report of the Panel (S/2018/292)"."""
    title, number = publication.title, publication.number
    if "/" not in number or publication.type in LEGAL or not title.endswith((f"({number})", f"[{number}]")):
        return {}
    return {"title": title[: -len(number) - 2].rstrip(" ,.:–-") or title}


def _with_one_series(publication: Publication, *, has_series_apart: bool) -> Mapping[str, str]:
    """Say once the number that a report has for itself and in its series: "Policy Research Working Paper 3418"."""
    number, series = publication.collection_number, publication.collection_title
    if not number or not series or number != publication.number:
        return {}
    if publication.type == "standard":  # a standard is named by its number, and styles print no series of it
        return {}
    if publication.type != "report" or has_series_apart:
        return {"number": ""}
    if fold(publication.genre) in fold(series):
        return {"genre": series, "collection_title": "", "collection_number": ""}
    return {"collection_number": ""}


def _without_event(publication: Publication) -> Mapping[str, str]:
    """Drop a conference that the title of its proceedings names."""
    event_words, container_words = words(publication.event_title), words(publication.container_title)
    is_named = event_words and f" {' '.join(event_words)} " in f" {' '.join(container_words)} "
    return {"event_title": "", "event_place": ""} if is_named else {}
