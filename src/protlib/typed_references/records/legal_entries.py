"""Treaties, acts, resolutions and judgments, which lists cite by their names, and talks, which have none."""

import re
from typing import Final

from protlib.record import names
from protlib.record.dates.months import DAY, OF_BEFORE_DATE
from protlib.record.identifiers import resolutions
from protlib.record.instruments import find_instruments
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings
from protlib.typed_references.comma_parts import NUMBER_OF_TRIBUNAL, NUMBER_SIGN
from protlib.typed_references.records.remainder import Remainder
from protlib.typed_references.title_start import TREATY_SERIES

# Such as "Convention on the Rights of the Child".
_TREATY: Final = re.compile(
    rf"(?:[\w’'-]+\s){{0,6}}?(?:{wordings('treaty')})\s(?:\w+\s)?(?:{wordings('treaty about')})\b"
)
# Such as "R (on the application of PK (Ghana)) v Secretary of State", "Roe c. France".
_CASE: Final = re.compile(
    r"[^\W\d_a-z](?:[^,()]|\((?:[^()]|\([^()]{1,60}\)){1,80}\)){0,80}?\s(?:[Vv]s?\.?|c\.|c/)\s[^\W\d_a-z]"
)
# Such as "Cass. soc., 3 avril 2019, n° 17-15.568", as French lawyers cite a judgment without its parties.
_JUDGMENT: Final = re.compile(rf"(?:{wordings('court of France')})[^\d]{{2,80}}\d{{1,2}}.{{5,20}}, n[°ºo]s? ?\d")
# Such as "Modern Slavery Act 2015 (UK)".
_ACT: Final = re.compile(rf"[A-ZÀ-Þ][^,;:.]{{3,90}}\s(?:{wordings('act')})\s(?:1[89]|20)\d\d(?:\s\([^(),]{{2,30}}\))?")
# Such as "Loi n° 2012-023 du 7 juillet 2012 relative à", "Ley 985 de 2005", "Proclamation No. 1178/2020".
_NUMBERED_ACT: Final = re.compile(rf"(?:{wordings('law')})\s(?:(?:[Nn][o°ºᵒ]|Nr)\.?\s?)?\d[\d/.-]*")
# Such as "Constitución Política de Colombia": a state has it, and nobody wrote it.
_CONSTITUTION: Final = re.compile(rf"(?:{wordings('constitution')})\s[^,.:;]{{3,60}}")
# Such as "Council Directive 2004/81/EC", "Regulation (EU) No 604/2013", up to the journal that printed it.
_UNION_ACT: Final = re.compile(
    rf"(?:[A-ZÀ-Þ]\w+\s){{0,3}}(?:{wordings('union act')})\s(?:\([A-Z]{{2,4}}\)\s)?(?:[Nn][o°ºᵒ]\.?\s)?"
    r"(?P<number>\d+/\d+(?:/\w{2,4})?)\b"
)
# Such as "OJ L, 2024/1712", as the journal numbers each act since 2023.
_NUMBERED_IN_JOURNAL: Final = re.compile(
    rf"\b(?P<title>{wordings('union journal')})\.?,?\s(?P<volume>[LC]),\s(?P<issue>(?:19|20)\d\d/\d+)"
)
# Such as "OJ L101/1", "OJ L 101, 15.4.2011, pp. 1-11".
_UNION_JOURNAL: Final = re.compile(
    rf"[(\[]?\b(?P<title>{wordings('union journal')})\.?\s(?:\d{{4}}\s)?(?P<volume>[LC]\s?\d+)(?:\s?/\s?(?P<page>\d+))?"
    r"(?:(?:,\s|\sof\s)\d{1,2}[./]\d{1,2}[./]\d{4})?(?:,\s[A-Za-z]{1,2}\.\s(?P<behind>\d+(?:\s?[–-]\s?\d+)?))?[)\]]?"
)
# Such as "G.U. no. 195", as `legal_forms` puts it.
_GAZETTE: Final = re.compile(
    rf"(?:\A|\x1f)\W*(?P<title>{wordings('gazette')})(?:\s[Nn]o\.\s(?P<issue>\d[\d.-]*\d|\d))?"
)
# Such as "Resolution 2388", "UNGA Res 55/25".
_RESOLUTION: Final = re.compile(
    rf"(?:[\w’'.-]+,?\s){{0,8}}?(?i:{resolutions.choices('nature')})\.?\s"
    r"(?:[Nn]o\.?\s)?\d+(?P<session>/\d+|\s\(\d{4}\))?"
)
_INTERVIEW: Final = re.compile(
    # Such as "IOM telephone interview with": nobody's title begins with a body and its interview.
    rf"(?:(?-i:[^\W\d_a-z][\w’'-]*\s){{1,5}})?(?:{wordings('interview')})\b",
    re.IGNORECASE,
)
_MESSAGE: Final = re.compile(rf"(?:{wordings('message')})\b", re.IGNORECASE)
# Such as "2237 United Nations Treaty Series 319", "United Nations, Treaty Series, vol. 2237, No. 39574".
_SERIES: Final = re.compile(
    r"\(?(?:(?P<before>\d{1,5})\s)?(?P<title>(?:[A-Z][\w’]+,?\s(?:of\s)?){1,3}Treaty\sSeries"
    rf"|{TREATY_SERIES})"
    rf"(?:\s(?P<page>\d+)|,?\s(?:n[°ᵒ]|n\.º|No\.|(?i:{wordings('number')})\.?)\s?(?P<counted>\d+)"
    r"|[,.;]\s(?:[Vv]ol\.?\s(?P<volume>\d+)(?:,\s[Nn]o\.\s(?P<number>\d+))?"
    r"(?:[.,]\s(?:(?:19|20)\d\d\.\s)?pp?\.\s(?P<behind>\d+))?"
    rf"|(?:{NUMBER_SIGN}\s?)?(?P<alone>\d+)))?\)?"
)
# Such as "1577 UNTS 3": no other publication is in such a series.
_IN_SERIES: Final = re.compile(rf"\b\d{{1,5}}\s(?:{TREATY_SERIES}|(?:[A-Z]\w+\s){{1,3}}Treaty\sSeries)\s\d")
# Such as "43 EHRR 16", the volume, the title and the page of a law report; one that counts by years has no volume.
_LAW_REPORT: Final = re.compile(
    r"(?:\A|(?<=\x1f))\W*(?:(?P<volume>\d{1,3})\s)?"
    r"(?P<title>(?:[A-Z]{2,}|[A-Z]\.)[A-Za-z. ]{0,20}(?:\d[a-z]{1,2})?)\s(?P<page>\d+)\b"
)
# Such as "No. 25965/04", "No. C-406/22" and "ICC-02/04-01/15".
_APPLICATION: Final = re.compile(
    r"(?:\b(?:[Aa]pp(?:lication|l?\.)\s)?[Nn]os?\.\s|(?<=\. ))(?P<number>\d{2,6}/\d{2}|[CTF]-\d{1,4}/\d{2})\b"
    rf"|\A\W*(?P<bare>\d{{2,6}}/\d{{2}}\b|{NUMBER_OF_TRIBUNAL})"
)
# Such as "(European Court of Human Rights January 7, 2010)" when its date is gone.
_COURT: Final = re.compile(
    rf"\((?P<court>[^()\x1f]*\b(?i:{wordings('court')}|committee)\b[^()\x1f]*?)"
    rf"(?:,\s{DAY}\s{OF_BEFORE_DATE}[^\W\d_]{{3,12}}\s{OF_BEFORE_DATE}(?:19|20)\d\d)?(?=[()\x1f]|\Z)"
)
# Such as "[GC]", the Grand Chamber, which courts cite behind the name.
_CHAMBER: Final = re.compile(r"\s?\[(?P<chamber>GC)\]")
# Such as "ECHR 2012-II" and "ECHR 2010 (extracts)".
_REPORTS: Final = re.compile(r"\b(?P<title>ECHR|CEDH)\s(?P<volume>(?:19|20)\d\d(?:-[IVXL]+)?)\b(?:\s\(extracts\))?")
# Such as "Series C No. 140".
_CASES_IN_SERIES: Final = re.compile(r"\b(?P<title>Series\s[A-E])\s[Nn]o\.\s(?P<number>\d+)\b")

TALKS: Final = frozenset(("interview", "personal_communication"))
"""The types of what a writer heard himself."""


def names_law(text: str) -> bool:
    """Tell whether a text names a treaty, a case, an act or a resolution; no author has such a name."""
    is_formal = (
        _TREATY.match(text)
        or _CASE.match(text)
        or _JUDGMENT.match(text)
        or _UNION_ACT.match(text)
        or _RESOLUTION.fullmatch(text)
    )
    return bool(is_formal) or is_act(text)


def is_law_name(text: str, details: str) -> bool:
    """Tell whether a text is the name of a law, or a short one of a treaty ("CRC") whose series the details have."""
    is_known_treaty = bool(_IN_SERIES.search(details)) and bool(find_instruments(text))
    return is_known_treaty or names_law(text)


def is_talk(text: str) -> bool:
    """Tell whether a text is what a writer heard himself: an interview, a message; it has no title and no author."""
    return bool(_INTERVIEW.match(text) or _MESSAGE.match(text))


def full_name(text: str, year: str) -> str:
    """Return the name of a law; that of a resolution of the Security Council ends with its year: "2388 (2017)"."""
    resolution = _RESOLUTION.fullmatch(text)
    return f"{text} ({year})" if resolution and not resolution["session"] and year else text


def is_act(text: str) -> bool:
    """Tell whether a text is the name of an act: a constitution, or one that ends with its year, or has its number."""
    return bool(_ACT.fullmatch(text) or _NUMBERED_ACT.match(text) or _CONSTITUTION.fullmatch(text))


def take_law(remainder: Remainder, title: str) -> RawRecord:
    """Take the series of a treaty, or the number and the court of a judgment, and return its type with them."""
    if _TREATY.match(title) or (_IN_SERIES.search(remainder.text) and find_instruments(title)):
        return {"type": "treaty", **_series(remainder)}
    if _CASE.match(title) or _JUDGMENT.match(title):
        raw: RawRecord = {"type": "legal_case", **_reports(remainder)}
        if chamber := remainder.take(_CHAMBER):
            raw["title"] = f"{title} [{chamber['chamber']}]"
        if match := remainder.take(_APPLICATION):
            raw["number"] = match["number"] or match["bare"]
        if match := remainder.take(_LAW_REPORT):
            report = {"container_title": match["title"], "volume": match["volume"], "page": match["page"]}
            raw |= {name: text for name, text in report.items() if text}
        if match := remainder.take(_COURT):
            raw["authors"] = (names.organisation(match["court"].strip(" ,")),)
        return raw
    if match := _UNION_ACT.match(title):
        return {"type": "legislation", "number": match["number"], **_union_journal(remainder)}
    if is_talk(title):
        return {"type": "interview" if _INTERVIEW.match(title) else "personal_communication"}
    return {"type": "legislation", **_gazette(remainder)} if is_act(title) else {}


def _gazette(remainder: Remainder) -> dict[str, str]:
    match = remainder.take(_GAZETTE)
    if not match:
        return {}
    return {"container_title": match["title"]} | ({"issue": match["issue"]} if match["issue"] else {})


def _union_journal(remainder: Remainder) -> dict[str, str]:
    if number_match := remainder.take(_NUMBERED_IN_JOURNAL):
        return {
            "container_title": number_match["title"],
            "volume": number_match["volume"],
            "issue": number_match["issue"],
        }
    match = remainder.take(_UNION_JOURNAL)
    if not match:
        return {}
    pages = (match["page"] or match["behind"] or "").replace("–", "-")
    journal = {"container_title": match["title"], "volume": match["volume"], "page": pages}
    return {name: text for name, text in journal.items() if text}


def court_of(raw: RawRecord) -> RawRecord:
    """Return the court that stands where the publisher of another work would, as author; nothing without one."""
    court = raw.get("publisher", "")
    if re.search(r"\.[A-ZÀ-Þ]\Z", court):  # such as “C.J.U.E.” without its last full stop
        court = f"{court}."
    is_court = court and not raw.get("authors") and not raw.get("publisher_place")
    return {"authors": (names.organisation(court),), "publisher": ""} if is_court else {}


def _reports(remainder: Remainder) -> dict[str, str]:
    """Take the reports or the series in which a court publishes its judgments."""
    if match := remainder.take(_REPORTS):
        return {"container_title": match["title"], "volume": match["volume"]}
    if match := remainder.take(_CASES_IN_SERIES):
        return {"collection_title": match["title"], "collection_number": match["number"]}
    return {}


def _series(remainder: Remainder) -> dict[str, str]:
    match = remainder.take(_SERIES)
    if not match:
        return {}
    if number := match["alone"] or match["counted"] or ("" if match["before"] else match["page"]):
        return {"collection_title": match["title"], "collection_number": number}
    series = {
        "container_title": match["title"].replace(",", ""),
        "volume": match["before"] or match["volume"] or "",
        "page": match["page"] or match["behind"] or "",
        "number": match["number"] or "",
    }
    return {name: text for name, text in series.items() if text}
