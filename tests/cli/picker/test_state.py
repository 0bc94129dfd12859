"""What the picker shows and does, without a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from picker_library import Side
from protlib.cli.picker.state import Line, Picker
from protlib.record.model import Publication


@pytest.fixture
def side() -> Side:
    return Side()


@pytest.fixture
def picker(side: Side) -> Picker:
    return Picker(side.actions)


def text(lines: Sequence[Line]) -> list[str]:
    return ["".join(part for _style, part in line) for line in lines]


def preview(picker: Picker, width: int = 60, height: int = 5) -> list[str]:
    return text(picker.preview_lines(width, height))


def current(picker: Picker, height: int = 5) -> list[str]:
    """Return the lines of the list that stand out, and there is one, or none of an empty list."""
    lines = picker.list_lines(40, height)
    return text([line for line in lines if any("current" in style for style, _part in line)])


def test_what_was_typed_at_the_start_is_found_first(side: Side) -> None:
    assert Picker(side.actions, "labour").text == "labour"
    assert side.did == ["find labour"]


def test_each_letter_finds_anew_from_the_top(picker: Picker, side: Side) -> None:
    picker.move(5)
    picker.look("l")
    assert side.did[-1] == "find l"
    assert (picker.at, picker.chosen()) == (0, ["k0"])


def test_a_query_that_is_not_finished_leaves_what_was_found_and_says_so(picker: Picker) -> None:
    picker.look("author:")
    assert len(picker.found.summaries) == 20
    assert "nothing stands behind the field" in picker.status()
    picker.look("author:jobe")
    assert "nothing stands" not in picker.status()


def test_what_was_done_to_the_query_is_told(picker: Picker) -> None:
    picker.look("traficking")
    assert picker.status() == " 30 found  traficking: showing trafficking"


@pytest.mark.parametrize(
    ("moves", "at"), [([1], 1), ([-1], 0), ([100], 19), ([100, -1], 18), ([10, -3], 7), ([-100, 1], 1)]
)
def test_the_cursor_stays_in_the_list(picker: Picker, moves: list[int], at: int) -> None:
    for by in moves:
        picker.move(by)
    assert picker.at == at
    assert picker.chosen() == [f"k{at}"]


@pytest.mark.parametrize("height", [1, 2, 5, 40])
def test_the_cursor_is_always_seen(picker: Picker, height: int) -> None:
    for by in (0, 3, 10, 100, -2, -10, 1, -100):
        picker.move(by)
        assert [line.split()[0] for line in current(picker, height)] == [f"k{picker.at}"]
        assert len(picker.list_lines(40, height)) == min(height, 20)


def test_marks_stay_while_the_query_changes_and_are_taken_in_their_order(picker: Picker) -> None:
    picker.move(3)
    picker.mark()
    picker.look("x")
    picker.mark()
    assert picker.chosen() == ["k3", "k0"]
    assert [line[:2] for line in text(picker.list_lines(40, 5))] == ["* ", "  ", "  ", "* ", "  "]
    assert picker.at == 1
    picker.move(-1)
    picker.mark()
    assert picker.chosen() == ["k3"]
    assert " 30 found, 1 marked" in picker.status()


def test_of_an_empty_list_nothing_is_marked_taken_or_shown(picker: Picker) -> None:
    picker.look("nothing")
    picker.move(1)
    picker.mark()
    picker.copy()
    picker.tag("x")
    assert picker.chosen() == []
    assert picker.list_lines(40, 5) == []
    assert preview(picker) == []
    assert "nothing is found" in picker.status()
    assert picker.done == []


def test_the_preview_is_of_the_publication_at_the_cursor_and_is_read_once(picker: Picker, side: Side) -> None:
    picker.move(2)
    assert "key: k2" in preview(picker)
    preview(picker)
    assert side.did.count("read k2") == 1


def test_the_preview_is_cut_between_words_and_scrolls_to_its_end_and_no_further(picker: Picker) -> None:
    assert all(line.endswith(("Long", "words")) for line in preview(picker, 23, 30)[3:] if "words" in line)
    first = preview(picker)
    picker.scroll(1)
    assert preview(picker)[0] == first[1]
    picker.scroll(1000)
    end = preview(picker)
    assert len(end) == 5
    picker.scroll(-1)
    assert preview(picker)[1:] == end[:-1]
    picker.scroll(-1000)
    assert preview(picker) == first
    picker.scroll(3)
    picker.move(1)
    assert "key: k1" in preview(picker)[0]


def test_a_question_shows_the_keys_instead_of_the_publication(picker: Picker) -> None:
    picker.scroll(3)
    picker.show_keys()
    shown = "\n".join(preview(picker, 80, 20))
    assert "Ctrl-T" in shown
    assert "key: k0" not in shown
    assert "? shows the keys" in picker.status()
    picker.show_keys()
    assert "key: k0" in preview(picker)


def test_a_tag_is_seen_at_once_and_the_cursor_stays(picker: Picker) -> None:
    picker.move(7)
    picker.tag("to-read")
    assert picker.at == 7
    assert "tags: to-read" in preview(picker, 60, 40)
    assert picker.status() == " 30 found  1 publications changed"
    assert picker.done == ["1 publications changed"]


def test_no_tag_changes_nothing(picker: Picker) -> None:
    picker.tag("  ")
    assert picker.done == []


def test_what_is_marked_is_tagged_and_copied(picker: Picker, side: Side) -> None:
    picker.mark()
    picker.mark()
    picker.tag("x")
    picker.copy()
    assert [key for key, record in side.records.items() if record.tags] == ["k0", "k1"]
    assert "copied k0, k1" in picker.status()


def test_what_cannot_be_done_is_told_and_the_picker_goes_on(picker: Picker) -> None:
    picker.open()
    assert "k0 has no link" in picker.status()
    picker.move(1)
    assert "no link" not in picker.status()
    assert picker.chosen() == ["k1"]


def test_a_library_that_cannot_be_read_any_more_is_told(side: Side) -> None:
    def fail(_asked: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", "library.json")

    picker = Picker(replace(side.actions, find=fail, copy=fail))
    assert "Permission denied" in picker.status()
    picker = Picker(replace(side.actions, copy=fail))
    picker.copy()
    assert "Permission denied" in picker.status()


def test_a_publication_that_has_gone_in_the_meantime_is_told(picker: Picker, side: Side) -> None:
    del side.records["k0"]
    assert preview(picker) == ["no publication has the key k0"]
    picker.tag("x")
    assert "no publication has the key k0" in picker.status()
    assert picker.done == []
    picker.look("x")
    assert picker.chosen() == ["k1"]


HOSTILE = Publication(
    key="k\x1b]0;x\x07",
    title="[red]\x1b[31m<i>Title</i>\n" + "人口贩运问题" * 20,
    abstract="\x9b2J[b]",
)


@pytest.mark.parametrize("width", [5, 20, 40, 80])
def test_nothing_in_a_record_steers_the_screen(side: Side, width: int) -> None:
    side.records = {"k\x1b]0;x\x07": HOSTILE}
    picker = Picker(side.actions)
    picker.message = "\x1b[2J"
    shown = [*text(picker.list_lines(width, 5)), *preview(picker, width, 90), picker.status()]
    assert not set("".join(shown)) & {"\x1b", "\x07", "\x9b", "\n"}
    assert "<i>" not in "".join(shown)
    assert width < 80 or "[red]" in shown[0]
    assert max(map(cell_len, shown[:-1])) <= max(width, 10)


def test_a_long_key_is_cut_in_the_list_and_whole_in_the_preview(side: Side) -> None:
    key = "international-organization-for-migration-2009-caring"
    side.records = {key: Publication(key=key, title="Caring", date="2009")}
    picker = Picker(side.actions)
    [line] = text(picker.list_lines(60, 5))
    assert line[:32] == f"  {key[:29]}…"
    assert line[32:].split() == ["2009", "Caring"]
    assert f"key: {key}" in preview(picker)
    assert picker.chosen() == [key]


@given(
    st.lists(st.sampled_from(["down", "up", "mark", "scroll", "look", "tag"]), max_size=30), st.integers(1, 9)
)
@settings(max_examples=30)
def test_whatever_keys_are_pressed_there_is_one_cursor_in_the_list(keys: list[str], height: int) -> None:
    picker = Picker(Side().actions)
    press: dict[str, Callable[[], None]] = {
        "down": lambda: picker.move(7), "up": lambda: picker.move(-3), "mark": picker.mark,
        "scroll": lambda: picker.scroll(4), "look": lambda: picker.look("x"), "tag": lambda: picker.tag("t"),
    }  # fmt: skip
    for key in keys:
        press[key]()
        preview(picker, 30, height)
        assert len(current(picker, height)) == 1
