"""What the engine made before: when it is used again, when not, and what a broken folder does to it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from protlib.citing.engine import run_store
from protlib.citing.engine.engine_program import EngineProgram, Output
from protlib.citing.engine.run_store import RunStore
from protlib.errors import UsageError

ARGUMENTS = ["--citeproc", "--csl", "style.csl"]
FILES = {"style.csl": "<style/>", "items.json": "[]"}


class Engine:
    """An engine that counts its runs, and repeats its input."""

    def __init__(self) -> None:
        self.runs = 0
        self.warnings: tuple[str, ...] = ()

    def run(self, arguments: Sequence[str], data: bytes, files: Mapping[str, str], seconds: float) -> Output:
        self.runs += 1
        if data == b"wrong":
            raise UsageError("pandoc: wrong")
        return Output(b"made of " + data, self.warnings)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    file = tmp_path / "pandoc"
    file.write_bytes(b"program")
    counted = Engine()
    monkeypatch.setattr(run_store, "run_pandoc", counted.run)
    monkeypatch.setattr(run_store, "find_engine", lambda: EngineProgram(str(file)))
    return counted


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path / "cache" / "citations")


def files_of(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "citations").iterdir())


def test_the_same_input_needs_no_second_run(engine: Engine, store: RunStore) -> None:
    engine.warnings = ("first, with ümlaut", "second")
    first = store.run(ARGUMENTS, b"one", FILES, 1)
    assert first == Output(b"made of one", ("first, with ümlaut", "second"))
    assert store.run(ARGUMENTS, b"one", FILES, 9) == first
    assert engine.runs == 1


def change_style(files: dict[str, str]) -> None:
    files["style.csl"] = "<style />"


def move_a_letter(files: dict[str, str]) -> None:
    files["style.csl"], files["items.json"] = "<style/>[", "]"


@pytest.mark.parametrize("change", [change_style, move_a_letter])
def test_other_files_need_a_run(engine: Engine, store: RunStore, change: Callable[[dict[str, str]], None]) -> None:
    store.run(ARGUMENTS, b"one", FILES, 1)
    others = dict(FILES)
    change(others)
    store.run(ARGUMENTS, b"one", others, 1)
    assert engine.runs == 2


def test_other_data_arguments_and_programs_need_a_run(engine: Engine, store: RunStore, tmp_path: Path) -> None:
    store.run(ARGUMENTS, b"one", FILES, 1)
    assert store.run(ARGUMENTS, b"two", FILES, 1).data == b"made of two"
    store.run([*ARGUMENTS, "--to", "json"], b"one", FILES, 1)
    (tmp_path / "pandoc").write_bytes(b"a newer program")
    store.run(ARGUMENTS, b"one", FILES, 1)
    assert engine.runs == 4


@pytest.mark.parametrize("damage", [b"", b"\n", b"made of one", b"\xff\n\x00"])
def test_a_damaged_result_is_made_anew(engine: Engine, store: RunStore, tmp_path: Path, damage: bytes) -> None:
    store.run(ARGUMENTS, b"one", FILES, 1)
    (file,) = files_of(tmp_path)
    file.write_bytes(damage)
    assert store.run(ARGUMENTS, b"one", FILES, 1) == Output(b"made of one", ())
    assert store.run(ARGUMENTS, b"one", FILES, 1) == Output(b"made of one", ())
    assert engine.runs == 2


def test_a_run_that_fails_fails_again(engine: Engine, store: RunStore) -> None:
    for _time in range(2):
        with pytest.raises(UsageError, match=r"^pandoc: wrong$"):
            store.run(ARGUMENTS, b"wrong", FILES, 1)
    assert engine.runs == 2


def test_a_folder_that_cannot_be_made_costs_only_time(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = RunStore(tmp_path / "file" / "citations")
    for _time in range(2):
        assert store.run(ARGUMENTS, b"one", FILES, 1).data == b"made of one"
    assert engine.runs == 2
