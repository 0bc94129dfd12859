"""Texts of a page that tags or classes mark as a label, a value, a title or an author.

Drupal marks them by classes (`field__label`, `field__item`, `views-label`), other programs by lists of descriptions. A
publication without data for programs has them beside its title.

The classes are those of the programs' own templates. A list of OJS is an issue of the journal that its page names.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple

from protlib.formats.parsed import ReadOptions
from protlib.formats.portals import values
from protlib.formats.tables import row_reader
from protlib.formats.tables.header import TableRow
from protlib.formats.web.html_tokens import HtmlToken, attributes_of, tokens
from protlib.record import names
from protlib.record.fields.headings import field_of
from protlib.record.html_text import unescape_html
from protlib.record.model import FIELDS, WEB, Name, Publication
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.raw_record import RawRecord
from protlib.text import clean

_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_LABEL: Final = "label"
_VALUE: Final = "value"
_ROLES_BY_TAG: Final = {"dt": _LABEL, "dd": _VALUE}
_ROLES_BY_CLASS: Final = {
    "field__label": _LABEL, "field-label": _LABEL, "views-label": _LABEL,
    "field__item": _VALUE, "field-item": _VALUE, "field-content": _VALUE,
}  # fmt: skip
_FIELDS_OF_LABELS: Final = frozenset({
    "abstract", "authors", "collection_title", "countries", "date", "doi", "edition", "editors", "isbn", "issn",
    "language", "number", "number-of-pages", "organisations", "publisher", "publisher_place", "regions", "tags",
    "topics", "year",
})  # fmt: skip
"""The fields that labels of a page are read for: a title stands above them, links and dates of the site beside them."""
_BODIES: Final = frozenset({"authors", "organisations", "publisher"})
_FEWEST_LABELS: Final = 2  # known ones: a page of news has its date alone
_SENTENCE_ENDS: Final = (".", "?", "!", "…")
_WORDS_OF_A_NAME: Final = 6  # at most, of a value that ends in a full stop: "Sage Publications, Inc."
_LONGEST_LABEL: Final = 40  # letters
_MOST_PAIRS: Final = 500  # of a page: more are made to take time
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


class MarkedText(NamedTuple):
    """The text of an element with its role, and the address of the first link in it ("" for none)."""

    role: str
    text: str
    address: str
    line: int


class _Element:
    """An element with a role while its text is read."""

    def __init__(self, role: str, token: HtmlToken, line: int) -> None:
        self.role, self.tag, self.line, self.depth, self.address = role, token.tag, line, 0, ""
        self.pieces: list[str] = []
        self._take_link(token)

    def take(self, token: HtmlToken) -> None:
        """Take the text before a tag inside, and the tag."""
        self._take_link(token)
        if token.tag.removeprefix("/") == self.tag:
            self.depth += -1 if token.tag.startswith("/") else 1
        if token.tag not in _VOID or token.tag == "br":
            self.pieces.append(" ")

    def text(self) -> MarkedText:
        """Return its text with its role."""
        return MarkedText(self.role, clean(unescape_html("".join(self.pieces))), self.address, self.line)

    def _take_link(self, token: HtmlToken) -> None:
        if token.tag == "a" and not self.address:
            self.address = attributes_of(token).get("href", "").strip()


def iterate_marked_texts(page: str, by_tag: Mapping[str, str], by_class: Mapping[str, str]) -> Iterator[MarkedText]:
    """Yield the text of each element whose tag or class has a role, none of them inside another.

    An element that its tag marks (`dt`, `dd`) also ends where the next one begins.
    """
    element: _Element | None = None
    line, counted = 1, 0
    for token in tokens(page):
        line, counted = line + page.count("\n", counted, token.position), token.position
        role = by_tag.get(token.tag, "") or _role_of_class(token, by_class)
        if element is not None:
            element.pieces.append(token.text)
            is_closed = token.tag == f"/{element.tag}" and element.depth == 0
            if is_closed or not token.tag or (role and element.tag in by_tag):
                yield element.text()
                element = None
            else:
                element.take(token)
        if element is None and role:
            element = _Element(role, token, line)


def _role_of_class(token: HtmlToken, by_class: Mapping[str, str]) -> str:
    if "class" not in token.attributes or token.tag.startswith("/"):
        return ""
    classes = attributes_of(token).get("class", "").split()
    return next((by_class[name] for name in classes if name in by_class), "")


def add_labelled_values(publication: Publication, page: str, options: ReadOptions) -> Publication:
    """Return the publication of a page with the values of its labels; without several known ones, as it was."""
    values = values_by_label(page)
    if not values:
        return publication
    rows = [["Title", *values], [publication.title, *("; ".join(texts) for texts in values.values())]]
    parsed = row_reader.read_rows([TableRow(1, cells) for cells in rows], options, [])
    return _join(publication, parsed.publications[0]) if len(parsed.publications) == 1 else publication


def values_by_label(page: str) -> dict[str, list[str]]:
    """Return the values beside the known labels of a page; {} unless there are several, and one names a body."""
    values: dict[str, list[str]] = {}
    for label, value in _iterate_pairs(page):
        if field_of(label) == "abstract" or not _is_sentence(value):
            values.setdefault(label, []).append(value)
    values = {label: texts for label, texts in values.items() if field_of(label) in _FIELDS_OF_LABELS}
    fields = {field_of(label) for label in values}
    return {} if len(fields) < _FEWEST_LABELS or fields.isdisjoint(_BODIES) else values


def _is_sentence(text: str) -> bool:
    """Tell whether a text beside a label is prose, as in a glossary or among frequent questions, and no value."""
    return text.endswith(_SENTENCE_ENDS) and len(text.split()) > _WORDS_OF_A_NAME


def _join(publication: Publication, texts: Publication) -> Publication:
    """Return a publication with what its labels say; one with a body or a publisher is no mere page."""
    changes = {name: value for name in FIELDS if name in _FIELDS_OF_LABELS and (value := getattr(texts, name))}
    changes["extra"] = {**texts.extra, **publication.extra}
    if publication.type in WEB and texts.type not in WEB:
        site = publication.container_title if not (texts.publisher or texts.authors) else ""
        changes |= {"type": texts.type, "container_title": "", "publisher": texts.publisher or site}
    return publication.changed(**changes)


def _iterate_pairs(page: str) -> Iterator[tuple[str, str]]:
    """Yield each label with a value of it; a label that stands again belongs to something else, and ends them."""
    label = ""
    labels: set[str] = set()
    marked_texts = iterate_marked_texts(page, _ROLES_BY_TAG, _ROLES_BY_CLASS)
    for role, marked_text, *_ in islice(marked_texts, _MOST_PAIRS):
        text = marked_text.rstrip(" :")
        if role == _LABEL and text in labels:
            return
        if role == _LABEL:
            label = text if len(text) <= _LONGEST_LABEL else ""
            labels.add(text)
        elif label and text:
            yield label, text


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
    for marked_texts in iterate_marked_texts(page, {}, parts):
        if marked_texts.role == _TITLE and record:
            yield record[_TITLE].line, record
            record = {}
        if marked_texts.text and (record or marked_texts.role == _TITLE):
            record.setdefault(marked_texts.role, marked_texts)
    if record:
        yield record[_TITLE].line, record


def _to_raw(record: Mapping[str, MarkedText], page_title: str, *, is_issue: bool) -> RawRecord:
    texts = {role: marked_text.text for role, marked_text in record.items()}
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
