"""Treaties and judgments, which lists cite by their names."""

import re
from typing import Final

from protlib.formats.typed_entries.remainder import Remainder
from protlib.record import names
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings
from protlib.record.typed.title_start import TREATY_SERIES

# Such as "Convention on the Rights of the Child".
_TREATY: Final = re.compile(
    rf"(?:[\w’'-]+\s){{0,6}}?(?:{wordings('treaty')})\s(?:\w+\s)?(?:{wordings('treaty about')})\b"
)
# Such as "R (on the application of PK (Ghana)) v Secretary of State".
_CASE: Final = re.compile(r"[A-ZÀ-Þ](?:[^,()]|\((?:[^()]|\([^()]{1,60}\)){1,80}\)){1,80}?\sv\.?\s[A-ZÀ-Þ]")
# Such as "Modern Slavery Act 2015 (UK)".
_ACT: Final = re.compile(rf"[A-ZÀ-Þ][^,;:.]{{3,90}}\s(?:{wordings('act')})\s(?:1[89]|20)\d\d(?:\s\([^(),]{{2,30}}\))?")
# Such as "2237 United Nations Treaty Series 319", "United Nations, Treaty Series, vol. 2237, No. 39574".
_SERIES: Final = re.compile(
    r"\(?(?:(?P<before>\d{1,5})\s)?(?P<title>(?:[A-Z][\w’]+,?\s(?:of\s)?){1,3}Treaty\sSeries"
    rf"|{TREATY_SERIES})"
    rf"(?:\s(?P<page>\d+)|,?\s(?:n°|n\.º|No\.|(?i:{wordings('number')})\.?)\s?(?P<counted>\d+)"
    r"|[,.;]\s(?:[Vv]ol\.?\s(?P<volume>\d+)(?:,\s[Nn]o\.\s(?P<number>\d+))?"
    r"(?:[.,]\s(?:(?:19|20)\d\d\.\s)?pp?\.\s(?P<behind>\d+))?"
    r"|(?:[Nn]os?\.\s)?(?P<alone>\d+)))?\)?"
)
# Such as "No. 25965/04".
_APPLICATION: Final = re.compile(
    r"(?:\b(?:[Aa]pp(?:lication|l?\.)\s)?[Nn]os?\.\s|(?<=\. ))(?P<number>\d{2,6}/\d{2})\b"
    r"|\A\W*(?P<bare>\d{2,6}/\d{2})\b"
)
# Such as "(European Court of Human Rights January 7, 2010)" when its date is gone.
_COURT: Final = re.compile(rf"\((?P<court>[^()\x1f]*\b(?i:{wordings('court')}|committee)\b[^()\x1f]*)")
_CHAMBER_LETTERS: Final = 2  # such as “GC” in square brackets, the Grand Chamber of a court


def is_name(text: str) -> bool:
    """Tell whether a text is the name of a treaty, of a case or of an act; no author has such a name."""
    return bool(_TREATY.match(text) or _CASE.match(text)) or is_act(text)


def is_act(text: str) -> bool:
    """Tell whether a text is the name of an act that ends with the year of the act."""
    return bool(_ACT.fullmatch(text))


def take_law(remainder: Remainder, title: str) -> RawRecord:
    """Take the series of a treaty, or the number and the court of a judgment, and return its type with them."""
    if _TREATY.match(title):
        return {"type": "treaty", **_series(remainder)}
    if _CASE.match(title):
        raw: RawRecord = {"type": "legal_case"}
        if match := remainder.take(_APPLICATION):
            raw["number"] = match["number"] or match["bare"]
        if match := remainder.take(_COURT):
            raw["authors"] = (names.organisation(match["court"].strip(" ,")),)
        return raw
    return {"type": "legislation"} if is_act(title) else {}


def court_of(raw: RawRecord) -> RawRecord:
    """Return the court that stands where the publisher of another work would, as author; nothing without one."""
    court = raw.get("publisher", "")
    is_court = len(court) > _CHAMBER_LETTERS and not raw.get("authors") and not raw.get("publisher_place")
    return {"authors": (names.organisation(court),), "publisher": ""} if is_court else {}


def _series(remainder: Remainder) -> dict[str, str]:
    match = remainder.take(_SERIES)
    if not match:
        return {}
    if number := match["alone"] or match["counted"]:
        return {"collection_title": match["title"], "collection_number": number}
    series = {
        "container_title": match["title"].replace(",", ""),
        "volume": match["before"] or match["volume"] or "",
        "page": match["page"] or match["behind"] or "",
        "number": match["number"] or "",
    }
    return {name: text for name, text in series.items() if text}
