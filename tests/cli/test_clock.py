"""A clock that goes back: what came last is last all the same,
and nothing waits, hides or is taken for older than it is.
"""

import json
import os
from pathlib import Path

import pytest

from mishaps import faults

TIMES = (500_000_000, 90_000, 90_000, -400_000_000, 86_400 * 400, 0)
"""Seconds after the beginning: years ahead, back, the same, years before, ahead, back."""


@pytest.mark.slow
@pytest.mark.parametrize("is_packed", [False, True])
def test_what_came_last_is_last_whatever_the_clock_says(tmp_path: Path, is_packed: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    library = folder / "library.json"
    fault = faults.Fault(packed=is_packed)
    states: list[bytes] = []

    def ran(at: int, *arguments: str) -> str:
        ran = faults.run(folder, arguments, fault, at=at)
        assert (ran.code, "Traceback" in ran.err) == (0, False), ran.err
        return ran.out

    for number, at in enumerate(TIMES):
        ran(at, "add", "--title", f"Title {number}", "--key", f"k{number}", "--type", "book")
        os.utime(library, ns=(1, 1_000_000_000 * (TIMES[-number] % 1000)))  # so does that of the file system
        states.append(library.read_bytes())
        assert ran(-at, "list", "--format", "keys").split() == [f"k{number}" for number in range(number + 1)]
        assert ran(at, "search", f"title:{number}", "--format", "keys").split() == [f"k{number}"]
    entries = json.loads(ran(0, "history", "--format", "json"))
    assert [entry["version"] for entry in entries] == [7, 6, 5, 4, 3, 2, 1]
    assert [entry["command"] for entry in entries] == [
        *(f"add k{number}" for number in (5, 4, 3, 2, 1, 0)),
        "a new library",
    ]
    assert len({entry["changed"] for entry in entries[:-1]}) == len({*TIMES})
    for state in states[-2::-1]:
        ran(-1, "undo")
        assert library.read_bytes() == state
    for state in states[1:]:
        ran(-2, "redo")
        assert library.read_bytes() == state
    ran(-3, "undo", "--to", "3")
    assert library.read_bytes() == states[1]
    ran(-4, "restore", "2", "k0", "--yes")
    ran(-5, "set", "k0", "genre=handbook")
    assert json.loads(ran(9, "show", "k0", "--format", "json"))[0]["genre"] == "handbook"
    assert faults.run(folder, ["info", "--verify"], fault, at=-6).err.startswith("no faults in ")
