"""What `browse` asks for in the line at the foot: a text, with what is offered for it, or a yes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from protlib.cli.picker.desk import Proposal
from protlib.cli.picker.lines import Line, plain
from protlib.text import fold


class Prompt:
    """A text that is asked for; `offers` are what may be meant, for the text that was typed, and `separator` parts several.

    `do` is called with what was typed in the end, or with the offer that is at the cursor, and tells whether it could be used.
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
        self.at = -1
        self.do = do
        self._offers = offers
        self._separator = separator
        self.shown: Sequence[str] = ()
        self._top = 0
        self.offer(text)

    def offer(self, text: str) -> None:
        """Offer what may be meant by the text, or by the last part of it."""
        self.text, self.at, self._top = text, -1, 0
        self.shown = self._offers(self._parts()[1])

    def _parts(self) -> tuple[str, str]:
        """Return what stands before the part that is being typed, and that part."""
        if not self._separator:
            return "", self.text
        before, separator, last = self.text.rpartition(self._separator)
        return (f"{before}{separator} " if separator else ""), last.strip()

    def move(self, by: int) -> None:
        """Move the cursor among what is offered; before the first of them it is in the text."""
        self.at = max(-1, min(len(self.shown) - 1, self.at + by))

    def complete(self) -> None:
        """Put what is at the cursor, or is offered first, into the text."""
        if self.shown:
            self.offer(f"{self._parts()[0]}{self.shown[max(self.at, 0)]}")

    def click(self, line: int) -> None:
        """Put what stands in a line into the text."""
        if self._top + line < len(self.shown):
            self.at = self._top + line
            self.complete()

    def answer(self) -> str:
        """Return what was typed, or what is at the cursor."""
        return self.text if self.at < 0 else f"{self._parts()[0]}{self.shown[self.at]}"

    def lines(self, width: int, height: int) -> list[Line]:
        """Return what is offered, as much as there is room for, with the cursor."""
        self._top = max(0, self.at - height + 1, min(self._top, max(self.at, 0)))
        rows = self.shown[self._top : self._top + height]
        return [
            plain(f"  {offer}", width, "class:current" if number == self.at else "")
            for number, offer in enumerate(rows, self._top)
        ]


class Question(NamedTuple):
    """A change that is asked about; `ask` proposes it anew, to see whether it still is what was shown."""

    proposal: Proposal
    ask: Callable[[], Proposal | None]
    do: Callable[[], bool]


def beginning(words: Sequence[str], start: str) -> list[str]:
    """Return those of some words that have what was typed: those that begin with it first."""
    folded = fold(start)
    candidates = [word for word in words if folded in fold(word)]
    return sorted(candidates, key=lambda word: not fold(word).startswith(folded))
