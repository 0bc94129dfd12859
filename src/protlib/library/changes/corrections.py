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
        existing, arriving = mine.get(name), theirs.get(name)
        if existing and arriving and existing != arriving and not _are_alike(name, existing, arriving):
            yield Difference(key, name, "", None, existing, arriving)


def _are_alike(field: str, existing: Any, arriving: Any) -> bool:
    """Tell whether two values say the same, or one says less: "2010" and "2010-05", a title and its main part."""
    if field in NAME_LISTS:
        return len(existing) == len(arriving) and all(map(_is_one_name, existing, arriving))
    if (
        field == "number"
        and (symbols := set(comparable_symbols(existing)))
        and symbols & set(comparable_symbols(arriving))
    ):
        return True
    if field == "publisher" and _is_one_name(Name(literal=existing), Name(literal=arriving)):
        return True
    first, second = sorted((_comparable(existing), _comparable(arriving)), key=len)
    return second.startswith(first)


def _is_one_name(first: Any, second: Any) -> bool:
    if first.literal and second.literal:
        return may_be_same_body(make_comparable(first), make_comparable(second))
    return bool(set(words(plain(first))) & set(words(plain(second))))


def _comparable(text: str) -> str:
    return "".join(words(without_markup(text)))
