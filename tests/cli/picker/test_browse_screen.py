"""Each key of the picker does what the help says: every row of the table of keys is pressed here."""

import re
from typing import Any, Final

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from typer import Abort

from harness.rows import every_row
from mishaps.passing_time import let_time_pass
from protlib.cli.picker import key_bindings
from protlib.cli.picker.browse_screen import application_of
from protlib.cli.picker.key_bindings import KEYS, Key
from protlib.cli.picker.state import KeyMode, Picker
from sample_records.picker_library import Side

UP, DOWN, RIGHT, LEFT, PAGE_UP, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~"
SHIFT_UP, SHIFT_DOWN, CTRL_UP, CTRL_DOWN = "\x1b[1;2A", "\x1b[1;2B", "\x1b[1;5A", "\x1b[1;5B"
TAB, SHIFT_TAB, ENTER, ESCAPE, BACKSPACE, F1 = "\t", "\x1b[Z", "\r", "\x1b", "\x7f", "\x1bOP"
C = {letter: chr(ord(letter) - 96) for letter in "cfgnopstuxyz"}
"""The keys with Ctrl."""


class Canvas(DummyOutput):
    """A terminal whose list has three lines, and its preview four."""

    def __init__(self, columns: int = 80, rows: int = 12) -> None:
        super().__init__()
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def press(keys: str, side: Side | None = None, canvas: Canvas | None = None) -> tuple[Picker, list[str]]:
    """Type into a picker, and leave it by Ctrl-C if it does not end by then; return it, and what was taken."""
    picker = Picker(side or Side())
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys + C["c"])
        try:
            return picker, application_of(picker, keyboard, canvas or Canvas()).run(set_exception_handler=False)
        except Abort:
            return picker, ["interrupted"]


IN = {
    "facets": C["f"],
    "menu": C["x"],
    "keys": "?",
    "prompt": C["t"],
    "question": C["x"] + "d",
    "review": TAB * 3 + C["x"] + "m",
}
"""What leads from the search to the other modes."""
PRESSED: dict[tuple[KeyMode, str], list[tuple[str, dict[str, Any]]]] = {
    (KeyMode.SEARCH, "Down"): [(DOWN * 3, {"cursor": 3}), (C["n"] * 50, {"cursor": 29})],
    (KeyMode.SEARCH, "Up"): [(DOWN * 3 + UP, {"cursor": 2}), (UP, {"cursor": 0}), (DOWN + C["p"], {"cursor": 0})],
    (KeyMode.SEARCH, "Page Down"): [(PAGE_DOWN, {"cursor": 2}), (PAGE_DOWN * 20, {"cursor": 29})],
    (KeyMode.SEARCH, "Page Up"): [(PAGE_DOWN * 3 + PAGE_UP, {"cursor": 4})],
    (KeyMode.SEARCH, "Shift-Down"): [(SHIFT_DOWN * 3, {"preview.scrolled": 3}), (SHIFT_DOWN + DOWN, {"preview.scrolled": 0})],
    (KeyMode.SEARCH, "Shift-Up"): [(SHIFT_DOWN * 3 + SHIFT_UP, {"preview.scrolled": 2})],
    (KeyMode.SEARCH, "Ctrl-Down"): [(CTRL_DOWN * 3, {"preview.scrolled": 3})],
    (KeyMode.SEARCH, "Ctrl-Up"): [(CTRL_DOWN * 3 + CTRL_UP, {"preview.scrolled": 2})],
    (KeyMode.SEARCH, "Tab"): [(TAB + DOWN + TAB, {"marked": ["k0", "k2"], "cursor": 3}), (TAB + UP + TAB, {"marked": []})],
    (KeyMode.SEARCH, "Shift-Tab"): [(DOWN + SHIFT_TAB, {"marked": ["k1"], "cursor": 0})],
    (KeyMode.SEARCH, "Ctrl-F"): [(C["f"], {"mode": KeyMode.FACETS})],
    (KeyMode.SEARCH, "Ctrl-X"): [(C["x"], {"mode": KeyMode.MENU})],
    (KeyMode.SEARCH, "Ctrl-S"): [(DOWN + C["s"], {"order": "newest", "cursor": 0, "message": "sort: newest"}), (C["s"] * 5, {"order": "relevance"}),
                              (TAB + C["x"] + "l" + C["s"], {"order": "relevance"})],
    (KeyMode.SEARCH, "Ctrl-T"): [(DOWN + C["t"] + "to read?" + ENTER, {"reports": ["1 publications changed"], "cursor": 1, "text": ""})],
    (KeyMode.SEARCH, "Ctrl-O"): [(C["o"], {"message": "k0 has no link"})],
    (KeyMode.SEARCH, "Ctrl-Y"): [(C["y"], {"message": "copied [@k0]"}), (TAB + TAB + C["y"], {"message": "copied [@k0; @k1]"})],
    (KeyMode.SEARCH, "Enter"): [(ENTER, {"taken": ["k0"]}), (DOWN + TAB + UP + UP + TAB + ENTER, {"taken": ["k1", "k0"]}),
                             ("nothing" + ENTER, {"mode": KeyMode.SEARCH, "message": "no results to select; press Esc to leave"}), (TAB + "nothing" + ENTER, {"taken": ["k0"]})],
    (KeyMode.SEARCH, "Esc"): [(ESCAPE, {"taken": []}), (TAB + C["g"], {"mode": KeyMode.SEARCH, "is_leaving": True}),
                           (TAB + C["g"] + C["g"], {"taken": []}), (TAB + C["g"] + DOWN + C["g"], {"is_leaving": True})],
    (KeyMode.SEARCH, "?"): [("?", {"mode": KeyMode.KEYS, "text": ""}), (F1, {"mode": KeyMode.KEYS})],
    (KeyMode.SEARCH, "Ctrl-Z"): [(C["z"], {"stopped": 1, "text": ""})],
    (KeyMode.SEARCH, "Ctrl-C"): [("", {"taken": ["interrupted"]})],
    (KeyMode.FACETS, "Down"): [(DOWN * 2, {"facets.cursor": 2}), (DOWN * 9, {"facets.cursor": 2}), (C["n"], {"facets.cursor": 1})],
    (KeyMode.FACETS, "Up"): [(DOWN * 2 + UP, {"facets.cursor": 1}), (C["p"], {"facets.cursor": 0})],
    (KeyMode.FACETS, "Page Down"): [(PAGE_DOWN, {"facets.cursor": 2})],
    (KeyMode.FACETS, "Page Up"): [(PAGE_DOWN + PAGE_UP, {"facets.cursor": 0})],
    (KeyMode.FACETS, "Right"): [(RIGHT, {"facets.open": "country"}), (RIGHT * 9, {"facets.open": "region"})],
    (KeyMode.FACETS, "Left"): [(LEFT, {"facets.open": "author"})],
    (KeyMode.FACETS, "Enter"): [(DOWN + ENTER, {"facets.told": "region: Asia"}), (ENTER + ENTER, {"facets.told": ""}),
                             (TAB + DOWN + TAB + RIGHT * 2 + ENTER, {"facets.told": "region: Africa, Asia; year: 2002"})],
    (KeyMode.FACETS, "Esc"): [(C["g"], {"mode": KeyMode.SEARCH}), ("west" + C["g"], {"mode": KeyMode.FACETS, "facets.narrowing": ""}),
                           (C["f"], {"mode": KeyMode.SEARCH})],
    (KeyMode.FACETS, "?"): [("?" + C["g"], {"mode": KeyMode.FACETS}), ("?", {"mode": KeyMode.KEYS})],
    (KeyMode.FACETS, "Ctrl-Z"): [(C["z"], {"stopped": 1})],
    (KeyMode.FACETS, "Ctrl-C"): [("", {"taken": ["interrupted"]})],
    (KeyMode.MENU, "y"): [("y", {"message": "copied [@k0]"})],
    (KeyMode.MENU, "k"): [("k", {"message": "copied k0"})],
    (KeyMode.MENU, "c"): [("c" + ENTER, {"message": "cited k0 in apa"}), ("cchi" + TAB + ENTER, {"message": "cited k0 in chicago"})],
    (KeyMode.MENU, "r"): [("r" + DOWN * 3 + UP + ENTER, {"message": "listed k0 in chicago"})],
    (KeyMode.MENU, "x"): [("x" + ENTER + ENTER, {"message": "1 exported to publications.bibtex as bibtex"})],
    (KeyMode.MENU, "t"): [("thea" + TAB + ";child" + TAB + ENTER, {"tags": ("health; children",), "mode": KeyMode.SEARCH})],
    (KeyMode.MENU, "e"): [("e", {"reports": ["edited k0"], "message": "edited k0"})],
    (KeyMode.MENU, "o"): [("o", {"message": "k0 has no link"})],
    (KeyMode.MENU, "m"): [("m", {"message": "to merge, mark two publications or more; the first one marked stays"})],
    (KeyMode.MENU, "i"): [("i" + "a.ris" + ENTER, {"message": "imported a.ris"}), ("i" + ENTER, {"mode": KeyMode.PROMPT}),
                       ("i" + "none.ris" + ENTER, {"mode": KeyMode.PROMPT, "prompt": "none.ris", "message": "none.ris: no such file"}),
                       ("i" + "broken.ris" + ENTER, {"mode": KeyMode.PROMPT, "prompt": "broken.ris", "message": "nothing was imported from broken.ris"})],
    (KeyMode.MENU, "p"): [("p" + "a.pdf" + ENTER, {"mode": KeyMode.PROMPT, "message": "a.pdf: no such file"}), ("p" + ENTER, {"mode": KeyMode.PROMPT})],
    (KeyMode.MENU, "s"): [("s", {"mode": KeyMode.SEARCH, "message": "no duplicates among the results"})],
    (KeyMode.MENU, "d"): [("d", {"mode": KeyMode.QUESTION})],
    (KeyMode.MENU, "u"): [("u", {"message": "undone: something"})],
    (KeyMode.MENU, "a"): [("a", {"marked": [f"k{n}" for n in range(30)], "message": "30 more marked"})],
    (KeyMode.MENU, "l"): [("l", {"message": "nothing is marked; Tab marks"})],
    (KeyMode.MENU, "n"): [("a" + C["x"] + "n", {"marked": [], "message": "30 no longer marked"})],
    (KeyMode.MENU, "f"): [(C["g"] + C["f"] + ENTER + C["g"] + C["x"] + "f", {"facets.told": ""})],
    (KeyMode.MENU, "Down"): [(DOWN * 2, {"page_top": 2})],
    (KeyMode.MENU, "Up"): [(DOWN * 2 + UP, {"page_top": 1})],
    (KeyMode.MENU, "Page Down"): [(PAGE_DOWN, {"page_top": 2})],
    (KeyMode.MENU, "Page Up"): [(PAGE_DOWN * 2 + PAGE_UP, {"page_top": 2})],
    (KeyMode.MENU, "Esc"): [(C["g"], {"mode": KeyMode.SEARCH}), (C["x"], {"mode": KeyMode.SEARCH}), ("q" + C["g"], {"text": ""})],
    (KeyMode.MENU, "Ctrl-Z"): [(C["z"], {"stopped": 1, "mode": KeyMode.MENU})],
    (KeyMode.MENU, "Ctrl-C"): [("", {"taken": ["interrupted"]})],
    (KeyMode.PROMPT, "Enter"): [("x" + ENTER, {"reports": ["1 publications changed"], "text": ""}), (ENTER, {"reports": []})],
    (KeyMode.PROMPT, "Tab"): [("-to" + TAB + ENTER, {"tags": ("-to read",)})],
    (KeyMode.PROMPT, "Down"): [(DOWN * 9 + ENTER, {"tags": ("children",)})],
    (KeyMode.PROMPT, "Up"): [(DOWN * 2 + UP + ENTER, {"tags": ("health",)}), (C["p"] + "y" + ENTER, {"tags": ("y",)})],
    (KeyMode.PROMPT, "Esc"): [("x" + C["g"], {"reports": [], "mode": KeyMode.SEARCH, "text": ""}),
                           ("x" + C["g"] + C["t"] + "y" + ENTER, {"tags": ("y",)})],
    (KeyMode.PROMPT, "Ctrl-Z"): [(C["z"] + "x" + ENTER, {"stopped": 1, "tags": ("x",)})],
    (KeyMode.PROMPT, "Ctrl-C"): [("", {"taken": ["interrupted"], "reports": []})],
    (KeyMode.REVIEW, "Down"): [(DOWN + "f", {"mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Up"): [(UP, {"mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Page Down"): [(PAGE_DOWN, {"mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Page Up"): [(PAGE_UP, {"mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Right"): [(RIGHT + "m", {"title": "Title 1"}), (" " * 2 + "m", {"title": "Title 2"}), (RIGHT * 3 + "m", {"title": ""})],
    (KeyMode.REVIEW, "Left"): [(LEFT + "m", {"title": ""}), (RIGHT + LEFT + "m", {"title": "Title 0"})],
    (KeyMode.REVIEW, "f"): [("fm", {"reports": ["2 gone into k1"], "marked": ["k1"]})],
    (KeyMode.REVIEW, "m"): [("m", {"reports": ["2 gone into k0"], "marked": ["k0"], "mode": KeyMode.SEARCH, "title": "Title 0"})],
    (KeyMode.REVIEW, "k"): [("k", {"reports": ["k0, k1, k2 kept"], "mode": KeyMode.SEARCH, "marked": ["k0", "k1", "k2"]})],
    (KeyMode.REVIEW, "s"): [("s", {"mode": KeyMode.REVIEW, "message": "this is the last group"})],
    (KeyMode.REVIEW, "b"): [("b", {"mode": KeyMode.REVIEW, "message": "this is the first group"})],
    (KeyMode.REVIEW, "Esc"): [(C["g"], {"mode": KeyMode.SEARCH, "reports": [], "text": ""})],
    (KeyMode.REVIEW, "?"): [("?", {"mode": KeyMode.KEYS}), ("?" + C["g"], {"mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Ctrl-Z"): [(C["z"], {"stopped": 1, "mode": KeyMode.REVIEW})],
    (KeyMode.REVIEW, "Ctrl-C"): [("", {"taken": ["interrupted"], "reports": []})],
    (KeyMode.QUESTION, "y"): [("y", {"reports": ["1 gone"]}), ("Y", {"reports": ["1 gone"]})],
    (KeyMode.QUESTION, "n, Enter, Esc"): [(key, {"reports": [], "message": "nothing was changed"}) for key in ("n", "N", ENTER, C["g"])],
    (KeyMode.QUESTION, "Down"): [(DOWN, {"page_top": 1})],
    (KeyMode.QUESTION, "Up"): [(DOWN * 2 + UP, {"page_top": 1})],
    (KeyMode.QUESTION, "Page Down"): [(PAGE_DOWN, {"page_top": 2})],
    (KeyMode.QUESTION, "Page Up"): [(PAGE_DOWN * 2 + PAGE_UP, {"page_top": 2})],
    (KeyMode.QUESTION, "Ctrl-Z"): [(C["z"], {"stopped": 1, "mode": KeyMode.QUESTION})],
    (KeyMode.QUESTION, "Ctrl-C"): [("", {"taken": ["interrupted"], "reports": []})],
    (KeyMode.KEYS, "Down"): [(DOWN, {"page_top": 1})],
    (KeyMode.KEYS, "Up"): [(DOWN * 2 + UP, {"page_top": 1})],
    (KeyMode.KEYS, "Page Down"): [(PAGE_DOWN, {"page_top": 2})],
    (KeyMode.KEYS, "Page Up"): [(PAGE_DOWN * 2 + PAGE_UP, {"page_top": 2})],
    (KeyMode.KEYS, "Esc, ?"): [(key, {"mode": KeyMode.SEARCH, "page_top": 0}) for key in (C["g"], "?", F1, ENTER)],
    (KeyMode.KEYS, "Ctrl-Z"): [(C["z"], {"stopped": 1, "mode": KeyMode.KEYS})],
    (KeyMode.KEYS, "Ctrl-C"): [("", {"taken": ["interrupted"]})],
}  # fmt: skip
"""For each row of the table of keys what is pressed, from its mode on, and what the picker is then."""


def test_every_key_of_the_table_is_pressed() -> None:
    assert PRESSED.keys() == {(mode, key.key_text) for mode, table in KEYS.items() for key in table}


NAMES: Final = {
    UP: "up", DOWN: "down", RIGHT: "right", LEFT: "left", PAGE_UP: "pageup", PAGE_DOWN: "pagedown", SHIFT_UP: "s-up",
    SHIFT_DOWN: "s-down", CTRL_UP: "c-up", CTRL_DOWN: "c-down", TAB: "tab", SHIFT_TAB: "s-tab", ENTER: "enter",
    ESCAPE: "escape", F1: "f1", " ": "space", **{code: f"c-{letter}" for letter, code in C.items()},
}  # fmt: skip
"""What a terminal sends for a key, and what prompt_toolkit calls it."""
_SENT: Final = re.compile("|".join(map(re.escape, sorted(NAMES, key=len, reverse=True))) + "|.", re.DOTALL)


class Hands:
    """Presses keys as the screen does, without one:
    what the table says is done, and letters are typed where one types.
    """

    def __init__(self, side: Side) -> None:
        self.picker = Picker(side)
        self.taken: list[str] | None = None
        self.stopped = 0

    def press(self, keys: str) -> None:
        for sent in _SENT.findall(keys + C["c"]):
            name = NAMES.get(sent, sent)
            bound = (key for key in KEYS[self.picker.mode] if name in key.names.split())
            if (key := next(bound, None)) is not None:
                key.do(self.picker, self)
            else:
                self.type(sent)
            if self.picker.terminal_task is not None:
                self.picker.terminal_task()
                self.picker.terminal_task = None
            if self.picker.mode is KeyMode.FACETS:
                self.picker.count()
            if self.taken is not None:
                return

    def type(self, letter: str) -> None:
        picker = self.picker
        if picker.prompt is not None:
            picker.prompt.offer(picker.prompt.text + letter)
        elif picker.mode is KeyMode.FACETS:
            picker.facets.narrow(picker.facets.narrowing + letter)
        elif picker.mode is KeyMode.SEARCH:
            picker.look(picker.text + letter)

    def lines(self) -> int:
        return 3

    def take(self) -> None:
        self.taken = self.picker.chosen_keys()

    def leave(self) -> None:
        self.taken = []

    def interrupt(self) -> None:
        self.taken = ["interrupted"]

    def suspend(self) -> None:
        self.stopped += 1

    def clear(self) -> None:
        pass


@every_row(
    ("mode", "keys", "state"),
    [(mode, keys, state) for (mode, _key), tries in PRESSED.items() for keys, state in tries],
)
def test_a_key_does_what_it_is_for(mode: KeyMode, keys: str, state: dict[str, Any]) -> None:
    side = Side()
    hands = Hands(side)
    hands.press(IN.get(mode.name.lower(), "") + keys)
    picker = hands.picker
    picker_state = {
        "marked": list(picker.marks),
        "taken": hands.taken,
        "mode": picker.mode,
        "stopped": hands.stopped,
        "tags": side.records["k0"].tags if "k0" in side.records else (),
        "title": side.records["k0"].title if "k0" in side.records else "gone",
        "order": picker.order.name,
        **{name: getattr(picker, name) for name in ("cursor", "text", "message", "reports", "page_top", "is_leaving")},
        "preview.scrolled": picker.preview.scrolled,
        "facets.cursor": picker.facets.cursor,
        "facets.open": picker.facets.open,
        "facets.narrowing": picker.facets.narrowing,
        "facets.told": picker.facets.text(),
        "prompt": picker.prompt.text if picker.prompt else "",
    }
    assert {name: picker_state[name] for name in state} == state


@pytest.mark.parametrize("mode", list(KeyMode))
def test_every_key_of_the_table_is_bound_in_its_mode(mode: KeyMode, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[str] = []
    sent = {name: code for code, name in NAMES.items()}
    rows = [(name, key.key_text) for key in KEYS[mode] for name in key.names.split() if name != "c-c"]

    def watched(key: Key) -> Key:
        return key if key.names == "c-c" else key._replace(do=lambda *_: pressed.append(key.key_text))

    led = IN.get(mode.name.lower(), "")
    monkeypatch.setattr(key_bindings, "KEYS", {**KEYS, mode: tuple(map(watched, KEYS[mode]))})
    press(led + "".join(sent.get(name, name) for name, _lines in rows if name != "escape"))
    assert pressed == [lines for name, lines in rows if name != "escape"]
    press(led + ESCAPE)
    assert pressed[-1:] == [lines for name, lines in rows if name == "escape"]


def test_no_two_keys_of_a_mode_are_the_same() -> None:
    for table in KEYS.values():
        names = [name for key in table for name in key.names.split()]
        assert len(names) == len({*names})


@every_row(
    ("keys", "text"),
    [
        ("labour", "labour"),
        (DOWN + "la" + BACKSPACE, "l"),
        ("labour" + C["u"] + "x", "x"),
        ("\x1b[200~forced\nlabour\x1b[201~", "forced labour"),
        ("a" + C["x"] + "z" + C["g"] + "b", "ab"),
        ("a?zz" + C["g"] + "b", "ab"),
        ("a" + C["f"] + "zz" + C["g"] * 2 + "b", "ab"),
        ("a\x1b[31mb\x1b[0;1mc", "abc"),
        ("人口" + BACKSPACE + "عمل", "人عمل"),
    ],
)
def test_what_is_typed_is_looked_for_and_a_page_takes_no_letters(keys: str, text: str) -> None:
    picker, _result = press(keys)
    assert picker.text == text
    assert picker.desk.asked.text == text  # type: ignore[attr-defined]


def click(line: int, column: int, button: int = 0, *, is_down: bool = True) -> str:
    """Return what a terminal sends for the mouse, counted from 0 (xterm's control sequences, SGR)."""
    return f"\x1b[<{button};{column + 1};{line + 1}{'M' if is_down else 'm'}"


WHEEL_UP, WHEEL_DOWN = 64, 65
MOUSE = [
    (click(4, 40), {"cursor": 2}),
    (click(4, 0), {"cursor": 2, "marked": ["k2"]}),
    (click(4, 40) + click(4, 40, is_down=False) + click(4, 40), {"taken": ["k2"]}),
    (click(3, 40) + click(4, 40), {"cursor": 2, "taken": ["interrupted"]}),
    (click(4, 0) + click(4, 0), {"marked": [], "taken": ["interrupted"]}),
    (click(2, 40, WHEEL_DOWN), {"cursor": 3}),
    (click(2, 40, WHEEL_DOWN) + click(2, 40, WHEEL_UP), {"cursor": 0}),
    (click(7, 40, WHEEL_DOWN), {"scrolled": 3, "cursor": 0}),
    (click(4, 40, 2), {"cursor": 0}),
    (C["f"] + click(4, 5), {"told": "region: Asia", "mode": KeyMode.FACETS}),
    (C["f"] + click(3, 5, WHEEL_DOWN), {"facet_at": 2}),
    (C["f"] + click(3, 5) + click(3, 60), {"cursor": 1, "told": "region: Africa", "mode": KeyMode.SEARCH}),
    (C["t"] + click(6, 5) + ENTER, {"tags": ("to read",)}),
    (C["t"] + click(7, 5, WHEEL_DOWN) + ENTER, {"tags": ("children",)}),
    ("?" + click(5, 5, WHEEL_DOWN) + click(5, 5), {"page_top": 3, "mode": KeyMode.KEYS}),
]


def press_parts(parts: list[str], side: Side, canvas: Canvas) -> tuple[Picker, list[str], list[KeyMode]]:
    """Send each part when what came of the last is drawn, then Ctrl-C;
    return the picker, what was taken, and the modes that were drawn.
    """
    picker, modes, rest = Picker(side), [], [*parts, C["c"]]
    with create_pipe_input() as keyboard:
        application = application_of(picker, keyboard, canvas)

        def go_on(_application: object) -> None:
            modes.append(picker.mode)
            if rest:
                keyboard.send_text(rest.pop(0))

        application.after_render += go_on
        try:
            return picker, application.run(set_exception_handler=False), modes
        except Abort:
            return picker, ["interrupted"], modes


@pytest.mark.parametrize(("keys", "state"), MOUSE)
def test_the_mouse_does_what_the_help_says(keys: str, state: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    let_time_pass(monkeypatch, "protlib.cli.picker.browse_screen")  # not while it is drawn between two clicks
    side = Side()
    parts = [part for part in keys.replace("\x1b[<", "\0\x1b[<").split("\0") if part]
    picker, result, _modes = press_parts(parts, side, Canvas())
    picker_state = {
        "cursor": picker.cursor, "marked": list(picker.marks), "taken": result, "scrolled": picker.preview.scrolled,
        "told": picker.facets.text(), "mode": picker.mode, "facet_at": picker.facets.cursor, "page_top": picker.page_top,
        "tags": side.records["k0"].tags,
    }  # fmt: skip
    assert {name: picker_state[name] for name in state} == state


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        *(pytest.param(*size, marks=pytest.mark.slow) for size in ((80, 24), (140, 45), (200, 60))),
        (40, 10),
        (20, 5),
        (3, 2),
    ],
)
def test_every_mode_can_be_drawn_in_any_terminal(columns: int, rows: int) -> None:
    parts = [part for keys in IN.values() for part in (keys, C["g"])]
    _picker, _result, modes = press_parts(parts, Side(), Canvas(columns, rows))
    assert {*modes} == {*KeyMode}


def test_a_field_that_was_scrolled_in_a_small_terminal_shows_its_beginning_in_a_large_one() -> None:
    canvas, scrolled = Canvas(20, 11), []
    rest = [C["t"] + "a long name of a tag", UP, C["c"]]
    with create_pipe_input() as keyboard:
        application = application_of(Picker(Side()), keyboard, canvas)

        def go_on(_application: object) -> None:
            scrolled.append(application.layout.current_window.horizontal_scroll)
            if len(rest) == 1:
                canvas.size = Size(rows=11, columns=80)
            if rest:
                keyboard.send_text(rest.pop(0))

        application.after_render += go_on
        with pytest.raises(Abort):
            application.run(set_exception_handler=False)
    assert (max(scrolled) > 0, scrolled[-1]) == (True, 0)


def test_what_nobody_foresaw_ends_it_as_any_command(monkeypatch: pytest.MonkeyPatch) -> None:
    side = Side()
    monkeypatch.setattr(side, "tags", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        press(C["t"], side)
