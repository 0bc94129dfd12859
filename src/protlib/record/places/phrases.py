"""Places in the phrases of houses: regional offices, crises, and areas with the state they belong to."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.places import areas
from protlib.record.places.gazetteer import Place, contains
from protlib.record.places.houses import HOUSES
from protlib.record.places.spellings import find_country_or_region
from protlib.record.shared_words import wordings, words_of
from protlib.record.small_words import choices_for
from protlib.record.tables import read_pairs
from protlib.text import fold

# "Kosovo (S/RES/1244 (1999))", "Kosovo: S/RES/1244 (1999)".
_RESOLUTION: Final = expression(r"\s*[(:,;]*\s*S/RES/1244\s*(?:\(1999\))?\s*\)?", re.IGNORECASE)
# "UNICEF East Asia and Pacific Regional Office", "UNICEF MENA", "WHO Europe".
_PLACE_OF_HOUSE: Final = re.compile(
    r"(?P<house>[A-Z]{2,})\s+(?P<place>.+?)(?:\s+(?:regional\s+)?(?:office|bureau|region))?(?:\s*\([A-Z]{2,}\))?",
    re.IGNORECASE,
)
# "Réunion (France)", "Kenya (East Africa)".
_BRACKETED: Final = expression(r"(?P<place>[^()]+?)\s*\((?P<around>[^()]+)\)")
_OVERSEAS: Final = read_pairs(Path(__file__).with_name("overseas.txt"))
"""Areas with a code of their own in ISO 3166-1, by the state that lists name after them."""


def without_resolution(text: str) -> str:
    """Return a text without the Security Council resolution that houses write after Kosovo."""
    return _RESOLUTION.sub("", text) if "1244" in text else text


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of the office for a region: "IOM Regional Office for Asia", "Bureau régional pour"."""
    offices = wordings("regional office").replace(r"\ ", r"\s+")
    return re.compile(
        rf"(?:(?P<house>[A-Z]{{2,}}|the)['’]?s?\s+)?(?:{offices})\s+(?:{choices_for('open')})\s+"
        r"(?:l['’])?(?P<place>.+?)(?:\s*\([A-Z]{2,}\))?",
        re.IGNORECASE,
    )


@cache
def _situations() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what happens in a place: "Ukraine refugee situation", "crise humanitaire en Haïti"."""
    qualities = "regional|refugee|humanitarian|migration|displacement"
    return (
        re.compile(
            rf"(?P<place>.+?)\s+(?:(?:{qualities})\s+)*(?:{wordings('situation', 'en')}|conflict\s+zone)", re.IGNORECASE
        ),
        re.compile(
            rf"(?:(?:{choices_for('before')})\s+)?(?:{wordings('situation')})(?:\s+(?:{wordings('of situation')}))*"
            rf"\s+(?:(?:{choices_for('place')})\s+|d['’])(?:(?:{choices_for('before')})\s+|l['’])?(?P<place>.+)",
            re.IGNORECASE,
        ),
    )


@cache
def _distinctive_letters() -> tuple[str, ...]:
    """Return letters of which each text of an office or a situation has some; to look for them is quicker."""
    return tuple(map(str.casefold, words_of("regional office") | words_of("situation")))


def find_place_of_phrase(text: str) -> Place | None:
    """Return the country or region that a house's phrase means; None for other texts."""
    text = without_resolution(text).strip()
    if country_or_region := find_country_or_region(text):
        return country_or_region
    folded = text.casefold()
    is_distinctive = any(letters in folded for letters in _distinctive_letters())
    if (is_distinctive or next(iter(folded.split()), "") in HOUSES) and (region := _region_of_house(text)):
        return region
    for form in (_office(), *_situations()) if is_distinctive else ():
        if match := form.fullmatch(text):
            return find_country_or_region(match["place"]) or areas.find_area(match["place"])
    if "(" in text and (match := _BRACKETED.fullmatch(text)):
        inner, outer = find_country_or_region(match["place"]), find_country_or_region(match["around"])
        if inner and outer and _is_around(outer, inner):
            return inner
    return None


def _region_of_house(text: str) -> Place | None:
    """Return the region that a text names for a house: its own, such as WHO's Africa, else the usual region."""
    match = _office().fullmatch(text) or _PLACE_OF_HOUSE.fullmatch(text)
    if not match or fold(match["house"] or "") not in HOUSES:
        return None
    region = find_country_or_region(f"{match['house']} {match['place']}") or find_country_or_region(match["place"])
    return region if region and region.kind == "region" else None


def _is_around(outer: Place, inner: Place) -> bool:
    return inner.code in _OVERSEAS.get(outer.code, "").split() or (outer.kind == "region" and contains(outer, inner))
