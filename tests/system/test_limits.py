"""A process that limits itself, as each system does it, and as a watch does it where the system does not."""

import subprocess
import sys

import pytest

from protlib.system.limits import MEMORY_EXIT_CODE

HEAD = "import time; from protlib.system.limits import ProcessLimits; limits = ProcessLimits(256 << 20{}); "


def run(code: str, watch: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HEAD.format(watch) + code], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "data = b'x' * (300 << 20); time.sleep(30)",
        "data = [b'x' * (20 << 20) for _ in range(20)]; time.sleep(30)",
    ],
)
def test_a_watch_ends_what_takes_too_much_memory(code: str) -> None:
    assert run(code, ", is_watched=True").returncode == MEMORY_EXIT_CODE


@pytest.mark.slow
def test_a_watch_ends_what_works_too_long_and_not_what_waits() -> None:
    assert run("limits.give_time(.1); time.sleep(.4); print('waited')", ", is_watched=True").stdout == "waited\n"
    assert run("limits.give_time(.1)\nwhile True: pass", ", is_watched=True").returncode not in {0, 1, MEMORY_EXIT_CODE}


@pytest.mark.slow
def test_time_is_given_anew() -> None:
    again = "limits.give_time(.3); end = time.process_time() + .15\nwhile time.process_time() < end: pass\n"
    assert run(again * 3 + "print('done')", ", is_watched=True").stdout == "done\n"


def test_whatever_the_system_does_too_much_memory_is_not_had() -> None:
    ran = run("data = b'x' * (400 << 20); time.sleep(30)")
    assert ran.returncode == MEMORY_EXIT_CODE or "MemoryError" in ran.stderr
