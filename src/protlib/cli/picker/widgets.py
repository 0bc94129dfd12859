"""The parts of the screen of `browse` that know nothing of the picker: panes, lines, and fields for text."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding.bindings.mouse import load_mouse_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, UIContent, UIControl, Window

from protlib.cli.picker.screen_lines import Line
from protlib.render import record_panels

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.mouse_events import MouseEvent

_FEWEST_COLUMNS_WITH_FACETS: Final = 100  # columns from which the facets are always visible
_COLUMNS_FOR_PREVIEW: Final = 160  # columns from which the preview is beside the list
_COLUMNS_OF_FACETS: Final = 32  # columns of the pane with facets
_FEWEST_COLUMNS: Final = 60  # below which the facets have the whole width while they are in use
_FEWEST_LINES: Final = 5  # of both, below which the preview is hidden
_LIST_SHARE_OF_LINES: Final = 0.45  # of the lines, with the preview below it, which needs more
_LIST_SHARE_OF_COLUMNS: Final = 0.6  # of the columns, with the preview beside it: titles should fit
_LINES_AROUND_LIST: Final = 3  # lines: the search, the rule below it, the status
_MOUSE: Final = re.compile(r"\x1b\[(M...|<?\d+;\d+;\d+[mM])", re.DOTALL)  # "ESC [<0;10;5M"


class Panes(NamedTuple):
    """The columns of the facets (0 if hidden), and the columns and lines of the list and of the preview."""

    facet_width: int
    list_width: int
    list_height: int
    preview_width: int
    preview_height: int
    is_beside: bool

    @classmethod
    def from_size(cls, width: int, height: int, *, in_facets: bool, foot: int = 1) -> Self:
        """Divide a terminal of this many columns and lines; the foot has `foot` lines."""
        body = max(height - _LINES_AROUND_LIST - foot + 1, 1)
        facets = _COLUMNS_OF_FACETS if width >= _FEWEST_COLUMNS_WITH_FACETS or in_facets else 0
        if in_facets and width < _FEWEST_COLUMNS:
            return cls(width, 0, body, 0, 0, is_beside=False)
        remaining_columns = width - facets - (1 if facets else 0)
        if width >= _COLUMNS_FOR_PREVIEW:
            of_list = int((remaining_columns - 1) * _LIST_SHARE_OF_COLUMNS)
            return cls(facets, of_list, body, remaining_columns - 1 - of_list, body, is_beside=True)
        if body < _FEWEST_LINES:
            return cls(facets, remaining_columns, body, 0, 0, is_beside=False)
        of_list = max(int((body - 1) * _LIST_SHARE_OF_LINES), 1)
        return cls(facets, remaining_columns, of_list, remaining_columns, body - 1 - of_list, is_beside=False)


class Pane(UIControl):
    """A part of the screen with lines for its size, and with its own mouse events."""

    def __init__(
        self, name: str, take_event: "Callable[[str, MouseEvent], None]", lines: Callable[[int, int], list[Line]]
    ) -> None:
        self._take_event = take_event
        self._name = name
        self._lines = lines

    def create_content(self, width: int, height: int) -> UIContent:
        """Return the lines for a size; blank lines follow the last, so that clicks there count."""
        lines = self._lines(width, height)
        lines += [[("", " " * width)]] * (height - len(lines))
        return UIContent(lambda number: list(lines[number]), len(lines), show_cursor=False)

    def is_focusable(self) -> bool:
        """Say that the pane takes keys: a page has no field that could."""
        return self._name == "page"

    def mouse_handler(self, mouse_event: "MouseEvent") -> None:
        """Pass on the wheel and clicks."""
        self._take_event(self._name, mouse_event)


def handle_mouse(event: "KeyPressEvent") -> object:
    """Do the action of the mouse; a pasted colour code such as "ESC [31m" looks like one, and is ignored."""
    (binding,) = load_mouse_bindings().get_bindings_for_keys((Keys.Vt100MouseEvent,))
    return binding.handler(event) if _MOUSE.fullmatch(event.data) else None


def scroll_back(window: Window, buffer: Buffer, width: int) -> None:
    """Scroll a field back as far as its text fits: it may have scrolled when the terminal was smaller."""
    most = max(record_panels.count_columns(buffer.text) + 1 - width, 0)
    window.horizontal_scroll = min(window.horizontal_scroll, most)


def join_pasted_lines(buffer: Buffer) -> bool:
    """Put pasted lines on one line, and tell whether there were any; the changed text is reported again."""
    is_several = "\n" in buffer.text
    if is_several:
        buffer.document = Document(" ".join(buffer.text.split()))
    return is_several


def text_window(line: Line, width: int) -> Window:
    """Return a window of one line and a width."""
    return Window(FormattedTextControl([*line]), width=width, height=1)


def line_windows(lines: list[Line]) -> HSplit:
    """Return a window for each line, one below the other."""
    return HSplit([Window(FormattedTextControl([*line]), height=1) for line in lines])
