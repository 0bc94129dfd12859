"""Write src/protlib/search/vocabulary/region_words.txt: the words of all names of regions, a line for each.

`python tools/region_words.py` prints it. Advice looks words up in it and need not read the gazetteer.
"""

from collections.abc import Iterator

from protlib.record.places import gazetteer
from protlib.record.places.foreign_names import foreign_names_by_code
from protlib.record.places.spellings import OTHER_FORMS, words_to_compare
from protlib.search.vocabulary.regions import words_of_region_text
from protlib.text import without_umlauts


def main() -> None:
    """Print the words in their order, with others that are compared like them; small words tell nothing."""
    words = {word for name in _iterate_names() for word in words_of_region_text(name)}
    same_words = {word for word, forms in OTHER_FORMS.items() if not words.isdisjoint(forms)}
    print(
        "\n".join(
            sorted(
                word for word in words | same_words if word.isascii() and words_to_compare(word) not in ([], ["and"])
            )
        )
    )


def _iterate_names() -> Iterator[str]:
    """Yield the names of regions and their codes, also as they are typed without umlauts."""
    foreign = foreign_names_by_code()
    for place in gazetteer.by_code().values():
        if place.kind == "region":
            for name in (
                place.code,
                place.numeric,
                place.name,
                *place.other_names,
                *place.foreign_names,
                *foreign.get(place.code, ()),
            ):
                yield from (name, without_umlauts(name))


if __name__ == "__main__":
    main()
