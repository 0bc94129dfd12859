"""The texts of many files, each read by another process, which a broken file may take down or hold up."""

import marshal
import os
import subprocess
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import Any, Final, NamedTuple

from protlib.fulltext.helper import unpack
from protlib.fulltext.page_text import FileText
from protlib.system import bundle
from protlib.system.signals import last_words

SECONDS: Final = 120
"""So long a file may take; a report of 500 pages takes three."""
_SECONDS_TO_START: Final = 60
_MOST_WORKERS: Final = 4
_HELPER: Final = "protlib.fulltext.helper"


class Reading(NamedTuple):
    """What came of reading a file: its text, or the problem in one line, which does not name the file."""

    path: Path
    text: FileText | None
    problem: str = ""


def read_files(paths: Iterable[Path], *, workers: int = 0, seconds: int = SECONDS) -> Generator[Reading]:
    """Yield what came of reading each file, in the order in which that is done.

    By default there is a worker for each processor, up to four. Whoever stops asking, or is stopped by a signal, stops
    the workers.
    """
    readings: SimpleQueue[tuple[_Worker, Reading]] = SimpleQueue()
    idle = [_Worker(readings, seconds) for _number in range(workers or min(_MOST_WORKERS, os.cpu_count() or 1))]
    busy = 0
    with _ending(list(idle)):
        for path in paths:
            if not idle:
                worker, reading = readings.get()
                busy -= 1
                idle.append(worker)
                yield reading
            idle.pop().give(path)
            busy += 1
        for _number in range(busy):
            yield readings.get()[1]


@contextmanager
def _ending(workers: "list[_Worker]") -> Iterator[None]:
    """End the workers at the end of the block, and where a signal ends this process."""

    def kill() -> None:
        for worker in workers:
            worker.kill()

    with last_words(kill):
        try:
            yield
        finally:
            kill()
            for worker in workers:
                worker.join()


class _Worker:
    """A helper, and the thread that waits for it; a helper that fails is started anew for the next file."""

    def __init__(self, readings: "SimpleQueue[tuple[_Worker, Reading]]", seconds: int) -> None:
        self._readings = readings
        self._seconds = seconds
        self._paths: SimpleQueue[Path | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None
        self._is_late = self._is_over = False

    def give(self, path: Path) -> None:
        """Have a file read."""
        self._paths.put(path)
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def kill(self) -> None:
        """End the helper, whatever it does, and take no more files."""
        self._is_over = True
        self._paths.put(None)
        self._kill()

    def join(self) -> None:
        """Wait for the thread after the helper was killed."""
        if self._thread:
            self._thread.join()
        if self._process:
            self._end_of(self._process)

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _work(self) -> None:
        while (path := self._paths.get()) is not None and not self._is_over:
            try:
                reading = self._read_file(path)
            except Exception as error:  # noqa: BLE001  # whatever it is, somebody waits for an answer
                reading = Reading(path, None, f"cannot read its text: {error}")
            self._readings.put((self, reading))

    def _read_file(self, path: Path) -> Reading:
        answer: Any = None
        process = self._process
        with suppress(OSError, EOFError, ValueError, TypeError):  # it ended, perhaps within its answer
            if process is None:
                process = self._process = self._start()
                with self._watch(_SECONDS_TO_START):
                    _answer_of(process)
            with self._watch(self._seconds):
                answer = _ask(process, path)
        if isinstance(answer, str):
            return Reading(path, None, answer)
        if answer is not None:
            return Reading(path, unpack(answer))
        reason = self._end_of(process) if process else "cannot start what reads it"
        return Reading(path, None, reason)

    def _start(self) -> "subprocess.Popen[bytes]":
        command = (*bundle.words_that_run(_HELPER), str(self._seconds))
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, **pipes)  # noqa: S603
        if self._is_over:
            process.kill()
        return process

    @contextmanager
    def _watch(self, seconds: int) -> Iterator[None]:
        """Kill the helper if the block takes longer than this."""
        self._is_late = False
        timer = Timer(seconds, self._stop_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _stop_late(self) -> None:
        self._is_late = True
        self._kill()

    def _end_of(self, process: "subprocess.Popen[bytes]") -> str:
        """Return why a helper ended, and forget it."""
        self._process = None
        with suppress(OSError):
            process.kill()
        code = process.wait()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(OSError):
                stream.close()
        if self._is_late:
            return f"to read it takes more than {self._seconds} seconds; save it anew, or split it"
        return f"it is broken: what reads it ended ({code}); open it in another program and save it anew"


def _ask(process: "subprocess.Popen[bytes]", path: Path) -> Any:
    """Return the answer of a helper: a packed text, or a problem."""
    if process.stdin is None:
        raise EOFError
    marshal.dump(str(path.absolute()), process.stdin)
    process.stdin.flush()
    return _answer_of(process)


def _answer_of(process: "subprocess.Popen[bytes]") -> Any:
    if process.stdout is None:
        raise EOFError
    return marshal.load(process.stdout)  # noqa: S302  # from our own helper
