"""Write src/protlib/search/vocabulary/place_keys.txt: countries by names and peoples, regions by names and acronyms.

`python tools/key_places.py` prints it. A search looks names up in it and need not read the gazetteer.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.index.words import is_unspaced
from protlib.record.places import gazetteer
from protlib.record.places.foreign_names import foreign_names_by_code
from protlib.record.places.gazetteer import Place
from protlib.record.tables import read_rows
from protlib.record.titles import capitals
from protlib.search.vocabulary.places import is_region_acronym, place_name_key

_SHORTEST: Final = 4
_SHORTEST_ACRONYM: Final = 3
_WORD_IN_CAPITALS: Final = "EAU"  # water, and the Emirates
_PARTED: Final = ("Korea", "Timor")  # of countries such as “South Korea” and “Timor-Leste”, which reports name so


def main() -> None:
    """Print the lines in their order, and one without a code for each country whose English name is one word.

    The word that the names of two countries share counts, too. A name that is an English one as well, or that of
    several places, is left out. So is what is too short, and what is one word without the small words ("Cono Sur").
    """
    places = gazetteer.by_code()
    english = {place_name_key(name) for place in places.values() for name in (place.name, *place.other_names)}
    foreign = foreign_names_by_code()
    codes: dict[str, set[str]] = {}
    for place in places.values():
        for name in (*place.foreign_names, *foreign.get(place.code, ())):
            if (
                (_is_acronym_of(place, name) if name.isupper() else len(name) >= _SHORTEST)
                and not any(map(is_unspaced, name))
                and (" " in place_name_key(name) or " " not in name)
            ):
                codes.setdefault(place_name_key(name), set()).add(place.code)
        long_names = (name for name in place.foreign_names if len(name) >= _SHORTEST)  # "PMA" is a body in Spanish
        for name in (place.name, *place.other_names, *long_names):
            if place.kind == "region" and is_region_acronym(name):
                codes.setdefault(name.upper(), set()).add(place.code)
    for name, code in _peoples():
        codes.setdefault(place_name_key(name), set()).add(code)
    lines = [
        f"{name}\t{code}\t{places[code].name}"
        for name, (code, *further_codes) in ((name, sorted(place_codes)) for name, place_codes in codes.items())
        if name and name not in english and not further_codes
    ]
    countries = {
        f"{place_name_key(name)}\t\t{place.name}"
        for place in places.values()
        for name in (place.name, *place.other_names)
        if place.kind == "country" and name.isalpha() and not name.isupper() and len(place_name_key(name)) >= _SHORTEST
    }
    parts = {f"{place_name_key(part)}\t\t{part}" for part in _PARTED if place_name_key(part) not in english}
    print("\n".join(sorted((*lines, *countries, *parts))))


def _peoples() -> Iterator[tuple[str, str]]:
    """Yield the names of peoples and their adjectives in English, each with the code of its country."""
    for kind, names in read_rows(Path(capitals.__file__).with_suffix(".txt")):
        word, _space, code = kind.partition(" ")
        for name in names.split("|") if code in gazetteer.by_code() else ():
            yield name, code
            if word == "people":
                yield f"{name}s", code


def _is_acronym_of(place: Place, name: str) -> bool:
    return place.kind == "country" and len(name) >= _SHORTEST_ACRONYM and name != _WORD_IN_CAPITALS


if __name__ == "__main__":
    main()
