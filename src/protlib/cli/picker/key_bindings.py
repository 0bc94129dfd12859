"""The keys of `browse`: one table for the screen's bindings, its help and the documentation."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple, Protocol

from protlib.cli.picker.actions import (
    ACTIONS,
    Action,
    copy_key_citation,
    keep_shown,
    merge_shown,
    open_files,
    step_review,
    tag,
)
from protlib.cli.picker.review import Review
from protlib.cli.picker.screen_lines import Line, wrap_line
from protlib.cli.picker.state import KeyMode, Picker
from protlib.render import record_panels

_LINES_OF_A_WHEEL: Final = 3  # that a turn of the wheel moves, as in other programs of terminals


PAGES: Final = frozenset({KeyMode.MENU, KeyMode.KEYS, KeyMode.QUESTION, KeyMode.REVIEW})
"""The modes with a page in place of the list."""
_KEYS_OF_WIDTH: Final = 3  # the keys have at most this part of the screen
_COLUMN_GAP: Final = 4  # columns before the keys and behind them
_LEAST_ROOM: Final = 10  # columns of a description


class KeyScreen(Protocol):
    """The screen, as the keys use it."""

    def lines(self) -> int:
        """Return the number of lines of the list."""

    def take(self) -> None:
        """Leave with the chosen publications."""

    def leave(self) -> None:
        """Leave without any."""

    def interrupt(self) -> None:
        """Leave like an interrupted command."""

    def suspend(self) -> None:
        """Stop the program until the shell continues it."""

    def clear(self) -> None:
        """Draw the whole screen anew."""


class Key(NamedTuple):
    """Keys with the same action: their names in prompt_toolkit, their names for people, and the action."""

    names: str
    key_text: str
    description: str
    do: Callable[[Picker, KeyScreen], object]


def _page(picker: Picker, stage: KeyScreen, *, step: int) -> None:
    picker.move(step * max(1, stage.lines() - 1))


def _scroll(picker: Picker, stage: KeyScreen, *, step: int) -> None:
    picker.preview.scroll(step * max(1, stage.lines() // 2))


def _scroll_page(picker: Picker, stage: KeyScreen, *, step: int) -> None:
    picker.page_top += step * max(1, stage.lines() - 1)


def _scroll_line(picker: Picker, _stage: KeyScreen, *, step: int) -> None:
    picker.page_top += step


def _enter_facets(picker: Picker, _stage: KeyScreen) -> None:
    picker.open(KeyMode.FACETS)
    picker.message = ""


def _go_back(picker: Picker, stage: KeyScreen) -> None:
    if picker.go_back():
        stage.leave()


def _take(picker: Picker, stage: KeyScreen) -> None:
    if picker.chosen_keys():
        stage.take()
    else:
        picker.message = "no results to select; press Esc to leave"


def _open(picker: Picker, stage: KeyScreen) -> None:
    open_files(picker)
    stage.clear()  # a browser may have drawn on the terminal


def _from_menu(action: Action) -> Key:
    def do(picker: Picker, stage: KeyScreen) -> None:
        picker.close(KeyMode.MENU)
        action.do(picker)
        stage.clear()

    return Key(action.letter, action.letter, action.description, do)


def _move_offer(picker: Picker, _stage: KeyScreen, *, step: int) -> None:
    if picker.prompt is not None:
        picker.prompt.move(step)


def _complete(picker: Picker, _stage: KeyScreen) -> None:
    if picker.prompt is not None:
        picker.prompt.complete()


def _bind_in_review(do: Callable[[Picker, Review], object]) -> Callable[[Picker, KeyScreen], None]:
    def act(picker: Picker, _stage: KeyScreen) -> None:
        if picker.review is not None:
            do(picker, picker.review)

    return act


_INTERRUPT: Final = Key("c-c", "Ctrl-C", "leave at once and print nothing", lambda _picker, stage: stage.interrupt())
_SUSPEND: Final = Key("c-z", "Ctrl-Z", "pause; fg continues", lambda _picker, stage: stage.suspend())
_SCROLLING: Final = (
    Key("down c-n", "Down", "scroll down a line", partial(_scroll_line, step=1)),
    Key("up c-p", "Up", "scroll up a line", partial(_scroll_line, step=-1)),
    Key("pagedown", "Page Down", "scroll down a screen", partial(_scroll_page, step=1)),
    Key("pageup", "Page Up", "scroll up a screen", partial(_scroll_page, step=-1)),
)
KEYS: Final[Mapping[KeyMode, tuple[Key, ...]]] = {
    KeyMode.SEARCH: (
        Key("down c-n", "Down", "go down in the list", lambda picker, _stage: picker.move(1)),
        Key("up c-p", "Up", "go up in the list", lambda picker, _stage: picker.move(-1)),
        Key("pagedown", "Page Down", "go down a screen", partial(_page, step=1)),
        Key("pageup", "Page Up", "go up a screen", partial(_page, step=-1)),
        Key("s-down", "Shift-Down", "scroll the preview down", lambda picker, _stage: picker.preview.scroll(1)),
        Key("s-up", "Shift-Up", "scroll the preview up", lambda picker, _stage: picker.preview.scroll(-1)),
        Key("c-down", "Ctrl-Down", "scroll the preview down by half a screen", partial(_scroll, step=1)),
        Key("c-up", "Ctrl-Up", "scroll the preview up by half a screen", partial(_scroll, step=-1)),
        Key("tab", "Tab", "mark or unmark, and go down", lambda picker, _stage: picker.mark()),
        Key("s-tab", "Shift-Tab", "the same, and go up", lambda picker, _stage: picker.mark(-1)),
        Key("c-f", "Ctrl-F", "go to the facets: region, country, year ...", _enter_facets),
        Key("c-x", "Ctrl-X", "show the menu for the marked publications, or for the one at the cursor",
            lambda picker, _stage: picker.open_menu()),
        Key("c-s", "Ctrl-S", "sort by relevance, newest, title, author or last added, in turn",
            lambda picker, _stage: picker.turn_order()),
        Key("c-t", "Ctrl-T", "tag", lambda picker, _stage: tag(picker)),
        Key("c-o", "Ctrl-O", "open the file or link", _open),
        Key("c-y", "Ctrl-Y", "copy the citation as you type it in a report: [@key]",
            lambda picker, _stage: copy_key_citation(picker)),
        Key("enter", "Enter", "leave and print the keys, or do what --then says", _take),
        Key("escape c-g", "Esc", "go back a step; from the search, leave and print nothing", _go_back),
        Key("? f1", "?", "show the keys", lambda picker, _stage: picker.show_keys()),
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.FACETS: (
        Key("down c-n", "Down", "go down among the values", lambda picker, _stage: picker.facets.move(1)),
        Key("up c-p", "Up", "go up among the values", lambda picker, _stage: picker.facets.move(-1)),
        Key("pagedown", "Page Down", "go down ten values", lambda picker, _stage: picker.facets.move(10)),
        Key("pageup", "Page Up", "go up ten values", lambda picker, _stage: picker.facets.move(-10)),
        Key("right", "Right", "open the next facet", lambda picker, _stage: picker.facets.turn(1)),
        Key("left", "Left", "open the facet before", lambda picker, _stage: picker.facets.turn(-1)),
        Key("enter tab", "Enter", "choose the value, or clear it", lambda picker, _stage: picker.choose()),
        Key("escape c-g c-f", "Esc", "show all values again, then go back to the search", _go_back),
        Key("? f1", "?", "show the keys", lambda picker, _stage: picker.show_keys()),
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.MENU: (
        *map(_from_menu, ACTIONS),
        *_SCROLLING,
        Key("escape c-g c-x", "Esc", "go back", _go_back),
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.PROMPT: (
        Key("enter", "Enter", "do it with your text, or with the suggestion at the cursor",
            lambda picker, _stage: picker.answer()),
        Key("tab", "Tab", "complete your text", _complete),
        Key("down c-n", "Down", "go down in the suggestions", partial(_move_offer, step=1)),
        Key("up c-p", "Up", "go up in the suggestions", partial(_move_offer, step=-1)),
        Key("escape c-g", "Esc", "go back and do nothing", _go_back),
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.REVIEW: (
        Key("down c-n", "Down", "go down to the next field",
            _bind_in_review(lambda _picker, review: review.choice.move(1))),
        Key("up c-p", "Up", "go up to the field before",
            _bind_in_review(lambda _picker, review: review.choice.move(-1))),
        Key("pagedown", "Page Down", "go down five fields",
            _bind_in_review(lambda _picker, review: review.choice.move(5))),
        Key("pageup", "Page Up", "go up five fields",
            _bind_in_review(lambda _picker, review: review.choice.move(-5))),
        Key("right space", "Right", "take the next value of the field; behind the last, none",
            _bind_in_review(lambda _picker, review: review.choice.turn(1))),
        Key("left", "Left", "take the value before",
            _bind_in_review(lambda _picker, review: review.choice.turn(-1))),
        Key("f", "f", "let the next publication stay; the keys of the others still find it",
            _bind_in_review(lambda _picker, review: review.turn_records())),
        Key("m", "m", "merge with these values, and go to the next group", _bind_in_review(merge_shown)),
        Key("k", "k", "keep both: they are no duplicates; protlib remembers it",
            _bind_in_review(keep_shown)),
        Key("s", "s", "skip this group", _bind_in_review(partial(step_review, step=1))),
        Key("b", "b", "go back to the group before", _bind_in_review(partial(step_review, step=-1))),
        Key("escape c-g", "Esc", "go back to the search", _go_back),
        Key("? f1", "?", "show the keys", lambda picker, _stage: picker.show_keys()),
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.QUESTION: (
        Key("y Y", "y", "do it", lambda picker, _stage: picker.agree()),
        Key("n N enter escape c-g", "n, Enter, Esc", "do nothing", _go_back),
        *_SCROLLING,
        _SUSPEND,
        _INTERRUPT,
    ),
    KeyMode.KEYS: (
        *_SCROLLING,
        Key("escape c-g ? f1 enter", "Esc, ?", "go back", _go_back),
        _SUSPEND,
        _INTERRUPT,
    ),
}  # fmt: skip
"""The keys of each mode."""
BAR: Final[Mapping[KeyMode, Mapping[str, str]]] = {
    KeyMode.SEARCH: {
        "?": "keys", "Esc": "leave", "Enter": "take", "Tab": "mark", "Ctrl-X": "menu", "Ctrl-F": "facets",
        "Ctrl-S": "sort", "Ctrl-T": "tag", "Ctrl-O": "open", "Ctrl-Y": "copy citation", "Shift-Down": "scroll",
    },
    KeyMode.FACETS: {"?": "keys", "Esc": "back", "Enter": "choose", "Right": "next facet", "Left": "facet before"},
    KeyMode.MENU: {"Esc": "back", "Down": "scroll"},
    KeyMode.PROMPT: {"Esc": "back", "Enter": "do it", "Tab": "complete", "Down": "suggestions"},
    KeyMode.REVIEW: {
        "?": "keys", "Esc": "back", "m": "merge", "k": "keep both", "s": "skip", "Down": "next field",
        "Right": "next value", "f": "let the next stay", "b": "group before",
    },
    KeyMode.QUESTION: {"y": "do it", "n, Enter, Esc": "do nothing", "Down": "scroll"},
    KeyMode.KEYS: {"Esc, ?": "back", "Down": "scroll", "Page Down": "next screen"},
}  # fmt: skip
"""The keys in the bar at the foot and a word for each, the most useful first: a narrow terminal has the first ones."""
MOUSE: Final = (
    ("click", "go to a publication, choose a value, open a facet, accept a suggestion"),
    ("click on the left edge", "mark or unmark a publication"),
    ("double click", "leave, as Enter does"),
    ("wheel", "move in the list or the facets, scroll the preview and this page"),
    ("Shift and drag", "select text, as in any terminal (Option on a Mac, Fn in some terminals)"),
)
"""The actions of the mouse."""
HEADINGS: Final = {
    KeyMode.SEARCH: "In the search: type words as in protlib search",
    KeyMode.FACETS: "In the facets: letters narrow the values. "
    "One facet finds any of its values; several facets must all match",
    KeyMode.MENU: "After Ctrl-X: for the marked publications, or for the one at the cursor",
    KeyMode.PROMPT: "When the bottom line asks for something",
    KeyMode.REVIEW: "When publications are shown field by field",
    KeyMode.QUESTION: "When protlib asks before a change",
    KeyMode.KEYS: "On this page",
}
"""The sentence above the keys of each mode."""


def help_rows() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each heading of the help, with its keys and their actions."""
    for mode, heading in HEADINGS.items():
        yield heading, [(key.key_text, key.description) for key in KEYS[mode]]
    yield "The mouse", list(MOUSE)


def bar(picker: Picker, width: int) -> Line:
    """Return the line with the keys of the present mode that fit."""
    words = {**BAR[picker.mode], **({"Tab": "unmark", "Esc": "back"} if picker.lists_marked else {})}
    line: Line = []
    columns = 0
    for key_text in BAR[picker.mode]:
        key, word = f"{'  ' if line else ' '}{key_text.replace('Ctrl-', '^')}", f" {words[key_text]}"
        columns += record_panels.count_columns(key + word)
        if columns > width:
            break
        line += [("class:key", key), ("", word)]
    return line


def wheel(picker: Picker, pane: str, step: int) -> None:
    """Turn the wheel over a pane, by 1 or -1."""
    step *= _LINES_OF_A_WHEEL
    if picker.review is not None:
        picker.review.choice.move(step // _LINES_OF_A_WHEEL)
    elif picker.mode in PAGES:
        picker.page_top += step
    elif pane == "facets":
        picker.facets.move(step)
    elif pane == "list":
        picker.move(step)
    elif picker.prompt is not None:
        picker.prompt.move(step)
    else:
        picker.preview.scroll(step)


def click(picker: Picker, pane: str, line: int, column: int) -> bool:
    """Do what a click in a pane means; tell whether it was on a publication, which a second click takes."""
    if picker.mode in PAGES:
        return False
    if pane == "preview" and picker.prompt is not None:
        picker.prompt.click(line)
    elif picker.prompt is None and pane == "facets":
        if picker.mode is not KeyMode.FACETS:
            picker.open(KeyMode.FACETS)
        if picker.facets.click(line):
            picker.apply_chosen()
    elif picker.prompt is None and pane == "list" and picker.top + line < len(picker.matches.summaries):
        picker.close(KeyMode.FACETS)
        picker.move(picker.top + line - picker.cursor)
        if column < 2:  # the column of the mark
            picker.mark(0)
        return column >= 2
    return False


def menu_page(picker: Picker, width: int) -> list[Line]:
    """Return the lines of the menu, with the marked publications, which may be out of sight."""
    keys, count = picker.chosen_keys(), len(picker.marks)
    target = f" with {keys[0]} ({'marked' if count else 'at the cursor'})" if keys else ""
    target = f" with the {count:,} marked publications" if count > 1 else target
    return page(
        [(f"What do you want to do{target}?", [(action.letter, action.description) for action in ACTIONS])],
        width,
    )


def page(sections: Iterable[tuple[str, Sequence[tuple[str, str]]]], width: int) -> list[Line]:
    """Return a page of keys and their actions below headings, for so many columns."""
    lines: list[Line] = []
    for heading, table in sections:
        lines += [*([[]] if lines else []), *wrap_line(heading, width, "class:heading")]
        column = min(max(len(key_text) for key_text, _description in table), width // _KEYS_OF_WIDTH)
        for key_text, description in table:
            first, *further_lines = record_panels.wrap_text(description, max(width - column - _COLUMN_GAP, _LEAST_ROOM))
            lines.append([("class:key", record_panels.fit_line(f"  {key_text}", column + 2)), ("", f"  {first}")])
            lines += [[("", f"{' ' * (column + _COLUMN_GAP)}{line}")] for line in further_lines]
    return lines
