"""A saved search as a command line that can be pasted, and how a command saves one."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from protlib.cli.output import say
from protlib.cli.selection_options import SELECTION_OPTIONS
from protlib.errors import UsageError
from protlib.selection import SAVED, Selection

if TYPE_CHECKING:
    from protlib.library import Library


def command_line(asked: Selection) -> str:
    """Return the command that asks for a selection."""
    words = ["protlib", "search", *(word for name in SELECTION_OPTIONS for word in _option(name, asked))]
    if asked.query:
        words += ["--"] * asked.query.startswith("-") + [asked.query]
    return shlex.join(words)


def _option(name: str, asked: Selection) -> Iterator[str]:
    """Yield an option of a selection with its values; nothing where it is not asked for."""
    value: Any = getattr(asked, name, None)  # --cited-in is no field: it is read before
    annotation, _default = SELECTION_OPTIONS[name]
    declared = annotation.__metadata__[
        0
    ]  # Typer has the first name of an option as its default, until it is read
    option = next(each for each in map(str, (declared.default, *declared.param_decls)) if each[:2] == "--")
    if value is True:
        yield option
    elif value:
        for each in map(str, value if isinstance(value, tuple) else [value]):
            yield from [f"{option}={each}"] if each.startswith("-") else [option, each]


def save_search(library: "Library", name: str, selection: Selection) -> None:
    """Save a selection that can be asked under a name, and say so, with what was saved under it before."""
    from protlib.library.saved_searches import named, save
    from protlib.record.saved_search import kept

    if selection.cited is not None:
        raise UsageError(
            "--cited-in names a document of this machine, which cannot be saved; --key names publications"
        )
    called = f"{SAVED}{named(name)}"
    library.select(selection, publications=False, summaries=False)  # what cannot be asked is not saved
    before = save(library, name, selection, f"search --save {called.removeprefix(SAVED)}")
    say(f"saved as {called}")
    if before is not None and before.asks != kept(selection):
        say(f"{called} was: {command_line(before.asks)}; protlib undo brings it back")
