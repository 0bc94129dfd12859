"""The ports of this computer that Zotero has, each for one program at a time."""

import os
import socket
from pathlib import Path
from typing import Final

from protlib.errors import UsageError

HOST: Final = "127.0.0.1"
OFFICE: Final = 23116
"""The port that Zotero's extension in LibreOffice connects to."""
_OURS: Final = b"protlib is listening"
_THEIRS: Final = b"Zotero"
_PATIENCE: Final = 2  # seconds
_CONNECTIONS: Final = ("/proc/net/tcp", "/proc/net/tcp6")
"""Where Linux lists connections: in the second and third column their ends, in the eighth the user's number."""
_LOCAL, _REMOTE, _USER = 1, 2, 7
_ROOT: Final = 0  # its user number in every Unix
_MOST_BYTES: Final = 4096  # bytes of an answer: its head tells whose it is


def take_port(port: int) -> socket.socket:
    """Return a socket that only this computer reaches; raises UsageError if another program has the port."""
    try:
        return _bind(port)
    except OSError as error:
        raise UsageError(f"port {port} {_reason(port) or f'cannot be used: {error.strerror}'}") from error


def take_office_port() -> socket.socket | None:
    """Return a socket at the port for LibreOffice, None where another program has it."""
    try:
        return _bind(OFFICE)
    except OSError:
        return None


def _bind(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):  # on Windows, where others could share the port
        listener.setsockopt(socket.SOL_SOCKET, exclusive, 1)
    elif os.name == "posix":  # the port of a program that has just ended
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _reason(port: int) -> str:
    """Return who has a port, and what to do; "" where nobody answers there."""
    try:
        with socket.create_connection((HOST, port), _PATIENCE) as connection:
            connection.sendall(f"GET /connector/ping HTTP/1.0\r\nHost: {HOST}:{port}\r\n\r\n".encode())
            answer = b""
            while len(answer) < _MOST_BYTES and (piece := connection.recv(_MOST_BYTES)):
                answer += piece
    except OSError:
        return ""
    if _OURS in answer:
        return "is taken by another protlib, which listens already"
    if _THEIRS in answer:
        return "is taken by Zotero. Close Zotero, or save there and import it: protlib import ~/Zotero"
    return "is taken by another program. To use another port: --port NUMBER"


def is_of_another_user(caller_port: int, own_port: int) -> bool:
    """Tell whether the other end of a connection between two ports of this computer is a program of another user.

    Linux alone tells it. The administrator may ask anything.
    """
    if os.name != "posix":  # the name would be one of the disk of the current folder
        return False
    ends = f":{caller_port:04X}", f":{own_port:04X}"
    for file in _CONNECTIONS:
        try:
            lines = Path(file).read_text("ascii").splitlines()[1:]
        except OSError:  # a Mac has none
            return False
        for line in lines:
            columns = line.split()
            if columns[_LOCAL].endswith(ends[0]) and columns[_REMOTE].endswith(ends[1]):
                return int(columns[_USER]) not in {_ROOT, os.getuid()}
    return False
