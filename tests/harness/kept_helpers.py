"""Processes that read files, kept from one test to the next: a start takes most of the time that a small file takes.

A helper is kept that has answered all it was asked, when whoever asked it ends it; none that runs a script of a test,
for the next test may have another script of that name. Tests of the helpers themselves, in
`tests/fulltext` and `tests/system`, start and end their own.
"""

import os
import signal
import subprocess
from collections import defaultdict
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final

import pytest

from protlib.system import bundle, helper_process

_READ_BY_NO_HELPER: Final = {
    "PYTEST_CURRENT_TEST", "PROTLIB_LIBRARY", "PROTLIB_CACHE", "XDG_STATE_HOME", "XDG_DATA_HOME",
}  # fmt: skip
_receive = helper_process._receive  # noqa: SLF001 - it is replaced


class Helpers:
    """The helpers that are kept, by module: all of one command in one environment."""

    def __init__(self) -> None:
        self._idle: defaultdict[str, list[subprocess.Popen[bytes]]] = defaultdict(list)
        self._kinds: dict[str, tuple[Any, ...]] = {}

    def stand_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have protlib start its helpers here, until the test ends."""
        monkeypatch.setattr(helper_process, "_start", self.start)
        monkeypatch.setattr(helper_process, "_receive", receive)

    def start(self, module: str, seconds: int) -> "_Helper":
        """Return a helper that is there, or start one."""
        command = (*bundle.words_that_run(module), str(seconds))
        kind = (*command, *sorted(pair for pair in os.environ.items() if pair[0] not in _READ_BY_NO_HELPER))
        is_module = module in command
        idle = self._idle[module] if is_module and kind == self._kinds.setdefault(module, kind) else None
        if idle:
            return _Helper(idle.pop(), idle, is_new=False)
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, cwd=Path(__file__).parent, **pipes)  # the folder of a test goes
        return _Helper(process, idle, is_new=True)

    def end(self) -> None:
        """End all that are kept."""
        for process in chain.from_iterable(self._idle.values()):
            process.kill()
            _forget(process)


class _Helper:
    """A helper for one who asks, as a process of its own: who ends it gives it back."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", idle: "list[subprocess.Popen[bytes]] | None", *, is_new: bool
    ) -> None:
        self._process: subprocess.Popen[bytes] | None = process
        self.number = process.pid
        self._idle = idle
        self._is_silent = is_new  # it has yet to say something, be it that it begins

    @property
    def stdin(self) -> IO[bytes] | None:
        """What it reads; who asks for that asks it something."""
        self._is_silent = True
        return self._process.stdin if self._process else None

    @property
    def stdout(self) -> IO[bytes] | None:
        """What it writes."""
        return self._process.stdout if self._process else None

    def receive(self) -> Any:
        if self._process is None:
            raise EOFError
        answer = _receive(self._process) if self._is_silent else True  # one that is kept has begun
        self._is_silent = False
        return answer

    def kill(self) -> None:
        process = self._process
        if process is None:
            return
        if self._idle is None or self._is_silent or process.poll() is not None:
            process.kill()
        else:
            self._process = None
            self._idle.append(process)

    def wait(self) -> int:
        return -signal.SIGTERM if self._process is None else _forget(self._process)


def receive(helper: Any) -> Any:
    """Return what a helper says, be it one that another test started and that is not kept."""
    return helper.receive() if isinstance(helper, _Helper) else _receive(helper)


def _forget(process: "subprocess.Popen[bytes]") -> int:
    code = process.wait()
    for stream in filter(None, (process.stdin, process.stdout)):
        with suppress(OSError):
            stream.close()
    return code
