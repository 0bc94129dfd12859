"""A helper process: asked for one thing after another, watched, and started anew where it fails.

It is another Python with the same protlib, or the program of the same bundle, that runs a module: what reads files that
may be broken cannot take protlib down. Questions and answers go through pipes, written by `marshal`.
"""

import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import IO, Any, Final

from protlib.system import bundle, limits

SECONDS: Final = 120
"""So long a file may take; a report of 500 pages takes three."""
_SECONDS_TO_START: Final = 60  # a start takes a tenth of a second; a busy or a cold computer takes many times that
_READY: Final = True
"""What a helper sends before its first answer, so that its start is not counted as its work."""


class HelperProcess:
    """A process that runs a module whose end is `serve`; it starts with the first question."""

    def __init__(self, module: str, seconds: int = SECONDS) -> None:
        self._module = module
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._is_late = self._is_over = False

    def ask(self, question: object) -> Any:
        """Return the helper's answer to a question; raises ValueError, with the reason, where there is none."""
        answer: Any = None
        with suppress(OSError, EOFError, TypeError):  # it ended, perhaps within its answer
            if self._process is None:
                self._process = _start(self._module, self._seconds)
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
        with _block_signals():
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
        if code == limits.MEMORY_EXIT_CODE:
            return limits.too_much_memory()
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
def _block_signals() -> Iterator[None]:
    """Let the waiting thread alone get signals, and none that starts in the block, as on Windows anyway."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    old_mask = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old_mask)


def _start(module: str, seconds: int) -> subprocess.Popen[bytes]:
    command = (*bundle.words_that_run(module), str(seconds))
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, **pipes)  # noqa: S603 - own words


def _send(process: subprocess.Popen[bytes], question: Any) -> None:
    if process.stdin is None:
        raise EOFError
    marshal.dump(question, process.stdin)
    process.stdin.flush()


def _receive(process: subprocess.Popen[bytes]) -> Any:
    if process.stdout is None:
        raise EOFError
    try:
        return marshal.load(process.stdout)  # noqa: S302 - from our own helper
    except ValueError as error:  # it ended within its answer
        raise EOFError from error


def serve(answer: Callable[[Any], Any], prepare: Callable[[], object] = bool) -> None:
    """Answer the questions of the protlib that started this process, each in the seconds that its words say.

    A text says why there is no answer. `prepare` does what takes time, before the first question. What a library prints
    does not reach who asks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    output_file = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    own_limits = limits.ProcessLimits(limits.MOST_MEMORY)
    prepare()
    _write(_READY, output_file)
    while True:
        try:
            question = marshal.load(sys.stdin.buffer)  # noqa: S302 - from protlib alone
        except EOFError:
            return
        own_limits.give_time(2 * int(sys.argv[1]))  # who asked ends this process before, if still there
        _write(_answer_or_reason(answer, question), output_file)


def _answer_or_reason(answer: Callable[[Any], Any], question: Any) -> Any:
    try:
        return answer(question)
    except ValueError as error:
        return str(error)
    except MemoryError:
        return limits.too_much_memory()
    except Exception as error:  # noqa: BLE001 - a broken file may make a library run into anything
        return f"cannot read its text: {type(error).__name__}: {error}"


def _write(answer: Any, output_file: IO[bytes]) -> None:
    marshal.dump(answer, output_file)
    output_file.flush()
