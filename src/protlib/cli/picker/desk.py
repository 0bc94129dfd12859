"""What `browse` asks of the library and the desktop; every method may raise a ProtlibError or an OSError."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from protlib.record.summary import Summary
from protlib.search import Hits
from protlib.selection import Facet, Sort

if TYPE_CHECKING:
    from protlib.library.changes.record_merge import Union
    from protlib.record.model import Publication


class Order(NamedTuple):
    """An order of the list: its name for people, and the sort order of a selection ("" for its own)."""

    name: str
    sort: str = ""
    is_reverse: bool = False


ORDERS: Final = (
    Order("relevance"),
    Order("newest", Sort.YEAR),
    Order("title", Sort.TITLE),
    Order("author", Sort.AUTHOR),
    Order("last added", Sort.ADDED, is_reverse=True),
)
"""The orders of the list, the usual one first."""


class Query(NamedTuple):
    """A query, the chosen values of each facet, and the order of the results."""

    text: str
    values: Mapping[Facet, tuple[str, ...]]
    order: Order = ORDERS[0]


@dataclass(frozen=True, slots=True)
class Matches:
    """The result of a query: the first publications, their total, notes on the query, and the matching words."""

    summaries: Sequence[Summary] = ()
    total: int = 0
    notes: Sequence[str] = ()
    hits: Hits = field(default_factory=Hits)


class Proposal(NamedTuple):
    """A change to confirm: the question, and the lines of its result; "-" and "+" begin those of a diff."""

    question: str
    lines: tuple[str, ...] = ()


class Twins(NamedTuple):
    """The keys of records that are or may be one publication, and the reasons, "" for none."""

    keys: tuple[str, ...]
    reasons: str = ""


class Desk(Protocol):
    """The library and the desktop for the picker; methods that do something return a report."""

    def find_records(self, query: Query, most: int) -> Matches:
        """Return the publications that match a query, and list at most so many."""

    def publications(self, keys: Sequence[str]) -> Matches:
        """Return the publications with these keys, in this order."""

    def matching_keys(self, query: Query) -> Sequence[str]:
        """Return the keys of all publications that match a query."""

    def count(self, query: Query, facet: Facet) -> Sequence[tuple[str, int]]:
        """Return the values of a facet among the matches, each with its number of publications."""

    def publication(self, key: str) -> "Publication":
        """Return the publication with a key."""

    def highlights(self, publication: "Publication") -> str:
        """Return what readers have highlighted and written, a line each, as far as the files were read; "" for none."""

    def reference(self, publication: "Publication") -> str:
        """Return the reference of a publication in the user's style, "" where nothing can cite; any thread may ask."""

    def state(self) -> object:
        """Return a value that differs after each change of the library."""

    def find_present_keys(self, keys: Iterable[str]) -> Mapping[str, str | None]:
        """Return the present key for each of these keys that has changed, None for a removed publication."""

    def tags(self) -> Sequence[str]:
        """Return the tags of the library, the most frequent first."""

    def styles(self) -> Sequence[str]:
        """Return the styles for citations, the usual one first; raises UsageError where nothing can cite."""

    def formats(self) -> Sequence[str]:
        """Return the formats for export, the usual one first."""

    def file_for(self, form: str) -> str:
        """Return a file name for a format; raises UsageError for an unknown format."""

    def writes_over(self, form: str, path: str) -> bool:
        """Tell whether an export would replace a file; raises UsageError where the export is impossible."""

    def files(self, start: str) -> Sequence[str]:
        """Return the paths with this beginning."""

    def copy_keys(self, keys: Sequence[str]) -> str:
        """Copy citation keys."""

    def copy_key_citation(self, keys: Sequence[str]) -> str:
        """Copy a citation as people type it in a text for `fill`."""

    def copy_citation(self, keys: Sequence[str], style: str) -> str:
        """Copy a citation of publications in a style."""

    def copy_references(self, keys: Sequence[str], style: str) -> str:
        """Copy the references of publications in a style."""

    def open(self, keys: Sequence[str]) -> str:
        """Open the links of publications."""

    def export(self, keys: Sequence[str], form: str, path: str) -> str:
        """Write publications to a file."""

    def attach(self, key: str, path: str) -> str:
        """Attach a file to a publication."""

    def tag(self, keys: Sequence[str], text: str) -> str:
        """Add tags, or remove those that begin with a hyphen."""

    def edit(self, keys: Sequence[str]) -> str:
        """Open publications in the user's editor, on the terminal."""

    def check_import(self, path: str) -> None:
        """Raise InputRefusedError where there is nothing to import at a path."""

    def import_file(self, path: str) -> str:
        """Import a file as `protlib import` does, on the terminal; InputRefusedError where it cannot be read."""

    def duplicates(self, query: Query) -> Sequence[Twins]:
        """Return the groups of records that are or may be one publication, with a match of a query, on the terminal."""

    def merge(self, union: "Union") -> str:
        """Merge publications into the first, with the chosen values."""

    def keep_apart(self, keys: Sequence[str]) -> str:
        """Remember that publications are no duplicates."""

    def propose_removal(self, keys: Sequence[str]) -> Proposal:
        """Return which publications a removal would remove."""

    def remove(self, keys: Sequence[str]) -> str:
        """Remove publications."""

    def propose_undo(self) -> Proposal | None:
        """Return the question before an undo of a change that was not made here; None for one that was."""

    def undo(self) -> str:
        """Undo the last change."""
