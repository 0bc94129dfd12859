"""Names of places that are one: those that the gazetteer knows as one place, and other spellings of what it does not know."""

from collections import defaultdict
from collections.abc import Sequence

from protlib.record import places
from protlib.record.names.twin import Form, Linked, chained
from protlib.text import words


def place_links(forms: Sequence[Form]) -> Linked:
    """Return which of some names are those of one place."""
    linked = Linked(len(forms))
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        known = places.resolve(form.text)
        same[known.code if known else f" {''.join(words(form.text))}"].append(place)
    for alike in same.values():
        linked.add(chained(alike, "spelling"))
    return linked
