"""A request of HTTP, the answer to it, and the refusal of one."""

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
    "RefusedError",
    "Request",
    "Response",
    "Status",
    "json_response",
    "text_response",
]

JSON: Final = "application/json"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
FORM: Final = "application/x-www-form-urlencoded"


class Request(NamedTuple):
    """A request: its method, its path and query as they were sent, its headers under small letters, and its body.

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
