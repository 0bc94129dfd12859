"""The container of an entry: a journal with its volume, or a book with its editors."""

import re
from typing import Final

from protlib.formats.common import typed_imprint
from protlib.formats.typed_entries import people
from protlib.formats.typed_entries.imprints import before_imprint
from protlib.formats.typed_entries.remainder import Remainder
from protlib.record.dates.months import MONTHS
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import wordings
from protlib.record.small_words import between, choices_for
from protlib.record.typed.entry import TypedEntry, split_title
from protlib.text import fold

_DASH: Final = r"\s?[-–‑—]\s?"
# Such as "33-58", "e154–61" and "914-922D".
_RANGE: Final = rf"(?P<page>[a-zA-Z]?\d+(?:{_DASH}[a-zA-Z]?\d+(?:[A-Z]\b)?)?)"
_PAGES: Final = re.compile(rf"[(\[]?\b(?:{wordings('page')}|{wordings('page letter')})\.?\s{_RANGE}\b[)\]]?")
_BARE_PAGES: Final = re.compile(rf",\s(?!(?:19|20)\d\d(?!\s?[-–])){_RANGE}(?=\.\s|\.?\Z|\x1f)")
# Such as "Forced Migration Review", "J. Humanit. Inf.".
_TITLE: Final = r"(?P<title>(?:[A-Z][a-z]{0,9}\.\s?){2,6}|[^\W\d_](?:(?![.?!]\s[A-ZÀ-Þ])[^\x1f()]){1,120}?)"
_VOLUME: Final = r"(?:[Vv](?:ol)?(?:ume|\.)?\s?)?(?P<volume>\d{1,4})"
_ISSUE: Final = (
    rf"(?:[Nn]os?\b\.?|n[°º.]|(?i:{wordings('number')})\.?|[Ii]ssue)\s?(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)"
)
_IN_BRACKETS: Final = r"\s?\((?P<issue>[\w\s–/-]{1,14})\)"
_ISSUE_DATE: Final = r"(?:[^\W\d_]{3,10}\.?\s)?(?:19|20)\d\d(?:\s[^\W\d_]{3,9}\.?(?:\s\d{1,2})?)?"
_ISSUE_DETAILS: Final = rf"(?:\s?\((?:{_ISSUE_DATE})\))?(?:,\s{_ISSUE_DATE})?(?:\s?[:,]\s?(?:pp?\.\s)?{_RANGE}\b)?"
_JOURNALS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Such as "Lancet Glob. Health 2015, 3, e154–e161", "Soc. Sci. Med. 2011, 73(2), 327–335"
        (
            rf"\A\W*(?P<title>(?:[A-ZÀ-Þ&][\w’'&:-]*\.?\s(?:"
            rf"(?:{choices_for('inside')})\s){{0,2}}){{1,9}})(?:19|20)\d\d,\s(?P<volume>\d{{1,4}})"
            rf"(?:\s?\((?P<issue>[\w\s–/-]{{1,14}})\))?,\s{_RANGE}(?=\W*(?:\Z|[\x1f.\[]))"
        ),
        # Such as "The Lancet. 2015 Mar;3(3):e154–61"
        (
            rf"\A\W*{_TITLE}(?:\.\s{_ISSUE_DATE}|\s(?:19|20)\d\d);\s?(?P<volume>\d+)(?:\((?P<issue>[\w\s–-]+)\))?"
            rf"(?::\s?{_RANGE}\b)?"
        ),
        # Such as "PLoS Medicine. 2012. Vol. 9, n° 5, p. e1001224"
        rf"\A\W*{_TITLE}\.\s(?:{_ISSUE_DATE}\.\s)?Vol\.\s(?P<volume>\d+)(?:,\s{_ISSUE})?{_ISSUE_DETAILS}",
        # Such as "Sahara Studies 21, no. 3 (2020): 201–19", "Journal of Borders, vol. 12, no. 4, 2017, pp. 55-71"
        rf"\A\W*{_TITLE},?\s{_VOLUME},\s{_ISSUE}{_ISSUE_DETAILS}",
        # Such as "Disasters, 46(1), e12", "Refugee Review 8 (1): 33–58"
        rf"\A\W*{_TITLE},?\s{_VOLUME}{_IN_BRACKETS}{_ISSUE_DETAILS}",
        # Such as "Anti-Trafficking Review, (14), 1-14", "Cahiers de la sécurité, n° 17, p. 44-52"
        rf"\A\W*{_TITLE},?\s\((?P<issue>\d{{1,4}})\)[,:]\s(?:pp?\.\s)?{_RANGE}\b",
        rf"\A\W*{_TITLE},\s{_ISSUE}(?:\s?\({_ISSUE_DATE}\))?(?:,\s{_ISSUE_DATE})?,\spp?\.\s{_RANGE}\b",
        # Such as "Refugee Review, 8, 33–58", "Refugee Review 8 (2016): 33–58"
        rf"\A\W*{_TITLE},?\s{_VOLUME}(?:,\s|:\s|\s\((?:19|20)\d\d\):\s)(?:pp?\.\s)?{_RANGE}\b",
    )
)
# Such as "In: Handbook" and "En “".
_IN_BOOK: Final = re.compile(rf"\A\W*(?i:{wordings('inside')})\s?:?\s+(?=[^\W\d_]|[“\"«])")
_BY_EDITORS: Final = wordings("edited by").replace(r"\ ", r"\s")
# Such as ", edited by A. Jobe and B. van Dijk".
_EDITED_BY: Final = re.compile(
    rf",\s(?:{_BY_EDITORS})\s"
    rf"(?P<names>(?:(?<!\w)[^\W\d_]\.|[^.,\x1f\d]|,(?!\s\d)(?=[^,]*\s(?:{between()})\s))+)"
)
_EDITORS_FIRST: Final = re.compile(
    rf"\A(?P<names>[^:\x1f]{{3,200}}?){people.ROLE}[\s.,:]+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
# Such as "Modern Slavery: A Reader; Quirk, J., Ed.; Routledge" with editors between title and publisher.
_EDITORS_BETWEEN: Final = re.compile(
    r"\A(?P<book>[^;\x1f]{4,200});\s(?P<names>[^;:\x1f]{3,60}(?:;\s[^;:\x1f]{3,60})*?),?\s\(?Eds?\.\)?;\s"
)
_NAME: Final = r"(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+"
# Such as "Ideas to Inform, Marie McAuliffe and Michele Klein Solomon, eds. Geneva" with editors after the title.
_EDITORS_LAST: Final = re.compile(
    rf"\A(?P<book>(?!\S+,)[^\x1f]{{4,200}}?),\s(?P<names>{_NAME}(?:(?:,\s|,?\sand\s){_NAME})*),\s[Ee]ds?\.,?(?=\s)"
)


def take_container(remainder: Remainder, entry: TypedEntry, doubts: list[str]) -> RawRecord:
    """Take the book or the journal that contains a work, and the pages."""
    if container := _journal(remainder):
        return container
    begin = _IN_BOOK.match(remainder.text)
    is_edited = _EDITED_BY.search(remainder.text)
    if begin or (is_edited and entry.is_quoted):
        remainder.text = remainder.text[begin.end() :] if begin else remainder.text
        return {"type": "chapter", **_book(remainder, doubts)}
    raw: RawRecord = {}
    if match := remainder.take(_EDITED_BY):
        raw["editors"] = people.read_people(match["names"]).names
    return raw | _pages(remainder, _PAGES)


def is_journal(text: str) -> bool:
    """Tell whether a text begins with a journal and its volume or issue."""
    return _match_journal(text) is not None


def _match_journal(text: str) -> "re.Match[str] | None":
    matches = filter(None, (pattern.match(text) for pattern in _JOURNALS))
    return next(
        (
            match
            for match in matches
            if not typed_imprint.is_city(match["title"].split(":")[0])
            and fold(match["title"].split()[-1]) not in MONTHS
        ),
        None,
    )


def _journal(remainder: Remainder) -> RawRecord:
    match = _match_journal(remainder.text)
    if not match:
        return {}
    remainder.take(match.re)
    parts = {name: text for name, text in match.groupdict().items() if text and name != "title"}
    if "page" not in parts:
        parts |= _pages(remainder, _PAGES)
    return {"type": "article-journal", "container_title": match["title"].strip(" ,"), **_dashed(parts)}


def _dashed(parts: dict[str, str]) -> dict[str, str]:
    if "page" in parts:
        parts["page"] = re.sub(_DASH, "-", parts["page"])
    return parts


def _pages(remainder: Remainder, pattern: "re.Pattern[str]") -> dict[str, str]:
    match = remainder.take(pattern)
    return _dashed({"page": match["page"]}) if match else {}


def _book(remainder: Remainder, doubts: list[str]) -> RawRecord:
    """Take the editors, the title and the pages of the book that contains a chapter."""
    raw: RawRecord = _pages(remainder, _PAGES)
    if match := remainder.take(_EDITED_BY):
        raw["editors"] = people.read_people(match["names"]).names
        raw = raw if "page" in raw else raw | _pages(remainder, _BARE_PAGES)
    elif match := _EDITORS_BETWEEN.match(remainder.text) or _EDITORS_LAST.match(remainder.text):
        raw["editors"] = people.read_people(match["names"]).names
        remainder.text = f"{match['book']}\x1f{remainder.text[match.end() :]}"
    elif match := _EDITORS_FIRST.match(remainder.text):
        raw["editors"] = people.read_people(match["names"]).names
        remainder.text = match["rest"]
    head, mark, tail = remainder.text.partition("\x1f")
    title, details = split_title(head)
    parted = before_imprint(title, is_dated_late=True)
    remainder.text = f"{parted.imprint}\x1f{details}{mark}{tail}"
    if not parted.is_sure:
        doubts.append(f"“{parted.imprint}” may be a part of the title of the book")
    if not parted.title:
        doubts.append("the title of the book is unclear")
    return raw | {"container_title": parted.title.strip(' ,.“”"«»')}
