"""The state of `browse`: what is found, where the cursor is, what is marked and what is asked; the screen draws it."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final

from protlib.cli.picker.desk import Desk, Matches, Proposal
from protlib.cli.picker.facets import Facets
from protlib.cli.picker.lines import Line, hanging, rule, with_matches, wrapped
from protlib.cli.picker.marks import Marks
from protlib.cli.picker.preview import Preview
from protlib.cli.picker.prompts import Prompt, Question
from protlib.errors import ProtlibError
from protlib.record.summary import Summary
from protlib.render import people

TROUBLE: Final = (ProtlibError, OSError)
"""What the user is told, and the screen outlives."""
_FIRST: Final = 200  # records that are listed; further ones are when the cursor comes to the end
_HELP: Final = ("? keys", "Tab marks", "^F facets", "^X menu", "Enter takes", "Esc leaves")
_OF_MODE: Final = {
    "FACETS": "Enter chooses, Left and Right turn, letters narrow, Esc goes back",
    "PROMPT": "Enter does it, Tab completes, Esc goes back",
    "QUESTION": "y does it, n does not",
    "MENU": "a letter does it, Esc goes back",
    "KEYS": "Up and Down scroll, Esc goes back",
    "MARKED": "what is marked; Tab takes a mark away, Esc goes back",
}
_MARK: Final = "* "
_LEAST_AUTHORS: Final = 8  # columns in which authors still say something
_MOST_TOLD: Final = 3  # lines of the status


class Mode(Enum):
    """What the keys are for at the moment."""

    SEARCH = auto()
    FACETS = auto()
    MENU = auto()
    PROMPT = auto()
    QUESTION = auto()
    KEYS = auto()


class Picker:
    """The state of the screen; what is found is asked at every letter that is typed, and first for `text`.

    `done` holds what was done meanwhile. `outside` is what has to be done on the terminal itself, if anything has.
    """

    def __init__(self, desk: Desk, text: str = "", facets: Facets | None = None) -> None:
        self.desk = desk
        self.text = text
        self.facets = facets or Facets()
        self.marks = Marks()
        self.preview = Preview(desk.publication)
        self.found = Matches()
        self.at = 0
        self.top = 0
        self.page_top = 0
        self.message = ""
        self.is_in_facets = False
        self.is_in_menu = False
        self.shows_keys = False
        self.lists_marked = False
        self.is_leaving = False
        self.prompt: Prompt | None = None
        self.question: Question | None = None
        self.outside: Callable[[], None] | None = None
        self.done: list[str] = []
        self.last: dict[str, str] = {}
        """What was answered last to each prompt: it is offered first."""
        self._most = _FIRST
        self._state: object = None
        self.look(text)

    @property
    def mode(self) -> Mode:
        """What the keys are for."""
        modes = {
            Mode.QUESTION: self.question,
            Mode.PROMPT: self.prompt,
            Mode.KEYS: self.shows_keys,
            Mode.MENU: self.is_in_menu,
            Mode.FACETS: self.is_in_facets,
        }
        return next((mode for mode, is_on in modes.items() if is_on), Mode.SEARCH)

    def look(self, text: str) -> None:
        """Find what the text asks for; a query that is not finished leaves what was found before."""
        self.text, self.lists_marked, self.is_leaving, self._most = text, False, False, _FIRST
        if self._find():
            self.message = "; ".join(self.found.notes)
            if not self.found.total and self.facets.chosen:
                self.message = "nothing with what is chosen of the facets; Ctrl-X and f take that away"
            self.at = self.top = self.preview.scrolled = 0

    def _find(self) -> bool:
        """Find or list anew; tell whether that could be done."""
        self.preview.forget()
        try:
            self._state = self.desk.state()
            if self.lists_marked:
                self.found = self.desk.publications(list(self.marks))
            else:
                self.found = self.desk.find(self.facets.query(self.text), self._most)
        except TROUBLE as error:
            self.tell(error)
            return False
        return True

    def look_again(self) -> None:
        """Find anew what is there now, with the cursor on the publication on which it was, or where that was."""
        before = self.current()
        self._find()
        keys = [summary.key for summary in self.found.summaries]
        self.at = keys.index(before[0]) if before and before[0] in keys else self.at
        self.at = max(0, min(self.at, len(keys) - 1))

    def notice(self) -> bool:
        """See what another program has changed, and say so; tell whether one has."""
        try:
            is_same = self.desk.state() == self._state
        except TROUBLE:  # what asks for something tells it
            return False
        if is_same:
            return False
        self.follow()
        self.message = self.message or "another program has changed the library; this is what it is now"
        return True

    def follow(self) -> None:
        """Show the library as it is now, and let go of marks of what is no longer there."""
        self.message = ""
        try:
            if self.marks and (removed := self.marks.follow(self.desk.now(self.marks))):
                self.message = f"{removed} of the marked {'is' if removed == 1 else 'are'} no longer there"
        except TROUBLE as error:
            self.tell(error)
        self.look_again()

    def count(self) -> bool:
        """Count the values of the open facet, if what is asked for has changed; tell whether they were counted."""
        if self.facets.is_counted(self.text, self._state):
            return False
        counts: Sequence[tuple[str, int]] = ()
        try:
            counts = self.desk.count(self.facets.asked_for_counts(self.text), self.facets.open)
        except TROUBLE:  # a query that is not finished, which the search tells
            counts = [(row.value, row.number) for row in self.facets.values()]
        self.facets.set_counts(self.text, self._state, counts)
        return True

    def tell(self, error: Exception) -> None:
        """Say what could not be done, and why."""
        self.message = str(error).splitlines()[0]

    def move(self, by: int) -> None:
        """Move the cursor in the list; at its end more of what is found are listed."""
        target = self.at + by
        if target >= len(self.found.summaries) < self.found.total and not self.lists_marked:
            self._most = max(self._most * 5, target + 1)
            self.look_again()
        self.at = max(0, min(len(self.found.summaries) - 1, target))
        self.preview.scrolled = 0
        self.message = ""
        self.is_leaving = False

    def mark(self, by: int = 1) -> None:
        """Mark the publication at the cursor, or take its mark away, and go on."""
        for key in self.current():
            self.marks.turn(key)
            self.move(by)

    def current(self) -> list[str]:
        """Return the key at the cursor, if there is one."""
        return [summary.key for summary in self.found.summaries[self.at : self.at + 1]]

    def chosen_keys(self) -> list[str]:
        """Return the keys that are marked, or else the one at the cursor."""
        return list(self.marks) or self.current()

    def back(self) -> bool:
        """Go back a step: to the search, and from there out, where what is marked is let go of only the second time; tell whether one is out."""
        mode, self.message, self.page_top = self.mode, "", 0
        if mode is Mode.QUESTION:
            self.question = None
            self.message = "nothing was changed"
        elif mode is Mode.PROMPT:
            self.prompt = None
        elif mode in {Mode.KEYS, Mode.MENU}:
            self.shows_keys = self.is_in_menu = False
        elif mode is Mode.FACETS and self.facets.narrowing:
            self.facets.narrow("")
        elif mode is Mode.FACETS:
            self.is_in_facets = False
        elif self.lists_marked:
            self.look(self.text)
        elif self.marks and not self.is_leaving:
            self.is_leaving = True
            self.message = "Esc again leaves and takes nothing of what is marked; Enter takes it"
        else:
            return True
        return False

    def show_keys(self) -> None:
        """Show what the keys do in the place of the list."""
        self.shows_keys, self.page_top = True, 0

    def open_menu(self) -> None:
        """Show what can be done with what is chosen."""
        self.is_in_menu, self.page_top, self.message = True, 0, ""

    def ask(self, prompt: Prompt) -> None:
        """Ask for a text."""
        self.prompt, self.message = prompt, ""

    def answer(self) -> None:
        """Do what the text that was asked for is for; where that cannot be, the text stays to be corrected."""
        if self.prompt is not None:
            prompt, self.prompt = self.prompt, None
            if not prompt.do(prompt.answer()):
                self.prompt = prompt

    def propose(self, ask: Callable[[], Proposal | None], do: Callable[[], bool]) -> bool:
        """Show a change and ask about it, or do it at once where nothing is to be asked; tell whether that could be."""
        self.page_top = 0
        try:
            proposal = ask()
        except TROUBLE as error:
            self.tell(error)
            return False
        if proposal is None:
            return do()
        self.question, self.message = Question(proposal, ask, do), ""
        return True

    def agree(self) -> None:
        """Do what was asked about, if it still is what was shown."""
        question, self.question = self.question, None
        if question is None:
            return
        try:
            proposal = question.ask()
        except TROUBLE as error:
            self.tell(error)
            return
        if proposal not in {None, question.proposal}:
            self.propose(question.ask, question.do)
            self.message = "the library changed in between; this is what would be done now"
            return
        question.do()

    def choose(self) -> None:
        """Choose the value of a facet at the cursor, or no longer."""
        if self.facets.choose():
            self.chose()

    def chose(self) -> None:
        """Find anew what the facets ask for."""
        self.look(self.text)

    def list_marked(self) -> None:
        """List what is marked in the place of what is found."""
        if not self.marks:
            self.message = "nothing is marked; Tab marks"
            return
        self.lists_marked = True
        if self._find():
            self.at = self.top = self.preview.scrolled = 0

    def list_lines(self, width: int, height: int) -> list[Line]:
        """Return the part of the list around the cursor, as many lines as there is room for."""
        self.top = max(0, self.at - height + 1, min(self.top, self.at))
        summaries = self.found.summaries[self.top : self.top + height]
        return [self._line(number, summary, width) for number, summary in enumerate(summaries, self.top)]

    def _line(self, number: int, summary: Summary, width: int) -> Line:
        """Return the year and the title of a publication, and behind them its authors where there is room."""
        current = "class:current" if number == self.at else ""
        mark = _MARK if summary.key in self.marks else " " * len(_MARK)
        before = f"{summary.year:4}  "
        room = max(width - len(_MARK) - len(before), 0)
        title = people.fit(summary.title, min(people.count_columns(summary.title), room))
        room -= people.count_columns(title)
        authors = people.fit(f"  {summary.authors}" if room > _LEAST_AUTHORS else "", room)
        return [
            (f"{current} class:mark".strip(), mark),
            (current, before),
            *with_matches(title, self.found.hits, current),
            (current, authors),
        ]

    def preview_lines(self, width: int, height: int) -> list[Line]:
        """Return what is known of the publication at the cursor, or what is offered for a text that is asked for."""
        if self.prompt is not None:
            return self.prompt.lines(width, height)
        for key in self.current():
            try:
                return self.preview.lines(key, self.found.hits, width, height)
            except TROUBLE as error:  # it may have gone in the meantime
                return wrapped(str(error), width)[:height]
        return []

    def page_lines(self, every: Sequence[Line], height: int) -> list[Line]:
        """Return as many lines of a page as there is room for."""
        self.page_top = max(0, min(self.page_top, len(every) - height))
        return list(every[self.page_top : self.page_top + height])

    def head_lines(self, width: int) -> list[Line]:
        """Return the line below the search: what the facets ask for."""
        return [rule("marked" if self.lists_marked else self.facets.text(), width)]

    def rule_lines(self, width: int, height: int) -> list[Line]:
        """Return the line above the preview, which has so many lines."""
        self.preview_lines(width, height)  # which tells how long it is
        position = "" if self.prompt is not None else self.preview.position(height)
        return [rule(position, width)]

    def status_lines(self, width: int) -> list[Line]:
        """Return the lines at the foot: how many there are, what there is to tell, else what the keys do."""
        marked = f", {len(self.marks):,} marked" if self.marks else ""
        mode = "MARKED" if self.lists_marked and self.mode is Mode.SEARCH else self.mode.name
        count = f"{self.found.total:,} found{marked}  "
        message = self.message or _OF_MODE.get(mode) or _help(width - 2 - people.count_columns(count))
        most = _MOST_TOLD if self.message else 1
        lines = people.wrap_text(f"{count}{message}", width - 2)[:most]
        return [[("class:status", people.fit(f" {line}", width))] for line in lines]

    def question_lines(self, width: int) -> list[Line]:
        """Return what is asked, and what would be done."""
        if self.question is None:
            return []
        question, lines = self.question.proposal
        shown = wrapped(f"{question} y/n", width, "class:heading")
        for line in lines:
            sign = line.lstrip()[:1] if line.startswith(" ") else ""
            shown += hanging(line, width, {"-": "class:gone", "+": "class:come"}.get(sign, ""))
        return shown


def _help(room: int) -> str:
    """Return what the keys do, as much as there is room for: how to learn of the others, and how to leave, always."""
    texts = list(_HELP)
    while len(texts) > 2 and people.count_columns(", ".join(texts)) > room:
        del texts[1]
    return ", ".join(texts)
