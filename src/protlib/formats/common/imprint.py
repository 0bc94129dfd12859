"""Imprints that people type: which part is the publisher and which the place."""

import re
from typing import Final

from protlib.record import names
from protlib.text import words

# Such as "IOM: Geneva", "Geneva: IOM, 2017." or "Paris : Karthala".
IMPRINT: Final = r"([^:]{2,60}?)\s?:\s+([^:]{2,90}?)(?:,?\s*\(?\d{4}\)?)?\.?"
_CITY_NAMES: Final = (
    "abingdon abuja accra addis aldershot algiers almaty amman amsterdam ankara antananarivo antwerp "
    "asmara astana asuncion athens auckland baku baltimore bamako bangkok barcelona basel basingstoke "
    "beijing beirut belgrade bergen berkeley berlin bern bishkek bogota bologna bonn boston brasilia "
    "brighton brisbane bristol bruselas brussels bruxelles budapest buenos cairo cambridge canberra "
    "caracas cheltenham chennai chicago chisinau cologne colombo conakry copenhagen dakar delhi dhaka "
    "djibouti dodoma doha dordrecht dubai dublin durham dushanbe dusseldorf edinburgh farnham florence "
    "frankfurt freetown gaborone gdansk genebra geneva geneve ghent ginebra glasgow gothenburg grenoble "
    "guatemala hague hamburg hanoi harare heidelberg helsinki houndmills hyderabad islamabad istanbul "
    "ithaca jakarta jerusalem johannesburg juba kabul kampala kathmandu khartoum kiev kigali kingston "
    "kinshasa krakow kyiv lagos lausanne leeds leiden libreville lilongwe lima lisboa lisbon liverpool "
    "ljubljana london londres luanda lumpur lund lusaka lyon madrid malta managua manchester manila "
    "maputo marseille melbourne mexico milan minsk mogadishu monrovia montevideo montreal moscow mumbai "
    "munich nairobi naples niamey nicosia nottingham oslo ottawa ouagadougou oxford panama paris paulo "
    "perth philadelphia podgorica prague pretoria princeton pristina quito rabat riga riyadh roma rome "
    "rotterdam santiago sarajevo seoul sevilla shanghai singapore skopje sofia stanford stockholm "
    "strasbourg suva sydney taipei tampere tashkent tbilisi tegucigalpa thessaloniki tirana tokyo toronto "
    "toulouse trieste tripoli trondheim tunis turin uppsala utrecht valencia valletta vienna vientiane "
    "belem birmingham ginebra guayaquil hannover koln lausanne leicester leipzig luton medellin monterrey munchen "
    "newcastle nurnberg "
    "nuremberg potsdam recife sheffield stuttgart varsovia varsovie viena vienne wiesbaden "
    "vilnius warsaw washington wellington wien windhoek yangon yaounde yerevan york zagreb zurich"
)
_CITIES: Final = frozenset(_CITY_NAMES.split())
"""Words of the cities where publishers of the field are, folded; they tell "Geneva: IOM" from "IOM: Geneva"."""


def split_imprint(text: str) -> tuple[str, str] | None:
    """Return publisher and place of "IOM: Geneva" or "Geneva: IOM"; None where the text may also be a title."""
    match = re.fullmatch(IMPRINT, text)
    if not match:
        return None
    publisher, place = (part.strip() for part in match.groups())
    if is_publisher(place) or (is_city(publisher) and not is_publisher(publisher)):
        publisher, place = place, publisher
    return (publisher, place) if is_publisher(publisher) or is_city(place) else None


def is_publisher(text: str) -> bool:
    """Tell whether a text is certainly a publisher: a known organisation, an acronym, a press."""
    return bool(names.acronym(text)) or text.endswith(" Press") or (text.isupper() and names.is_organisation(text))


def is_city(text: str) -> bool:
    """Tell whether a text contains the name of a city of publishers."""
    return not _CITIES.isdisjoint(words(text))
