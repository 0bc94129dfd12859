"""The treaties, laws and declarations that protlib knows, and the publications with them in the title."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.knowledge.entry_module import keys_of_selection
from protlib.record import instruments
from protlib.record.instruments import Instrument

if TYPE_CHECKING:
    from protlib.library import Library

TYPE: Final = "treaty"
PLURAL: Final = "treaties, laws and declarations"
RELATION: Final = "with it in the title"


class TreatyEntry(NamedTuple):
    """A treaty, a law or a declaration, with its data."""

    instrument: Instrument

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""
        return TYPE

    @property
    def name(self) -> str:
        """Its full title."""
        return self.instrument.names[0]

    def names(self) -> Iterator[str]:
        """Yield its names, and those that its number gives."""
        return self.instrument.all_names()

    def cells(self) -> tuple[str, ...]:
        """Return its full title, the day on which it was adopted, and its number or symbol."""
        return (self.name, self.instrument.date, self.instrument.number)

    def lines(self) -> Iterator[str]:
        """Yield when it was adopted, its number and its other names."""
        yield f"{self.name}: {TYPE}, adopted {self.instrument.date}"
        if self.instrument.number:
            yield f"number: {self.instrument.number}"
        if other_names := self.instrument.names[1:]:
            yield f"also: {'; '.join(other_names)}"

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""
        return {
            "type": TYPE,
            "name": self.name,
            "adopted": self.instrument.date,
            "number": self.instrument.number,
            "also": list(self.instrument.names[1:]),
        }

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of the publications with one of its names in the title."""
        return keys_of_selection(library, query=f'title:"{self.name}"')


def entries_named(text: str, _house: str) -> Sequence[TreatyEntry]:
    """Return the treaties with a text as a name."""
    return [TreatyEntry(instrument) for instrument in instruments.find_instruments(text)]


def all_entries() -> Sequence[TreatyEntry]:
    """Return all treaties, by date."""
    return [TreatyEntry(instrument) for instrument in instruments.all_instruments()]


in_list = all_entries
