"""The parts of the server, put together for one library."""

import asyncio
import gc
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from protlib.cli.assignment import change_of_defaults
from protlib.cli.files.viewer import open_file
from protlib.cli.links import launch
from protlib.cli.listening.connector import Connector
from protlib.cli.listening.editors import Editors
from protlib.cli.listening.picker_page import Picker
from protlib.cli.listening.routes import routes_of
from protlib.cli.listening.saves import Saves
from protlib.cli.listening.server import Server, serve
from protlib.cli.output import say
from protlib.cli.shelf import Shelf

if TYPE_CHECKING:
    import socket


Tell = Callable[[str], None]


def listen_on(listener: "socket.socket", shelf: Shelf, name: str, collection: str, tags: Sequence[str]) -> None:
    """Answer the requests at a socket until a signal ends the process; `name` is what browsers call the library.

    New records get the tags, and go into the collection.
    """
    gc.enable()  # a command ends before collection would find anything, a server does not
    server = server_of(listener.getsockname()[1], shelf, name, collection, tags)
    asyncio.run(_listen(server, listener))


def server_of(
    port: int,
    shelf: Shelf,
    name: str,
    collection: str = "",
    tags: Sequence[str] = (),
    *,
    show: Tell = launch,
    tell: Tell | None = None,
) -> Server:
    """Return the server of a library; `show` opens a page in the browser, `tell` takes a line for the user."""
    tell = tell or _tell
    saves = Saves(shelf, tell, change_of_defaults("", (), tags), collection)
    picker = Picker(shelf, port, show, tell)
    editors = Editors(shelf, picker, lambda library, record, page: open_file(library, record, page, None))
    return Server(routes_of(Connector(shelf, saves, name, collection), editors, picker), port, tell, shelf.folder)


async def _listen(server: Server, listener: "socket.socket") -> None:
    asyncio.get_running_loop().set_exception_handler(_tell_fault)
    await serve(server, listener)


def _tell(line: str) -> None:
    say(f"{time.strftime('%H:%M')} {line}")


def _tell_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say in one line what went wrong with a request; the others go on."""
    error = context.get("exception")
    _tell(f"a request failed: {type(error).__name__}: {error}" if error else str(context.get("message")))
