"""The screen of `browse`: it draws the picker with prompt_toolkit, and passes keys and the mouse to it."""

import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TextIO

import typer
from prompt_toolkit.application import Application, run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.input import Input
from prompt_toolkit.input.defaults import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    AnyContainer,
    BufferControl,
    DynamicContainer,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.mouse_events import MouseButton, MouseEventType
from prompt_toolkit.output import Output
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.styles import Style

from protlib.cli.picker import key_bindings as key_table
from protlib.cli.picker import pane_lines
from protlib.cli.picker.screen_lines import Line
from protlib.cli.picker.state import KeyMode, Picker
from protlib.cli.picker.widgets import (
    Pane,
    Panes,
    handle_mouse,
    join_pasted_lines,
    line_windows,
    scroll_back,
    text_window,
)
from protlib.system.signals import last_words

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.mouse_events import MouseEvent

_STYLE: Final = Style.from_dict(
    {
        "prompt": "bold", "current": "reverse", "key": "ansimagenta", "status": "reverse", "mark": "bold",
        "match": "bold underline", "heading": "bold", "label": "bold", "gone": "ansired", "come": "ansigreen",
    }
)  # fmt: skip
_GIVEN_BACK: Final = b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m"
"""The codes that restore the mouse, plain pasting, the earlier screen, and the cursor."""
_SEARCH, _VALUE = "Search: ", "Value: "
_FEWEST_LINES_WITH_BAR: Final = 6  # lines from which the keys are always visible
_SECONDS_OF_AN_ESCAPE: Final = 0.05  # for the rest of an arrow's code; a single Esc waits no longer
_SECONDS_WITHOUT_A_KEY: Final = 0.06  # before the facets are counted
_SECONDS_BETWEEN_LOOKS: Final = 1.0  # for changes of other programs
_SECONDS_OF_A_DOUBLE_CLICK: Final = 0.4  # between its clicks
_PRESSED_BUTTONS: Final = frozenset({MouseButton.LEFT, MouseButton.UNKNOWN})


def pick(picker: Picker, terminal: TextIO) -> list[str]:
    """Run the picker and return the chosen keys; none where the user left it. Raises Abort at Ctrl-C.

    It draws on `terminal`, and reads from a standard stream that is a terminal, so that the others may be pipes.
    Messages on standard error are printed when the screen is gone.
    """
    application = application_of(picker, create_input(always_prefer_tty=True), create_output(terminal))
    messages = io.StringIO()
    try:
        with redirect_stderr(messages), last_words(_terminal_restorer(terminal)), without_collector():
            return application.run(handle_sigint=False)  # a signal ends it like any command
    finally:
        picker.preview.references.close()
        sys.stderr.write(messages.getvalue())


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector away from existing objects: a full collection would delay keys."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _terminal_restorer(terminal: TextIO) -> Callable[[], None]:
    """Return a function that restores the terminal, for a signal that ends the picker."""
    try:
        import termios
    except ImportError:  # on Windows the console stays as it is
        return lambda: None
    screen = terminal.fileno()
    as_it_was = termios.tcgetattr(screen)

    def give_back() -> None:
        os.write(screen, _GIVEN_BACK)
        termios.tcsetattr(screen, termios.TCSADRAIN, as_it_was)

    return give_back


def application_of(picker: Picker, keys: Input, canvas: Output) -> Application[list[str]]:
    """Return the application that draws the picker on a canvas and passes keys to it."""
    return _Screen(picker, keys, canvas).application


class _Screen:
    """The windows, and the actions of keys and the mouse on the picker."""

    def __init__(self, picker: Picker, keys: Input, canvas: Output) -> None:
        self._picker = picker
        self._canvas = canvas
        self._clicked: tuple[float, int] = (0.0, -1)
        self._cancel: Callable[[], object] = bool
        self._is_away = False
        self._query = Buffer(multiline=False, document=Document(picker.text))
        self._query.on_text_changed += self._search_typed
        self._answer = Buffer(multiline=False)
        self._answer.on_text_changed += self._take_answer
        self._make_windows()
        self._layout: AnyContainer = HSplit([])
        self._build()
        self.application: Application[list[str]] = Application(
            layout=Layout(DynamicContainer(lambda: self._layout), self._search),
            key_bindings=self._bindings(),
            style=_STYLE,
            full_screen=True,
            mouse_support=True,
            input=keys,
            output=canvas,
            before_render=lambda _application: self._prepare_drawing(),
        )
        self.application.ttimeoutlen = _SECONDS_OF_AN_ESCAPE
        picker.preview.references.tell = self._draw_soon
        self.application.pre_run_callables += [
            lambda: _ignore(self._call_later(_SECONDS_BETWEEN_LOOKS, self._watch)),
            self._watch_for_faults,
        ]

    def _draw_soon(self) -> None:
        """Have the screen drawn anew where another thread asks for it; one that ends meanwhile draws nothing more."""
        if (loop := self.application.loop) is not None:
            with suppress(RuntimeError):  # the loop is closed by now
                loop.call_soon_threadsafe(self.application.invalidate)

    def _watch_for_faults(self) -> None:
        """End the picker at an unexpected error as any command ends, after the terminal is restored."""

        def end(_loop: object, context: dict[str, Any]) -> None:
            if not self.application.is_done:
                self.application.exit(exception=context.get("exception") or RuntimeError(context["message"]))

        if self.application.loop is not None:
            self.application.loop.set_exception_handler(end)

    def _make_windows(self) -> None:
        picker = self._picker
        self._search = Window(BufferControl(self._query), height=1)
        self._field = Window(BufferControl(self._answer), height=1)
        self._list = Window(Pane("list", self.mouse, partial(pane_lines.list_lines, picker)))
        self._preview = Window(Pane("preview", self.mouse, partial(pane_lines.preview_lines, picker)))
        self._facets = Window(
            Pane("facets", self.mouse, lambda width, height: picker.facets.lines(
                width, height, is_entered=picker.mode is KeyMode.FACETS))
        )  # fmt: skip
        self._page = Window(
            Pane("page", self.mouse, lambda width, height: pane_lines.page_lines(picker, self._page_of(width), height))
        )

    def _page_of(self, width: int) -> list[Line]:
        """Return the page that replaces the list."""
        if self._picker.mode is KeyMode.QUESTION:
            return pane_lines.question_lines(self._picker, width)
        if self._picker.review is not None:
            return self._picker.review.lines(width)
        if self._picker.mode is KeyMode.MENU:
            return key_table.menu_page(self._picker, width)
        return key_table.page(key_table.help_rows(), width)

    def _foot_lines(self) -> list[Line]:
        """Return the status, and below it the keys where there is room."""
        size = self._canvas.get_size()
        bar = [key_table.bar(self._picker, size.columns)] if size.rows >= _FEWEST_LINES_WITH_BAR else []
        return [*pane_lines.status_lines(self._picker, size.columns), *bar]

    def _panes(self) -> Panes:
        size, mode = self._canvas.get_size(), self._picker.mode
        foot = len(self._foot_lines()) + (mode in {KeyMode.FACETS, KeyMode.PROMPT})
        return Panes.from_size(size.columns, size.rows, in_facets=mode is KeyMode.FACETS, foot=foot)

    def _build(self) -> None:
        """Arrange the panes for the present size of the terminal."""
        picker, columns = self._picker, self._canvas.get_size().columns
        parts: list[AnyContainer] = [
            VSplit([text_window([("class:prompt", _SEARCH)], len(_SEARCH)), self._search]),
            line_windows(pane_lines.head_lines(picker, columns)),
            self._body(),
        ]
        if picker.mode in {KeyMode.FACETS, KeyMode.PROMPT}:
            label = _VALUE if picker.prompt is None else picker.prompt.label
            label = label if len(label) <= columns * 2 // 3 else f"{label[: columns // 2]}…: "
            parts.append(VSplit([text_window([("class:prompt", label)], len(label)), self._field]))
            scroll_back(self._field, self._answer, columns - len(label))
        scroll_back(self._search, self._query, columns - len(_SEARCH))
        self._layout = HSplit([*parts, line_windows(self._foot_lines())])

    def _body(self) -> AnyContainer:
        if self._picker.mode in key_table.PAGES:
            return self._page
        panes = self._panes()
        of_list: list[AnyContainer] = []
        if panes.list_width:
            self._list.height, self._list.width = panes.list_height, panes.list_width
            of_list.append(self._list)
        if panes.preview_height and panes.is_beside:
            self._preview.height, self._preview.width = None, panes.preview_width
            of_list = [VSplit([self._list, Window(width=1, char="│"), self._preview])]
        elif panes.preview_height:
            self._preview.height, self._preview.width = panes.preview_height, panes.preview_width
            rule = pane_lines.rule_lines(self._picker, panes.preview_width, panes.preview_height)
            of_list += [line_windows(rule), self._preview]
        if not panes.facet_width:
            return HSplit(of_list)
        self._facets.width = panes.facet_width
        side_pane = [Window(width=1, char="│"), HSplit(of_list)] if of_list else []
        return VSplit([self._facets, *side_pane])

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for mode, table in key_table.KEYS.items():
            is_on = Condition(lambda mode=mode: self._picker.mode is mode and not self._is_away)  # type: ignore[misc]
            for key in table:
                for name in key.names.split():
                    # Eager: a key acts at once, though longer sequences begin with it, as many do with Esc.
                    bindings.add(name, filter=is_on, eager=True)(self._press(key))
        bindings.add(Keys.Vt100MouseEvent, eager=True)(handle_mouse)
        return bindings

    def _press(self, key: key_table.Key) -> "Callable[[KeyPressEvent], None]":
        def press(_event: "KeyPressEvent") -> None:
            key.do(self._picker, self)
            self._update_view()

        return press

    def _update_view(self) -> None:
        """Update the fields and the focus from the picker, and do what needs the terminal."""
        picker = self._picker
        if picker.terminal_task is not None:
            terminal_task, picker.terminal_task, self._is_away = picker.terminal_task, None, True
            _ignore(run_in_terminal(lambda: self._leave_screen(terminal_task)))
        mode = picker.mode
        widget = picker.prompt.text if picker.prompt else picker.facets.narrowing if mode is KeyMode.FACETS else ""
        if self._answer.text != widget:
            self._answer.document = Document(widget)
        if mode is KeyMode.FACETS:
            picker.count()
        window = self._field if mode in {KeyMode.FACETS, KeyMode.PROMPT} else self._search
        window = self._page if mode in key_table.PAGES else window
        if self.application.layout.current_window is not window:
            self._build()
            self.application.layout.focus(window)

    def _leave_screen(self, do: Callable[[], None]) -> None:
        """Run a function on the plain terminal, and drop the keys that were pressed before."""
        do()
        self._is_away = False
        self._update_view()

    def _search_typed(self, buffer: Buffer) -> None:
        if not join_pasted_lines(buffer):
            self._picker.look(buffer.text)

    def _take_answer(self, buffer: Buffer) -> None:
        if join_pasted_lines(buffer):
            return
        if self._picker.prompt is not None:
            self._picker.prompt.offer(buffer.text)
            self._picker.message = ""
        elif self._picker.mode is KeyMode.FACETS:
            self._picker.facets.narrow(buffer.text)

    def mouse(self, pane: str, event: "MouseEvent") -> None:
        """Pass the wheel and clicks to the picker; a second click on a publication takes it."""
        wheel = {MouseEventType.SCROLL_DOWN: 1, MouseEventType.SCROLL_UP: -1}
        if event.event_type in wheel:
            key_table.wheel(self._picker, pane, wheel[event.event_type])
        elif event.event_type is MouseEventType.MOUSE_DOWN and event.button in _PRESSED_BUTTONS:
            now, line = time.monotonic(), event.position.y
            is_second = self._clicked[1] == line and now - self._clicked[0] < _SECONDS_OF_A_DOUBLE_CLICK
            on_publication = key_table.click(self._picker, pane, line, event.position.x)
            self._clicked = (now, line) if on_publication and not is_second else (0.0, -1)
            if on_publication and is_second:
                self.take()
        else:
            return
        self._update_view()
        self.application.invalidate()

    def _prepare_drawing(self) -> None:
        """Arrange the panes; after a moment without keys, count the visible open facet."""
        self._build()
        self._cancel()
        if self._panes().facet_width:
            self._cancel = self._call_later(_SECONDS_WITHOUT_A_KEY, self._count)

    def _count(self) -> None:
        if self._picker.count():
            self.application.invalidate()

    def _watch(self) -> None:
        """Look regularly for changes of other programs."""
        if self._picker.notice():
            self.application.invalidate()
        self._call_later(_SECONDS_BETWEEN_LOOKS, self._watch)

    def _call_later(self, seconds: float, do: Callable[[], None]) -> Callable[[], object]:
        """Call a function after so many seconds; return a function that cancels it."""
        loop = self.application.loop
        return bool if loop is None else loop.call_later(seconds, do).cancel

    def lines(self) -> int:
        """Return the number of lines of the list."""
        return self._panes().list_height

    def take(self) -> None:
        """Leave with the chosen publications."""
        self.application.exit(result=self._picker.chosen_keys())

    def leave(self) -> None:
        """Leave without any."""
        self.application.exit(result=[])

    def interrupt(self) -> None:
        """Leave like an interrupted command."""
        self.application.exit(exception=typer.Abort)

    def suspend(self) -> None:
        """Stop the program until the shell continues it."""
        self.application.suspend_to_background()

    def clear(self) -> None:
        """Draw the whole screen anew."""
        self.application.renderer.clear()


def _ignore(_value: object) -> None:
    """Ignore a value."""
