"""What a page must have, and what an engine returns: whatever engine looks for pages."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.fulltext.page_text import FileText


class WordSequence(NamedTuple):
    """Words in their search form that stand side by side; with `is_open`, the last is the beginning of a word."""

    words: tuple[str, ...]
    is_open: bool = False


Group = tuple[WordSequence, ...]
"""Runs of which a page needs one: the spellings and meanings of what was typed."""


class PageQuery(NamedTuple):
    """A page needs a run of each group, and none of the excluded ones; with `near`, within about so many words.

    It needs a run of each of the `further_groups`, too, wherever on the page.
    """

    groups: tuple[Group, ...]
    excluded: tuple[WordSequence, ...] = ()
    near: int = 0
    further_groups: tuple[Group, ...] = ()

    def phrases(self) -> list[int]:
        """Return the positions of the groups that begin with several words."""
        return [position for position, group in enumerate(self.groups) if len(group[0].words) > 1]


Scores = dict[str, dict[int, float]]
"""The pages that were found, by the checksum of their file and their place there from 0; the higher, the better."""


class PageHit(NamedTuple):
    """A page: the checksum of its file, its place there from 0, and its score, the higher the better."""

    sha256: str
    page: int
    score: float = 0.0


class PageIndex(Protocol):
    """An engine that finds pages; any other than SQLite may stand behind this (see docs/files-and-text.md)."""

    def put_in(self, texts: "Iterable[tuple[str, FileText]]") -> None:
        """Put in the pages of files, by checksum, and replace those that it has of them; a text may have no pages."""

    def take_out(self, checksums: Iterable[str]) -> None:
        """Take out the pages of files."""

    def list_missing(self, checksums: Collection[str]) -> list[str]:
        """Return the checksums, each once, of files that were not put in."""

    def find_files(self, query: PageQuery, file_names: Collection[str], *, over_ends: bool) -> set[str]:
        """Return the files among some that have a page with all of a query; on request also across a page break."""

    def rank_files(self, query: PageQuery, file_names: Collection[str], closer: PageQuery | None) -> dict[str, float]:
        """Return the score of each file's best page; with a `closer` query, only pages that it finds count."""

    def rank_pages(
        self, query: PageQuery, file_names: Collection[str], scored_names: Collection[str]
    ) -> tuple[set[str], Scores]:
        """Return the files among some that have a page with all of a query, with the pages of those `scored_names`."""

    def rank_most(self, query: PageQuery, file_names: Collection[str]) -> Scores:
        """Return the pages of some files that have as many groups of a query as any has, at least one."""

    def find_pages(self, query: PageQuery, file_names: Collection[str]) -> dict[str, set[int]]:
        """Return the places of the pages that have all of a query before they end, by the checksum of their file."""

    def known_words(self, words: Collection[str]) -> list[str]:
        """Return those of some words that stand on a page."""

    def known_names(self, names: Collection[str]) -> Collection[str]:
        """Return the names of concepts that stand in texts, or all where that is unknown; each has several words.

        The words come in their search form, with spaces between them.
        """

    def words_from(self, beginning: str) -> Sequence[str]:
        """Return the words on pages with this beginning."""

    def words_like(self, shared: Mapping[str, int]) -> Mapping[str, Sequence[str]]:
        """Return, for each of some words, those on pages that share at least so many pairs of letters, ends included.

        Words with two letters more or fewer are enough.
        """
