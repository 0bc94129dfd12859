"""The port of this computer that Zotero has, for one program at a time."""

import os
import socket
from typing import Final

from protlib.errors import UsageError

HOST: Final = "127.0.0.1"
_OURS: Final = b"protlib is listening"
_THEIRS: Final = b"Zotero"
_PATIENCE: Final = 2  # seconds
_MOST: Final = 4096


def take_port(port: int) -> socket.socket:
    """Return a socket at the port, which no other computer reaches; raises UsageError where another program has it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):  # on Windows, where others could share the port
        listener.setsockopt(socket.SOL_SOCKET, exclusive, 1)
    elif os.name == "posix":  # the port of a program that has just ended
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port} {_reason(port) or f'cannot be used: {error.strerror}'}") from error
    return listener


def _reason(port: int) -> str:
    """Return who has a port, and what to do; "" where nobody answers there."""
    try:
        with socket.create_connection((HOST, port), _PATIENCE) as asked:
            asked.sendall(f"GET /connector/ping HTTP/1.0\r\nHost: {HOST}:{port}\r\n\r\n".encode())
            answer = b""
            while len(answer) < _MOST and (piece := asked.recv(_MOST)):
                answer += piece
    except OSError:
        return ""
    if _OURS in answer:
        return "is taken by another protlib, which listens already"
    if _THEIRS in answer:
        return "is taken by Zotero. Close Zotero, or save there and import it: protlib import ~/Zotero"
    return "is taken by another program. To use another port: --port NUMBER"
