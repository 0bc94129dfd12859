"""Towns of publishers, under the names that they have in several languages."""

from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import read_dashed_rows
from protlib.text import words

_STEM_LETTERS: Final = 4  # letters with which the names of a town begin in most languages: "Geneva", "Genève"


@cache
def _towns_by_words() -> dict[tuple[str, ...], str]:
    """Return the first name of each town, by the words of each of its names."""
    table = read_dashed_rows(Path(__file__).with_suffix(".txt"))
    rows = ((town, (town, *filter(None, other_names.split("|")))) for town, other_names in table)
    return {tuple(words(name)): first for first, names in rows for name in names}


def find_town(text: str) -> str:
    """Return the English name of a town that a text names, alone or before its country; "" for none that is known."""
    place, _comma, _country = text.partition(",")
    return _towns_by_words().get(tuple(words(text))) or _towns_by_words().get(tuple(words(place)), "")


def is_one_place(first: str, second: str) -> bool:
    """Tell whether two places are one: "Geneva", "Geneva, Switzerland", "Genève"; "Brussels" and "Bruxelles"."""
    first_words, second_words = words(first), words(second)
    if set(first_words) <= set(second_words) or set(second_words) <= set(first_words):
        return True
    towns = find_town(first), find_town(second)
    if all(towns):
        return towns[0] == towns[1]
    return len(first_words[0]) >= _STEM_LETTERS and first_words[0][:_STEM_LETTERS] == second_words[0][:_STEM_LETTERS]
