"""Lists of results that mark their parts only by classes: DSpace, issues of OJS, Google Scholar.

The classes are those of the programs' own templates. A list of OJS is an issue of the journal that its page names.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from protlib.formats.portals import values
from protlib.formats.web.marked_texts import MarkedText, iterate_marked_texts
from protlib.record import names
from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.raw_record import RawRecord

_DSPACE: Final = {
    "item-list-title": "title", "item-list-authors": "authors", "item-list-date": "date",
    "item-list-publisher": "publisher", "item-list-abstract": "abstract",
}  # fmt: skip
_OLD_DSPACE: Final = {
    "artifact-title": "title", "author": "authors", "date": "date", "publisher": "publisher",
    "artifact-abstract": "abstract",
}  # fmt: skip
_OJS: Final = {"title": "title", "authors": "authors", "pages": "page"}
_SCHOLAR: Final = {"gs_rt": "title", "gs_a": "imprint", "gs_rs": "abstract"}
# A class of each list that no other page has, and its classes with the part that each marks.
_LISTS: Final = (
    ("item-list-title", _DSPACE), ("artifact-title", _OLD_DSPACE), ("obj_article_summary", _OJS), ("gs_ri", _SCHOLAR),
)  # fmt: skip
_TITLE: Final = "title"
# Such as "[PDF] ", "[HTML][HTML] " and "[CITATION][C] " before titles of Google Scholar.
_FORMS: Final = re.compile(r"^(?:\[[A-Z]+\]\s?)+")
# Such as "L Smith, B Jones… - Journal of Peace, 2019 - Sage": the authors, the journal with the year, the publisher.
_IMPRINT: Final = re.compile(
    r"(?P<authors>[^-–]+?)\s[-–]\s(?:(?P<host>.*?),\s)?(?P<year>\d{4})(?:\s[-–]\s(?P<site>.*))?"
)
_YEAR_OF_ISSUE: Final = re.compile(r"\((\d{4})\)")  # such as that of "No. 9 (2017): Images | A Journal"
_CUT: Final = "…"
_INITIALS: Final = re.compile(r"(?P<given>[A-Z]{1,3})\s(?P<family>[^\W\d_].*)")  # such as "BK Jones"


def iterate_results(page: str, page_title: str) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each result in a list of a known program, and its line; nothing for other pages."""
    for mark, parts in _LISTS:
        if mark in page:
            is_issue = parts is _OJS
            for line, record in _iterate_records(page, parts):
                if record[_TITLE].address or not is_issue:  # the issue has a title of its own, without a link
                    yield line, _to_raw(record, page_title, is_issue=is_issue)
            return


def _iterate_records(page: str, parts: Mapping[str, str]) -> Iterator[tuple[int, dict[str, MarkedText]]]:
    """Yield the first text of each part of a record; a record begins with its title."""
    record: dict[str, MarkedText] = {}
    for marked in iterate_marked_texts(page, {}, parts):
        if marked.role == _TITLE and record:
            yield record[_TITLE].line, record
            record = {}
        if marked.text and (record or marked.role == _TITLE):
            record.setdefault(marked.role, marked)
    if record:
        yield record[_TITLE].line, record


def _to_raw(record: Mapping[str, MarkedText], page_title: str, *, is_issue: bool) -> RawRecord:
    texts = {role: marked.text for role, marked in record.items()}
    title, symbol = values.symbol_beside(values.title_of(_FORMS.sub("", texts[_TITLE])))
    publisher, place = values.imprint(texts.get("publisher", ""))
    raw: dict[str, Any] = {
        "title": title, "number": symbol, "url": record[_TITLE].address, "authors": _people(texts.get("authors", "")),
        "date": texts.get("date", "").strip("() "), "publisher": publisher, "publisher_place": place,
        "abstract": texts.get("abstract", ""), "page": texts.get("page", ""), **_imprint(texts.get("imprint", "")),
    }  # fmt: skip
    if is_issue:
        year = _YEAR_OF_ISSUE.search(page_title)
        raw |= {"type": "article-journal", "container_title": page_title.rpartition(" | ")[2]}
        raw["date"] = raw["date"] or (year[1] if year else "")
    return {name: value for name, value in raw.items() if value}


def _people(text: str) -> list[Name]:
    """Return the authors in a text with ";" or commas between them."""
    parts = [part.strip() for part in text.split(",")]
    if ";" in text or not all(" " in part for part in parts):
        return [*values.names_in([text])]
    return [names.parse_name(part) for part in parts]


def _imprint(text: str) -> RawRecord:
    """Return what the line below a title of Google Scholar says: it cuts authors and journals short."""
    match = _IMPRINT.fullmatch(text)
    if match is None:
        return {}
    people, host = match["authors"], match["host"] or ""
    authors = [_person(part.strip()) for part in people.rstrip(_CUT).split(",") if part.strip()]
    raw: RawRecord = {"authors": authors + [UNNAMED_OTHERS] * people.endswith(_CUT), "date": match["year"]}
    publisher, place = values.imprint(host)
    if place:
        return {**raw, "publisher": publisher, "publisher_place": place}
    return raw if host.endswith(_CUT) or not host else {**raw, "type": "article-journal", "container_title": host}


def _person(text: str) -> Name:
    match = _INITIALS.fullmatch(text)
    return Name(family=match["family"], given=match["given"]) if match else names.parse_name(text)
