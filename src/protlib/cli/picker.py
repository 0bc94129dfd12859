"""The full-screen picker behind `browse`: a list that narrows as one types, with a preview, on prompt_toolkit."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, VSplit, Window
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.styles import Style

from protlib import render
from protlib.errors import UsageError
from protlib.summary import Summary
from protlib.text import printable

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from protlib.model import Publication

Find = Callable[[str], "tuple[Sequence[Publication], int]"]
"""What finds publications for a text: the best of them, and how many there are."""

_STYLE: Final = Style.from_dict(
    {
        "prompt": "bold",
        "current": "reverse",
        "key": "ansicyan",
        "status": "reverse",
        "mark": "ansiyellow bold",
    }
)
_HELP: Final = "Enter takes, Tab marks, arrows move, Esc leaves"


def _line(publication: "Publication") -> str:
    line = Summary.of(publication)
    return f"{line.year:4}  {': '.join(filter(None, (line.authors, line.title)))}"


class Picker:
    """The state of the screen: what is found, where the cursor is, what is marked.

    `find` is asked at every letter that is typed, and first for `text`.
    """

    def __init__(self, find: Find, text: str = "") -> None:
        self.find = find
        self.found: Sequence[Publication] = ()
        self.total = 0
        self.at = 0
        self.marked: dict[str, None] = {}
        self.trouble = ""
        self.query = Buffer(multiline=False, on_text_changed=lambda buffer: self.look(buffer.text))
        self.query.set_document(Document(text))
        self.look(text)

    def look(self, text: str) -> None:
        """Find what the text asks for; a query that is not finished leaves what was found before."""
        try:
            self.found, self.total = self.find(text)
        except UsageError as error:
            self.trouble = str(error).splitlines()[0]
            return
        self.trouble = ""
        self.at = 0

    def move(self, by: int) -> None:
        """Move the cursor in the list."""
        self.at = max(0, min(len(self.found) - 1, self.at + by))

    def mark(self) -> None:
        """Mark the publication at the cursor, or take its mark away, and go to the next."""
        if self.found:
            key = self.found[self.at].key
            if key in self.marked:
                del self.marked[key]
            else:
                self.marked[key] = None
            self.move(1)

    def chosen(self) -> list[str]:
        """Return the keys that are marked, or else the one at the cursor."""
        return list(self.marked) or [publication.key for publication in self.found[self.at : self.at + 1]]

    def list_text(self) -> "StyleAndTextTuples":
        """Return the list as prompt_toolkit draws it."""
        text: StyleAndTextTuples = []
        for number, publication in enumerate(self.found):
            current = "class:current " if number == self.at else ""
            text.append((f"{current}class:mark", "* " if publication.key in self.marked else "  "))
            if number == self.at:
                text.append(("[SetCursorPosition]", ""))
            text.append((f"{current}class:key", printable(publication.key)))
            text.append((current, printable(f"  {_line(publication)}\n")))
        return text

    def preview_text(self) -> str:
        """Return what is known of the publication at the cursor."""
        return printable("\n".join(render.fields_text(self.found[self.at : self.at + 1])))

    def status_text(self) -> str:
        """Return the line at the foot: what is wrong with the query, or how many there are and what the keys do."""
        marked = f", {len(self.marked)} marked" if self.marked else ""
        return self.trouble or f" {self.total} found{marked}    {_HELP}"


def pick(picker: Picker) -> list[str]:
    """Run the picker on the terminal and return the chosen keys; none where it was left."""
    application: Application[list[str]] = Application(
        layout=_layout(picker),
        key_bindings=_bindings(picker),
        style=_STYLE,
        full_screen=True,
        output=create_output(always_prefer_tty=True),  # standard output may be a pipe that wants the keys
    )
    application.ttimeoutlen = 0.05  # Esc shall not wait for more
    return application.run()


def _layout(picker: Picker) -> Layout:
    query = Window(BufferControl(picker.query), height=1)
    prompt = Window(FormattedTextControl([("class:prompt", "Search: ")]), width=8, height=1)
    listing = Window(FormattedTextControl(picker.list_text), wrap_lines=False)
    preview = Window(FormattedTextControl(picker.preview_text), wrap_lines=True)
    status = Window(FormattedTextControl(picker.status_text), height=1, style="class:status")
    rule = Window(height=1, char="─")
    return Layout(
        HSplit([VSplit([prompt, query]), rule, listing, Window(height=1, char="─"), preview, status]), query
    )


def _bindings(picker: Picker) -> KeyBindings:
    bindings = KeyBindings()

    def bind(*keys: str, do: Callable[[KeyPressEvent], None]) -> None:
        for key in keys:
            bindings.add(key)(do)

    bind("down", "c-n", do=lambda _event: picker.move(1))
    bind("up", "c-p", do=lambda _event: picker.move(-1))
    bind("pagedown", do=lambda _event: picker.move(10))
    bind("pageup", do=lambda _event: picker.move(-10))
    bind("tab", do=lambda _event: picker.mark())
    bind("enter", do=lambda event: event.app.exit(result=picker.chosen()))
    bind("escape", "c-c", "c-g", do=lambda event: event.app.exit(result=[]))
    return bindings
