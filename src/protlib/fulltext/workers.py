"""The texts of many files, each read by another process, which a broken file may take down or hold up."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, NamedTuple

from protlib.fulltext.helper import unpack
from protlib.fulltext.page_text import FileText
from protlib.system.helper_process import SECONDS, HelperProcess
from protlib.system.signals import last_words

_MOST_WORKERS: Final = 4  # each may take the memory of a large file; more gain little beside one that writes
_SECONDS_DEAF: Final = 0.1  # between two looks at whether the reader is still wanted


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
    readings: _Readings = SimpleQueue()
    idle = [_Worker(readings, seconds) for _number in range(workers or min(_MOST_WORKERS, os.cpu_count() or 1))]
    busy = 0
    with _ending(list(idle)):
        for path in paths:
            if not idle:
                worker, reading = _wait_for(readings)
                busy -= 1
                idle.append(worker)
                yield reading
            idle.pop().give(path)
            busy += 1
        for _number in range(busy):
            yield _wait_for(readings)[1]


def _wait_for(readings: "_Readings") -> "tuple[_Worker, Reading]":
    """Return the next of the readings; the wait has ends, at which a signal is heard that came to another thread."""
    while True:
        with suppress(Empty):
            return readings.get(timeout=_SECONDS_DEAF)


@contextmanager
def _ending(workers: "Sequence[_Worker]") -> Iterator[None]:
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
    """A helper, and the thread that waits for its answers."""

    def __init__(self, readings: "_Readings", seconds: int) -> None:
        self._readings = readings
        self._helper = HelperProcess(seconds)
        self._paths: SimpleQueue[Path | None] = SimpleQueue()
        self._thread: Thread | None = None

    def give(self, path: Path) -> None:
        """Have a file read."""
        self._paths.put(path)
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def kill(self) -> None:
        """End the helper, whatever it does, and take no more files."""
        self._paths.put(None)
        self._helper.kill()

    def join(self) -> None:
        """Wait for the thread after the helper was killed."""
        if self._thread:
            self._thread.join()
        self._helper.close()

    def _work(self) -> None:
        while (path := self._paths.get()) is not None:
            self._readings.put((self, self._read_file(path)))

    def _read_file(self, path: Path) -> Reading:
        try:
            return Reading(path, unpack(self._helper.ask(str(path.absolute()))))
        except ValueError as error:
            return Reading(path, None, str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            return Reading(path, None, f"cannot read its text: {error}")


_Readings = SimpleQueue[tuple[_Worker, Reading]]
