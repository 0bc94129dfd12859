"""The screen of `browse`: draws the picker and hands it the keys that are pressed, by prompt_toolkit."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Final, TextIO

import typer
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_focus
from prompt_toolkit.input import Input
from prompt_toolkit.input.defaults import create_input
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    UIContent,
    UIControl,
    VSplit,
    Window,
)
from prompt_toolkit.output import Output
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.styles import Style

from protlib.system.signals import last_words

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent

    from protlib.cli.picker.state import Line, Picker

    Press = Callable[[KeyPressEvent], None]

_STYLE: Final = Style.from_dict(
    {"prompt": "bold", "current": "reverse", "key": "ansimagenta", "status": "reverse", "mark": "bold"}
)
_GIVEN_BACK: Final = b"\x1b[?1049l\x1b[?25h\x1b[0m"  # the screen that was there before, and a cursor
_SEARCH: Final = "Search: "
_TAGS: Final = "Tags, with ; between them (-name takes one away): "
_ESCAPE: Final = 0.05  # seconds in which the rest of an arrow's code comes; Esc alone waits no longer


def pick(picker: "Picker", terminal: TextIO) -> list[str]:
    """Run the picker and return the chosen keys; none where it was left. Raises Abort at Ctrl-C.

    It draws on `terminal` and reads what is typed from any of the standard streams that is one, so that the others may be
    pipes. What is said on standard error in the meantime is printed when the screen is gone.
    """
    application = application_of(picker, create_input(always_prefer_tty=True), create_output(terminal))
    said = io.StringIO()
    try:
        with redirect_stderr(said), last_words(_giving_back(terminal)):
            return application.run()
    finally:
        sys.stderr.write(said.getvalue())


def _giving_back(terminal: TextIO) -> "Callable[[], None]":
    """Return a function that makes the terminal what it is now again, for where a signal ends the picker."""
    try:
        import termios
    except ImportError:  # Windows, whose console stays as it is
        return lambda: None
    screen = terminal.fileno()
    as_it_was = termios.tcgetattr(screen)

    def give_back() -> None:
        os.write(screen, _GIVEN_BACK)
        termios.tcsetattr(screen, termios.TCSADRAIN, as_it_was)

    return give_back


def application_of(picker: "Picker", keys: Input, canvas: Output) -> Application[list[str]]:
    """Return the application that draws the picker on a canvas and hands it the keys."""
    query, tags = _buffers(picker)
    application: Application[list[str]] = Application(
        layout=_layout(picker, query, tags),
        key_bindings=_bindings(picker, query, tags),
        style=_STYLE,
        full_screen=True,
        input=keys,
        output=canvas,
    )
    application.ttimeoutlen = _ESCAPE
    return application


def _buffers(picker: "Picker") -> tuple[Buffer, Buffer]:
    query = Buffer(multiline=False, document=Document(picker.text))
    query.on_text_changed += lambda buffer: picker.look(buffer.text)
    return query, Buffer(multiline=False)


class _Lines(UIControl):
    """A part of the screen whose lines are made for its width and height."""

    def __init__(self, lines: "Callable[[int, int], list[Line]]") -> None:
        self._lines = lines

    def create_content(self, width: int, height: int) -> UIContent:
        """Return the lines for so many columns and lines."""
        lines = self._lines(width, height)
        return UIContent(lambda number: list(lines[number]), len(lines), show_cursor=False)


def _layout(picker: "Picker", query: Buffer, tags: Buffer) -> Layout:
    is_tagging = has_focus(tags)
    field = Window(BufferControl(query), height=1)
    parts = [
        VSplit([_label(_SEARCH), field]),
        Window(height=1, char="─"),
        Window(_Lines(picker.list_lines)),
        Window(height=1, char="─"),
        Window(_Lines(picker.preview_lines)),
        ConditionalContainer(
            VSplit([_label(_TAGS), Window(BufferControl(tags), height=1)]), filter=is_tagging
        ),
        ConditionalContainer(
            Window(FormattedTextControl(picker.status), height=1, style="class:status"), filter=~is_tagging
        ),
    ]
    return Layout(HSplit(parts), field)


def _label(text: str) -> Window:
    return Window(FormattedTextControl([("class:prompt", text)]), width=len(text), height=1)


def _bindings(picker: "Picker", query: Buffer, tags: Buffer) -> KeyBindings:
    bindings = KeyBindings()
    for where, pressed in (
        (has_focus(query), _listing_keys(picker, tags)),
        (has_focus(tags), _tagging_keys(picker, query, tags)),
    ):
        for names, do in pressed.items():
            for name in names.split():
                # Eager: nothing waits for the rest of a longer sequence that begins so, as many do with Esc.
                bindings.add(name, filter=where, eager=True)(do)
    return bindings


def _listing_keys(picker: "Picker", tags: Buffer) -> dict[str, "Press"]:
    def page(event: "KeyPressEvent", direction: int) -> None:
        picker.move(direction * max(1, event.app.output.get_size().rows // 2 - 2))

    def open_links(event: "KeyPressEvent") -> None:
        picker.open()
        event.app.renderer.clear()  # a browser may have drawn on the terminal

    return {
        "down c-n": lambda _event: picker.move(1),
        "up c-p": lambda _event: picker.move(-1),
        "pagedown": lambda event: page(event, 1),
        "pageup": lambda event: page(event, -1),
        "s-down": lambda _event: picker.scroll(1),
        "s-up": lambda _event: picker.scroll(-1),
        "tab": lambda _event: picker.mark(),
        "? f1": lambda _event: picker.show_keys(),
        "c-t": lambda event: event.app.layout.focus(tags),
        "c-o": open_links,
        "c-y": lambda _event: picker.copy(),
        "enter": lambda event: event.app.exit(result=picker.chosen()),
        "escape c-g": lambda event: event.app.exit(result=[]),
        "c-z": lambda event: event.app.suspend_to_background(),
        "c-c": _interrupt,
    }


def _tagging_keys(picker: "Picker", query: Buffer, tags: Buffer) -> dict[str, "Press"]:
    def end(event: "KeyPressEvent", text: str) -> None:
        tags.reset()
        event.app.layout.focus(query)
        picker.tag(text)

    return {
        "enter": lambda event: end(event, tags.text),
        "escape c-g": lambda event: end(event, ""),
        "c-c": _interrupt,
    }


def _interrupt(event: "KeyPressEvent") -> None:
    event.app.exit(exception=typer.Abort)
