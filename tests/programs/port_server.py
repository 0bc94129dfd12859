"""What the tests of the server share: one on a free port in this process, and what a client sends and gets."""

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from protlib.cli.listening.listener import server_of
from protlib.cli.listening.port import take_port
from protlib.cli.listening.server import RequestLimits, serve_port
from protlib.cli.settings.library_location import Settings
from protlib.cli.shelf import shelf_of
from protlib.library import Library
from sample_files.tiny_pdf import make_pdf, page

WISH: Final = {"X-Zotero-Connector-API-Version": "3"}
PDF: Final = make_pdf([page("Caring")])
BROKEN_PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
CARING: Final = {
    "itemType": "report",
    "title": "Caring for Trafficked Persons",
    "creators": [{"lastName": "Migration", "firstName": "International Organization for", "creatorType": "author"}],
    "date": "2009-07",
    "url": "https://publications.iom.int/books/caring",
    "tags": [{"tag": "health", "type": 1}],
    "attachments": [],
    "notes": [],
    "id": "abc",
}


class Reply(NamedTuple):
    """What a server answered: its status, its headers under small letters, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """What the body says as JSON."""
        return json.loads(self.body)


class Listening:
    """A server of a library, what it told its user, and the links that it opened."""

    def __init__(self, port: int, office_port: int, path: Path, lines: list[str], links: list[str]) -> None:
        self.port = port
        self.office_port = office_port
        self.path = path
        self.lines = lines
        self.links = links

    def send(self, raw: bytes, *, patience: float = 60) -> Reply:
        """Send bytes as they are, and return the answer; its status is 0 where there is none."""
        with socket.create_connection(("127.0.0.1", self.port), patience) as client:
            try:
                client.sendall(raw)
                client.shutdown(socket.SHUT_WR)
            except OSError:  # it was refused before all was sent
                pass
            return read_reply(client)

    def ask(
        self, method: str, target: str, body: bytes = b"", /, kind: str = "", headers: Mapping[str, Any] | None = None
    ) -> Reply:
        """Send a request as a program of this computer does, with other or further headers."""
        usual: dict[str, Any] = {"Host": f"127.0.0.1:{self.port}", "User-Agent": "curl/8.5.0"}
        usual |= {"Content-Length": str(len(body))} if method != "GET" else {}
        usual |= {"Content-Type": kind} if kind else {}
        lines = [f"{name}: {value}" for name, value in (usual | dict(headers or {})).items() if value is not None]
        return self.send("\r\n".join([f"{method} {target} HTTP/1.1", *lines, "", ""]).encode() + body)

    def connector(self, method: str, data: Any = None, **more: str) -> Reply:
        """Send what the Connector sends for a method."""
        body = json.dumps({} if data is None else data).encode()
        origin = {"Origin": "chrome-extension://ekhagklcjbdpajgpjgmbionohlpdbjgc", "User-Agent": "Mozilla/5.0 (X11)"}
        return self.ask("POST", f"/connector/{method}", body, "application/json", {**WISH, **origin, **more})

    def attach(
        self, session: str, item: str, content: bytes, kind: str = "application/pdf", *,
        title: str = "Full Text PDF", method: str = "saveAttachment",
    ) -> Reply:  # fmt: skip
        """Send a file as the Connector does."""
        about = json.dumps({"id": "f", "url": "https://iom.int/a.pdf", "parentItemID": item, "title": title})
        target = f"/connector/{method}?sessionID={session}"
        return self.ask("POST", target, content, kind, {**WISH, "X-Metadata": about})

    def rpc(self, method: str, *params: Any, **named: Any) -> Any:
        """Call a method of JSON-RPC, and return what it answered."""
        call = {"jsonrpc": "2.0", "id": 7, "method": method, "params": named or list(params)}
        return self.ask("POST", "/better-bibtex/json-rpc", json.dumps(call).encode(), "application/json").data

    def records(self) -> list[Any]:
        """Return the records of the library as they are now."""
        with Library(self.path) as library:
            return list(library)


def read_reply(client: socket.socket) -> Reply:
    """Return what comes until the other side closes."""
    raw = b""
    try:
        while piece := client.recv(65536):
            raw += piece
    except OSError:
        pass
    while raw.startswith(b"HTTP/1.1 100"):
        raw = raw.partition(b"\r\n\r\n")[2]
    head, _blank, body = raw.partition(b"\r\n\r\n")
    if not head:
        return Reply(0, {}, b"")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
    return Reply(int(first.split()[1]), headers, body)


@contextmanager
def listening(
    path: Path,
    *,
    include: Sequence[str] = (),
    collection: str = "",
    tags: Sequence[str] = (),
    limits: RequestLimits | None = None,
    show: Callable[[str], None] | None = None,
) -> Iterator[Listening]:
    """Give a server of the library at a path, which listens in a thread until the block ends."""
    lines: list[str] = []
    links: list[str] = []
    loop = asyncio.new_event_loop()
    settings = Settings(path, path.parent / "cache", texts=path.parent / "texts")
    with take_port(0) as listener, take_port(0) as office_listener, shelf_of(settings, frozenset(include)) as shelf:
        port, office_port = (server.getsockname()[1] for server in (listener, office_listener))
        server, office = server_of(
            port, shelf, path.stem, collection, tags, show=show or links.append, tell=lines.append
        )
        server.limits = limits or server.limits
        loop.set_exception_handler(lambda _loop, context: lines.append(f"failed: {context.get('exception')!r}"))
        task = loop.create_task(serve_port(server, listener))
        office_task = loop.create_task(serve_port(office, office_listener))
        thread = threading.Thread(target=lambda: run(loop, task))
        thread.start()
        try:
            yield Listening(port, office_port, path, lines, links)
        finally:
            loop.call_soon_threadsafe(office_task.cancel)
            loop.call_soon_threadsafe(task.cancel)
            thread.join()
            server.close()
            loop.close()


def run(loop: asyncio.AbstractEventLoop, task: "asyncio.Task[None]") -> None:
    """Run a loop until a task is done or cancelled."""
    asyncio.set_event_loop(loop)
    with suppress(asyncio.CancelledError):
        loop.run_until_complete(task)
    tasks = asyncio.all_tasks(loop)
    for pending in tasks:
        pending.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_default_executor())
