"""Imprints that people type: which part is the publisher and which the place."""

import re
from pathlib import Path
from typing import Final

from protlib.record import dates
from protlib.record.names.publisher_places import is_certain_publisher
from protlib.record.tables import words_by_section
from protlib.text import words

# Such as "IOM: Geneva", "Geneva: IOM, 2017." or "Paris : Karthala".
IMPRINT: Final = r"([^:]{2,60}?)\s?:\s+([^:]{2,90}?)(?:,?\s*\(?\d{4}\)?)?\.?"
# Such as "Geneva : IOM, c2009." and "IOM, [2009]", with what stands before the year, and the year.
_YEAR_AT_END: Final = r"(.*?)[\s,;(]*\[?[c©]?\s?((?:1[89]|20)\d\d)\??\]?\)?\.?"
_SIGNS: Final = " ,;:.[]"
_CITIES: Final = words_by_section(Path(__file__).with_suffix(".txt"))["cities"]
"""Words of the cities where publishers of the field are, folded; they tell "Geneva: IOM" from "IOM: Geneva"."""


def split_imprint(text: str) -> tuple[str, str] | None:
    """Return publisher and place of "IOM: Geneva" or "Geneva: IOM"; None where the text may also be a title."""
    match = re.fullmatch(IMPRINT, text)
    if not match:
        return None
    publisher, place = (part.strip() for part in match.groups())
    if is_certain_publisher(place) or (is_city(publisher) and not is_certain_publisher(publisher)):
        publisher, place = place, publisher
    if place[:1].islower() and not is_city(place):  # "PRIVATE: do not give her name"
        return None
    return (publisher, place) if is_certain_publisher(publisher) or is_city(place) else None


def parts_of_imprint(text: str) -> tuple[str, str, str]:
    """Return place, publisher and date of an imprint as catalogues write it: "Geneva : IOM, c2009."."""
    match = re.fullmatch(_YEAR_AT_END, text.strip())
    bodies, year = (match[1], match[2]) if match else (text, "")
    makers, _comma, day = bodies.rpartition(",")
    if date := dates.parse_or(f"{day.strip(' []')} {year}", "") if makers and year else "":
        bodies, year = makers, date  # such as "[New York] : UN, 3 Aug. 2021"
    bodies = bodies.strip(_SIGNS)
    if parts := split_imprint(bodies):
        return parts[1].strip(_SIGNS), parts[0].strip(_SIGNS), year
    place, sign, publisher = bodies.partition(":")
    return (place.strip(_SIGNS), publisher.strip(_SIGNS), year) if sign else ("", bodies, year)


def is_city(text: str) -> bool:
    """Tell whether a text contains the name of a city of publishers."""
    return not _CITIES.isdisjoint(words(text))
