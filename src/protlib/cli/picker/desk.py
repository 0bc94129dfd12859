"""What `browse` asks of the library and of the desktop; each of it may raise a ProtlibError or an OSError."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from protlib.record.summary import Summary
from protlib.search import Hits
from protlib.selection import Facet

if TYPE_CHECKING:
    from protlib.record.model import Publication


class Query(NamedTuple):
    """What is asked for: a query, and the values that are chosen of each facet."""

    text: str
    values: Mapping[Facet, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found: the first publications, how many there are, what was done to the query, and the words that matched."""

    summaries: Sequence[Summary] = ()
    total: int = 0
    notes: Sequence[str] = ()
    hits: Hits = field(default_factory=Hits)


class Proposal(NamedTuple):
    """A change that is asked about: the question, and what would be done, a line each; "-" and "+" begin those of a diff."""

    question: str
    lines: tuple[str, ...] = ()


class Desk(Protocol):
    """The library and the desktop, as the picker sees them; what does something returns what to say of it."""

    def find(self, query: Query, most: int) -> Matches:
        """Return what is found, of which no more than so many are listed."""

    def publications(self, keys: Sequence[str]) -> Matches:
        """Return the publications with these keys, in this order."""

    def keys_found(self, query: Query) -> Sequence[str]:
        """Return the keys of all that is found."""

    def count(self, query: Query, facet: Facet) -> Sequence[tuple[str, int]]:
        """Return the values of a facet in what is found, and how many have each."""

    def publication(self, key: str) -> "Publication":
        """Return a publication."""

    def state(self) -> object:
        """Return what is another thing whenever the library has changed."""

    def now(self, keys: Iterable[str]) -> Mapping[str, str | None]:
        """Return, for each of these keys that has changed, what it is now; None where there is no such publication."""

    def tags(self) -> Sequence[str]:
        """Return the tags of the library, the most frequent first."""

    def styles(self) -> Sequence[str]:
        """Return the styles to cite in, the usual one first; raises UsageError where nothing can cite."""

    def formats(self) -> Sequence[str]:
        """Return the formats that can be written, the usual one first."""

    def file_for(self, form: str) -> str:
        """Return the file that is proposed for a format; raises UsageError where there is no such format."""

    def writes_over(self, form: str, path: str) -> bool:
        """Tell whether an export in a format to a file would write over one; raises UsageError where there can be no such export."""

    def files(self, start: str) -> Sequence[str]:
        """Return the paths that begin so."""

    def copy_keys(self, keys: Sequence[str]) -> str:
        """Copy citation keys."""

    def copy_typed(self, keys: Sequence[str]) -> str:
        """Copy a citation as it is typed in a text that `fill` reads."""

    def copy_citation(self, keys: Sequence[str], style: str) -> str:
        """Copy what stands in a text that cites publications."""

    def copy_references(self, keys: Sequence[str], style: str) -> str:
        """Copy what stands of publications in a list of references."""

    def open(self, keys: Sequence[str]) -> str:
        """Open links."""

    def export(self, keys: Sequence[str], form: str, path: str) -> str:
        """Write publications to a file."""

    def tag(self, keys: Sequence[str], text: str) -> str:
        """Give tags and take them away: those that begin with a hyphen."""

    def edit(self, keys: Sequence[str]) -> str:
        """Have the user edit publications, on the terminal."""

    def proposed_merge(self, keys: Sequence[str]) -> Proposal:
        """Return what becomes of publications that are made one, the first of them."""

    def merge(self, keys: Sequence[str]) -> str:
        """Make publications one, the first of them."""

    def proposed_removal(self, keys: Sequence[str]) -> Proposal:
        """Return which publications are to be removed."""

    def remove(self, keys: Sequence[str]) -> str:
        """Remove publications."""

    def proposed_undo(self) -> Proposal | None:
        """Return what is asked before the last change is undone, which was not made here; None where it was."""

    def undo(self) -> str:
        """Undo the last change."""
