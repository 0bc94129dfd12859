"""Write src/protlib/search/vocabulary/place_keys.txt: countries and regions by their names in other languages.

`python tools/key_places.py` prints it. A search looks names up in it and need not read the gazetteer.
"""

from typing import Final

from protlib.index.words import is_unspaced
from protlib.record.places import gazetteer
from protlib.record.places.foreign_names import read_names
from protlib.search.vocabulary.places import key_of

_SHORTEST: Final = 4


def main() -> None:
    """Print the lines in their order.

    A name that is an English one as well, or that of several places, is left out; so is an acronym, for that may be a
    word ("EAU"), what is too short, and what is one word without the small words ("Cono Sur").
    """
    places = gazetteer.by_code()
    english = {key_of(name) for place in places.values() for name in (place.name, *place.other_names)}
    foreign = read_names()
    codes: dict[str, set[str]] = {}
    for place in places.values():
        for name in (*place.foreign_names, *foreign.get(place.code, ())):
            if (
                not name.isupper()
                and len(name) >= _SHORTEST
                and not any(map(is_unspaced, name))
                and (" " in key_of(name) or " " not in name)
            ):
                codes.setdefault(key_of(name), set()).add(place.code)
    lines = [
        f"{name}\t{code}\t{places[code].name}"
        for name, (code, *rest) in ((name, sorted(own)) for name, own in codes.items())
        if name and name not in english and not rest
    ]
    print("\n".join(sorted(lines)))


if __name__ == "__main__":
    main()
