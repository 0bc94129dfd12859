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
from protlib.record.names import is_organisation
from protlib.record.places import proper_nouns

_CONFERENCES: Final = frozenset({"inproceedings", "conference", "proceedings"})


def read_publisher(unread: UnreadFields) -> None:
    """Read the publisher from all fields that may name it, and the place, which may be a conference's."""
    publisher = _publisher(unread.raw(*PUBLISHERS.get(unread.type, ANY_PUBLISHER)))
    if not publisher and not says_when_seen(unread.remaining.get("howpublished", "")):
        publisher = unread.text("howpublished")
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
    yield field, draft.item(draft.publication.publisher)
    if draft.entry_type == "patent":
        yield "location", draft.text(draft.value("jurisdiction"))
