"""A piece of protlib under a hard limit of CPU seconds and of address space, for what has been made to eat either.

    budget.reads({"what it is": ("ris", b"...")})                     what formats.read makes of each file
    budget.calls("protlib.record.names", "parse_list", {"what it is": (text,)})    what a function returns for each
    budget.command("search", "x " * 1000, library=path, seconds=10)   a command line, as a user runs it

A test fails, with what happened to which case, where a limit is reached. The limits are for a fault that takes minutes
or all memory, and leave a slow or busy machine plenty: seconds are those of the processor (whole ones), megabytes are
all that the process may address, of which Python and protlib themselves take a hundred. Cases that share a call share a
process that has imported protlib; each is run in a fork of it, so that one costs milliseconds.
"""

import gc
import importlib
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from programs import interpreter
from programs.running import Ran

SECONDS = 5
MEGABYTES = 700
_STARTED = "from protlib.__main__ import main\nfrom protlib.cli.main import run"
_LIMITED = """
try:
    import resource
except ModuleNotFoundError:  # Windows has no limits
    pass
else:
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1]) + 2))
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]) << 20,) * 2)
del sys.argv[1:3]
main()
"""


class Read(NamedTuple):
    """What a reader made of a file: the titles of the records, and what it told, a line each."""

    titles: list[str]
    messages: list[str]


class Ended(NamedTuple):
    """How a case ended: what it returned, or how it failed."""

    value: Any = None
    failure: str = ""


def reads(
    cases: Mapping[str, tuple[str, bytes]], seconds: int = SECONDS, megabytes: int = MEGABYTES
) -> dict[str, Read]:
    """Return what protlib reads from each case: a format's name and the bytes of a file."""
    results: dict[str, Read] = calls("mishaps.budget", "read", cases, seconds, megabytes, prepared="load_readers")
    return results


def load_readers() -> None:
    """Import what reads each format, once for all cases."""
    from protlib import formats

    for entry in formats.FORMATS:
        if entry.reads:
            entry.reader()


def read(name: str, content: bytes) -> Read:
    """Read a file's bytes as the format of that name; a refusal is told as its message."""
    from protlib import formats
    from protlib.errors import ProtlibError

    try:
        parsed = formats.read(content, formats.format_named(name))
    except ProtlibError as refused:
        return Read([], [str(refused)])
    return Read(
        [publication.title for publication in parsed.publications], [problem.what for problem in parsed.problems]
    )


def calls(
    module: str,
    function: str,
    cases: Mapping[str, tuple[Any, ...]],
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
    prepared: str = "",
) -> dict[str, Any]:
    """Return what the function of an importable module returns for each case;
    `prepared` is one that is called before.
    """
    importlib.import_module("resource")  # so that a test is left out where there are no limits
    request = pickle.dumps((module, function, list(cases.values()), seconds, megabytes, prepared))
    paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    ran = subprocess.run(
        [sys.executable, "-m", "mishaps.budget"],
        input=request,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    ended: dict[str, Ended] = dict(zip(cases, pickle.loads(ran.stdout), strict=True))
    failures = [f"{name}: {end.failure}" for name, end in ended.items() if end.failure]
    assert not failures, "\n".join(failures)
    return {name: end.value for name, end in ended.items()}


def command(
    *arguments: str | Path,
    library: Path,
    stdin: bytes = b"",
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
) -> Ran:
    """Return what a command printed, said and ended with;
    the library's folder is the current one, and has its cache.
    """
    places = {"PROTLIB_LIBRARY": str(library), "PROTLIB_CACHE": str(library.with_name("cache"))}
    ran = interpreter.run(
        _STARTED,
        _LIMITED,
        (str(seconds), str(megabytes), *arguments),
        stdin=stdin,
        folder=library.parent,
        environment=places,
    )
    assert ran.returncode >= 0, f"{arguments}: {_death(-ran.returncode, seconds)}\n{ran.stderr}"
    return Ran(ran.stdout, ran.stderr, ran.returncode)


def _death(number: int, seconds: int) -> str:
    if number == signal.SIGXCPU:
        return f"took more than {seconds} CPU seconds"
    return f"ended by {signal.Signals(number).name}"


def _serve() -> None:
    gc.disable()  # as the command line does
    module, name, cases, seconds, megabytes, prepared = pickle.load(sys.stdin.buffer)
    function = getattr(importlib.import_module(module), name)
    if prepared:
        getattr(importlib.import_module(module), prepared)()
    ended = [_forked(function, arguments, seconds, megabytes) for arguments in cases]
    sys.stdout.buffer.write(pickle.dumps(ended))


def _forked(function: Any, arguments: tuple[Any, ...], seconds: int, megabytes: int) -> Ended:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run(function, arguments, seconds, megabytes, writing)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123 - it is no path
        answer = pipe.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status < 0:
        return Ended(failure=_death(-status, seconds))
    end: Ended = pickle.loads(answer)
    return end


def _run(function: Any, arguments: tuple[Any, ...], seconds: int, megabytes: int, writing: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    try:
        answer = pickle.dumps(Ended(function(*arguments)))
    except MemoryError:
        answer = pickle.dumps(Ended(failure=f"took more than {megabytes} MB"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the test shall tell it
        answer = pickle.dumps(Ended(failure=f"{type(error).__name__}: {str(error)[:300]}"))
    with open(writing, "wb") as pipe:
        pipe.write(answer)
    os._exit(0)


if __name__ == "__main__":
    # Under its own name, not __main__'s, so that what it returns can be unpickled by who asked.
    importlib.import_module("mishaps.budget")._serve()  # noqa: SLF001 - of this module itself
