"""How signals end protlib: no half of a change, nothing left behind, and a true message of what was done.

A handler ends the process where it stands, instead of raising KeyboardInterrupt: that would surface anywhere, also in C
code that cannot handle it. Signals wait while a file is replaced; after that the command was done, and runs to its end.
"""

import _signal as signal  # type: ignore[import-not-found]  # without its enumerations, which take long to make
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, NoReturn

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class _State:  # no dataclass: every start would pay for the import
    def __init__(self) -> None:
        self.waiting = 0  # how many blocks are open that no signal may end
        self.pending: int | None = None  # the signal that came meanwhile
        self.write_count = 0  # how often something was written for good
        self.is_lasting = False  # whether the command has more to do than that
        self.is_serving = False  # whether to be stopped is how it ends
        self.last_words: list[Callable[[], None]] = []


_state: Final = _State()


def handle_signals() -> None:
    """Handle the signals that end a process, except those that the parent switched off (nohup, &)."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _frame: object) -> None:
    if _state.waiting or (_is_over() and _state.pending is None):
        _state.pending = number
    else:
        _end(number)


def _is_over() -> bool:
    """Tell whether the command has done its work, and only has to report it."""
    return _state.write_count > 0 and not _state.is_lasting


def _end(number: int) -> NoReturn:
    for tell in reversed(_state.last_words):
        with suppress(Exception):
            tell()
    if _state.is_serving:
        os._exit(0)
    saved = "; what was changed is saved" if _state.write_count else ""
    with suppress(OSError):
        line = f"protlib: stopped{saved}\n"
        os.write(2, (f"\n{line}" if os.isatty(2) else line).encode())
    if os.name == "posix":  # a loop of a shell goes on after a command that ended otherwise
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(128 + number)


def count_writes() -> int:
    """Return how often this process has written something for good."""
    return _state.write_count


@contextmanager
def finishing(*, aside: bool = False) -> Iterator[None]:
    """Hold signals back; after a successful block the command goes on, after a failed one they count.

    A write `aside` is not the command's own work.
    """
    _state.waiting += 1
    try:
        yield
        _state.write_count += not aside
    finally:
        _state.waiting -= 1
        if _state.pending is not None and not (_state.waiting or _is_over()):
            _end(_state.pending)


@contextmanager
def lasting() -> Iterator[None]:
    """Let signals end the process also after something was written: the block goes on until the user leaves it."""
    _state.is_lasting = True
    try:
        yield
    finally:
        _state.is_lasting = False


@contextmanager
def serving() -> Iterator[None]:
    """Let signals end the process as its normal end, silently and with 0; a change is finished before."""
    _state.is_serving = True
    try:
        with lasting():
            yield
    finally:
        _state.is_serving = False


@contextmanager
def hand_over() -> Iterator[None]:
    """Leave Ctrl-C to another program that has the terminal."""
    old_handler = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda _number, _frame: None)  # where it were ignored, so would it be there
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, old_handler)


@contextmanager
def last_words(tell: Callable[[], None]) -> Iterator[None]:
    """Call this where a signal ends the process inside the block."""
    _state.last_words.append(tell)
    try:
        yield
    finally:
        _state.last_words.remove(tell)
