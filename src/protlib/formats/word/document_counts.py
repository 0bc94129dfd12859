"""What a word processor counts in a document: the pages that Word noted, and the numbers of lists."""

from collections.abc import Mapping

from protlib.formats.word.document_fields import ParagraphEnd
from protlib.formats.word.paragraph_styles import NumberedList


class PageCount:
    """The page of what is read. Word notes each break that it made, and those that a person has set, too."""

    def __init__(self) -> None:
        self.page = 1
        self._has_noted_break = False
        self._is_begun = False
        """Whether a break that a person set has begun the page, and no text is on it."""
        self._ends: list[ParagraphEnd] = []

    def take_noted_break(self) -> None:
        """Take a break that Word noted."""
        self._has_noted_break = True
        self.page += not self._is_begun
        self._is_begun = False

    def take_break(self) -> None:
        """Take a break that a person has set."""
        self.page += 1
        self._is_begun = True

    def take_text(self) -> None:
        """Take that text stands on the page."""
        self._is_begun = False

    def add(self, end: ParagraphEnd) -> None:
        """Remember an end of a paragraph, whose page may be unknown."""
        self._ends.append(end)

    def finish(self) -> None:
        """Forget the pages of a document in which Word has noted no break: they are unknown."""
        for end in () if self._has_noted_break else self._ends:
            end.page = 0


class ListCount:
    """The numbers of the paragraphs of lists: lists with one counter go on, unless one restarts."""

    def __init__(self, lists: Mapping[str, NumberedList]) -> None:
        self._lists = lists
        self._numbers: dict[str, int] = {}
        self._begun: set[str] = set()

    def take_number(self, list_id: str) -> int:
        """Return the number that Word shows before the next paragraph of a list, 0 for none."""
        numbered = self._lists.get(list_id)
        if numbered is None:
            return 0
        if list_id not in self._begun and (numbered.restarts or numbered.counter not in self._numbers):
            self._numbers[numbered.counter] = numbered.start - 1
        self._begun.add(list_id)
        self._numbers[numbered.counter] += 1
        return self._numbers[numbered.counter]
