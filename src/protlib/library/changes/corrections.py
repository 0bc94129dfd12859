"""What a row says otherwise than the record that is there: somebody may have corrected it."""

from collections.abc import Iterator
from typing import Any, Final

from protlib.record.decisions.three_way import Difference
from protlib.record.fields.labels import plain
from protlib.record.identifiers.symbols import comparable_symbols
from protlib.record.model import NAME_LISTS, Name, Publication
from protlib.record.names.matcher import make_comparable, may_be_same_body
from protlib.text import without_markup, words

_COMPARED: Final = (
    "title", "authors", "editors", "date", "publisher", "publisher_place", "container_title", "number", "volume",
    "issue", "page", "edition", "doi", "isbn", "issn", "url", "language",
)  # fmt: skip
"""Fields that say which publication it is; lists of tags and notes grow on both sides."""


def find_corrections(record: Publication, row: Publication) -> tuple[Difference, ...]:
    """Return the fields of which a row has another value than its record; a shorter form of a value is none."""
    mine, theirs = record.filled(), row.filled()
    if mine.items() >= theirs.items():
        return ()
    return tuple(_differences(record.key, mine, theirs))


def _differences(key: str, mine: Any, theirs: Any) -> Iterator[Difference]:
    for name in _COMPARED:
        here, there = mine.get(name), theirs.get(name)
        if here and there and here != there and not _are_alike(name, here, there):
            yield Difference(key, name, "", None, here, there)


def _are_alike(field: str, here: Any, there: Any) -> bool:
    """Tell whether two values say the same, or one says less: "2010" and "2010-05", a title and its main part."""
    if field in NAME_LISTS:
        return len(here) == len(there) and all(map(_is_one_name, here, there))
    if field == "number" and (symbols := set(comparable_symbols(here))) and symbols & set(comparable_symbols(there)):
        return True
    if field == "publisher" and _is_one_name(Name(literal=here), Name(literal=there)):
        return True
    first, second = sorted((_comparable(here), _comparable(there)), key=len)
    return second.startswith(first)


def _is_one_name(first: Any, second: Any) -> bool:
    if first.literal and second.literal:
        return may_be_same_body(make_comparable(first), make_comparable(second))
    return bool(set(words(plain(first))) & set(words(plain(second))))


def _comparable(text: str) -> str:
    return "".join(words(without_markup(text)))
