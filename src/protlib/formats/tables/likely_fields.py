"""The likely field of a column with an unknown heading, judged by its cells."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from protlib.formats.common.cell_values import leads_to_web
from protlib.record import dates, identifiers, languages, names
from protlib.record.access_words import level_of
from protlib.record.fields.cells import are_row_numbers
from protlib.record.fields.heading_words import heading_words_for
from protlib.record.identifiers import symbols
from protlib.record.model import TEXT_LISTS, Name
from protlib.record.names.given_names import COMMON
from protlib.record.names.known_bodies import find_known_body
from protlib.record.names.persons import is_initials
from protlib.text import fold, words

_MOST_CELLS: Final = 50  # of a column that are read as names and dates: more change no guess, and take time
_MOST_LETTERS: Final = 80
"""The most letters that the name of a place or a language has, or a list of them."""
_LETTERS_OF_A_LIST: Final = 300  # of people, at most: longer cells are abstracts
_YEAR_DIGITS: Final = 4
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
ANY_TEXT: Final = "note"
"""The field that takes any text, and several columns."""


def likely_field(cells: Iterable[str], other_cells: Collection[str]) -> str:
    """Return the likely field of filled cells, `ANY_TEXT` where nothing tells; another column's field is excluded.

    Cells that number the rows have no field: "". A word among them, such as "Total", changes nothing.
    """
    sample = list(islice(dict.fromkeys(cells), _MOST_CELLS))
    numbers = [cell for cell in sample if cell[-1:].isdecimal()]
    row_numbers = [str(number) for number in range(1, len(numbers) + 1)]
    is_counted = numbers == row_numbers or (not any(map(str.isdecimal, numbers)) and are_row_numbers(numbers))
    if len(numbers) > max(1, len(sample) // 2) and is_counted:
        return ""
    free_fields = (field for field in _fields_of(sample) if field in TEXT_LISTS or field not in other_cells)
    return next(free_fields, ANY_TEXT)


def _fields_of(sample: Collection[str]) -> Iterator[str]:
    for field, is_one in _TELLS.items():
        if sample and all(map(is_one, sample)):
            yield field
    if kinds := kinds_of_places(sample):
        yield "countries" if "country" in kinds else "regions"


def kinds_of_places(sample: Iterable[str]) -> set[str]:
    """Return the kinds of the places in some cells; none where a cell is no place."""
    from protlib.record import places

    kinds: set[str] = set()
    for cell in sample:
        matching_places = places.resolve_all(cell) if _may_be_name(cell) else ()
        if not matching_places:
            return set()
        kinds.update(place.kind for place in matching_places)
    return kinds


def are_known_bodies(cells: Iterable[str]) -> bool:
    """Tell whether some cells hold only bodies that protlib knows: "UNHCR, DRC"."""
    sample = [*islice(cells, _MOST_CELLS)]
    return all(find_known_body(name) is not None and name.literal for cell in sample for name in names.parse_list(cell))


def may_be_journals(cells: Collection[str]) -> bool:
    """Tell whether cells may name journals: no bodies, and few links or databases of works, "Scopus; PubMed"."""
    databases = heading_words_for("databases")
    unfit_cells = [cell for cell in cells if leads_to_web(cell) or not databases.isdisjoint(words(cell))]
    return 2 * len(unfit_cells) < len(cells) and not are_known_bodies(cells)


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _MOST_LETTERS and not any(map(str.isdigit, cell))


def _is_year(cell: str) -> bool:
    is_number = len(cell) == _YEAR_DIGITS and cell.isdecimal()
    return is_number and _FIRST_YEAR <= int(cell) <= _LAST_YEAR


def _is_people(cell: str) -> bool:
    """Tell whether a cell certainly holds people or known organisations: "Smith, J.; Kouassi, A.", "ILO"."""
    if len(cell) > _LETTERS_OF_A_LIST or any(map(str.isdigit, cell)):
        return False
    return all(map(_is_certain, names.parse_list(cell)))


def _is_certain(name: Name) -> bool:
    if name.literal:
        return find_known_body(name) is not None
    first = fold(name.given).split()[:1]
    return bool(name.family and first) and (first[0] in COMMON or all(map(is_initials, name.given.split())))


_TELLS: Final[dict[str, Callable[[str], object]]] = {
    "access": level_of,
    "doi": lambda cell: "10." in cell and identifiers.read_valid(identifiers.doi, cell),
    "url": lambda cell: cell.startswith(("http://", "https://", "www.")),
    "issn": lambda cell: "-" in cell and identifiers.read_valid(identifiers.issn, cell),
    "isbn": lambda cell: identifiers.read_valid(identifiers.isbn, cell),
    "number": symbols.parse_symbol, "year": _is_year,
    "date": lambda cell: len(cell) > _YEAR_DIGITS and any(map(str.isdigit, cell)) and dates.parse_or(cell, ""),
    "language": lambda cell: _may_be_name(cell) and identifiers.read_valid(languages.tag, cell),
    "authors": _is_people,
}  # fmt: skip
