"""The state of `browse`: the matches, the cursor, the marks and the query; `pane_lines` shows it."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import Final

from protlib.cli.picker.desk import ORDERS, Desk, Matches, Proposal, Query
from protlib.cli.picker.facet_panel import Facets
from protlib.cli.picker.mark_order import Marks
from protlib.cli.picker.preview import Preview, References
from protlib.cli.picker.prompts import ChangeQuestion, Prompt
from protlib.cli.picker.review import Review
from protlib.errors import ProtlibError

TROUBLE: Final = (ProtlibError, OSError)
"""The errors that `browse` shows without ending."""
_FIRST_RECORDS: Final = 200  # records in the list at first; more follow when the cursor reaches the end
_MORE: Final = 5  # times as many rows are read, where somebody goes beyond those read


class KeyMode(Enum):
    """The purposes of the keys."""

    SEARCH = auto()
    FACETS = auto()
    MENU = auto()
    PROMPT = auto()
    QUESTION = auto()
    REVIEW = auto()
    KEYS = auto()


Layer = KeyMode | Prompt | ChangeQuestion | Review
"""What lies over the search and has the keys: a mode alone, or a thing with a state of its own."""
_MODES: Final[Mapping[type, KeyMode]] = {
    Prompt: KeyMode.PROMPT,
    ChangeQuestion: KeyMode.QUESTION,
    Review: KeyMode.REVIEW,
}


class Picker:
    """The state of the screen; it searches at every typed letter, and first for `text`.

    `reports` are those of changes. `terminal_task` is a task for the plain terminal, if there is one.
    """

    def __init__(self, desk: Desk, text: str = "", facets: Facets | None = None) -> None:
        self.desk = desk
        self.text = text
        self.facets = facets or Facets()
        self.marks = Marks()
        self.preview = Preview(desk.publication, desk.highlights, References(desk.reference))
        self.matches = Matches()
        self.order = ORDERS[0]
        self.cursor = 0
        self.top = 0
        self.page_top = 0
        self.message = ""
        self.lists_marked = False
        self.is_leaving = False
        self.terminal_task: Callable[[], None] | None = None
        self.reports: list[str] = []
        self.last: dict[str, str] = {}
        """The last answer to each prompt, which is suggested first."""
        self._layers: list[Layer] = []
        self._most = _FIRST_RECORDS
        self._state: object = None
        self.look(text)

    @property
    def mode(self) -> KeyMode:
        """The present purpose of the keys."""
        top = self.top_layer
        return top if isinstance(top, KeyMode) else _MODES[type(top)]

    @property
    def prompt(self) -> Prompt | None:
        """The prompt that has the keys."""
        return top if isinstance(top := self.top_layer, Prompt) else None

    @property
    def review(self) -> Review | None:
        """The review that has the keys."""
        return top if isinstance(top := self.top_layer, Review) else None

    @property
    def top_layer(self) -> Layer:
        """What has the keys."""
        return self._layers[-1] if self._layers else KeyMode.SEARCH

    def open(self, layer: Layer) -> None:
        """Lay something over the search, or over what lies there."""
        self._layers.append(layer)
        self.page_top = 0

    def close(self, layer: Layer) -> None:
        """Take a layer away, if it is there."""
        self._layers = [other_layer for other_layer in self._layers if other_layer is not layer]

    def look(self, text: str) -> None:
        """Search for a text; an unfinished query keeps the earlier matches."""
        self.text, self.lists_marked, self.is_leaving, self._most = text, False, False, _FIRST_RECORDS
        if self._find():
            self.message = "; ".join(self.matches.notes)
            if not self.matches.total and self.facets.chosen_values:
                self.message = "nothing with what is chosen of the facets; Ctrl-X and f take that away"
            self.cursor = self.top = self.preview.scrolled = 0

    def query(self) -> Query:
        """Return the query with the chosen values of facets, in the order of the list."""
        return self.facets.query(self.text)._replace(order=self.order)

    def turn_order(self) -> None:
        """List the results in the next order, from its top."""
        if self.lists_marked:
            self.message = "marked publications stand in the order of their marks; Esc goes back to the results"
            return
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.look(self.text)
        self.message = self.message or f"sort: {self.order.name}"

    def _find(self) -> bool:
        """Search or list again; tell whether that worked."""
        self.preview.forget()
        try:
            self._state = self.desk.state()
            if self.lists_marked:
                self.matches = self.desk.publications(list(self.marks))
            else:
                self.matches = self.desk.find_records(self.query(), self._most)
        except TROUBLE as error:
            self.tell(error)
            return False
        return True

    def look_again(self) -> None:
        """Search again, with the cursor on its publication, or else at its place."""
        old_hit = self.list_current_key()
        self._find()
        keys = [summary.key for summary in self.matches.summaries]
        self.cursor = keys.index(old_hit[0]) if old_hit and old_hit[0] in keys else self.cursor
        self.cursor = max(0, min(self.cursor, len(keys) - 1))

    def notice(self) -> bool:
        """Look for changes of other programs, and report them; tell whether there are any."""
        try:
            is_same = self.desk.state() == self._state
        except TROUBLE:  # the next question reports it
            return False
        if is_same:
            return False
        self.follow()
        self.message = self.message or "another program has changed the library; this is what it is now"
        return True

    def follow(self) -> None:
        """Show the present library, and drop marks of publications that are gone."""
        self.message = ""
        try:
            if self.marks and (removed_count := self.marks.follow(self.desk.find_present_keys(self.marks))):
                self.message = f"{removed_count} of the marked {'is' if removed_count == 1 else 'are'} no longer there"
            for layer in self._layers:
                if isinstance(layer, Review) and not layer.follow():
                    self.close(layer)
        except TROUBLE as error:
            self.tell(error)
        self.look_again()

    def count(self) -> bool:
        """Count the values of the open facet, if the query has changed; tell whether it counted."""
        if self.facets.is_counted(self.text, self._state):
            return False
        counts: Sequence[tuple[str, int]] = ()
        try:
            counts = self.desk.count(self.facets.query_for_counts(self.text), self.facets.open)
        except TROUBLE:  # an unfinished query, which the search reports
            counts = [(row.value, row.number) for row in self.facets.values()]
        self.facets.set_counts(self.text, self._state, counts)
        return True

    def tell(self, error: Exception) -> None:
        """Report a failure and its reason."""
        self.message = str(error).splitlines()[0]

    def move(self, step: int) -> None:
        """Move the cursor in the list; at its end, list more of the matches."""
        target = self.cursor + step
        if target >= len(self.matches.summaries) < self.matches.total and not self.lists_marked:
            self._most = max(self._most * _MORE, target + 1)
            self.look_again()
        self.cursor = max(0, min(len(self.matches.summaries) - 1, target))
        self.preview.scrolled = 0
        self.message = ""
        self.is_leaving = False

    def mark(self, step: int = 1) -> None:
        """Mark the publication at the cursor, or remove its mark, and move on."""
        for key in self.list_current_key():
            self.marks.turn(key)
            self.move(step)

    def list_current_key(self) -> list[str]:
        """Return the key at the cursor, if there is one."""
        return [summary.key for summary in self.matches.summaries[self.cursor : self.cursor + 1]]

    def chosen_keys(self) -> list[str]:
        """Return the marked keys, or else the one at the cursor."""
        return list(self.marks) or self.list_current_key()

    def go_back(self) -> bool:
        """Go back a step: to the search, then out; tell whether it is out.

        With marked publications, only the second attempt leaves.
        """
        self.message, self.page_top = "", 0
        if self.mode is KeyMode.FACETS and self.facets.narrowing:
            self.facets.narrow("")
        elif self._layers:
            self.message = "nothing was changed" if isinstance(self._layers.pop(), ChangeQuestion) else ""
        elif self.lists_marked:
            self.look(self.text)
        elif self.marks and not self.is_leaving:
            self.is_leaving = True
            self.message = "Esc again leaves and takes nothing of what is marked; Enter takes it"
        else:
            return True
        return False

    def show_keys(self) -> None:
        """Show the keys and their actions in place of the list."""
        self.open(KeyMode.KEYS)

    def open_menu(self) -> None:
        """Show the actions for the chosen publications."""
        self.open(KeyMode.MENU)
        self.message = ""

    def ask(self, prompt: Prompt) -> None:
        """Show a prompt for a text."""
        self.open(prompt)
        self.message = ""

    def answer(self) -> None:
        """Use the typed text; if that fails, the text stays for a correction."""
        if (prompt := self.prompt) is not None:
            self.close(prompt)
            if not prompt.do(prompt.answer()):
                self.open(prompt)

    def propose(self, ask: Callable[[], Proposal | None], do: Callable[[], bool]) -> bool:
        """Show a change to confirm, or make it at once if it needs no question; tell whether that worked."""
        try:
            proposal = ask()
        except TROUBLE as error:
            self.tell(error)
            return False
        if proposal is None:
            return do()
        self.open(ChangeQuestion(proposal, ask, do))
        self.message = ""
        return True

    def agree(self) -> None:
        """Make the confirmed change, if it is still the same."""
        question = self.top_layer
        if not isinstance(question, ChangeQuestion):
            return
        self.close(question)
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
        """Choose the facet's value at the cursor, or drop it."""
        if self.facets.choose():
            self.apply_chosen()

    def apply_chosen(self) -> None:
        """Search again with the chosen values."""
        self.look(self.text)

    def list_marked(self) -> None:
        """List the marked publications in place of the matches."""
        if not self.marks:
            self.message = "nothing is marked; Tab marks"
            return
        self.lists_marked = True
        if self._find():
            self.cursor = self.top = self.preview.scrolled = 0
