"""The places that the records of a page are about or name: what is typed for each in other languages than English."""

from typing import Any

from protlib.index import Index, bitmaps
from protlib.page.concept_data import pieces
from protlib.page.packed import Sets
from protlib.search import place_names


def place_table(index: Index, sets: Sets) -> dict[str, Any]:
    """Return, as `interface/search/places.js` reads it, the places with the records about them, and their numbers by what is typed.

    The name of a place that no record is about or names is there only where a piece of it means another place.
    """
    every = list(place_names.everything())
    names = {code: name for _key, code, name in every}
    there = {code for code, name in names.items() if place_names.having(index, code, name)}
    known = {key for key, code, _name in every if code in there}
    kept = [(key, code) for key, code, _name in every if code in there or not known.isdisjoint(pieces(key))]
    codes = list(dict.fromkeys(code for _key, code in kept))
    return {
        "places": [(names[code], sets.place(bitmaps.numbers(index.labelled("place", code, code)))) for code in codes],
        "typed": [(key, codes.index(code)) for key, code in kept],
    }
