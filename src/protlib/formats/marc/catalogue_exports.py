"""Records that a library's catalogue handed out as RIS, BibTeX or EndNote, with what its cards have around values.

Koha, PMB and others write subfields of MARC as they stand: "Geneva :", "IOM,", "a handbook /". The UN Digital Library
writes "UN. Secretary-General", and the symbol of a document as the number of an issue or of a serial.
"""

import re
from typing import Any, Final

from protlib.formats.marc.marc_fields import without_isbd_marks
from protlib.formats.portals import values
from protlib.record.model import NAME_LISTS, Name, Publication

_MARKS: Final = {
    "title": re.compile(r"\s[/:]$"),
    "publisher": re.compile(r"\w\w,$"),
    "publisher_place": re.compile(r"\s:$"),
}
"""The marks of cataloguers that a value never has by itself, by field."""
_ENDS: Final = frozenset("/:,")  # of these marks
_COLONS: Final = re.compile(r"(?:\s:)+\s")  # such as " : : " of a subtitle that was parted twice
_NUMBERS: Final = ("issue", "issn", "collection_number")
"""The fields in which a symbol of the United Nations arrives, which is none of them."""
_STOP: Final = "."
_ARTICLE: Final = "article-journal"


def without_catalogue_marks(publication: Publication) -> Publication:
    """Return a record without the marks of a catalogue; one that has none of them is returned as it is."""
    changes: dict[str, Any] = {}
    fields = publication.filled()
    ends = publication.title[-1:] + publication.publisher[-1:] + publication.publisher_place[-1:]
    is_marked = not _ENDS.isdisjoint(ends) and any(mark.search(fields.get(name, "")) for name, mark in _MARKS.items())
    if is_marked:
        changes |= {field: without_isbd_marks(getattr(publication, field)) for field in _MARKS}
    for role in NAME_LISTS:
        people = fields.get(role, ())
        if people and (bodies := tuple([_body(name, is_marked=is_marked) for name in people])) != people:
            changes[role] = bodies
    symbol_fields = [field for field in _NUMBERS if field in fields and values.is_symbol(fields[field])]
    if symbol_fields and not (publication.number or publication.container_title):
        changes |= {"number": getattr(publication, symbol_fields[0]), symbol_fields[0]: ""}
        if publication.type == _ARTICLE:
            changes["type"] = "report"
    if changes:
        title = _COLONS.sub(" : ", changes.get("title", publication.title))
        changes["title"] = values.fix_colons(title, publication.language)
    return publication.changed(**changes) if changes else publication


def _body(name: Name, *, is_marked: bool) -> Name:
    if values.is_of_united_nations(name.literal):
        return values.body(name.literal)
    is_ended = is_marked and name.literal.endswith(_STOP)
    return Name(literal=without_isbd_marks(name.literal), short=name.short, guessed=name.guessed) if is_ended else name
