"""Publications field by field: what is shown of them, what is taken, and which group comes next."""

import pytest

from harness.rows import every_row
from protlib.cli.picker import pane_lines
from protlib.cli.picker.actions import keep_shown, merge, merge_shown, show_duplicates, step_review
from protlib.cli.picker.desk import Twins
from protlib.cli.picker.key_bindings import wheel
from protlib.cli.picker.review import MergeChoice, Review
from protlib.cli.picker.screen_lines import Line
from protlib.cli.picker.state import KeyMode, Picker
from protlib.record.model import Name, Publication
from sample_records.picker_library import Side

IOM = Publication(
    key="iom", title="Caring", date="2009", authors=(Name(literal="IOM"),), publisher="IOM", abstract="On health.",
    extra={"a": "1", "b": "2"}, note="Mine.",
)  # fmt: skip
COPY = Publication(
    key="copy", title="Caring for people", date="2009-03", authors=(Name(literal="IOM"),), extra={"a": "3"}, note="His."
)


def text(lines: list[Line]) -> list[str]:
    return ["".join(part for _style, part in line) for line in lines]


SHOWN = """\
1  iom (stays): Caring
2  copy: Caring for people

title
  1  Caring
* 2  Caring for people

date
  1  2009
* 2  2009-03

note
  1  Mine.
  2  His.
* u  Mine. His.

a
* 1  1
  2  3

only in one: publisher, abstract, b

same: type, authors"""


def test_each_field_that_differs_has_its_values_and_the_one_that_stays() -> None:
    assert text(MergeChoice([IOM, COPY]).lines(60)) == SHOWN.split("\n")


@every_row(
    ("moves", "turns", "values"),
    [
        (0, 0, {}),
        (0, -1, {"title": "Caring"}),
        (0, 1, {"title": ""}),
        (0, 3, {}),
        (1, -1, {"date": "2009"}),
        (2, 2, {"note": "Mine."}),
        (3, 1, {"extra": {"a": "3", "b": "2"}}),
        (9, 2, {"extra": {"b": "2"}}),
        (-9, 1, {"title": ""}),
    ],
)
def test_the_values_that_were_taken_are_those_of_the_union(moves: int, turns: int, values: dict[str, object]) -> None:
    choice = MergeChoice([IOM, COPY])
    choice.move(moves)
    for _turn in range(abs(turns)):
        choice.turn(1 if turns > 0 else -1)
    assert {**choice.union().values} == values
    assert "(leave it empty)" in " ".join(text(choice.lines(60))) or "" not in values.values()


def test_another_record_may_stay() -> None:
    turned = MergeChoice([IOM, COPY]).choose_next()
    assert (turned.keys, turned.union().record().key) == (["copy", "iom"], "copy")
    assert text(turned.lines(60))[0] == "1  copy (stays): Caring for people"


def test_records_that_say_the_same_can_be_merged() -> None:
    choice = MergeChoice([IOM, IOM.changed(key="b")])
    choice.move(1)
    choice.turn(1)
    assert choice.union().record().aliases == ("b",)
    assert text(choice.lines(60))[3].startswith("same: type, title, authors")


@pytest.fixture
def side() -> Side:
    side = Side()
    side.groups = [Twins(("k0", "k1"), "98 %, same title"), Twins(("k2", "k3")), Twins(("k1", "k4"))]
    return side


@pytest.fixture
def picker(side: Side) -> Picker:
    picker = Picker(side)
    show_duplicates(picker)
    assert picker.terminal_task is not None
    picker.terminal_task()
    return picker


def review(picker: Picker) -> Review:
    assert picker.review is not None
    return picker.review


def test_a_merge_and_keep_both_lead_to_the_next_group_that_still_has_two(picker: Picker, side: Side) -> None:
    assert text(review(picker).lines(60))[0] == "1 of 3: 98 %, same title"
    merge_shown(picker, review(picker))
    assert (picker.message, review(picker).choice.keys) == ("1 gone into k0", ["k2", "k3"])
    keep_shown(picker, review(picker))
    assert (picker.mode, picker.message) == (KeyMode.SEARCH, "k2, k3 kept")  # k1 is gone, so the last group has one
    assert picker.reports == ["1 gone into k0", "k2, k3 kept"]
    assert "k1" not in side.records


def test_groups_can_be_skipped_and_come_back(picker: Picker) -> None:
    for by, keys, message in [
        (-1, ["k0", "k1"], "this is the first group"),
        (1, ["k2", "k3"], ""),
        (1, ["k1", "k4"], ""),
        (1, ["k1", "k4"], "this is the last group"),
        (-1, ["k2", "k3"], ""),
    ]:
        step_review(picker, review(picker), by)
        assert (review(picker).choice.keys, picker.message) == (keys, message)
    picker.go_back()
    assert (picker.mode, picker.reports) == (KeyMode.SEARCH, [])


def test_what_another_program_changes_is_shown_and_what_it_removes_ends_the_review(picker: Picker, side: Side) -> None:
    review(picker).choice.turn(1)
    side.changes += 1
    assert picker.notice()
    assert review(picker).choice.union().values == {"title": "Title 1"}  # the same records: what was taken stays
    side.records["k0"] = side.records["k0"].changed(title="New")
    side.changes += 1
    assert picker.notice()
    assert "  1  New" in text(review(picker).lines(60)) or "* 1  New" in text(review(picker).lines(60))
    del side.records["k1"]
    side.changes += 1
    assert picker.notice()
    assert picker.mode is KeyMode.SEARCH


def test_a_merge_that_fails_is_told_and_the_group_stays(picker: Picker, side: Side) -> None:
    del side.records["k0"]
    merge_shown(picker, review(picker))
    assert picker.message == "no publication has the key k0"
    assert picker.mode is KeyMode.REVIEW


def test_marks_that_have_become_one_get_a_message(side: Side) -> None:
    picker = Picker(side)
    picker.marks.add(["k0", "k1"])
    del side.records["k1"]
    merge(picker)
    assert (picker.mode, picker.message) == (KeyMode.SEARCH, "these are one publication by now")


def test_the_field_at_the_cursor_is_always_seen(side: Side) -> None:
    side.records = {"iom": IOM, "copy": COPY}
    side.groups = [Twins(("iom", "copy"))]
    picker = Picker(side)
    opened = Review.begin(side.groups, side.publication)
    assert opened is not None
    picker.open(opened)
    for label in ("date", "note", "a"):
        wheel(picker, "page", 1)
        lines = pane_lines.page_lines(picker, review(picker).lines(40), 5)
        assert label in text(lines)
    wheel(picker, "page", -9)
    assert text(pane_lines.page_lines(picker, review(picker).lines(40), 5))[1] == "title"
