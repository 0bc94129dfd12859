"""What a signal leaves of a run of the engine: neither the program, nor the folder with its input."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

_CODE: Final = """
import sys
from concurrent.futures import ThreadPoolExecutor
from protlib.citing.engine import program
from protlib.system.signals import listen
listen()
program.find_engine = lambda: program.Program(sys.argv[1])
run = lambda: program.run([], b"", {"items.json": "[]"})
if sys.argv[2] == "beside":
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(run).result()
else:
    run()
"""


def _wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_gone(process: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return True


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for processes")
@pytest.mark.parametrize("where", ["here", "beside"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_engine_and_removes_its_input(tmp_path: Path, where: str, number: signal.Signals) -> None:
    number_file, engine, temporary = tmp_path / "number", tmp_path / "engine", tmp_path / "temporary"
    temporary.mkdir()
    engine.write_text(f"#!/bin/sh\necho $$ > {number_file}.new\nmv {number_file}.new {number_file}\nsleep 60\n")
    engine.chmod(0o700)
    process = subprocess.Popen(
        [sys.executable, "-c", _CODE, engine, where],
        stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    _wait_for(number_file.exists)
    assert len(list(temporary.iterdir())) == 1
    process.send_signal(number)
    assert process.communicate(timeout=60)[1] == b"protlib: stopped\n"
    assert not list(temporary.iterdir())
    _wait_for(lambda: _is_gone(int(number_file.read_text())))
