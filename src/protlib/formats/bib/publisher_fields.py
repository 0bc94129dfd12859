"""The publisher and its place: several fields may hold them, depending on the entry's type and on their content."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from protlib.formats.bib.entry_draft import EntryDraft
from protlib.formats.bib.fields import ANY_PUBLISHER, PUBLISHERS, WRITTEN_PUBLISHERS
from protlib.formats.bib.latex.braced_groups import split_items
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.links import says_when_seen
from protlib.formats.bib.unread import UnreadFields
from protlib.frozen import expression
from protlib.record.names import is_organisation
from protlib.record.places import proper_nouns
from protlib.text import words

_PRINTED_AS_MISC: Final = frozenset({"misc", "jurisdiction", "legislation", "legal"})
"""Entry types of which the usual styles print a title, `howpublished` and a date."""
_DIGIT: Final = expression(r"\d")
_CONFERENCES: Final = frozenset({"inproceedings", "conference", "proceedings"})


def read_publisher(unread: UnreadFields) -> None:
    """Read the publisher from all fields that may name it, and the place, which may be a conference's."""
    publisher = _publisher(unread.raw(*PUBLISHERS.get(unread.type, ANY_PUBLISHER)))
    if "howpublished" in unread.remaining and not says_when_seen(unread.remaining["howpublished"]):
        distribution = _without_source(unread)
        if not (publisher and distribution):
            unread.text("howpublished")
            publisher = publisher or distribution
    unread.store_value("publisher", publisher)
    address, location = unread.text("address"), _places(unread.raw("location"))
    if unread.type == "patent":
        unread.store_value("jurisdiction", location)
    elif not address:
        address = location
    elif unread.type in _CONFERENCES and not unread.is_filled("event_place"):
        unread.store_value("event_place", location)
    elif location != address:
        unread.keep("location", location)
    unread.store_value("publisher_place", address)


@lru_cache(maxsize=1 << 12)  # many entries have the same
def _places(raw: str) -> str:
    """Return the places in a list; a country such as "Bosnia and Herzegovina" is one place."""
    text = decode(raw).strip()
    if " and " not in text or any(" and " in noun and noun in text for noun in proper_nouns()):
        return text
    return "; ".join(decode(place).strip() for place in split_items(raw))


@lru_cache(maxsize=1 << 13)  # a few thousand publish most of what a file has
def _publisher(raw: str) -> str:
    """Return the publisher; a biblatex list of several differs from one name with an "and" in it."""
    parts = [decode(part).strip() for part in split_items(raw)] if " and " in raw else []
    organisations = sum(map(is_organisation, parts))
    are_people = organisations == 0 and all(" " in part for part in parts)
    return "; ".join(parts) if parts[1:] and (are_people or organisations == len(parts)) else decode(raw)


def write_publisher(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the field of the publisher, or of the countries where a patent holds."""
    field = WRITTEN_PUBLISHERS.get(draft.entry_type, "publisher")
    if field == "organization" and not draft.is_biblatex:
        field = "publisher" if draft.options.program.wants_publisher else "howpublished"
    publisher, source = draft.item(draft.publication.publisher), ", ".join(map(draft.text, _iterate_source(draft)))
    yield "howpublished", source
    yield field, f"{publisher}, {source}" if field == "howpublished" and publisher and source else publisher
    if draft.entry_type == "patent":
        yield "location", draft.text(draft.value("jurisdiction"))


def _iterate_source(draft: EntryDraft) -> Iterator[str]:
    """Yield where a treaty, a case or a law stands, for styles that print no more: "2237 UNTS 319", its number."""
    publication = draft.publication
    if not draft.options.program.has_bibtex_styles or draft.entry_type not in _PRINTED_AS_MISC:
        return
    if isinstance(court := draft.value("authority"), str) and not publication.authors:
        yield court
    volume, page = publication.volume, publication.page
    if volume.isdecimal():
        yield " ".join(filter(None, (volume, publication.container_title, page)))
    elif volume or page:
        yield " ".join(filter(None, (publication.container_title, volume)))
        yield page
    if not {*words(publication.number)} <= {*words(publication.title)}:
        yield publication.number


def _without_source(unread: UnreadFields) -> str:
    """Return the `howpublished` of an entry without what only says where a law stands: see `_iterate_source`."""
    text = decode(unread.remaining["howpublished"]).strip()
    if unread.type not in _PRINTED_AS_MISC:
        return text
    values = (*map(unread.raw_record.get, ("container_title", "volume")), *map(unread.peek, ("number", "pages")))
    known_words = {*words(" ".join(map(str, filter(None, values))))}
    parts = [part for part in text.split(", ") if not (_DIGIT.search(part) and {*words(part)} <= known_words)]
    return ", ".join(parts)
