"""The places in a page's records: the typed text for each in languages other than English."""

from protlib.index import Index, bitmaps
from protlib.page.concept_data import pieces_of
from protlib.page.packed import Sets
from protlib.search.vocabulary import places


def place_table(index: Index, sets: Sets) -> dict[str, object]:
    """Return, for `interface/search/places.js`, the places with their records, and their numbers by typed text.

    The name of a place without records is there only where a piece of it means another place.
    """
    every = list(places.iterate_keys())
    names = {code: name for _key, code, name in every}
    there = {code for code, name in names.items() if places.find_place_records(index, code, name)}
    found_keys = {key for key, code, _name in every if code in there}
    pairs = [(key, code) for key, code, _name in every if code in there or not found_keys.isdisjoint(pieces_of(key))]
    codes = list(dict.fromkeys(code for _key, code in pairs))
    return {
        "places": [
            (names[code], sets.position_of(bitmaps.numbers(index.find_labelled("place", code, code)))) for code in codes
        ],
        "typed": [(key, codes.index(code)) for key, code in pairs],
    }
