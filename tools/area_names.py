"""Write src/protlib/search/vocabulary/area_names.txt: the names of areas that have several, with the other ones.

`python tools/area_names.py` prints it. A search looks names up in it and need not read the table of areas.
"""

from collections import defaultdict
from typing import Final

from protlib.index.words import fold_word, is_unspaced, split_words
from protlib.record.places import gazetteer
from protlib.record.places.areas import SHARED, rows
from protlib.record.places.foreign_names import foreign_names_by_code
from protlib.search.vocabulary.places import AREA_NAME_SEPARATOR, place_name_key

_SHORTEST: Final = 4
_ORDINARY: Final = frozenset({"maras"})  # gangs, in Spanish
_EAST: Final = frozenset({"est", "este"})
"""Small words as well, which a key leaves out: "Jérusalem-Est" would be all of Jerusalem."""


def main() -> None:
    """Print a line for each name, in order.

    A name that other areas share, that is one of a country or region as well, or too short is left out. One whose key
    means something else is looked for, but does not ask for others.
    """
    wide = {place_name_key(name) for name in _collect_wide_names()}
    other_names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in rows():
        names = tuple(dict.fromkeys(name for name in row.names if _is_sure(name) and place_name_key(name) not in wide))
        for name in filter(_is_clear, names):
            other_names[place_name_key(name)].add(
                tuple(alias for alias in names if place_name_key(alias) != place_name_key(name))
            )
    print(
        "\n".join(
            f"{key}\t{AREA_NAME_SEPARATOR.join(groups[0])}"
            for key, groups in sorted((key, [*groups]) for key, groups in other_names.items())
            if len(groups) == 1 and groups[0]
        )
    )


def _is_sure(name: str) -> bool:
    return not name.startswith(SHARED) and len(place_name_key(name)) >= _SHORTEST and not any(map(is_unspaced, name))


def _is_clear(name: str) -> bool:
    """Tell whether the key of a name means nothing else; where the name is another's, it stands as it is."""
    return place_name_key(name) not in _ORDINARY and _EAST.isdisjoint(map(fold_word, split_words(name)))


def _collect_wide_names() -> set[str]:
    foreign = foreign_names_by_code()
    return {
        name
        for place in gazetteer.by_code().values()
        for name in (place.name, *place.other_names, *place.foreign_names, *foreign.get(place.code, ()))
    }


if __name__ == "__main__":
    main()
