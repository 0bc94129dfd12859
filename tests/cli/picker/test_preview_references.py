"""References in the preview: made beside the screen, each once, and none where nothing can cite."""

import time
from threading import Event, Thread

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from protlib.cli.picker import pane_lines
from protlib.cli.picker.browse_screen import application_of
from protlib.cli.picker.preview import References
from protlib.cli.picker.state import Picker
from protlib.errors import UsageError
from protlib.record.model import Publication
from sample_records.picker_library import Side

_PATIENCE = 60.0  # seconds
FIRST, SECOND, THIRD = (Publication(key=f"k{n}", title=f"Title {n}") for n in range(3))


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a reference begun soon: what is shown does not depend on how long nobody types."""
    monkeypatch.setattr("protlib.cli.picker.preview._QUIET", 0.01)


class SlowEngine:
    """An engine that says when it has begun, and ends when it may."""

    def __init__(self) -> None:
        self.is_begun, self.may_go_on = Event(), Event()
        self.calls: list[str] = []

    def make(self, publication: Publication) -> str:
        self.is_begun.set()
        self.may_go_on.wait(_PATIENCE)
        self.calls.append(publication.key)
        return publication.key


def waited(references: References, publication: Publication) -> str:
    """Ask for a reference, wait for the thread, and return it."""
    is_told = Event()
    references.tell = is_told.set
    while not (text := references.get(publication)):
        assert is_told.wait(_PATIENCE)
        is_told.clear()
    return text


def test_a_reference_is_made_once_and_again_when_its_record_has_changed() -> None:
    calls: list[str] = []

    def make(publication: Publication) -> str:
        calls.append(publication.title)
        return f"{publication.title}."

    references = References(make)
    assert [waited(references, record) for record in (FIRST, SECOND, FIRST)] == ["Title 0.", "Title 1.", "Title 0."]
    assert waited(references, FIRST.changed(title="New")) == "New."
    assert calls == ["Title 0", "Title 1", "New"]


def test_nobody_waits_and_of_those_passed_over_only_the_last_is_made() -> None:
    is_begun, may_go_on, is_last = Event(), Event(), Event()
    calls: list[str] = []

    def make(publication: Publication) -> str:
        is_begun.set()
        assert may_go_on.wait(_PATIENCE)
        calls.append(publication.key)
        return publication.key

    def tell() -> None:
        if calls[-1] == "k2":
            is_last.set()

    references = References(make)
    references.tell = tell
    assert references.get(FIRST) == ""
    assert is_begun.wait(_PATIENCE)
    assert [references.get(record) for record in (FIRST, SECOND, THIRD)] == ["", "", ""]
    may_go_on.set()
    assert is_last.wait(_PATIENCE)
    assert calls == ["k0", "k2"]


@pytest.mark.parametrize("error", [UsageError("no style “x”"), OSError(12, "no memory")])
def test_what_cannot_be_cited_has_none_and_the_next_one_has(error: Exception) -> None:
    def make(publication: Publication) -> str:
        if publication.key == "k0":
            raise error
        return publication.key

    references = References(make)
    references.get(FIRST)
    assert waited(references, SECOND) == "k1"
    assert references.get(FIRST) == ""


def test_the_preview_begins_with_the_reference_once_it_is_there() -> None:
    side = Side()
    side.references = {"k0": "IOM (2009). Caring."}
    picker = Picker(side)
    is_told = Event()
    picker.preview.references.tell = is_told.set

    def lines() -> list[str]:
        return ["".join(text for _style, text in line) for line in pane_lines.preview_lines(picker, 60, 2)]

    assert lines()[0] in {"key: k0", "reference: IOM (2009). Caring."}
    assert is_told.wait(_PATIENCE)
    assert lines() == ["reference: IOM (2009). Caring.", "key: k0"]
    picker.move(1)
    assert lines()[0] == "key: k1"


def test_who_leaves_waits_until_the_engine_has_ended_and_begins_no_more() -> None:
    engine = SlowEngine()
    references = References(engine.make)
    references.close()
    references.get(FIRST)
    assert engine.is_begun.wait(_PATIENCE)
    references.get(SECOND)
    leaving = Thread(target=references.close)
    leaving.start()
    while references._publication:  # noqa: SLF001 - nothing else tells that it is leaving
        time.sleep(0.001)
    engine.may_go_on.set()
    leaving.join()
    assert engine.calls == ["k0"]


def test_what_is_drawn_again_while_its_reference_is_made_has_it_made_once() -> None:
    engine = SlowEngine()
    references = References(engine.make)
    references.get(FIRST)
    assert engine.is_begun.wait(_PATIENCE)
    references.get(FIRST)
    engine.may_go_on.set()
    assert waited(references, SECOND) == "k1"
    assert engine.calls == ["k0", "k1"]


def test_of_a_list_that_is_gone_through_only_the_end_is_cited(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def make(publication: Publication) -> str:
        calls.append(publication.key)
        return publication.key

    references = References(make)
    is_through = Event()
    monkeypatch.setattr(references._is_closed, "wait", lambda _quiet: is_through.wait(_PATIENCE))  # noqa: SLF001 - no test waits
    for record in (FIRST, SECOND, THIRD):
        references.get(record)
    is_through.set()
    assert waited(references, THIRD) == "k2"
    assert calls == ["k2"]


class EndingLoop:
    """The loop of a screen that ends while another thread speaks to it."""

    def is_closed(self) -> bool:
        return False

    def call_soon_threadsafe(self, _callback: object) -> None:
        raise RuntimeError("Event loop is closed")


def test_a_reference_that_comes_while_the_screen_ends_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ended the other thread with a traceback, which stood below what was taken."""
    picker = Picker(Side())
    with create_pipe_input() as keyboard:
        application = application_of(picker, keyboard, DummyOutput())
        monkeypatch.setattr(application, "_is_running", True)
        monkeypatch.setattr(application, "loop", EndingLoop())
        assert picker.preview.references.tell() is None
        monkeypatch.setattr(application, "loop", None)
        assert picker.preview.references.tell() is None
