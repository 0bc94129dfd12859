"""A server that is slow, broken or endless, and the network that asks it."""

import gzip
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Final

from protlib.lookup.network import Network

HANGS: Final = 60.0  # seconds after which what waits without end is ended


class Handler(BaseHTTPRequestHandler):
    """A server on which each path goes wrong in its own way."""

    requests: list[tuple[str, dict[str, str]]] = []  # noqa: RUF012 - the server is one, and so is what it has seen
    is_over: Final = threading.Event()  # the client has given up, as it should

    def do_GET(self) -> None:
        self.requests.append((self.path, dict(self.headers)))
        name = self.path.rpartition("/")[2].partition("?")[0]  # a proxy is given the whole address
        getattr(self, f"_{name}")()

    def _answer(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _fine(self) -> None:
        self._answer(200, b"fine", Content_Type="text/plain; charset=latin-1")

    def _busy(self) -> None:
        self._answer(429, b"", Retry_After="7") if len(self.requests) < 3 else self._fine()

    def _always_busy(self) -> None:
        self._answer(503)

    def _come_back_tomorrow(self) -> None:
        self._answer(429, b"", Retry_After=format_datetime(datetime.now(UTC) + timedelta(days=1)))

    def _broken(self) -> None:
        self._answer(500, b"Traceback")

    def _missing(self) -> None:
        self._answer(404, b"no")

    def _closed(self) -> None:
        self._answer(403, b"no")

    def _loop(self) -> None:
        self._answer(302, Location="/loop")

    def _moved(self) -> None:
        self._answer(301, Location="/fine?from=moved")

    def _to_a_file(self) -> None:
        self._answer(302, Location="file:///etc/passwd")

    def _truncated(self) -> None:
        self._answer(200, b"half", Content_Length="8000")

    def _cut_off(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def _silent(self) -> None:
        self.is_over.wait(HANGS)

    def _dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.is_over.wait(0.02):
            self.wfile.write(b"drop")

    def _dripping_headers(self) -> None:
        self.send_response(200)
        for number in range(200):
            self.send_header(f"X-{number}", "drop")
            self.flush_headers()
            self.is_over.wait(0.02)

    def _packed_twice(self) -> None:
        data = gzip.compress(gzip.compress(bytes(1 << 20)))
        self._answer(200, data, Content_Encoding="gzip, gzip")

    def _to_inner(self) -> None:
        self._answer(302, Location=f"http://inner.test:{self.server.server_port}/fine")  # type: ignore[attr-defined]

    def _huge(self) -> None:
        self._answer(200, bytes(21 << 20))

    def _bomb(self) -> None:
        self._answer(200, gzip.compress(bytes(24 << 20), 1), Content_Encoding="gzip")

    def _no_gzip(self) -> None:
        self._answer(200, b"no gzip", Content_Encoding="gzip")

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:  # the client has gone, as it should
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
        pass


def make_network(pauses: list[float], **named: float) -> Network:
    return Network(wait=pauses.append, **{"silence": HANGS, "total_seconds": HANGS, **named})  # type: ignore[arg-type]
