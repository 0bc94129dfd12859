"""A request of HTTP, read strictly, the answer to it, and the refusal of one."""

import asyncio
import re
from collections.abc import Mapping
from http import HTTPStatus as Status
from pathlib import Path
from typing import Any, Final

from protlib.frozen import NamedTuple

__all__ = [
    "FORM",
    "HTML",
    "JSON",
    "TEXT",
    "HttpRequest",
    "RefusedError",
    "Response",
    "Status",
    "json_response",
    "text_response",
]
JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
FORM: Final = "application/x-www-form-urlencoded"
MOST_OF_HEAD: Final = 32_768
"""The most bytes of a request line and its headers."""
_MOST_HEADERS: Final = 100  # as http.client has it
# Such as "POST /connector/ping?a=b HTTP/1.1"; no address of another host, and no control codes.
_REQUEST_LINE: Final = re.compile(r"([A-Z]{1,20}) (/[!-~]*) HTTP/1\.[01]")
# Such as "Content-Type: text/plain", with no space before the colon and no line that goes on.
_HEADER: Final = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*)")
_ONCE: Final = frozenset({"host", "content-length", "content-type", "origin", "transfer-encoding", "x-metadata"})
_NUMBER: Final = re.compile(r"\d{1,15}")
_BAD: Final = Status.BAD_REQUEST


class HttpRequest(NamedTuple):
    """A request: its method, its path and query as sent, its headers by names in small letters, and its body.

    `data` is what a body of JSON says. `file` has a body that was written to the disk, `body` any other.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""
    data: Any = None
    file: Path | None = None

    @property
    def content_type(self) -> str:
        """The type of the body, in small letters and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Response(NamedTuple):
    """An answer: its status, its body with the type of that, and further headers."""

    status: Status = Status.OK
    body: bytes = b""
    content_type: str = ""
    headers: Mapping[str, str] = {}


class RefusedError(Exception):
    """A request that is refused: the status of the answer, the reason, and whether the user is told it."""

    def __init__(self, status: Status, reason: str, *, is_announced: bool = True) -> None:
        super().__init__(reason)
        self.status = status
        self.is_announced = is_announced


def json_response(value: object, status: Status = Status.OK) -> Response:
    """Return an answer of JSON."""
    import orjson

    return Response(status, orjson.dumps(value), JSON)


def text_response(text: str) -> Response:
    """Return an answer of plain text."""
    return Response(Status.OK, text.encode("utf-8", "replace"), TEXT)


async def read_head(reader: asyncio.StreamReader) -> HttpRequest | None:
    """Return a request without its body, None where the other side sends none; raises RefusedError."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        if not error.partial:
            return None
        raise RefusedError(_BAD, "the request is cut off") from error
    except asyncio.LimitOverrunError as error:
        raise RefusedError(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are too long") from error
    first, *lines = head.decode("latin-1")[:-4].split("\r\n")  # without the empty line
    match = _REQUEST_LINE.fullmatch(first)
    if match is None:
        raise RefusedError(_BAD, "this is not a request of HTTP")
    path, _mark, query = match[2].partition("?")
    return HttpRequest(match[1], path, query, _headers(lines))


def _headers(lines: list[str]) -> dict[str, str]:
    if len(lines) > _MOST_HEADERS:
        raise RefusedError(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "there are too many headers")
    headers: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        if match is None:
            raise RefusedError(_BAD, "a header cannot be read")
        name = match[1].lower()
        if name in _ONCE and name in headers:
            raise RefusedError(_BAD, f"the header {name} is there twice")
        headers[name] = match[2].strip()
    return headers


def length_of(request: HttpRequest, most: int) -> int:
    """Return the length of the body in bytes; raises RefusedError for one that is too long, or not known before."""
    if "transfer-encoding" in request.headers:
        raise RefusedError(Status.LENGTH_REQUIRED, "the body has no length; it came in chunks")
    text = request.headers.get("content-length", "0" if request.method == "GET" else "")
    if not text:
        raise RefusedError(Status.LENGTH_REQUIRED, "the body has no length")
    if not _NUMBER.fullmatch(text) or not text.isascii():
        raise RefusedError(_BAD, "the length of the body is not a number")
    if (length := int(text)) > most:
        megabytes = f"{most / 1e6:.3g} MB"
        raise RefusedError(Status.REQUEST_ENTITY_TOO_LARGE, f"the body is longer than {megabytes}")
    return length
