"""Labels and values of a page that describes its publication only for readers: "Author: …", "Year: …".

Drupal marks them by classes (`field__label`, `field__item`, `views-label`), other programs by lists of descriptions. A
publication without data for programs has them beside its title.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from protlib.formats.parsed import ReadOptions
from protlib.formats.tables import row_reader
from protlib.formats.tables.header import TableRow
from protlib.formats.web.marked_texts import iterate_marked_texts
from protlib.record.fields.headings import field_of
from protlib.record.model import FIELDS, WEB, Publication

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
