"""The questions of `verify` to a library, as `citing/verification/` asks them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from protlib.text import most_similar

if TYPE_CHECKING:
    from protlib.library.library import Library
    from protlib.record.model import Publication

_MOST_RECORDS: Final = 10  # records that an entry is compared with
_MOST_OF_A_YEAR: Final = 200  # records that a citation may mean: a large body has more, and then no one is meant
_LETTERS_OF_A_BEGINNING: Final = 3  # which a mistyped key has right
_MOST_KEYS: Final = 500  # that begin like an unknown one: more are not compared with it


class LibraryAnswers:
    """The library, as verification asks it."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    def titled(self, title: str) -> "Iterable[Publication]":
        """Return the records with this title."""
        return self._library.titled(title)

    def look_up(self, words: Sequence[str], doi: str) -> "Iterable[Publication]":
        """Return records that an entry may be of."""
        from protlib.selection import Selection

        for query in (" OR ".join(words), f'doi:"{doi}"' if doi else ""):
            if query:
                selection = Selection(query, exact=True, limit=_MOST_RECORDS)
                yield from self._library.select(selection, summaries=False).publications

    def of_year(self, year: str, words: Sequence[str]) -> "Iterable[Publication]":
        """Return the records of a year that have one of some words among their authors."""
        from protlib.selection import Selection

        names = " OR ".join(f"author:{word}" for word in words)
        selection = Selection(f"year:{year} AND ({names})", exact=True, limit=_MOST_OF_A_YEAR)
        return self._library.select(selection, summaries=False).publications

    def of_symbol(self, symbol: str) -> "Iterable[Publication]":
        """Return the records of a document with a symbol."""
        from protlib.selection import Selection

        selection = Selection(f'symbol:"{symbol}"', exact=True, limit=_MOST_RECORDS)
        return self._library.select(selection, summaries=False).publications

    def has_key(self, key: str) -> bool:
        """Tell whether a publication has this key."""
        return key in self._library

    def keys_like(self, key: str) -> list[str]:
        """Return the keys that may have been meant by one that no publication has."""
        beginning = self._library.beginning(key[:_LETTERS_OF_A_BEGINNING], _MOST_KEYS)
        return most_similar(key, [publication.key for publication in beginning])
