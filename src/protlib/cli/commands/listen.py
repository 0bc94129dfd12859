"""`listen`: what a browser saves, and what editors cite."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from protlib.cli.assignment import split_tags
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, settings_of
from protlib.cli.files.outgoing_records import IncludeOption
from protlib.cli.options.declaration import option
from protlib.cli.output import say
from protlib.system.signals import serving

if TYPE_CHECKING:
    from protlib.cli.listening.startup import System

_PORT_OF_ZOTERO: Final = 23119  # at which browsers and editors ask
_LAST_PORT: Final = 65535  # ports have 16 bits
PortOption = Annotated[
    int,
    option("--port NUMBER", "The port, if it is not Zotero's.", minimum=1, maximum=_LAST_PORT, shows_default=True),
]
PrintOption = Annotated[
    Literal["systemd", "launchd", "windows"] | None,
    option("--print SYSTEM", "Print what starts it at login: for systemd, launchd or windows."),
]


def listen(
    context: typer.Context,
    *,
    collection: Annotated[
        str, option("--collection NAME", "Put what is saved into this collection.", completers.collections)
    ] = "",
    tags: Annotated[
        list[str] | None, option("--tag", "Add this tag to what is saved. Repeatable.", completers.tags)
    ] = None,
    port: PortOption = _PORT_OF_ZOTERO,
    system: PrintOption = None,
    include: IncludeOption = None,
) -> None:
    """Save from the browser, and cite in LibreOffice and editors, without Zotero.

    The Zotero Connector in your browser saves pages and their PDF files into the library. It saves a PDF file that you
    look at, too: protlib reads its title page, and marks each value as a guess. Zotero's extension cites in
    LibreOffice. Editors with a plug-in for Better BibTeX search, cite and export. protlib answers in Zotero's place, to
    programs of this computer only. Ctrl-C ends it. An undo takes back what you saved last.
    """
    path, tag_names = decode_typed(collection), split_tags(decode_typed(tags or []))
    settings = settings_of(context)
    if system is not None:
        options = [("--port", str(port) if port != _PORT_OF_ZOTERO else ""), ("--collection", path)]
        options += [("--tag", tag) for tag in tag_names] + [("--include", word) for word in include or ()]
        _print_recipe(system, settings.library, options)
        return
    from protlib.cli.listening.listener import listen_on
    from protlib.cli.listening.port import OFFICE, take_office_port, take_port
    from protlib.cli.shelf import shelf_of

    with serving(), take_port(port) as listener, shelf_of(settings, frozenset(include or ())) as shelf:
        shelf.ask_library(len)  # a library that cannot be read is told now, and its index made
        say(f"listening on 127.0.0.1:{port} for {settings.library}. Press Ctrl-C to end it")
        office = take_office_port()
        if office is None:
            say(f"not for LibreOffice: another program, such as Zotero, has port {OFFICE}")
        listen_on(listener, office, shelf, settings.library.stem, path, tag_names)


def _print_recipe(system: "System", library: Path, options: Sequence[tuple[str, str]]) -> None:
    from protlib.cli.listening.startup import startup_recipe, words_of_listen

    sys.stdout.write(startup_recipe(system, words_of_listen(library, options)))
