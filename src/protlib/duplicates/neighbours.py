"""Records by what they share, to find the few that may be the same as another."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from protlib.duplicates.fingerprints import details
from protlib.record.model import Publication

# A link or an ISBN that more records have than this is that of their catalogue or series and tells nothing. Those of one
# title ("Editorial") are then looked for by what they share besides; to compare all with all would take minutes.
_CROWD: Final = 100
_FEW: Final = 8


class Neighbours:
    """The records that are known, by their fingerprints; a title that many have is divided by the details beside it."""

    def __init__(self) -> None:
        self.records: dict[str, Publication] = {}
        self._by_print: dict[str, list[str]] = {}
        self._by_detail: dict[str, dict[tuple[Any, ...], list[str]]] = {}

    def know(self, publication: Publication, prints: Iterable[str]) -> None:
        """Remember a record under fingerprints that it did not have before."""
        self.records[publication.key] = publication
        for text in prints:
            self._by_print.setdefault(text, []).append(publication.key)
            if text in self._by_detail:
                self._divide(text, publication)

    def of(self, publication: Publication, prints: Sequence[str]) -> Iterable[Publication]:
        """Return the records that may be the same as this one, each once, first the one that has its key.

        The last of the fingerprints is the title's; a record that has none is compared with nothing.
        """
        if not prints:
            return ()
        found: dict[str, None] = dict.fromkeys([publication.key] if publication.key in self.records else ())
        for text in prints:
            keys = self._by_print.get(text, ())
            if len(keys) <= _CROWD:
                found.update(dict.fromkeys(keys))
            elif text == prints[-1]:
                found.update(dict.fromkeys(self._in_crowd(text, publication)))
        return map(self.records.__getitem__, found)

    def _in_crowd(self, text: str, publication: Publication) -> Iterable[str]:
        if text not in self._by_detail:
            self._by_detail[text] = {}
            for key in self._by_print[text]:
                self._divide(text, self.records[key])
        blocks = self._by_detail[text]
        for detail in details(publication):
            yield from islice(blocks.get(detail, ()), _FEW)

    def _divide(self, text: str, publication: Publication) -> None:
        blocks = self._by_detail[text]
        for detail in details(publication):
            blocks.setdefault(detail, []).append(publication.key)
