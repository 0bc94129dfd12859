"""The server: it reads requests, asks who may ask, lets one after the other change the library, and answers.

Each connection has one request and a limited time for it. Bodies of files go to the disk, not into memory.

Programs of this computer and the Zotero Connector may ask, but no page in a browser. A page can send a request to any
address, though it cannot read the answer. It says so by `Origin`, and by the name of the browser. It cannot add a
header of its own without asking before (OPTIONS), which is never allowed here. The name of this computer in `Host`
keeps out pages whose own host name leads here (DNS rebinding).
"""

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from protlib.cli.listening.messages import (
    JSON,
    MOST_OF_HEAD,
    HttpRequest,
    RefusedError,
    Response,
    Status,
    json_response,
    length_of,
    read_head,
)
from protlib.cli.listening.port import is_of_another_user
from protlib.errors import ExitCode, ProtlibError
from protlib.formats.jsontext import read_message
from protlib.frozen import NamedTuple
from protlib.text import make_legible

if TYPE_CHECKING:
    import socket

Result = TypeVar("Result")
Work = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Runs a function in the thread that has the library to itself."""
Answer = Callable[..., Any]
"""What answers a request: a function that returns a Response, or one that also gets a Work and awaits one."""
ANY: Final = "*"
"""In the place of a type: a body of any type, which is not JSON."""
VERSION: Final = "7.0.0"
"""The Zotero whose protocol this is: the Connector takes an answer without a version for that of another program."""
_PROTOCOL: Final = {
    "X-Zotero-Version": VERSION,
    "X-Zotero-Connector-API-Version": "3",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Connection": "close",
}
_MEGABYTE: Final = 1_000_000  # bytes
_BYTES_OF_A_PIECE: Final = 1 << 16  # read at once
_SECONDS_TO_END: Final = 1
_MOST_CONNECTIONS: Final = 64  # browsers open six at most; each costs memory for what it sends
_METHODS: Final = frozenset({"GET", "POST", "OPTIONS", "HEAD"})
"""Methods that are known; OPTIONS, by which a page would ask for leave, is never allowed."""
_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
_WISHES: Final = ("x-zotero-connector-api-version", "zotero-allowed-request")
"""Headers that no page can send; the Connector and the plugins of editors send one of them."""
# Such as "https://example.org"; an extension has "chrome-extension://...", or "null" in Firefox.
_PAGE_ORIGIN: Final = re.compile(r"(?:https?|file|data|blob):.*|", re.IGNORECASE)
_BROWSER_HEADERS: Final = ("sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", "referer", "cookie")
"""Headers that a browser alone sends."""
_FORBIDDEN: Final = Status.FORBIDDEN


def _check_host(request: HttpRequest, port: int) -> None:
    """Raise RefusedError where a request was meant for another host."""
    name, _colon, number = request.headers.get("host", "").lower().partition(":")
    if name not in _HOSTS or number not in {"", str(port)}:
        raise RefusedError(Status.BAD_REQUEST, f"a request for the host “{request.headers.get('host', '')}”")


def _check_program(request: HttpRequest) -> None:
    """Raise RefusedError for a request of a page in a browser."""
    origin = request.headers.get("origin")
    if origin is not None and _PAGE_ORIGIN.fullmatch(origin):
        raise RefusedError(_FORBIDDEN, f"the page {origin or 'without a name'} asked for {request.path}")
    if any(request.headers.get(name) for name in _WISHES):
        return
    is_browser = request.headers.get("user-agent", "").lower().startswith("mozilla/")
    if is_browser or origin is not None or any(name in request.headers for name in _BROWSER_HEADERS):
        raise RefusedError(_FORBIDDEN, f"a page in a browser asked for {request.path}")


def _check_own_page(request: HttpRequest, port: int) -> None:
    """Raise RefusedError for a request that another page than protlib's own made."""
    origin = request.headers.get("origin")
    own_origins = {f"http://{host}:{port}" for host in _HOSTS}
    is_ours = origin in own_origins if origin is not None else request.method == "GET"
    if not is_ours or request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise RefusedError(_FORBIDDEN, f"the page {origin or 'of another host'} asked for {request.path}")


class Route(NamedTuple):
    """The function that answers a path, the bodies that it takes, and whether it `waits`, so that it is awaited.

    It waits for a person, or for the pages of a file. `most` is how many bytes a body may have. Without `types`, a body
    of any type goes to a file. `is_page` is for protlib's own page, which a browser shows.
    """

    answer: Answer
    waits: bool = False
    methods: frozenset[str] = frozenset({"POST"})
    types: frozenset[str] = frozenset({JSON})
    most: int = 10 * _MEGABYTE
    is_page: bool = False


class RequestLimits(NamedTuple):
    """How many seconds a request may take: its head, its body (and one for each megabyte), the answer's way back."""

    head: float = 10
    body: float = 30
    answer: float = 60


class Server:
    """Answers requests by the routes of paths; a route that ends with "/" is for all paths below it.

    `tell` gets a line for each refusal. One thread does all that reads or writes the library.
    """

    def __init__(
        self,
        routes: Mapping[str, Route],
        port: int,
        tell: Callable[[str], None],
        folder: Path,
    ) -> None:
        self._routes = routes
        self._port = port
        self._tell = tell
        self._folder = folder
        self.limits = RequestLimits()
        self._open = 0
        self._last_refusal = ""
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="library")

    async def respond(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the one request of a connection, and close it."""
        self._open += 1
        try:
            response = await self._response(reader, writer)
            if response is not None:
                async with asyncio.timeout(self.limits.answer):
                    writer.write(_head_of(response) + response.body)
                    await writer.drain()
                await _read_rest(reader, writer)
        except (OSError, TimeoutError):
            pass  # the other side is gone
        finally:
            self._open -= 1
            writer.close()

    async def _response(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Response | None:
        if self._open > _MOST_CONNECTIONS:
            return self._refuse(RefusedError(Status.SERVICE_UNAVAILABLE, "too many requests at once"))
        if is_of_another_user(writer.get_extra_info("peername")[1], self._port):
            return self._refuse(RefusedError(Status.FORBIDDEN, "another user of this computer asked"))
        try:
            async with asyncio.timeout(self.limits.head):
                request = await read_head(reader)
            if request is None:
                return None
            route = self._admit(request)
            length = length_of(request, route.most)
            if length and request.headers.get("expect", "").lower() == "100-continue":
                writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            return await self._answer(route, request, reader, length)
        except TimeoutError:
            return self._refuse(RefusedError(Status.REQUEST_TIMEOUT, "a request took too long"))
        except asyncio.IncompleteReadError:
            return self._refuse(RefusedError(Status.BAD_REQUEST, "a request was cut off"))
        except RefusedError as error:
            return self._refuse(error)

    def _admit(self, request: HttpRequest) -> Route:
        """Return the route of a request; raises RefusedError for one that nobody may make, or that leads nowhere."""
        _check_host(request, self._port)
        top = request.path[: request.path.find("/", 1) + 1]  # "/pick/" of "/pick/abc"
        route = self._routes.get(request.path) or self._routes.get(top)
        if route is not None and route.is_page:
            _check_own_page(request, self._port)
        else:
            _check_program(request)
        if route is None:
            raise RefusedError(Status.NOT_FOUND, f"nothing here answers {request.path}")
        if request.method not in route.methods:
            status = Status.METHOD_NOT_ALLOWED if request.method in _METHODS else Status.NOT_IMPLEMENTED
            raise RefusedError(status, f"{request.method} {request.path}")
        if request.method == "POST" and route.types and not {request.content_type, ANY} & route.types:
            content_type = request.content_type or "no type"
            raise RefusedError(Status.UNSUPPORTED_MEDIA_TYPE, f"a body of {content_type} for {request.path}")
        return route

    async def _answer(self, route: Route, request: HttpRequest, reader: asyncio.StreamReader, length: int) -> Response:
        """Read the body, and return the answer of the route."""
        if request.method == "GET":
            return await self._ask(route, request)
        async with asyncio.timeout(self.limits.body + length / _MEGABYTE):
            if route.types:
                body = await reader.readexactly(length)
                data = _read_json(body) if request.content_type == JSON else None
                request = request._replace(body=body, data=data)
            else:
                request = request._replace(file=await self._write_body(reader, length))
        try:
            return await self._ask(route, request)
        finally:
            if request.file is not None:
                request.file.unlink(missing_ok=True)

    async def _write_body(self, reader: asyncio.StreamReader, length: int) -> Path:
        """Write a body to a new file, and return the path of that; raises RefusedError where the disk is full."""
        handle, name = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                while length:
                    piece = await reader.readexactly(min(length, _BYTES_OF_A_PIECE))
                    file.write(piece)
                    length -= len(piece)
        except BaseException as error:
            Path(name).unlink(missing_ok=True)
            if isinstance(error, OSError) and not isinstance(error, ConnectionError | TimeoutError):
                raise RefusedError(Status.INSUFFICIENT_STORAGE, f"{self._folder}: {error.strerror}") from error
            raise
        return Path(name)

    async def _ask(self, route: Route, request: HttpRequest) -> Response:
        try:
            waiting = route.answer(request, self.work) if route.waits else self.work(partial(route.answer, request))
            response: Response = await waiting
        except ProtlibError as error:
            is_theirs = error.exit_code in {ExitCode.NOTHING_FOUND, ExitCode.WRONG_USAGE, ExitCode.INPUT_REFUSED}
            status = Status.BAD_REQUEST if is_theirs else Status.INTERNAL_SERVER_ERROR
            return self._refuse(RefusedError(status, str(error)))
        return response

    async def work(self, function: Callable[[], Result]) -> Result:
        """Return what a function returns in the thread that has the library to itself."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, function)

    def close(self) -> None:
        """Let the thread end that reads and writes the library."""
        self._worker.shutdown()

    def _refuse(self, error: RefusedError) -> Response:
        line = f"refused: {make_legible(str(error))[:300]}"  # a line of a log is no page
        if error.is_announced and line != self._last_refusal:  # a page may ask a thousand times
            self._tell(line)
        self._last_refusal = line
        return json_response({"error": str(error)[:300]}, error.status)  # letters: a message is one line


async def _read_rest(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read what was not read, for a moment: a connection that is closed before takes its answer along."""
    writer.write_eof()
    with suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS_TO_END):
            while await reader.read(_BYTES_OF_A_PIECE):
                pass


class Responder(Protocol):
    """What answers the connections of a port."""

    async def respond(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer a connection, and close it."""


async def serve_port(server: Responder, listener: "socket.socket") -> None:
    """Answer the connections of a socket, until the process ends: it waits for none that is still open."""
    listening = await asyncio.start_server(server.respond, sock=listener, limit=MOST_OF_HEAD)
    try:
        await asyncio.Event().wait()
    finally:
        listening.close()


def _read_json(body: bytes) -> object:
    try:
        return read_message(body)
    except ValueError as error:
        raise RefusedError(Status.BAD_REQUEST, "the body is not JSON") from error


def _head_of(response: Response) -> bytes:
    headers = {**_PROTOCOL, **response.headers, "Content-Length": str(len(response.body))}
    if response.content_type:
        headers["Content-Type"] = response.content_type
    lines = [f"HTTP/1.1 {response.status.value} {response.status.phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
