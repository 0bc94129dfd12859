"""The port of Zotero: for this computer only, and for one program at a time."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from programs.port_server import listening
from protlib.cli.listening.port import take_port
from protlib.errors import UsageError


def test_no_other_computer_reaches_it() -> None:
    with take_port(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_another_protlib_has_is_refused(path: Path) -> None:
    with listening(path) as server, pytest.raises(UsageError, match="taken by another protlib, which listens already"):
        take_port(server.port)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"HTTP/1.0 200 OK\r\nX-Zotero-Version: 7.0.1\r\n\r\nZotero is running", "taken by Zotero. Close Zotero, or save there"),
        (b"HTTP/1.0 404 Not Found\r\n\r\n", "taken by another program. To use another port: --port NUMBER"),
        (b"", "taken by another program"),
    ],
)  # fmt: skip
def test_an_error_names_the_program_that_has_the_port(answer: bytes, reason: str) -> None:
    with _program(answer) as port, pytest.raises(UsageError, match=f"port {port} is {reason}"):
        take_port(port)


@contextmanager
def _program(answer: bytes) -> Iterator[int]:
    """Give the port of a program that answers one request."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def respond() -> None:
            client, _address = listener.accept()
            with client:
                client.recv(4096)
                client.sendall(answer)

        thread = Thread(target=respond)
        thread.start()
        yield listener.getsockname()[1]
        thread.join()
