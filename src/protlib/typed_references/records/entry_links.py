"""The addresses and the identifiers of an entry, and the date of access."""

import re
from typing import Final

from protlib.record import dates
from protlib.record.shared_words import wordings
from protlib.typed_references.addresses import AVAILABLE, ONLINE
from protlib.typed_references.entry import ACCESS_DAY
from protlib.typed_references.records.remainder import Remainder

_LINK_INTRODUCTION: Final = (
    rf"(?:[\[(]?(?:\bonline\s)?\b(?:{AVAILABLE}|read)\b[^.:\x1f\[\]()]{{0,30}}?[\s:]+"
    rf"|\b(?:URL\s?:?|{wordings('from there')})\s|<)?"
)
# Such as "available at https://doi.org/10.1000/182" and "doi:10.1000/182".
_DOI: Final = re.compile(
    rf"{_LINK_INTRODUCTION}(?:(?:\bdoi\s?:\s)?(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?<!/)\bdoi\s?[:\s]\s?"
    rf"|(?<![/\w.=]))(?P<doi>10\.\d{{4,9}}/[^\s\x1f]+?)(?=[.,;)\]]*(?:\s|\x1f|\Z))",
    re.IGNORECASE,
)
# Such as "Available at https://www.iom.int/report.".
_URL: Final = re.compile(
    rf"{_LINK_INTRODUCTION}(?P<url>(?:https?://|www\.)[^\s<>\x1f]+?)>?(?=[.,;)\]]*(?:\s|\x1f|\Z))", re.IGNORECASE
)
# Such as "[Online].", "[en anglais]", "[CrossRef] [PubMed]"; "online" alone where nothing else stands there.
_MEDIUM: Final = re.compile(
    rf"\[(?:{ONLINE}|{wordings('medium')})\]"
    rf"|[\[(](?!{wordings('in press')})(?:{wordings('in language')})\s[^\W\d_]+(?:\s(?:{wordings('only')}))?[\])]"
    rf"|(?<=[.,;\x1f])\s*{ONLINE}(?=\s*(?:[.,;:\x1f]|\Z))|\bPDF(?: file)?\b",
    re.IGNORECASE,
)
_ISBN: Final = re.compile(r"\(?\bISBN(?:-1[03])?:?\s(?P<isbn>[\d\s‑-]{9,17}[\dX])\)?")
_ISSN: Final = re.compile(r"\(?\bISSN:?\s(?P<issn>\d{4}[-‑]\d{3}[\dX])\)?")


def take_links(remainder: Remainder, doubts: list[str]) -> dict[str, str]:
    """Take the DOI, the first address, the date of access, ISBN and ISSN."""
    raw: dict[str, str] = {}
    if match := remainder.take(ACCESS_DAY):
        raw["accessed"] = dates.parse_or(match["day"].replace(" de ", " "), "")
        if not raw["accessed"]:
            doubts.append(f"accessed “{match['day']}” is not a date")
    if match := remainder.take(_DOI):
        raw["doi"] = match["doi"]
    if match := remainder.take(_URL):
        raw["url"] = match["url"] if "://" in match["url"] else f"http://{match['url']}"
    while remainder.take(_MEDIUM):
        pass
    for pattern in (_ISBN, _ISSN):
        if match := remainder.take(pattern):
            raw |= {name: text.replace("‑", "-") for name, text in match.groupdict().items()}
    return raw
