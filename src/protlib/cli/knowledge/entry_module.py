"""The interface of a module of knowledge, and of its entries."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from protlib.library import Library


def keys_of_selection(library: "Library", **choice: Any) -> list[str]:
    """Return the keys of the publications that a selection has, in their order."""
    from protlib.selection import Selection

    selection = Selection(**choice, sort="key")
    return [summary.key for summary in library.select(selection, publications=False).summaries]


class KnowledgeEntry(Protocol):
    """One organisation, subject, place, treaty or document symbol that protlib knows."""

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""

    @property
    def name(self) -> str:
        """The name that it is listed by."""

    def names(self) -> Iterator[str]:
        """Yield all names and acronyms, in all languages."""

    def cells(self) -> tuple[str, ...]:
        """Return the cells of its row in a list: the name first, then its kind."""

    def lines(self) -> Iterator[str]:
        """Yield the lines about it: first its name with its type, then a label and a text in each."""

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of the publications by it, or about it."""


class EntryModule(Protocol):
    """A module that knows the entries of one type."""

    @property
    def PLURAL(self) -> str:  # noqa: N802 - a constant of the module
        """The plural of the entries: "organisations"."""

    @property
    def RELATION(self) -> str:  # noqa: N802 - a constant of the module
        """The relation of publications to an entry: "by it"."""

    def entries_named(self, text: str, house: str, /) -> Sequence[KnowledgeEntry]:
        """Return the entries that a whole text names; `house` defines the regions, "" for any."""

    def in_list(self) -> Sequence[KnowledgeEntry]:
        """Return the entries in a list of the type."""

    def all_entries(self) -> Sequence[KnowledgeEntry]:
        """Return all entries of the type."""
