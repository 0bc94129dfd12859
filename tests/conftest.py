"""What many tests need: a library of their own, with its index in memory and on file alike."""

import gc
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from harness import few_reports, running_order, shared_compilation
from programs import pandoc_results, pandoc_table
from protlib.citing.engine import engine_program
from protlib.library import Library

if os.name == "nt":
    from harness.on_windows import (
        mend_wine,
        pytest_collection_modifyitems,
        pytest_fixture_setup,
        pytest_pycollect_makemodule,
        pytest_pyfunc_call,
        stand_for_a_console,
    )

    __all__ = [
        "pytest_collection_modifyitems",
        "pytest_fixture_setup",
        "pytest_pycollect_makemodule",
        "pytest_pyfunc_call",
    ]
    mend_wine()
    stand_for_a_console()

# A busy machine makes no test fail; where CI says so, each run tries the same cases.
settings.register_profile(
    "quick",
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
# What `make check` and `make slow` try: --hypothesis-profile=thorough.
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=100)
settings.load_profile("quick")


_HERE = ("127.0.0.1", "::1", "localhost")
_getaddrinfo, _connected = socket.getaddrinfo, socket.socket.connect


def _resolve_here(host: Any, *arguments: Any, **named: Any) -> Any:
    if host not in (*_HERE, *map(str.encode, _HERE)):
        raise socket.gaierror(socket.EAI_NONAME, f"no test asks the network for {host}")
    return _getaddrinfo(host, *arguments, **named)


def _connected_here(self: socket.socket, address: Any) -> None:
    if isinstance(address, tuple) and address[0] not in _HERE:
        raise OSError(f"no test asks the network for {address[0]}")
    _connected(self, address)


# No test is run as whoever runs it has configured protlib.
os.environ["PROTLIB_CONFIG"] = ""
os.umask(0o022)

# Nor with Ctrl-C switched off, as shells do for what a script starts in the background.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test waits for the disk: its folder is in memory where that has room, and programs may be run there.
_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 1 << 31  # bytes
if sys.platform == "linux" and os.access(_MEMORY, os.W_OK):
    _state = os.statvfs(_MEMORY)
    if _state.f_bavail * _state.f_frsize > _ROOM and not _state.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# Nor does one wait until what it wrote is there; what must be on it when the power goes is asked of processes that have
# an `os` of their own (`mishaps/faults.py`).
os.fsync = lambda fd: None

# Two of these would be read for what no schema here says, an address in letters of all scripts: its grammar takes a
# second to load.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]

# No test reaches the network: what would, fails here.
socket.getaddrinfo = _resolve_here
socket.socket.connect = _connected_here  # type: ignore[assignment,method-assign]


# What the test files were compiled to stays for the next run and the other worker, also where the environment
# has Python keep nothing, as in containers: to compile them anew takes each worker some ten seconds.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What is collected stays to the end: it is not looked through for garbage, neither while it grows nor in any test.
gc.disable()
_GARBAGE: Final = (
    20_000,
    20,
    50,
)  # a test that reads much, such as all of the source, is not looked through again and again


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Compile what other workers have not compiled yet."""
    shared_compilation.import_in_turn(session.config)


def pytest_collection_finish() -> None:
    """Look for garbage among what the tests themselves make."""
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Look for garbage once more: pytest does so five times in the end, among all that thousands of tests have kept."""
    gc.collect()
    gc.freeze()


# What is done once for all tests is no fixture, which costs each test a bit.
def pytest_configure(config: pytest.Config) -> None:
    """Keep results of pandoc and notes of writes where tests have theirs, and let workers tell less."""
    root = os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    own = TemporaryDirectory(prefix="protlib-tests-", dir=root, ignore_cleanup_errors=True)
    config.add_cleanup(own.cleanup)
    # What protlib leaves there for a user, such as a text that `edit` refused, goes with the tests.
    os.environ["TMPDIR"] = tempfile.tempdir = own.name
    # No test notes what it writes where whoever runs it has that noted.
    os.environ["XDG_STATE_HOME"] = own.name
    # No quick property takes values out of protlib's source: each worker would read all of that, and the cases would
    # hang on what it has imported. The thorough ones do.
    if config.getoption("--hypothesis-profile") is None:
        providers._get_local_constants = lambda: providers._local_constants  # noqa: SLF001 - no setting says so
    # No test has pandoc make anew what it made of the same input before.
    cache = getattr(config, "cache", None)  # none with -p no:cacheprovider
    folder = cache.mkdir("pandoc") if cache else Path(own.name)
    pandoc_results.forget_old(folder)
    run = engine_program._run_to_end  # noqa: SLF001 - all else that the program does, such as its messages, is done each time
    engine_program._run_to_end = pandoc_table.standing_in(run, folder)  # type: ignore[assignment]  # noqa: SLF001 - as above
    config.pluginmanager.register(running_order)
    if config.option.durations is None and not config.option.xmlpath and config.option.verbose <= 0:
        few_reports.tell_little(config)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's library is, or will be."""
    return tmp_path / "library.json"


@pytest.fixture
def clock() -> Callable[[], str]:
    """A clock that is a second further each time it is looked at, from 2026-11-24T12:00:00Z on."""
    seconds = count()
    return lambda: f"2026-11-24T12:00:{next(seconds):02}Z"


# Users have it on file; in memory it is wherever a test opens a library without a folder for it.
@pytest.fixture(params=[pytest.param("index in memory", marks=pytest.mark.slow), "index on file"])
def library(request: pytest.FixtureRequest, path: Path, tmp_path: Path, clock: Callable[[], str]) -> Iterator[Library]:
    """A library that holds nothing yet."""
    cache = tmp_path / "cache" if request.param == "index on file" else None
    with Library(path, cache, clock=clock) as library:
        yield library
