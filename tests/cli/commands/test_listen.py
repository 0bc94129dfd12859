"""`listen` as a process: it says where it listens, saves, and ends by Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from programs.port_server import CARING, WISH, Listening
from programs.running import Run
from protlib.cli.listening.port import take_port
from protlib.library import Library


def test_prints_what_starts_it_at_login(protlib: Run) -> None:
    ran = protlib("listen", "--collection", "Law", "--tag", "a; b", "--include", "notes", "--print", "systemd")
    assert (ran.code, ran.err) == (0, "")
    assert '"listen" "--collection" "Law" "--tag" "a" "--tag" "b" "--include" "notes"' in ran.out


def test_a_port_that_is_taken_is_told(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protlib.cli.listening.port._PATIENCE", 0.01)
    with take_port(0) as listener:
        listener.settimeout(0)
        port = listener.getsockname()[1]
        ran = protlib("listen", "--port", str(port))
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith(f"protlib: port {port} ")


@pytest.mark.slow
def test_saves_until_it_is_stopped(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    path = tmp_path / "library.json"
    command = [sys.executable, "-m", "protlib", "--library", str(path), "listen", "--tag", "new", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        server = Listening(port, 0, path, [], [])
        assert server.connector("saveItems", {"sessionID": "a", "items": [CARING]}).status == 201
        server.ask("POST", "/connector/ping", b"{}", "application/json", {**WISH, "Host": "evil.example"})
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=30)[1]

    assert first == f"listening on 127.0.0.1:{port} for {path}. Press Ctrl-C to end it\n"
    made, *log = rest.splitlines()
    assert made.endswith(f"a new library was made: {path}")
    lines = [line.partition(" ")[2] for line in log]
    assert lines == [
        "saved iom2009caring “Caring for Trafficked Persons” from a browser",
        "refused: a request for the host “evil.example”",
    ]
    assert process.returncode == 0
    assert not list(tmp_path.glob("protlib-*"))
    with Library(path) as library:
        assert [record.tags for record in library] == [("health", "new")]
