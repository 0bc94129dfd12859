"""Texts of a page that tags or classes mark as a label, a value, a title or an author.

Drupal marks them by classes (`field__label`, `field__item`, `views-label`), other programs by lists of descriptions. A
publication without data for programs has them beside its title.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from protlib.formats.parsed import ReadOptions
from protlib.formats.tables import row_reader
from protlib.formats.tables.header import TableRow
from protlib.formats.web.tokens import HtmlToken, attributes_of, tokens
from protlib.record.fields.headings import field_of
from protlib.record.html_text import unescape_html
from protlib.record.model import FIELDS, WEB, Publication
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


def _join(publication: Publication, labelled: Publication) -> Publication:
    """Return a publication with what its labels say; one with a body or a publisher is no mere page."""
    changes = {name: value for name in FIELDS if name in _FIELDS_OF_LABELS and (value := getattr(labelled, name))}
    changes["extra"] = {**labelled.extra, **publication.extra}
    if publication.type in WEB and labelled.type not in WEB:
        site = publication.container_title if not (labelled.publisher or labelled.authors) else ""
        changes |= {"type": labelled.type, "container_title": "", "publisher": labelled.publisher or site}
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
