"""Records whose publisher and its place have a field each; of most, a glance tells that they have."""

import re
from typing import Final

from protlib.record.model import Publication

# Such as "[S.l.], " and "[S.l.: s.n.], " of a work whose place or publisher nobody knows.
UNKNOWN_IMPRINT: Final = re.compile(r"\[(?:s\.\s?[ln]\.(?>\s?[:,]\s?|\s{0,2}))++\]\s?[:,]?\s*", re.IGNORECASE)
_UNKNOWN: Final = re.compile(r"\[?s\.\s?[ln]\.?\]?", re.IGNORECASE)
_SIGNS_BEFORE_PLACES: Final = re.compile("[:,]")


def part_publisher(publication: Publication) -> Publication:
    """Return a record with the place in its own field, where the publisher's field has it: "Geneva: IOM".

    What says that nobody knows one of them, such as "[s.n.]", is left out.
    """
    if _SIGNS_BEFORE_PLACES.search(publication.publisher):
        from protlib.record.names.publisher_places import split_publisher  # few publishers have a place

        if parts := split_publisher(publication):
            publication = publication.changed(**parts)
    imprint = {"publisher": publication.publisher, "publisher_place": publication.publisher_place}
    if not any(map(_UNKNOWN.search, imprint.values())):
        return publication
    return publication.changed(**{name: _without_unknown(text) for name, text in imprint.items()})


def _without_unknown(text: str) -> str:
    bare = UNKNOWN_IMPRINT.sub("", text)
    first, _, last = bare.rpartition(":")
    parts = [part.strip() for part in (first, last) if part.strip() and not _UNKNOWN.fullmatch(part.strip())]
    # Of "https://statistics.nl" nothing is left out.
    return text if bare == text and len(parts) > 1 else ": ".join(parts)
