"""What the picker shows and does, without a terminal."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from protlib.cli.picker import pane_lines
from protlib.cli.picker.actions import (
    ACTIONS,
    copy_citation,
    copy_key_citation,
    copy_keys,
    mark_all,
    remove,
    tag,
    unchoose_all,
    unmark_all,
)
from protlib.cli.picker.key_bindings import BAR, KEYS, bar, menu_page
from protlib.cli.picker.review import MergeChoice
from protlib.cli.picker.state import KeyMode, Picker
from protlib.record.model import Name, Publication
from sample_records.picker_library import Side
from sample_records.picker_state import answer, preview, status, text

if TYPE_CHECKING:
    from collections.abc import Callable


def current(picker: Picker, height: int = 5) -> list[str]:
    """Return the lines of the list that stand out, and there is one, or none of an empty list."""
    lines = pane_lines.list_lines(picker, 40, height)
    return text([line for line in lines if any("current" in style for style, _part in line)])


def test_what_was_typed_at_the_start_is_found_first(side: Side) -> None:
    assert Picker(side, "labour").text == "labour"
    assert side.did == ["find labour"]


def test_each_letter_finds_anew_from_the_top(picker: Picker, side: Side) -> None:
    picker.move(5)
    picker.look("l")
    assert side.did[-1] == "find l"
    assert (picker.cursor, picker.chosen_keys()) == (0, ["k0"])


def test_a_query_that_is_not_finished_leaves_what_was_found_and_says_so(picker: Picker) -> None:
    picker.look("author:")
    assert len(picker.matches.summaries) == 20
    assert "nothing stands behind the field" in status(picker)
    picker.look("author:jobe")
    assert "nothing stands" not in status(picker)


def test_the_screen_says_what_was_done_to_the_query(picker: Picker) -> None:
    picker.look("traficking")
    assert status(picker) == "30 found  traficking: showing trafficking"


@pytest.mark.parametrize(
    ("moves", "at"), [([1], 1), ([-1], 0), ([100], 29), ([100, -1], 28), ([10, -3], 7), ([-100, 1], 1)]
)
def test_the_cursor_stays_in_the_list(picker: Picker, moves: list[int], at: int) -> None:
    for by in moves:
        picker.move(by)
    assert picker.cursor == at
    assert picker.chosen_keys() == [f"k{at}"]


@pytest.mark.parametrize("height", [1, 2, 5, 40])
def test_the_cursor_is_always_seen(picker: Picker, height: int) -> None:
    for by in (0, 3, 10, 100, -2, -10, 1, -100):
        picker.move(by)
        assert [line.split() for line in current(picker, height)] == [["Title", str(picker.cursor)]]
        assert len(pane_lines.list_lines(picker, 40, height)) == min(height, len(picker.matches.summaries))


def test_marks_stay_while_the_query_changes_and_are_taken_in_their_order(picker: Picker) -> None:
    picker.move(3)
    picker.mark()
    picker.look("x")
    picker.mark()
    assert picker.chosen_keys() == ["k3", "k0"]
    assert [line[:2] for line in text(pane_lines.list_lines(picker, 40, 5))] == ["* ", "  ", "  ", "* ", "  "]
    assert picker.cursor == 1
    picker.move(-1)
    picker.mark()
    assert picker.chosen_keys() == ["k3"]
    assert "30 found, 1 marked" in status(picker)


def test_of_an_empty_list_nothing_is_marked_taken_or_shown(picker: Picker) -> None:
    picker.look("nothing")
    picker.move(1)
    picker.mark()
    for action in ACTIONS:
        action.do(picker)
        assert picker.mode is KeyMode.SEARCH or action.letter in {"u", "i"}, action
        if picker.mode is KeyMode.PROMPT:
            picker.go_back()
    assert picker.chosen_keys() == []
    assert pane_lines.list_lines(picker, 40, 5) == []
    assert preview(picker) == []
    copy_key_citation(picker)
    assert "nothing found to do this with" in status(picker)
    copy_keys(picker)
    assert "nothing found to do this with" in status(picker)
    assert picker.reports == ["undone: something"]


def test_the_preview_is_of_the_publication_at_the_cursor_and_is_read_once(picker: Picker, side: Side) -> None:
    picker.move(2)
    assert "key: k2" in preview(picker)
    preview(picker)
    assert side.did.count("read k2") == 1


def test_the_preview_has_highlights(picker: Picker, side: Side) -> None:
    side.records["k0"] = side.records["k0"].changed(files=("library.files/k0.pdf",))
    assert "highlights: “debt bondage” (p. 34)" in preview(picker, height=40)


def test_the_preview_is_cut_between_words_and_scrolls_to_its_end_and_no_further(picker: Picker) -> None:
    assert all(line.endswith(("Long", "words")) for line in preview(picker, 23, 30)[3:] if "words" in line)
    first = preview(picker)
    picker.preview.scroll(1)
    assert preview(picker)[0] == first[1]
    picker.preview.scroll(1000)
    end = preview(picker)
    assert len(end) == 5
    picker.preview.scroll(-1)
    assert preview(picker)[1:] == end[:-1]
    picker.preview.scroll(-1000)
    assert preview(picker) == first
    picker.preview.scroll(3)
    picker.move(1)
    assert "key: k1" in preview(picker)[0]


def test_what_another_program_changes_is_seen_and_the_cursor_and_the_marks_follow(picker: Picker, side: Side) -> None:
    picker.mark()
    picker.mark()
    picker.move(3)
    assert not picker.notice()
    del side.records["k1"], side.records["k2"]
    side.changes += 1
    assert picker.notice()
    assert status(picker) == "28 found, 1 marked  1 of the marked is no longer there"
    assert (picker.list_current_key(), list(picker.marks)) == (["k5"], ["k0"])
    side.changes += 1
    assert picker.notice()
    assert "another program has changed the library" in status(picker)
    assert not picker.notice()


def test_at_the_end_of_what_is_listed_more_is(picker: Picker) -> None:
    assert (len(picker.matches.summaries), picker.matches.total) == (20, 30)
    picker.move(19)
    assert len(picker.matches.summaries) == 20
    picker.move(1)
    assert (picker.cursor, picker.list_current_key()) == (20, ["k20"])
    picker.move(100)
    assert picker.list_current_key() == ["k29"]
    picker.look("x")
    assert len(picker.matches.summaries) == 20


def test_what_is_marked_is_listed_in_its_order_and_let_go_of_there(picker: Picker) -> None:
    picker.move(3)
    picker.mark()
    picker.move(-4)
    picker.mark()
    picker.list_marked()
    assert text(pane_lines.list_lines(picker, 15, 5)) == ["*       Title 3", "*       Title 0"]
    assert text(pane_lines.head_lines(picker, 20)) == ["─ marked ───────────"]
    assert text([bar(picker, 50)]) == [" ? keys  Esc back  Enter take  Tab unmark  ^X menu"]
    picker.mark()
    assert (list(picker.marks), picker.list_current_key()) == (["k0"], ["k0"])
    assert not picker.go_back()
    assert picker.matches.total == 30
    assert not picker.go_back()
    assert "Esc again leaves and takes nothing of what is marked" in status(picker)
    assert picker.go_back()


@pytest.mark.parametrize(
    ("marked", "heading"),
    [
        (0, "What do you want to do with k2 (at the cursor)?"),
        (1, "What do you want to do with k0 (marked)?"),
        (2, "What do you want to do with the 2 marked publications?"),
    ],
)
def test_the_menu_names_what_it_is_for(picker: Picker, marked: int, heading: str) -> None:
    for _ in range(marked):
        picker.mark()
    picker.move(2 - picker.cursor)
    assert text(menu_page(picker, 60))[0] == heading


@pytest.mark.parametrize(
    ("mode", "width", "keys"),
    [
        (KeyMode.SEARCH, 80, " ? keys  Esc leave  Enter take  Tab mark  ^X menu  ^F facets  ^S sort  ^T tag"),
        (KeyMode.SEARCH, 40, " ? keys  Esc leave  Enter take  Tab mark"),
        (KeyMode.SEARCH, 12, " ? keys"),
        (KeyMode.SEARCH, 3, ""),
        (KeyMode.FACETS, 60, " ? keys  Esc back  Enter choose  Right next facet"),
        (KeyMode.PROMPT, 80, " Esc back  Enter do it  Tab complete  Down suggestions"),
        (KeyMode.KEYS, 20, " Esc, ? back"),
    ],
)
def test_the_bar_at_the_foot_has_the_most_useful_keys_of_the_mode(
    picker: Picker, mode: KeyMode, width: int, keys: str
) -> None:
    if mode is KeyMode.PROMPT:
        tag(picker)
    elif mode is not KeyMode.SEARCH:
        picker.open(mode)
    assert text([bar(picker, width)]) == [keys]


def test_every_word_of_the_bar_is_of_a_key_of_its_mode() -> None:
    assert BAR.keys() == {*KeyMode}
    for mode, words in BAR.items():
        assert {*words} <= {key.key_text for key in KEYS[mode]}, mode


def test_the_order_is_told_above_the_list_and_kept_for_all_that_is_marked(picker: Picker, side: Side) -> None:
    assert text(pane_lines.head_lines(picker, 20)) == ["─" * 20]
    picker.move(3)
    picker.turn_order()
    picker.turn_order()
    assert (picker.cursor, text(pane_lines.head_lines(picker, 20))) == (0, ["─ sort: title ──────"])
    picker.look("labour")
    assert side.asked is not None
    assert side.asked.order.sort == "title"
    assert picker.query() == side.asked


def test_the_style_that_was_taken_last_is_offered_first(picker: Picker) -> None:
    answer(picker, copy_citation, "harvard")
    copy_citation(picker)
    assert picker.prompt is not None
    assert picker.prompt.label == "Style (harvard): "
    assert text(pane_lines.preview_lines(picker, 12, 4)) == ["  harvard   ", "  apa       ", "  chicago   "]


def test_where_the_facets_let_nothing_through_it_is_told_what_takes_them_away(picker: Picker) -> None:
    picker.count()
    picker.choose()
    assert "take that away" not in status(picker)
    picker.look("nothing")
    assert "Ctrl-X and f take that away" in status(picker)
    unchoose_all(picker)
    assert "take that away" not in status(picker)


def test_words_that_were_found_stand_out_in_the_list_and_the_preview(picker: Picker) -> None:
    picker.look("words")
    lines = [*pane_lines.list_lines(picker, 60, 5), *pane_lines.preview_lines(picker, 60, 9)]
    assert {part for line in lines for style, part in line if "match" in style} == {"words"}


HOSTILE = Publication(
    key="k\x1b]0;x\x07",
    title="[red]\x1b[31m<i>Title</i>\n" + "人口贩运问题" * 20,
    abstract="\x9b2J[b]",
)


@pytest.mark.parametrize("width", [5, 20, 40, 80])
def test_nothing_in_a_record_steers_the_screen(side: Side, width: int) -> None:
    side.records = {"k\x1b]0;x\x07": HOSTILE}
    picker = Picker(side)
    picker.message = "\x1b[2J"
    remove(picker)
    twin = HOSTILE.changed(key="k", abstract="\x1b]8;;x\x07[c]")
    question_lines = [*text(pane_lines.question_lines(picker, width)), *text(MergeChoice([HOSTILE, twin]).lines(width))]
    lines = [
        *text(pane_lines.list_lines(picker, width, 5)),
        *preview(picker, width, 90),
        *question_lines,
        *text(pane_lines.status_lines(picker, width)),
    ]
    assert not set("".join(lines)) & {"\x1b", "\x07", "\x9b", "\n"}
    assert "<i>" not in "".join(lines)
    assert width < 80 or "[red]" in lines[0]
    assert max(map(cell_len, lines)) <= max(width, 10)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (24, "  2009  Caring for Traf…"),
        (37, "  2009  Caring for Trafficked Persons"),
        (60, "  2009  Caring for Trafficked Persons  IOM, LSHTM           "),
    ],
)
def test_a_title_has_the_room_and_authors_what_is_left_of_it(side: Side, width: int, line: str) -> None:
    authors = (Name(literal="IOM"), Name(literal="LSHTM"))
    side.records = {
        "iom2009caring": Publication(
            key="iom2009caring", title="Caring for Trafficked Persons", date="2009", authors=authors
        )
    }
    picker = Picker(side)
    assert text(pane_lines.list_lines(picker, width, 5)) == [line]
    assert "key: iom2009caring" in preview(picker)


@given(
    st.lists(st.sampled_from(["down", "up", "mark", "scroll", "look", "list", "back", "all", "none"]), max_size=30),
    st.integers(1, 9),
)
def test_whatever_keys_are_pressed_there_is_one_cursor_in_the_list(keys: list[str], height: int) -> None:
    picker = Picker(Side())
    press: dict[str, Callable[[], object]] = {
        "down": lambda: picker.move(7), "up": lambda: picker.move(-3), "mark": picker.mark, "list": picker.list_marked,
        "scroll": lambda: picker.preview.scroll(4), "look": lambda: picker.look("x"), "back": picker.go_back,
        "all": lambda: mark_all(picker), "none": lambda: unmark_all(picker),
    }  # fmt: skip
    for key in keys:
        press[key]()
        preview(picker, 30, height)
        assert len(current(picker, height)) == 1
