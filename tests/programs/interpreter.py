"""An interpreter that is prepared once and forks for each run, so that what it has imported costs a run nothing.

    interpreter.run("from protlib.cli import main", "sys.exit(main.run())", ["list"], folder=folder)

A run has arguments, input, environment and folder of its own, and ends as one of `python -c` does, but that what
is to be done at exit is not; it is one where the system cannot fork.
"""

import atexit
import functools
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_SECONDS: Final = 120  # after which a run that hangs is ended
_SERVER: Final = """
import os, pickle, signal, sys

exec(sys.argv.pop(1))
while True:
    try:
        code, arguments, environment, folder, files, seconds = pickle.load(sys.stdin.buffer)
    except EOFError:
        sys.exit()
    if (child := os.fork()) == 0:
        break
    pickle.dump(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), sys.stdout.buffer)
    sys.stdout.flush()
signal.alarm(seconds)
for number, file in enumerate(files):
    os.dup2(os.open(file, os.O_WRONLY if number else os.O_RDONLY), number)
sys.stdin = open(0, closefd=False)
sys.argv[1:] = arguments
os.environ.clear()
os.environ.update(environment)
os.chdir(folder)
exec(code)
sys.stdout.flush()
sys.stderr.flush()
os._exit(0)  # to take down what was imported takes as long as a command
"""


def run(
    prepared: str,
    code: str,
    arguments: Iterable[str | Path] = (),
    *,
    stdin: bytes = b"",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run code behind the code that prepares an interpreter, in which `sys` is imported;
    `environment` is added to this one.
    """
    words = [str(word) for word in arguments]
    variables = {**os.environ, **(environment or {})}
    place = str(folder or Path.cwd())
    if not hasattr(os, "fork"):
        command = [sys.executable, "-c", f"import sys\n{prepared}\n{code}", *words]
        ended = subprocess.run(
            command, input=stdin, capture_output=True, env=variables, cwd=place, timeout=_SECONDS, check=False
        )
        return _ended(words, ended.returncode, ended.stdout, ended.stderr)
    with TemporaryDirectory() as directory:
        files = [Path(directory, name) for name in ("in", "out", "err")]
        for file, content in zip(files, (stdin, b"", b""), strict=True):
            file.write_bytes(content)
        server = _server(prepared)
        assert server.stdin is not None
        assert server.stdout is not None
        pickle.dump((code, words, variables, place, [*map(str, files)], _SECONDS), server.stdin)
        server.stdin.flush()
        status: int = pickle.load(server.stdout)
        return _ended(words, status, *(file.read_bytes() for file in files[1:]))


def _ended(words: list[str], status: int, out: bytes, err: bytes) -> subprocess.CompletedProcess[str]:
    """Return how a run ended."""
    return subprocess.CompletedProcess(words, status, _text(out), _text(err))


def _text(printed: bytes) -> str:
    """Return what was printed, with the ends of lines of Python;
    bytes that are no text are kept as in names of files.
    """
    try:
        return printed.decode().replace(os.linesep, "\n")
    except UnicodeDecodeError:  # a workbook
        return printed.decode(errors="surrogateescape")


@functools.cache
def _server(prepared: str) -> "subprocess.Popen[bytes]":
    server = subprocess.Popen([sys.executable, "-c", _SERVER, prepared], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(_end, server)
    return server


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.communicate()
