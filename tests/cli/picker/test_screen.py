"""Each key of the picker does what the help says."""

from typing import Any

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from picker_library import Side
from protlib.cli.picker.screen import application_of
from protlib.cli.picker.state import KEYS, Picker

UP, DOWN, PAGE_UP, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~"
SHIFT_UP, SHIFT_DOWN, F1 = "\x1b[1;2A", "\x1b[1;2B", "\x1bOP"
TAB, ENTER, ESCAPE, BACKSPACE = "\t", "\r", "\x1b", "\x7f"
CTRL_N, CTRL_P, CTRL_G, CTRL_O, CTRL_T, CTRL_U, CTRL_Y = (
    "\x0e",
    "\x10",
    "\x07",
    "\x0f",
    "\x14",
    "\x15",
    "\x19",
)


class Canvas(DummyOutput):
    """A terminal whose list and preview have four lines each, and are paged by four."""

    def get_size(self) -> Size:
        return Size(rows=12, columns=80)


def press(keys: str) -> tuple[Picker, list[str]]:
    """Type into a picker until it ends; return it, and what was taken."""
    picker = Picker(Side().actions)
    with create_pipe_input() as typed:
        typed.send_text(keys)
        return picker, application_of(picker, typed, Canvas()).run(set_exception_handler=False)


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ("", {"at": 0, "scrolled": 0, "text": "", "shows_keys": False, "message": ""}),
        (DOWN * 3 + UP, {"at": 2}),
        (CTRL_N * 3 + CTRL_P, {"at": 2}),
        (UP, {"at": 0}),
        (DOWN * 50, {"at": 19}),
        (PAGE_DOWN, {"at": 4}),
        (PAGE_DOWN * 3 + PAGE_UP, {"at": 8}),
        (PAGE_DOWN * 9, {"at": 19}),
        (SHIFT_DOWN * 3, {"scrolled": 3}),
        (SHIFT_DOWN * 3 + SHIFT_UP, {"scrolled": 2}),
        (SHIFT_DOWN * 3 + DOWN, {"at": 1, "scrolled": 0}),
        (TAB + DOWN + TAB, {"marked": {"k0": None, "k2": None}, "at": 3}),
        (TAB + UP + TAB, {"marked": {}}),
        ("?", {"shows_keys": True, "text": ""}),
        (F1 + DOWN + F1, {"shows_keys": False, "at": 1}),
        ("labour", {"text": "labour"}),
        (DOWN + "la" + BACKSPACE, {"text": "l", "at": 0}),
        ("labour" + CTRL_U + "x", {"text": "x"}),
        (CTRL_Y, {"message": "copied k0"}),
        (TAB + TAB + CTRL_Y, {"message": "copied k0, k1"}),
        (CTRL_O, {"message": "k0 has no link"}),
        (DOWN + CTRL_T + "to read?" + ENTER, {"done": ["1 publications changed"], "at": 1, "text": ""}),
        (CTRL_T + "x" + CTRL_G, {"done": [], "text": ""}),
        (CTRL_T + "x" + CTRL_G + CTRL_T + "y" + ENTER, {"done": ["1 publications changed"]}),
    ],
)
def test_a_key_does_what_it_is_for(keys: str, state: dict[str, Any]) -> None:
    picker, _taken = press(keys + ENTER)
    assert {name: getattr(picker, name) for name in state} == state


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        (ENTER, ["k0"]),
        (DOWN + ENTER, ["k1"]),
        (DOWN + TAB + UP + UP + TAB + ENTER, ["k1", "k0"]),
        ("nothing" + ENTER, []),
        (TAB + "nothing" + ENTER, ["k0"]),
        (TAB + ESCAPE, []),
        (TAB + CTRL_G, []),
        ("?" + ENTER, ["k0"]),
    ],
)
def test_what_is_taken(keys: str, taken: list[str]) -> None:
    assert press(keys)[1] == taken


def test_the_help_of_the_keys_fits_a_small_screen() -> None:
    assert max(map(len, KEYS.splitlines())) < Canvas().get_size().columns
