"""The parts of the server, put together for one library, and which of them answers which path."""

import asyncio
import gc
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from protlib.cli.assignment import change_of_defaults
from protlib.cli.browser_links import open_in_system
from protlib.cli.files.viewer import open_file
from protlib.cli.listening.connector import Connector
from protlib.cli.listening.editors import Editors
from protlib.cli.listening.messages import FORM
from protlib.cli.listening.office_port import Office
from protlib.cli.listening.own_pages import PATH, Pages
from protlib.cli.listening.picker_page import PagePicker
from protlib.cli.listening.saves import Saves
from protlib.cli.listening.server import ANY, Route, Server, serve_port
from protlib.cli.listening.toolbar import Toolbar
from protlib.cli.output import say
from protlib.cli.shelf import Shelf

if TYPE_CHECKING:
    import socket

Tell = Callable[[str], None]
_READING_METHODS: Final = frozenset({"GET"})
_BOTH_METHODS: Final = frozenset({"GET", "POST"})
_BYTES_OF_A_FILE: Final = 500_000_000
_BYTES_OF_A_PAGE: Final = 100_000_000  # a page with its pictures in one file
_BYTES_OF_A_FEW_WORDS: Final = 100_000  # bytes: questions of a few words


def _routes_of(connector: Connector, editors: Editors, pages: Pages) -> Mapping[str, Route]:
    """Return the routes of all paths; a refusal sends the Connector elsewhere with what it also asks of a Zotero."""
    connector_routes = {
        "ping": Route(connector.ping, methods=_BOTH_METHODS, most=_BYTES_OF_A_FEW_WORDS),
        "getSelectedCollection": Route(connector.targets, most=_BYTES_OF_A_FEW_WORDS),
        "saveItems": Route(connector.save_items),
        "saveSnapshot": Route(connector.save_page),
        "saveSingleFile": Route(connector.save_snapshot, most=_BYTES_OF_A_PAGE),
        "saveAttachment": Route(connector.attach, waits=True, types=frozenset(), most=_BYTES_OF_A_FILE),
        "saveStandaloneAttachment": Route(connector.attach_alone, waits=True, types=frozenset(), most=_BYTES_OF_A_FILE),
        "getRecognizedItem": Route(connector.say_recognised, most=_BYTES_OF_A_FEW_WORDS),
        "updateSession": Route(connector.change),
        "sessionProgress": Route(connector.progress, most=_BYTES_OF_A_FEW_WORDS),
        "hasAttachmentResolvers": Route(connector.has_resolvers, most=_BYTES_OF_A_FEW_WORDS),
        "import": Route(connector.take_file, types=frozenset({ANY})),
        "delaySync": Route(connector.answer_nothing, most=_BYTES_OF_A_FEW_WORDS),
        "getClientHostnames": Route(connector.no_names, most=_BYTES_OF_A_FEW_WORDS),
        "proxies": Route(connector.no_names, most=_BYTES_OF_A_FEW_WORDS),
        **dict.fromkeys(
            (
                "saveAttachmentFromResolver", "getTranslators", "getTranslatorCode", "detect", "installStyle",
                "document/execCommand", "document/respond",
            ), Route(connector.not_here, types=frozenset({ANY})),
        ),
    }  # fmt: skip
    exports = Route(editors.export, methods=_READING_METHODS)
    return {
        **{f"/connector/{name}": route for name, route in connector_routes.items()},
        "/better-bibtex/cayw": Route(editors.cite, waits=True, methods=_BOTH_METHODS, most=_BYTES_OF_A_FEW_WORDS),
        "/better-bibtex/json-rpc": Route(editors.call, methods=_BOTH_METHODS),
        **{f"/better-bibtex/{name}": exports for name in ("library", "collection", "export")},
        **{f"/better-bibtex/export/{name}": exports for name in ("library", "collection")},
        PATH: Route(
            pages.answer, methods=_BOTH_METHODS, types=frozenset({FORM}), most=_BYTES_OF_A_FEW_WORDS, is_page=True
        ),
    }


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
    collection: str,
    tags: Sequence[str],
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
    server = Server(_routes_of(connector, editors, pages), port, tell, shelf.folder)
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
