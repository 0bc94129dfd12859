"""Many processes at once on one library: whatever was said to be done is there,
once, unless an undo said that it took it back.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from harness.paths import ROOT
from protlib.library import Library

_UNDONE = re.compile(r"undone: (\w+)(?: .*)? (\w+); ")
_READING = {"search", "list"}
_PATIENT = re.compile(r"waiting for (?:another protlib|“protlib .*” of .*), which is writing .*\n")


def crowd(folder: Path, processes: int, rounds: int, seed: int) -> list[tuple[str, str, int, str]]:
    """Return of each command its name, the key that it concerns, its exit code and what it said."""
    command: list[str | Path] = [
        sys.executable,
        ROOT / "tests/mishaps/crowd.py",
        folder,
        *map(str, (processes, rounds, seed)),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return [(name, key, code, _PATIENT.sub("", err)) for name, key, code, err in json.loads(ran.stdout)]


def assert_that_all_is_there(folder: Path, told: list[tuple[str, str, int, str]]) -> Counter[str]:
    """Compare the library with what the commands said; return how many of each did what they were for."""
    words = [_UNDONE.search(err) for name, _, code, err in told if name == "undo" and code == 0]
    undone = Counter((word[1], word[2]) for word in words if word)
    counts = Counter((name, key) for name, key, code, _ in told if code == 0 and name not in {"undo", *_READING})
    assert not undone - counts, "an undo took back what nobody was told of"
    for name, _, code, err in told:
        assert "Traceback" not in err
        assert code in {0, 1}, (name, err)  # 1: what another has removed, or undone, is not found
        assert name not in _READING or code == 0 or "no" in err, err
    stays = counts - undone
    assert set(stays.values()) <= {1}
    came = {key for name, key in stays if name in {"add", "import", "merge"}}
    removals = {key for name, key in stays if name == "remove"}
    with Library(folder / "library.json") as library:
        records = {record.key: record for record in library}
        assert len(records) == len(library)
        versions = [version for version in library.history() if not version.is_undone]
    assert {*records} == came - removals
    for key, record in records.items():
        assert (record.genre == key) is (stays["set", key] == 1), key
        assert (f"t{key}" in record.tags) is (stays["tag", key] == 1), key
    assert len(versions) == len(stays) + 1 or len(stays) > 1000
    return Counter(name for name, _, code, _ in told if code == 0)


@pytest.mark.slow
def test_what_several_processes_were_told_is_done_is_there(tmp_path: Path) -> None:
    counts = assert_that_all_is_there(tmp_path, crowd(tmp_path, 4, 2, 1))
    assert counts["set"] + counts["tag"] > 3


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2))
def test_what_fifty_processes_were_told_is_done_is_there(tmp_path: Path, seed: int) -> None:
    counts = assert_that_all_is_there(tmp_path, crowd(tmp_path, 50, 4, seed))
    assert counts["set"] + counts["tag"] > 100
