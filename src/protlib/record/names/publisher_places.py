"""Publishers that are written with their place: "Geneva : IOM", "Oxford University Press, Oxford"."""

import re
from typing import Final

from protlib.record import names
from protlib.record.model import Publication
from protlib.record.places.spellings import find_country_or_region
from protlib.record.places.towns import find_town, is_one_place
from protlib.record.small_words import between

# Such as "Geneva : IOM" and "Cheltenham, UK: Edward Elgar".
_AT_COLON: Final = re.compile(r"([^:]{3,60}?)\s?:\s*([^:]{2,120})")
# Such as "Oxford University Press, Oxford" and "Geneva, IOM".
_AT_COMMA: Final = re.compile(r"([^,:;]{2,90}),\s+([^,:;]{2,90})")
_BETWEEN_TOWNS: Final = re.compile(rf"\s?[;/&]\s?|\s(?:{between()})\s")
# Such as "Genève (Suisse)" and "Washington, D.C."; what follows the town is its country or its state.
_TOWN: Final = re.compile(r"([^,(]+?)\s?(?:[,(]\s?(.+?)\)?)?")
_STATE: Final = re.compile(r"[A-Z][A-Za-z.]{1,5}|[A-Z]\.\s?[A-Z]\.")
# Such as "IOM, 2019" and "Routledge, c2004."; the publisher and the year.
_YEAR_BEHIND: Final = re.compile(r"(.+?),?\s\(?\[?[c©]?((?:1[89]|20)\d\d)\]?\)?\.?")
_PRESS: Final = (" Press", " UP")
_LETTER: Final = re.compile(r"[^\W\d_]")
_SIGNS: Final = " []"


def split_publisher(publication: Publication) -> dict[str, str]:
    """Return the publisher and its place where the publisher's field has both, by field; nothing if it is not certain.

    A place is certain if each of its parts is a known town, and the publisher has no other town beside its name. At a
    comma the publisher must be known, too: a town behind a comma may belong to its name. A place that the record has
    already must be the same. The year of the record goes from behind the publisher: "IOM, 2019".
    """
    text = publication.publisher
    at_comma = None if ":" in text else _AT_COMMA.fullmatch(text)
    match = at_comma or _AT_COLON.fullmatch(text)
    if match is None:
        return {}
    first, second = (_without_year(part.strip(_SIGNS), publication) for part in match.groups())
    place, publisher = (first, second) if _is_place(first) else (second, first)
    if not _is_place(place) or _names_no_publisher(publisher) or (at_comma and not is_certain_publisher(publisher)):
        return {}
    if publication.publisher_place and not is_one_place(publication.publisher_place, place):
        return {}
    return {"publisher": publisher, "publisher_place": publication.publisher_place or place}


def _without_year(text: str, publication: Publication) -> str:
    match = _YEAR_BEHIND.fullmatch(text)
    return match[1] if match and publication.date.startswith(match[2]) else text


def _names_no_publisher(text: str) -> bool:
    """Tell whether a text has a town beside a publisher, or no letter: "Springer; Heidelberg", "Paris", "2019"."""
    return not _LETTER.search(text) or any(map(_is_town, _BETWEEN_TOWNS.split(text)))


def is_certain_publisher(text: str) -> bool:
    """Tell whether a text is certainly a publisher: a known organisation, an acronym, a press."""
    return bool(names.acronym(text)) or text.endswith(_PRESS) or (text.isupper() and names.is_organisation(text))


def _is_place(text: str) -> bool:
    return all(map(_is_town, _BETWEEN_TOWNS.split(text)))


def _is_town(text: str) -> bool:
    """Tell whether a text is a known town, alone or before its country or state."""
    match = _TOWN.fullmatch(text.strip(_SIGNS))
    if match is None or not find_town(match[1]):
        return False
    return not match[2] or bool(_STATE.fullmatch(match[2]) or find_country_or_region(match[2]))
