"""Many files, each read by another process, which a broken file may take down or hold up."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Generic, NamedTuple, TypeVar

from protlib.fulltext.page_text import FileText
from protlib.fulltext.reading_process import HELPER, unpack_text
from protlib.system.helper_process import SECONDS, HelperProcess
from protlib.system.signals import last_words

_MOST_WORKERS: Final = 4  # each may take the memory of a large file; more gain little beside one that writes
_SECONDS_DEAF: Final = 0.1  # between two looks at whether the reader is still wanted

_Result = TypeVar("_Result")
Ask = Callable[[HelperProcess, Path], _Result]
"""What asks a helper for something of a file, and returns its answer; raises ValueError, with the reason."""


class FileReading(NamedTuple):
    """What came of reading a file: its text, or the problem in one line, which does not name the file."""

    path: Path
    text: FileText | None
    problem: str = ""


def read_files(paths: Iterable[Path], *, worker_count: int = 0, seconds: int = SECONDS) -> Generator[FileReading]:
    """Yield what came of reading the text of each file, as `ask_for_files` does."""
    with closing(ask_for_files(paths, _ask_for_text, worker_count=worker_count, seconds=seconds)) as answers:
        yield from (FileReading(*answer) for answer in answers)


def ask_for_files(
    paths: Iterable[Path], ask: Ask[_Result], *, worker_count: int = 0, seconds: int = SECONDS
) -> "Generator[_Answer[_Result]]":
    """Yield each file with the answer of a helper about it and its problem, "" for none, in the order of the answers.

    By default there is a worker for each processor, up to four. Whoever stops asking, or is stopped by a signal, stops
    the workers.
    """
    answers: _Answers[_Result] = SimpleQueue()
    idle = [
        _Worker(ask, answers, seconds) for _number in range(worker_count or min(_MOST_WORKERS, os.cpu_count() or 1))
    ]
    busy_workers = 0
    with _ending(list(idle)):
        for path in paths:
            if not idle:
                worker, answer = _wait_for(answers)
                busy_workers -= 1
                idle.append(worker)
                yield answer
            idle.pop().give(path)
            busy_workers += 1
        for _number in range(busy_workers):
            yield _wait_for(answers)[1]


def _ask_for_text(helper: HelperProcess, path: Path) -> FileText:
    return unpack_text(helper.ask(str(path.absolute())))


def _wait_for(answers: "_Answers[_Result]") -> "tuple[_Worker[_Result], _Answer[_Result]]":
    """Return the next of the answers; the wait has ends, at which a signal is heard that came to another thread."""
    while True:
        with suppress(Empty):
            return answers.get(timeout=_SECONDS_DEAF)


@contextmanager
def _ending(workers: "Sequence[_Worker[_Result]]") -> Iterator[None]:
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
                worker.wait_for_end()


class _Worker(Generic[_Result]):
    """A helper, and the thread that waits for its answers."""

    def __init__(self, ask: Ask[_Result], answers: "_Answers[_Result]", seconds: int) -> None:
        self._ask = ask
        self._answers = answers
        self._helper = HelperProcess(HELPER, seconds)
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

    def wait_for_end(self) -> None:
        """Wait for the thread after the helper was killed."""
        if self._thread:
            self._thread.join()
        self._helper.close()

    def _work(self) -> None:
        while (path := self._paths.get()) is not None:
            self._answers.put((self, self._answer_for(path)))

    def _answer_for(self, path: Path) -> "_Answer[_Result]":
        try:
            return path, self._ask(self._helper, path), ""
        except ValueError as error:
            return path, None, str(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            return path, None, f"cannot read its text: {error}"


_Answer = tuple[Path, _Result | None, str]
_Answers = SimpleQueue[tuple[_Worker[_Result], _Answer[_Result]]]
