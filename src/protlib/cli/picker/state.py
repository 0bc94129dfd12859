"""The state of `browse`: a list that narrows as one types, a preview, and what the keys do; the screen draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protlib.errors import ProtlibError
from protlib.record.summary import Summary
from protlib.render import people, scripts
from protlib.text import printable

if TYPE_CHECKING:
    from protlib.record.model import Publication

Line = list[tuple[str, str]]
"""A line of the screen: texts and the class of each."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What a query found: the first publications, how many there are, and what was done to the query."""

    summaries: Sequence[Summary] = ()
    total: int = 0
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Actions:
    """What the picker asks of the library and the desktop; each may raise a ProtlibError, the last three return what to say."""

    find: Callable[[str], Matches]
    read: Callable[[str], "Publication"]
    tag: Callable[[Sequence[str], str], str]
    open: Callable[[Sequence[str]], str]
    copy: Callable[[Sequence[str]], str]


KEYS: Final = """\
type letters    find, in the language of protlib search
Up, Down        move in the list; Page Up and Page Down by a screen
Shift-Up, Shift-Down  scroll what is shown below
Tab             mark, or take the mark away: what follows is for all marked
Ctrl-T          tag
Ctrl-O          open the link in the browser
Ctrl-Y          copy the citation key
Enter           take and leave: print the keys, or do what --then says
Esc             leave and take nothing
?               show or hide this"""
_TROUBLE: Final = (ProtlibError, OSError)  # what the user is told, and the screen outlives
_HELP: Final = "? shows the keys, Enter takes, Tab marks, Esc leaves"
_MARK: Final = "* "
_LONGEST_KEY: Final = 30  # columns; what is longer is cut in the list, and whole in the preview


class Picker:
    """The state of the screen: what is found, where the cursor is, what is marked.

    What is found is asked at every letter that is typed, and first for `text`. `done` holds what was done in the meantime.
    """

    def __init__(self, actions: Actions, text: str = "") -> None:
        self.actions = actions
        self.text = text
        self.found = Matches()
        self.at = 0
        self.top = 0
        self.scrolled = 0
        self.marked: dict[str, None] = {}
        self.message = ""
        self.shows_keys = False
        self.done: list[str] = []
        self._read: dict[str, Publication] = {}
        self.look(text)

    def look(self, text: str) -> None:
        """Find what the text asks for; a query that is not finished leaves what was found before."""
        self.text = text
        self._read.clear()
        try:
            self.found = self.actions.find(text)
        except _TROUBLE as error:
            self.message = str(error).splitlines()[0]
            return
        self.message = "; ".join(self.found.notes)
        self.at = self.top = self.scrolled = 0

    def move(self, by: int) -> None:
        """Move the cursor in the list."""
        self.at = max(0, min(len(self.found.summaries) - 1, self.at + by))
        self.scrolled = 0
        self.message = ""

    def scroll(self, by: int) -> None:
        """Scroll the preview."""
        self.scrolled = max(0, self.scrolled + by)

    def show_keys(self) -> None:
        """Show what the keys do in the place of the publication, or the publication again."""
        self.shows_keys = not self.shows_keys
        self.scrolled = 0

    def mark(self) -> None:
        """Mark the publication at the cursor, or take its mark away, and go to the next."""
        for key in self._current():
            if key in self.marked:
                del self.marked[key]
            else:
                self.marked[key] = None
            self.move(1)

    def chosen(self) -> list[str]:
        """Return the keys that are marked, or else the one at the cursor."""
        return list(self.marked) or self._current()

    def _current(self) -> list[str]:
        return [summary.key for summary in self.found.summaries[self.at : self.at + 1]]

    def tag(self, text: str) -> None:
        """Tag what is chosen, and show it as it is now."""
        if text.strip() and self._do(lambda keys: self.actions.tag(keys, text)):
            at, top, told = self.at, self.top, self.message
            self.done.append(told)
            self.look(self.text)
            self.at, self.top, self.message = min(at, max(0, len(self.found.summaries) - 1)), top, told

    def open(self) -> None:
        """Open the links of what is chosen."""
        self._do(self.actions.open)

    def copy(self) -> None:
        """Copy the keys of what is chosen."""
        self._do(self.actions.copy)

    def _do(self, action: Callable[[Sequence[str]], str]) -> bool:
        """Do something with what is chosen and say what was done, or why it could not be; tell whether it was done."""
        keys = self.chosen()
        try:
            self.message = action(keys) if keys else "nothing is found to do that with"
        except _TROUBLE as error:
            self.message = str(error).splitlines()[0]
            return False
        return bool(keys)

    def list_lines(self, width: int, height: int) -> list[Line]:
        """Return the part of the list around the cursor, as many lines as there is room for."""
        self.top = max(0, self.at - height + 1, min(self.top, self.at))
        shown = self.found.summaries[self.top : self.top + height]
        longest = min(_LONGEST_KEY, max((len(summary.key) for summary in shown), default=0))
        return [self._line(number, summary, longest, width) for number, summary in enumerate(shown, self.top)]

    def _line(self, number: int, summary: Summary, longest: int, width: int) -> Line:
        current = "class:current" if number == self.at else ""
        mark = _MARK if summary.key in self.marked else " " * len(_MARK)
        about = f"  {summary.year:4}  {': '.join(filter(None, (summary.authors, summary.title)))}"
        return [
            (f"{current} class:mark", mark),
            (f"{current} class:key", people.fitted(summary.key, longest)),
            (current, people.fitted(about, max(width - longest - len(_MARK), 0))),
        ]

    def preview_lines(self, width: int, height: int) -> list[Line]:
        """Return what is known of the publication at the cursor, or what the keys do, cut between words."""
        lines = [part for line in self._previewed() for part in people.wrapped(line, width)]
        self.scrolled = max(0, min(self.scrolled, len(lines) - height))
        return [[("", line)] for line in lines[self.scrolled : self.scrolled + height]]

    def _previewed(self) -> list[str]:
        if self.shows_keys:
            return KEYS.splitlines()
        lines: list[str] = []
        for key in self._current():
            try:
                publication = self._read.get(key) or self.actions.read(key)
            except _TROUBLE as error:  # it may have gone in the meantime
                return [str(error)]
            self._read[key] = publication
            lines += [part for line in scripts.fields_text([publication]) for part in line.split("\n")]
        return lines

    def status(self) -> str:
        """Return the line at the foot: what there is to tell, else how many there are, and what the keys do."""
        marked = f", {len(self.marked)} marked" if self.marked else ""
        return printable(f" {self.found.total} found{marked}  {self.message or _HELP}")
