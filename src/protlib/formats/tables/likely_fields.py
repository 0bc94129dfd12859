"""What a column under a heading that means no field is likely to hold, by what stands in its cells."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from protlib.record import dates, identifiers, languages, names
from protlib.record.identifiers import symbols
from protlib.record.model import TEXT_LISTS, Name
from protlib.record.names.bodies import known_body
from protlib.record.names.given_names import COMMON
from protlib.record.names.persons import is_initials
from protlib.text import fold

_SAMPLE: Final = 50
_LONGEST: Final = 80
"""So many letters has the name of a place or a language at most, or a list of them."""
_LONGEST_LIST: Final = 300
_YEAR_DIGITS: Final = 4
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
ANY_TEXT: Final = "note"
"""The field that takes any text, and of several columns."""


def likely_field(cells: Iterable[str], other_cells: Collection[str]) -> str:
    """Return the field that filled cells are likely of, `ANY_TEXT` where nothing tells; one that another column is cannot be."""
    sample = list(islice(dict.fromkeys(cells), _SAMPLE))
    free = (field for field in _fields_of(sample) if field in TEXT_LISTS or field not in other_cells)
    return next(free, ANY_TEXT)


def _fields_of(sample: Collection[str]) -> Iterator[str]:
    for field, is_one in _TELLS.items():
        if sample and all(map(is_one, sample)):
            yield field
    if kinds := _kinds_of_places(sample):
        yield "countries" if "country" in kinds else "regions"


def _kinds_of_places(sample: Iterable[str]) -> set[str]:
    """Return the kinds of the places that the cells name, none where one is no place."""
    from protlib.record import places

    kinds: set[str] = set()
    for cell in sample:
        places_meant = places.resolve_all(cell) if _may_be_name(cell) else ()
        if not places_meant:
            return set()
        kinds.update(place.kind for place in places_meant)
    return kinds


def _may_be_name(cell: str) -> bool:
    return len(cell) <= _LONGEST and not any(map(str.isdigit, cell))


def _is_doi(cell: str) -> bool:
    return "10." in cell and bool(identifiers.read_valid(identifiers.doi, cell))


def _is_url(cell: str) -> bool:
    return cell.startswith(("http://", "https://", "www."))


def _is_isbn(cell: str) -> bool:
    return bool(identifiers.read_valid(identifiers.isbn, cell))


def _is_issn(cell: str) -> bool:
    return "-" in cell and bool(identifiers.read_valid(identifiers.issn, cell))


def _is_year(cell: str) -> bool:
    is_number = len(cell) == _YEAR_DIGITS and cell.isdecimal()
    return is_number and _FIRST_YEAR <= int(cell) <= _LAST_YEAR


def _is_date(cell: str) -> bool:
    return len(cell) > _YEAR_DIGITS and any(map(str.isdigit, cell)) and bool(dates.parse_or(cell, ""))


def _is_symbol(cell: str) -> bool:
    return bool(symbols.parse_symbol(cell))


def _is_language(cell: str) -> bool:
    return _may_be_name(cell) and bool(identifiers.read_valid(languages.tag, cell))


def _is_people(cell: str) -> bool:
    """Tell whether a cell has people or known organisations, each of which says what it is: "Smith, J.; Kouassi, A.", "ILO"."""
    if len(cell) > _LONGEST_LIST or any(map(str.isdigit, cell)):
        return False
    return all(map(_is_certain, names.parse_list(cell)))


def _is_certain(name: Name) -> bool:
    if name.literal:
        return known_body(name) is not None
    first = fold(name.given).split()[:1]
    return bool(name.family and first) and (first[0] in COMMON or all(map(is_initials, name.given.split())))


_TELLS: Final[dict[str, Callable[[str], bool]]] = {
    "doi": _is_doi, "url": _is_url, "issn": _is_issn, "isbn": _is_isbn, "number": _is_symbol, "year": _is_year, "date": _is_date, "language": _is_language, "authors": _is_people,
}  # fmt: skip
