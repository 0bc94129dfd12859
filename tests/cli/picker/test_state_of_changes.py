"""What the picker does to the library and to files, without a terminal, and what it says of it."""

from typing import NoReturn

import pytest

from protlib.cli.picker import pane_lines
from protlib.cli.picker.actions import (
    ACTIONS,
    attach,
    copy_key_citation,
    copy_keys,
    export,
    open_files,
    remove,
    tag,
    undo,
)
from protlib.cli.picker.desk import Proposal
from protlib.cli.picker.state import KeyMode, Picker
from protlib.record.model import Publication
from sample_records.picker_library import Side
from sample_records.picker_state import answer, preview, status, text


def test_a_tag_is_seen_at_once_and_the_cursor_stays(picker: Picker) -> None:
    picker.move(7)
    answer(picker, tag, "to-read")
    assert picker.cursor == 7
    assert "tags: to-read" in preview(picker, 60, 40)
    assert status(picker) == "30 found  1 publications changed"
    assert picker.reports == ["1 publications changed"]


@pytest.mark.parametrize("typed", ["  ", ";", "-", " - ; "])
def test_no_tag_changes_nothing(picker: Picker, typed: str) -> None:
    answer(picker, tag, typed)
    assert (picker.reports, picker.mode) == ([], KeyMode.SEARCH)


def test_what_is_marked_is_tagged_and_copied(picker: Picker, side: Side) -> None:
    picker.mark()
    picker.mark()
    answer(picker, tag, "x")
    copy_keys(picker)
    assert [key for key, record in side.records.items() if record.tags] == ["k0", "k1"]
    assert "copied k0, k1" in status(picker)
    copy_key_citation(picker)
    assert "copied [@k0; @k1]" in status(picker)


def test_what_cannot_be_done_is_told_and_the_picker_goes_on(picker: Picker) -> None:
    open_files(picker)
    assert "k0 has no link" in status(picker)
    picker.move(1)
    assert "no link" not in status(picker)
    assert picker.chosen_keys() == ["k1"]


def test_a_library_that_cannot_be_read_any_more_gets_a_message(side: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_asked: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", "library.json")

    picker = Picker(side)
    for name in (
        "copy_keys",
        "copy_key_citation",
        "propose_undo",
        "propose_removal",
        "tags",
        "styles",
        "matching_keys",
        "find_records",
        "state",
    ):
        monkeypatch.setattr(side, name, fail)
    for action in ACTIONS:
        if action.letter in "kyductrfa":
            picker.message = ""
            action.do(picker)
            assert "Permission denied" in status(picker), action
            assert picker.mode is KeyMode.SEARCH
    assert not picker.notice()
    assert "Permission denied" in status(Picker(side))


def test_a_publication_that_has_gone_in_the_meantime_gets_a_message(picker: Picker, side: Side) -> None:
    del side.records["k0"]
    assert preview(picker) == ["no publication has the key k0"]
    answer(picker, tag, "x")
    assert "no publication has the key k0" in status(picker)
    assert picker.reports == []
    picker.look("x")
    assert picker.chosen_keys() == ["k1"]


def test_a_question_is_asked_anew_where_the_library_was_changed_meanwhile(picker: Picker, side: Side) -> None:
    remove(picker)
    assert text(pane_lines.question_lines(picker, 40)) == ["Remove? y/n", "k0: Title 0"]
    side.records["k0"] = Publication(key="k0", title="New")
    picker.agree()
    assert text(pane_lines.question_lines(picker, 40)) == ["Remove? y/n", "k0: New"]
    assert "the library changed in between; this is what would be done now" in status(picker)
    assert picker.reports == []
    picker.agree()
    assert (picker.reports, picker.mode) == (["1 gone"], KeyMode.SEARCH)


def test_the_screen_says_that_the_record_in_question_has_gone(picker: Picker, side: Side) -> None:
    remove(picker)
    del side.records["k0"]
    picker.agree()
    assert (status(picker), picker.reports) == ("30 found  no publication has the key k0", [])


def test_what_is_removed_is_not_marked_any_more(picker: Picker) -> None:
    for _ in range(3):
        picker.mark()
    remove(picker)
    picker.agree()
    assert (status(picker), list(picker.marks)) == ("27 found  3 gone", [])


@pytest.mark.parametrize(("agrees", "did"), [(True, ["undone: something"]), (False, [])])
def test_what_was_not_done_here_is_undone_after_a_question(
    picker: Picker, side: Side, agrees: bool, did: list[str]
) -> None:
    side.undo_asks = Proposal("Undo what was not made here?")
    undo(picker)
    assert picker.mode is KeyMode.QUESTION
    if agrees:
        picker.agree()
    else:
        picker.go_back()
    assert picker.reports == did


def test_a_file_is_written_over_only_after_a_question(picker: Picker, side: Side) -> None:
    side.there = {"publications.ris"}
    answer(picker, export, "ris")
    assert picker.prompt is not None
    assert picker.prompt.text == "publications.ris"
    picker.answer()
    assert text(pane_lines.question_lines(picker, 60)) == ["publications.ris already exists. Overwrite it? y/n"]
    picker.go_back()
    assert picker.reports == []
    export(picker)
    assert picker.prompt.label == "Format (ris): "
    picker.answer()
    picker.answer()
    picker.agree()
    assert picker.reports == ["1 exported to publications.ris as ris"]


def test_the_path_of_an_attached_file_is_completed(picker: Picker, side: Side) -> None:
    side.there = {"reports/iom.pdf", "notes.txt"}
    attach(picker)
    assert picker.prompt is not None
    assert picker.prompt.label == "File for k0: "
    picker.prompt.offer("rep")
    picker.prompt.complete()
    picker.answer()
    assert (picker.reports, picker.mode) == (["reports/iom.pdf attached to k0"], KeyMode.SEARCH)
    picker.marks.add(["k0", "k1"])
    attach(picker)
    assert "a file is of one publication" in status(picker)
    assert picker.mode is KeyMode.SEARCH


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (["nonesuch"], "no format “nonesuch”"),
        (["", " "], "no file was named"),
        (["", "there/"], "there/ is a folder"),
    ],
)
def test_an_export_that_cannot_be_is_told_and_what_was_typed_can_be_corrected(
    picker: Picker, typed: list[str], message: str
) -> None:
    export(picker)
    for text_ in typed:
        assert picker.prompt is not None
        picker.prompt.offer(text_)
        picker.answer()
    assert message in status(picker)
    assert picker.reports == []
    assert picker.prompt is not None
    assert picker.prompt.text == typed[-1]
