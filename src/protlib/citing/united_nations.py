"""Sources of the United Nations as its Editorial Manual has them printed: sales publications, documents, resolutions, treaties."""

import re
from typing import Final

from protlib.record.model import Publication

_UNITED_NATIONS: Final = "United Nations"
# Such as "Sales No. E.14.V.10", "E.19.II.C.1": the language, the year, the category and the place in it.
_SALES: Final = re.compile(r"(?:Sales No\.\s*)?([ACEFRS]\.\d\d\.[IVX]+(?:\.[A-Z])?\.\d+)")
# Such as "A/RES/73/195", "S/RES/2388 (2017)", "E/RES/2005/30", "A/HRC/RES/17/4".
_RESOLUTION: Final = re.compile(r"(A/HRC|[AES])/RES/(S?-?\d[\w/-]*(?: \(\w+\))?)")
# Such as "E/2002/68/Add.1", "ST/SGB/2003/13", "CRC/C/GC/6": the principal organs, and the bodies of treaties.
_SYMBOL: Final = re.compile(r"(?:[AEST]|ST|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|HRI)/[A-Z0-9][\w./ ()-]*")
_ORGANS: Final = {
    "A": "General Assembly",
    "A/HRC": "Human Rights Council",
    "E": "Economic and Social Council",
    "S": "Security Council",
}
# Such as "United Nations Treaty Series", "League of Nations, Treaty Series", "UNTS".
_TREATY_SERIES: Final = re.compile(r"(?:(United|League of) Nations,? Treaty Series|(UNTS))", re.IGNORECASE)


def as_source(publication: Publication, *, in_notes: bool) -> Publication:
    """Return a record as the manual cites it in notes, or else in a list by authors and dates; others as they are.

    In notes (chap. III, sections A, C and E), the bodies that wrote a source are not named; a publication has its sales
    number for a date. In lists (chap. X), the sales number stands where the publisher does.
    """
    if publication.type == "treaty":
        return _with_series(publication)
    number = publication.number
    if sales := _SALES.fullmatch(number):
        return _sold(publication, f"Sales No. {sales[1]}", in_notes=in_notes)
    if not in_notes or not all(name.literal for name in publication.authors):
        return publication
    if resolution := _RESOLUTION.fullmatch(number):
        shown = f"{_ORGANS[resolution[1]]} resolution {resolution[2]}"
        return publication.changed(authors=(), number=shown, date="")
    if _SYMBOL.fullmatch(number):
        return publication.changed(authors=())
    if publication.publisher == _UNITED_NATIONS and not number:
        return publication.changed(authors=(), publisher=f"{_UNITED_NATIONS} publication", publisher_place="")
    return publication


def is_resolution(number: str) -> bool:
    """Tell whether a number is the symbol of a resolution of the United Nations."""
    return _RESOLUTION.fullmatch(number) is not None


def _sold(publication: Publication, number: str, *, in_notes: bool) -> Publication:
    if not in_notes:
        return publication.changed(number="", publisher=number, publisher_place="")
    people = tuple(name for name in publication.authors if not name.literal)
    publisher = f"{_UNITED_NATIONS} publication"
    return publication.changed(
        authors=people, number="", publisher=publisher, publisher_place="", date=number
    )


def _with_series(publication: Publication) -> Publication:
    """Return a treaty with the name of its series in italics, and not that of those who publish it (chap. III, section G)."""
    series = _TREATY_SERIES.fullmatch(publication.container_title)
    if series is None:
        return publication
    body = "League of" if (series[1] or "").lower().startswith("league") else "United"
    return publication.changed(container_title=f"{body} Nations, <i>Treaty Series</i>")
