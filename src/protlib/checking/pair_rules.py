"""Rules for values that two records may not share: a DOI, an ISBN, a document's symbol."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record.identifiers import isbn13
from protlib.record.identifiers.symbols import comparable_symbol, own_symbols
from protlib.record.model import WHOLES, Publication
from protlib.text import list_all, list_first

_MOST_NAMED: Final = 3  # keys in a message
_FEWEST_SIGNS: Final = 2  # slashes or full stops of a symbol that no second document has


def _make_shared_check(
    field: str, label: str, numbers: Callable[[Publication], Iterable[str]]
) -> Callable[[Sequence[Publication], Context], Iterator[tuple[str, Flaw]]]:
    def check(publications: Sequence[Publication], context: Context) -> Iterator[tuple[str, Flaw]]:
        by_number: dict[str, list[str]] = {}
        for publication in publications:
            if record_numbers := dict.fromkeys(numbers(publication)):
                for number in record_numbers:
                    by_number.setdefault(number, []).append(publication.key)
        reported: set[tuple[str, ...]] = set()
        for number, keys in by_number.items():
            for key in keys:
                other_keys = [
                    other_key for other_key in keys if other_key != key and not context.are_distinct(key, other_key)
                ]
                if other_keys and (key, *other_keys) not in reported:
                    reported.add((key, *other_keys))
                    yield key, Flaw(field, f"same {label} {number} as {_key_list(other_keys)}")

    return check


def _key_list(keys: Sequence[str]) -> str:
    return list_first(keys, _MOST_NAMED) if len(keys) > _MOST_NAMED else list_all(keys)


def _dois(publication: Publication) -> Iterator[str]:
    if publication.doi:
        yield publication.doi.lower()


def _isbns(publication: Publication) -> Iterator[str]:
    """Yield the ISBNs of a whole; parts of it have the same number."""
    if publication.type in WHOLES and not publication.container_title:
        yield from filter(None, map(isbn13, publication.isbn.split()))


def _symbols(publication: Publication) -> Iterator[str]:
    """Yield symbols that are long enough to be of one document, in the form for comparison; series numbers are not."""
    number = publication.number
    if publication.type == "article-journal":
        return
    if symbols := own_symbols(publication):
        yield from map(comparable_symbol, symbols)
    elif sum(map(number.count, "/.")) >= _FEWEST_SIGNS:
        yield number.upper().replace(" ", "")


shared_doi: Final = _make_shared_check("doi", "DOI", _dois)
shared_isbn: Final = _make_shared_check("isbn", "ISBN", _isbns)
shared_symbol: Final = _make_shared_check("number", "symbol", _symbols)
