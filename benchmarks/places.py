"""How many of the places that houses and reports write are read as what they mean, and how many look-alikes as nothing.

`python -m benchmarks.places` reads `places.txt`, which was written before the tables, as the houses write: phrases for
regions with countries that they must and must not hold, names of 45 countries in seven languages, names of countries
and regions as spreadsheets have them, areas with their country, and look-alikes. It prints a line for each list, and
with `-v` what was read wrongly.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from protlib.record import places

_LISTS: Final = Path(__file__).with_name("places.txt")
_HEADS: Final = frozenset(("phrases", "countries", "areas", "none", "named", "house-phrases", "more-areas"))


def lists() -> Mapping[str, list[str]]:
    """Return the lines of each list under its name."""
    names_by_code: dict[str, list[str]] = {}
    for line in _LISTS.read_text("utf-8").splitlines():
        if (name := line.partition(" ")[0]) in _HEADS:
            names_by_code[name] = [line] if name == "countries" else []
            lines = names_by_code[name]
        elif line and not line.startswith("#"):
            lines.append(line)
    return names_by_code


def is_phrase_right(line: str) -> bool:
    """Tell whether a phrase holds all countries that stand behind it, and none of those behind "not"."""
    text, countries, *negation = (part.strip() for part in line.split("|"))
    other_countries = negation[0].split()[1:] if negation else []
    counted = frozenset().union(*map(places.countries_counted_to, places.resolve_all(text)))
    return counted >= {*countries.split()} and counted.isdisjoint(other_countries)


def is_area_right(line: str) -> bool:
    """Tell whether a text is read as an area of the country that stands behind it."""
    text, country = (part.strip() for part in line.split("|"))
    return [(place.kind, *places.members(place)) for place in places.resolve_all(text)] == [("area", country)]


def is_nothing(line: str) -> bool:
    """Tell whether a look-alike is read as no place."""
    return not places.resolve_all(line)


def is_country_right(line: str) -> bool:
    """Tell whether a name, behind the code of a country, means that country alone."""
    return [place.code for place in places.resolve_all(line[4:])] == [line[:3]]


def is_name_right(line: str) -> bool:
    """Tell whether a name means the country or the region whose code stands behind it, and nothing else."""
    text, code = (part.strip() for part in line.split("|"))
    return [place.code for place in places.resolve_all(text)] == [code]


def iterate_lists() -> Iterator[tuple[str, list[str], Callable[[str], bool]]]:
    """Yield each list with its name, its lines and what judges a line."""
    name_lists = lists()
    head, *languages = name_lists["countries"]
    codes = head.partition(" ")[2].split("|")
    yield "phrases", name_lists["phrases"], is_phrase_right
    for line in languages:
        tag, _, names = line.partition(" ")
        yield (
            f"countries in {tag}",
            list(map(" ".join, zip(codes, names.split("|"), strict=True))),
            is_country_right,
        )
    yield "names", name_lists["named"], is_name_right
    yield "areas", name_lists["areas"], is_area_right
    yield "house phrases", name_lists["house-phrases"], is_phrase_right
    yield "more areas", name_lists["more-areas"], is_area_right
    yield "look-alikes", name_lists["none"], is_nothing


def main() -> None:
    """Print how many lines of each list are read rightly."""
    for name, lines, is_right in iterate_lists():
        wrong = [line for line in lines if not is_right(line)]
        print(f"{name:16} {len(lines) - len(wrong):3} of {len(lines)}")
        for line in wrong if "-v" in sys.argv else ():
            print(f"    {line}")


if __name__ == "__main__":
    main()
