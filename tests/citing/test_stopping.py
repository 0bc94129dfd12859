"""What a signal leaves of a run of the engine: neither the program, nor the folder with its input."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from programs.linux_processes import is_gone, wait_for

_CODE: Final = """
import sys
from concurrent.futures import ThreadPoolExecutor
from protlib.citing.engine import engine_program
from protlib.system.signals import handle_signals
handle_signals()
engine_program.find_engine = lambda: engine_program.EngineProgram(sys.argv[1])
run = lambda: engine_program.run_pandoc([], b"", {"items.json": "[]"})
if sys.argv[2] == "beside":
    with ThreadPoolExecutor(max_workers=1) as beside:
        beside.submit(run).result()
else:
    run()
"""


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
    wait_for(number_file.exists)
    assert len(list(temporary.iterdir())) == 1
    process.send_signal(number)
    assert process.communicate(timeout=60)[1] == b"protlib: stopped\n"
    assert not list(temporary.iterdir())
    wait_for(lambda: is_gone(int(number_file.read_text())))
