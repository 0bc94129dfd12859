"""The parts of the server, put together for one library."""

import asyncio
import gc
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from protlib.cli.assignment import change_of_defaults
from protlib.cli.browser_links import open_in_system
from protlib.cli.files.viewer import open_file
from protlib.cli.listening.connector import Connector
from protlib.cli.listening.editors import Editors
from protlib.cli.listening.office_port import Office
from protlib.cli.listening.own_pages import Pages
from protlib.cli.listening.picker_page import PagePicker
from protlib.cli.listening.routes import routes_of
from protlib.cli.listening.saves import Saves
from protlib.cli.listening.server import Server, serve_port
from protlib.cli.listening.toolbar import Toolbar
from protlib.cli.output import say
from protlib.cli.shelf import Shelf

if TYPE_CHECKING:
    import socket


Tell = Callable[[str], None]


def listen_on(
    listener: "socket.socket",
    office: "socket.socket | None",
    shelf: Shelf,
    name: str,
    collection: str,
    tags: Sequence[str],
) -> None:
    """Answer the requests at a socket until a signal ends the process; `name` is what browsers call the library.

    New records get the tags, and go into the collection. LibreOffice is answered at `office`.
    """
    gc.enable()  # a command ends before collection would find anything, a server does not
    parts = server_of(listener.getsockname()[1], shelf, name, collection, tags)
    asyncio.run(_listen(*parts, listener, office))


def server_of(
    port: int,
    shelf: Shelf,
    name: str,
    collection: str = "",
    tags: Sequence[str] = (),
    *,
    show: Tell = open_in_system,
    tell: Tell | None = None,
) -> tuple[Server, Office]:
    """Return the servers of a library; `show` opens a page in the browser, `tell` takes a line for the user."""
    tell = tell or _tell
    saves = Saves(shelf, tell, change_of_defaults("", (), tags), collection)
    pages = Pages(port, show, tell)
    editors = Editors(shelf, PagePicker(shelf, pages), partial(open_file, name=None))
    connector = Connector(shelf, saves, name, collection)
    server = Server(routes_of(connector, editors, pages), port, tell, shelf.folder)
    return server, Office(Toolbar(shelf, pages, server.work, tell), pages, tell)


async def _listen(
    server: Server, office: Office, listener: "socket.socket", office_listener: "socket.socket | None"
) -> None:
    asyncio.get_running_loop().set_exception_handler(_tell_fault)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(serve_port(server, listener))
        if office_listener is not None:
            tasks.create_task(serve_port(office, office_listener))


def _tell(line: str) -> None:
    say(f"{time.strftime('%H:%M')} {line}")


def _tell_fault(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say in one line what went wrong with a request; the others go on."""
    error = context.get("exception")
    _tell(f"a request failed: {type(error).__name__}: {error}" if error else str(context.get("message")))
