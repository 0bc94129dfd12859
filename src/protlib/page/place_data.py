"""The places that the records of a page are about or name: what is typed for each in other languages than English."""

from protlib.index import Index, bitmaps
from protlib.page.concept_data import pieces
from protlib.page.packed import Sets
from protlib.search.vocabulary import places


def place_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return, as `interface/search/places.js` reads it, the places with the records about them, and their numbers by what is typed.

    The name of a place that no record is about or names is there only where a piece of it means another place.
    """
    every = list(places.everything())
    names = {code: name for _key, code, name in every}
    there = {code for code, name in names.items() if places.having(index, code, name)}
    found_keys = {key for key, code, _name in every if code in there}
    pairs = [(key, code) for key, code, _name in every if code in there or not found_keys.isdisjoint(pieces(key))]
    codes = list(dict.fromkeys(code for _key, code in pairs))
    return {
        "places": [(names[code], sets.place(bitmaps.numbers(index.labelled("place", code, code)))) for code in codes],
        "typed": [(key, codes.index(code)) for key, code in pairs],
    }
