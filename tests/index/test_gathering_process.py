"""The index of a large library: half of it is made by a second process, and it is the same without that one."""

import functools
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import orjson
import pytest

from protlib.index import Index
from protlib.record.model import Name, Publication

TABLES = ("records", "summaries", "texts", "orders", "keys", "fingerprints", "words", "labels", "spellings")


Tables = dict[str, list[tuple[Any, ...]]]


@functools.cache
def records(count: int) -> list[dict[str, Any]]:
    """Return records whose own texts and shared ones meet: in acronyms, in capitals and in notes."""
    return [
        Publication(
            key=f"k{number}",
            title=f"UNHCR’s guidance {number}: re-trafficking & the “Łódź” labour-market" if number % 7 else "",
            authors=(Name(literal="Guidance on Trafficking Network", short="GTN"),) * (number % 2),
            abstract=f"A study – of women's lives in {number} places." * (number % 3),
            note="of the UNHCR" * (number % 5 == 0),
            genre="Note of the UNHCR" * (number % 4 == 0),
            tags=("UNHCR", f"tag {number % 11}"),
            extra={"annote": "Seen", "ris:C1": "not a note"} if number % 13 == 0 else {},
        ).to_dict()
        for number in range(count)
    ]


def index_of(documents: list[dict[str, Any]], folder: Path) -> Tables:
    """Return the tables of the index of a library with these records."""
    library, cache = folder / "library.json", folder / "cache"
    folder.mkdir()
    library.write_bytes(orjson.dumps(documents))
    Index.open(library, cache, lambda: documents).close()
    connection = sqlite3.connect(next(cache.glob("*.sqlite")))
    contents = {table: sorted(connection.execute(f"SELECT * FROM {table}")) for table in TABLES}
    connection.close()
    return contents


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the helpers that were started; there are two processors, whatever the machine has."""
    processes: list[subprocess.Popen[bytes]] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            processes.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1}, raising=False)
    return processes


@pytest.fixture(scope="module")
def made_alone(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Return the tables of the index that a machine with one processor makes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _pid: {0}, raising=False)
        return index_of(records(3100), tmp_path_factory.mktemp("library") / "one")


@pytest.mark.slow
def test_a_helper_makes_the_same_index(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], made_alone: Tables
) -> None:
    assert index_of(records(3100), tmp_path / "two") == made_alone
    assert [process.returncode for process in started] == [0]


def test_a_small_library_needs_no_helper(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    assert len(index_of(records(100), tmp_path / "small")["records"]) == 100
    assert started == []


@pytest.mark.slow
@pytest.mark.parametrize("python", ["false", "true", "no such program", ""])
def test_without_a_helper_that_works_the_index_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_alone: Tables, python: str
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1}, raising=False)
    monkeypatch.setattr(sys, "executable", python)
    assert index_of(records(3100), tmp_path / "two") == made_alone


@pytest.mark.slow
def test_a_disk_without_room_for_a_helper_is_no_matter(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    started: list[subprocess.Popen[bytes]],
    made_alone: Tables,
) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert index_of(records(3100), tmp_path / "two") == made_alone
    assert started == []


def test_another_protlib_does_not_help(tmp_path: Path) -> None:
    other_path = tmp_path / "helper.py"
    other_path.touch()
    run = subprocess.run(
        [sys.executable, "-P", "-m", "protlib.index.gathering_process", str(other_path)],
        input=b"",
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (1, b"")


@pytest.mark.slow
def test_modules_in_the_folder_of_the_user_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    for name in ("protlib", "marshal", "orjson", "re"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(5)")
    monkeypatch.chdir(tmp_path)
    assert len(index_of(records(3100), tmp_path / "library")["records"]) == 3100
    assert [process.returncode for process in started] == [0]


@pytest.mark.slow
def test_a_helper_ends_with_work_that_is_broken_off(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    def break_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    library = tmp_path / "library.json"
    library.write_bytes(orjson.dumps(records(3100)))
    with pytest.raises(KeyboardInterrupt):
        Index.open(library, tmp_path / "cache", lambda: records(3100), break_off)
    assert [process.returncode is None for process in started] == [False]
    assert list((tmp_path / "cache").iterdir()) == []
