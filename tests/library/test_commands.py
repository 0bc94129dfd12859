"""Commands in any order."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from protlib.errors import UsageError
from protlib.library import Library
from protlib.record.model import Publication
from sample_records.libraries import everything


class Commands(RuleBasedStateMachine):
    """Any commands in any order: the file, the index and what can be undone are what a list of states says."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.library = Library(Path(self.folder.name) / "library.json", Path(self.folder.name) / "cache")
        self.states: list[dict[str, str]] = [{}]
        self.undone: list[dict[str, str]] = []

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    def go_on(self, state: dict[str, str]) -> None:
        if state != self.states[-1]:
            self.states.append(state)
            self.undone.clear()

    @rule(titles=st.lists(st.sampled_from("ABCDEFGH"), max_size=3, unique=True))
    def add(self, titles: list[str]) -> None:
        publications = [Publication(title=title, date="2009") for title in titles]
        outcomes = self.library.add_many(publications)
        added = {
            outcome.publication.key: outcome.publication.title for outcome in outcomes if outcome.action == "added"
        }
        present_titles = set(self.states[-1].values())
        assert set(added.values()) == set(titles) - present_titles
        self.go_on({**self.states[-1], **added})

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        keys = data.draw(st.lists(st.sampled_from([*self.states[-1]]), max_size=2)) if self.states[-1] else []
        self.library.change(keys, lambda record: record.changed(title=f"{record.title} revised"))
        self.go_on({key: f"{title} revised" if key in keys else title for key, title in self.states[-1].items()})

    @precondition(lambda self: self.states[-1])
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from([*self.states[-1]]))
        self.library.remove([key])
        self.go_on({candidate: title for candidate, title in self.states[-1].items() if candidate != key})

    @precondition(lambda self: self.states[-1])
    @rule(data=st.data(), number=st.integers(0, 99))
    def rekey(self, data: st.DataObject, number: int) -> None:
        key = data.draw(st.sampled_from([*self.states[-1]]))
        try:
            self.library.rekey(key, f"x{number}")
        except UsageError:  # a record has this key, or had it
            return
        self.go_on({f"x{number}" if old == key else old: title for old, title in self.states[-1].items()})

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self.library.undo()
        self.undone.append(self.states.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.library.redo()
        self.states.append(self.undone.pop())

    @invariant()
    def all_agree(self) -> None:
        if self.library.path.exists():
            titles = {key: record.title for key, record in everything(self.library).items()}
            assert titles == self.states[-1]


TestCommands = Commands.TestCase
TestCommands.settings = settings(stateful_step_count=15)
