"""Readers of all kinds under files that nobody meant them to read: `make fuzz` for as long as one likes, a short way in
the tests.

    python -m mishaps.fuzzing --seconds 600            every target in turn, from a seed that is printed
    python -m mishaps.fuzzing ris bibtex --seed 7      these targets, from that seed

A target is what reads bytes, and what is promised of it: no error but the declared ones, no more than `SECONDS` of the
processor, and nothing lost without a word. Each input is drawn from a seed of its own, which is printed where it breaks
a promise, with the shortest bytes that still do; these become a row in `test_fuzzing.py`.
"""

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from types import FrameType
from typing import NamedTuple

from mishaps.mutations import mutated

SECONDS = 4
"""Of the processor, for an input of some 40 KB: a hundred times what the slowest reader takes."""


class Target(NamedTuple):
    """What reads: its name, files of the kind that it reads, and what raises, of bytes, where a promise is broken."""

    name: str
    samples: Callable[[], Sequence[bytes]]
    run: Callable[[bytes], None]


class Fault(NamedTuple):
    """A promise that was broken: by what target, for which seed, how, and the shortest bytes for which it is."""

    target: str
    seed: str
    what: str
    content: bytes


class TookTooLongError(BaseException):
    """An input took more than `SECONDS`; no handler of ordinary errors catches it."""


def faults(target: Target, seed: int, count: int) -> list[Fault]:
    """Return what a target does wrong with as many inputs, the first of each kind."""
    samples = target.samples()
    faults_by_name: dict[str, Fault] = {}
    for number in range(count):
        name = f"{seed}:{number}"
        content = mutated(Random(f"{target.name}:{name}"), samples)
        if (what := broken(target, content)) and what not in faults_by_name:
            faults_by_name[what] = Fault(target.name, name, what, shortest(target, content, what))
    return list(faults_by_name.values())


def broken(target: Target, content: bytes) -> str:
    """Return which promise a target breaks for these bytes, "" where it keeps all:
    the error and where it was raised.
    """
    try:
        with _limited():
            target.run(content)
    except (Exception, TookTooLongError) as error:  # noqa: BLE001 - whatever it is, it is a fault
        *_, last = traceback.extract_tb(error.__traceback__)
        message = str(error).partition("\n")[0] if isinstance(error, AssertionError) else ""
        return f"{type(error).__name__} in {last.filename}:{last.lineno}: {message}"
    return ""


def shortest(target: Target, content: bytes, what: str, seconds: float = 20) -> bytes:
    """Return the bytes without what can be left out of them so that the same promise is broken."""
    end = time.monotonic() + seconds
    size = len(content) // 2
    while size and time.monotonic() < end:
        start = 0
        while start < len(content) and time.monotonic() < end:
            shorter = content[:start] + content[start + size :]
            if broken(target, shorter) == what:
                content = shorter
            else:
                start += size
        size //= 2
    return content


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="mishaps.fuzzing", description="Try readers with files that nobody meant them to read."
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="else drawn, and printed")
    return parser.parse_args()


def main() -> int:
    """Try the targets in turn until the time is over; print what was found, and how many inputs each had."""
    from mishaps.fuzz_targets import TARGETS

    options = _arguments()
    seed = Random().randrange(10**6) if options.seed is None else options.seed
    targets = [target for target in TARGETS if not options.targets or target.name in options.targets]
    sys.stdout.write(f"seed {seed}; {len(targets)} targets\n")
    tried, lines_reached, end, batch = Counter[str](), set[str](), time.monotonic() + options.seconds, seed
    while time.monotonic() < end:
        for target in targets:
            size = _batch(target, batch, lines_reached)
            tried[target.name] += size
            if time.monotonic() > end:
                break
        batch += 1
    for name, count in tried.items():
        sys.stdout.write(f"{count:9,}  {name}\n")
    sys.stdout.write(f"{tried.total():9,} inputs, {len(lines_reached)} faults\n")
    return 1 if lines_reached else 0


def _batch(target: Target, seed: int, known: set[str], seconds: float = 1) -> int:
    """Try a target for a second; return the number of inputs."""
    samples, end, number = target.samples(), time.monotonic() + seconds, 0
    while time.monotonic() < end:
        content = mutated(Random(f"{target.name}:{seed}:{number}"), samples)
        number += 1
        what = broken(target, content)
        if what and what not in known:
            known.add(what)
            least = shortest(target, content, what)
            sys.stdout.write(f"\n{target.name}, seed {seed}:{number - 1}: {what}\n    {least[:2000]!r}\n")
            sys.stdout.flush()
    return number


if __name__ == "__main__":
    sys.exit(main())
