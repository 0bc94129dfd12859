"""The symbols of United Nations documents: the meaning of each by its rules, and the publications with it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.knowledge.entry_module import keys_of_selection
from protlib.record.identifiers import symbols
from protlib.record.identifiers.symbols import Symbol, describe_symbol
from protlib.record.instruments import all_instruments

if TYPE_CHECKING:
    from protlib.library import Library

TYPE: Final = "symbol"
PLURAL: Final = "publications of this library with a document symbol of the United Nations"
RELATION: Final = "with it"


class SymbolEntry(NamedTuple):
    """A document symbol with its meaning."""

    symbol: Symbol

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""
        return TYPE

    @property
    def name(self) -> str:
        """The symbol itself."""
        return self.symbol.text

    def names(self) -> Iterator[str]:
        """Yield the symbol."""
        yield self.symbol.text

    def cells(self) -> tuple[str, ...]:
        """Return the symbol, what it says and the link."""
        return (self.symbol.text, "; ".join(self._parts()), self.symbol.link)

    def lines(self) -> Iterator[str]:
        """Yield the meaning of the symbol, and its link."""
        yield f"{self.symbol.text}: {TYPE} ({'; '.join(self._parts())})"
        if adopted_documents := self._list_adopted():
            yield f"adopts: {'; '.join(adopted_documents)}"
        yield f"link: {self.symbol.link}"

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""
        symbol = self.symbol
        return {
            "type": TYPE,
            "name": symbol.text,
            "body": symbol.body,
            "session": symbol.session,
            "year": symbol.year,
            "kind": symbol.kind,
            "change": symbol.change,
            "adopts": self._list_adopted(),
            "link": symbol.link,
        }

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of the publications with the symbol."""
        return keys_of_selection(library, query=f'symbol:"{self.symbol.text}"')

    def _list_adopted(self) -> list[str]:
        """Return the titles of the treaties and declarations that the document adopts."""
        symbol = symbols.comparable_symbol(self.symbol.text)
        instruments = all_instruments()
        return [
            instrument.names[0]
            for instrument in instruments
            if instrument.number and symbols.comparable_symbol(instrument.number) == symbol
        ]

    def _parts(self) -> Iterator[str]:
        symbol = self.symbol
        yield symbol.kind if not symbol.change else f"{symbol.kind}, {symbol.change}"
        if symbol.body:
            yield symbol.body
        if symbol.session:
            yield f"session {symbol.session}"
        if symbol.year:
            yield str(symbol.year)


def entries_named(text: str, _house: str) -> Sequence[SymbolEntry]:
    """Return the symbol that a whole text is, in any case, or as a resolution in words."""
    symbol = symbols.parse_symbol(text)
    return [SymbolEntry(describe_symbol(symbol))] if symbol else []


def find_symbols(text: str) -> Sequence[SymbolEntry]:
    """Return the symbols of all documents in a text."""
    return [SymbolEntry(describe_symbol(symbol)) for symbol in symbols.symbols_in(text)]


def symbols_in_library(library: "Library") -> list[tuple[SymbolEntry, list[str]]]:
    """Return the symbols of the documents of a library, each with the keys of its publications."""
    keys: dict[str, list[str]] = {}
    for publication in library:
        for symbol in symbols.own_symbols(publication):
            keys.setdefault(symbol, []).append(publication.key)
    return [(SymbolEntry(describe_symbol(symbol)), sorted(keys[symbol])) for symbol in sorted(keys)]


def all_entries() -> Sequence[SymbolEntry]:
    """Return nothing: there is no table of symbols."""
    return ()


in_list = all_entries
