"""Records whose publisher and its place have a field each; of most, a glance tells that they have."""

import re
from typing import Final

from protlib.record.model import Publication

_SIGNS_BEFORE_PLACES: Final = re.compile("[:,]")


def part_publisher(publication: Publication) -> Publication:
    """Return a record with the place in its own field, where the publisher's field has it: "Geneva: IOM"."""
    if not _SIGNS_BEFORE_PLACES.search(publication.publisher):
        return publication
    from protlib.record.names.publisher_places import split_publisher  # few publishers have a place

    parts = split_publisher(publication)
    return publication.changed(**parts) if parts else publication
