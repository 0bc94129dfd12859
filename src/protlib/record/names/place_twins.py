"""Finds names of one place: places of the gazetteer, and spellings of places it does not know."""

from collections import defaultdict
from collections.abc import Sequence

from protlib.record import places
from protlib.record.names.twin import Form, Linked, chain_links
from protlib.text import words


def place_links(forms: Sequence[Form]) -> Linked:
    """Return the links between names of one place."""
    linked = Linked(len(forms))
    same: defaultdict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        place_known = places.resolve(form.text)
        same[place_known.code if place_known else f" {''.join(words(form.text))}"].append(place)
    for alike in same.values():
        linked.add(chain_links(alike, "spelling"))
    return linked
