"""The rule for records whose words say that fewer people may see them; whom somebody has opened, the context knows."""

from collections.abc import Iterator
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record import access
from protlib.record.fields.access_marks import find_mark_in
from protlib.record.model import Publication

_LONGEST_QUOTE: Final = 60
"""Letters of a text that a message has; a note may be long."""


def words_not_public(publication: Publication, context: Context) -> Iterator[Flaw]:
    """Find records that are less closed than their title, notes, abstract or tags say, and that nobody has opened."""
    level, text = find_mark_in(publication)
    if access.rank(level) > access.rank(publication.access) and not context.stays_open(publication, level):
        flaw = f"“{text[:_LONGEST_QUOTE]}” says {level}, and the publication is {access.level(publication.access)}"
        yield Flaw("access", flaw, {"access": level})
