"""A helper process: asked for one thing after another, watched, and started anew where it fails."""

import marshal
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any, Final

from protlib.system import bundle
from protlib.system.limits import OVER_MEMORY, too_much_memory

SECONDS: Final = 120
"""So long a file may take; a report of 500 pages takes three."""
_SECONDS_TO_START: Final = 60  # a start takes a tenth of a second; a busy or a cold computer takes many times that
_MODULE: Final = "protlib.fulltext.helper"


class HelperProcess:
    """A process that `protlib.fulltext.helper` runs in; it starts with the first question."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._is_late = self._is_over = False

    def ask(self, question: object) -> Any:
        """Return the helper's answer to a question; raises ValueError, with the reason, where there is none."""
        answer: Any = None
        with suppress(OSError, EOFError, TypeError):  # it ended, perhaps within its answer
            if self._process is None:
                self._process = _start(self._seconds)
                with self._watch(_SECONDS_TO_START):
                    _receive(self._process)
            if self._is_over:
                self.kill()
            with self._watch(self._seconds):
                _send(self._process, question)
                answer = _receive(self._process)
        if answer is None:
            raise ValueError(self._reason())
        if isinstance(answer, str):
            raise ValueError(answer)  # noqa: TRY004 - the answer says why there is none
        return answer

    def kill(self) -> None:
        """End the helper, whatever it does; a question that waits ends without an answer."""
        self._is_over = True
        self._kill()

    def close(self) -> None:
        """Forget the helper after it was killed."""
        self._end()

    def _kill(self) -> None:
        process = self._process  # another thread may forget it
        if process is not None:
            process.kill()

    @contextmanager
    def _watch(self, seconds: int) -> Iterator[None]:
        """Kill the helper if the block takes longer than this."""
        self._is_late = False
        timer = Timer(seconds, self._stop_late)
        timer.daemon = True
        with _deaf():
            timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _stop_late(self) -> None:
        self._is_late = True
        self._kill()

    def _reason(self) -> str:
        """Return why there is no answer, and forget the helper."""
        if self._process is None:
            return "cannot start what reads it"
        code = self._end()
        if self._is_late:
            return f"to read it takes more than {self._seconds} seconds; save it anew, or split it"
        if code == OVER_MEMORY:
            return too_much_memory()
        return f"it is broken: what reads it ended ({code}); open it in another program and save it anew"

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        code = process.wait()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(OSError):
                stream.close()
        return code


@contextmanager
def _deaf() -> Iterator[None]:
    """Have threads that start in the block leave signals to the one that waits; on Windows they do so anyway."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(seconds: int) -> "subprocess.Popen[bytes]":
    command = (*bundle.words_that_run(_MODULE), str(seconds))
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, **pipes)  # noqa: S603 - own words


def _send(process: "subprocess.Popen[bytes]", question: Any) -> None:
    if process.stdin is None:
        raise EOFError
    marshal.dump(question, process.stdin)
    process.stdin.flush()


def _receive(process: "subprocess.Popen[bytes]") -> Any:
    if process.stdout is None:
        raise EOFError
    try:
        return marshal.load(process.stdout)  # noqa: S302 - from our own helper
    except ValueError as error:  # it ended within its answer
        raise EOFError from error
