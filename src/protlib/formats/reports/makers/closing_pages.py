"""Who made a report by the table at the end of its last page: "Authored by: Oak Hospital", below the references."""

from collections.abc import Iterator
from itertools import pairwise

from protlib.formats.reports.bodies import is_organisation
from protlib.formats.reports.front import Front
from protlib.formats.reports.words import is_one_of
from protlib.record import authority


def makers_at_end(front: Front) -> Iterator[str]:
    """Yield the bodies behind "Authored by" and "Published by" on a full last page, which is read for nothing else."""
    for line, line_below in pairwise((*front.closing_lines, "")):
        label, _colon, name = line.partition(":")
        if is_one_of("writer", label) or is_one_of("publisher", label):
            name = name.strip() or line_below
            if authority.is_known(name) or is_organisation(name):
                yield name
