"""The prompts of `browse` in the line at the foot: for a text, with suggestions, or for a yes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from protlib.cli.picker.desk import Proposal
from protlib.cli.picker.screen_lines import Line, plain_line
from protlib.text import fold


class Prompt:
    """A prompt for a text; `offers` returns suggestions for the typed text, and `separator` divides several values.

    `do` gets the typed text, or the suggestion at the cursor, and tells whether it could use it.
    """

    def __init__(
        self,
        label: str,
        offers: Callable[[str], Sequence[str]],
        do: Callable[[str], bool],
        *,
        text: str = "",
        separator: str = "",
    ) -> None:
        self.label = label
        self.text = text
        self.cursor = -1
        self.do = do
        self._offers = offers
        self._separator = separator
        self.offers: Sequence[str] = ()
        self._top = 0
        self.offer(text)

    def offer(self, text: str) -> None:
        """Suggest values for the text, or for its last part."""
        self.text, self.cursor, self._top = text, -1, 0
        self.offers = self._offers(self._parts()[1])

    def _parts(self) -> tuple[str, str]:
        """Return the text before its last part, and that part."""
        if not self._separator:
            return "", self.text
        lead, separator, last = self.text.rpartition(self._separator)
        return (f"{lead}{separator} " if separator else ""), last.strip()

    def move(self, step: int) -> None:
        """Move the cursor through the suggestions; before the first it is in the text."""
        self.cursor = max(-1, min(len(self.offers) - 1, self.cursor + step))

    def complete(self) -> None:
        """Put the suggestion at the cursor, or the first one, into the text."""
        if self.offers:
            self.offer(f"{self._parts()[0]}{self.offers[max(self.cursor, 0)]}")

    def click(self, line: int) -> None:
        """Put the suggestion of a line into the text."""
        if self._top + line < len(self.offers):
            self.cursor = self._top + line
            self.complete()

    def answer(self) -> str:
        """Return the typed text, or the suggestion at the cursor."""
        return self.text if self.cursor < 0 else f"{self._parts()[0]}{self.offers[self.cursor]}"

    def lines(self, width: int, height: int) -> list[Line]:
        """Return the suggestions that fit, with the cursor."""
        self._top = max(0, self.cursor - height + 1, min(self._top, max(self.cursor, 0)))
        rows = self.offers[self._top : self._top + height]
        return [
            plain_line(f"  {offer}", width, "class:current" if number == self.cursor else "")
            for number, offer in enumerate(rows, self._top)
        ]


class ChangeQuestion(NamedTuple):
    """A change to confirm; `ask` proposes it again, to see whether it is still the same."""

    proposal: Proposal
    ask: Callable[[], Proposal | None]
    do: Callable[[], bool]


def words_beginning(words: Sequence[str], start: str) -> list[str]:
    """Return the words with the typed text: those that begin with it first."""
    folded_start = fold(start)
    candidates = [word for word in words if folded_start in fold(word)]
    return sorted(candidates, key=lambda word: not fold(word).startswith(folded_start))
