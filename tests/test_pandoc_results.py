"""What pandoc made is taken again for the same input alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from programs import pandoc_results
from programs.engine import needs_engine
from protlib.citing.engine import engine_program

pytestmark = needs_engine
_ARGUMENTS = ("-f", "json", "-o", "-")


class Engine:
    """A program that counts its runs, and ends as it is told to."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.runs = 0

    def __call__(
        self, path: str, arguments: Sequence[str], data: bytes, seconds: float, place: str | None
    ) -> pandoc_results.Result:
        self.runs += 1
        return self.status, b"out %d" % self.runs, b"a warning"


def run(engine: Engine, folder: Path, *arguments: str, data: bytes = b"text", path: str = "", place: str = "") -> bytes:
    result = pandoc_results.keeping(engine, folder, dict)(
        path or engine_program.find_engine().path, arguments, data, 1.0, place or None
    )
    assert result[::2] == (engine.status, b"a warning")
    return result[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where results are kept."""
    (tmp_path / "results").mkdir()
    return tmp_path / "results"


def test_the_same_input_is_run_once(folder: Path) -> None:
    engine = Engine()
    assert [run(engine, folder, *_ARGUMENTS) for _ in range(3)] == [b"out 1"] * 3


def test_all_that_is_read_makes_another_input(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, style, place = Engine(), tmp_path / "house.docx", tmp_path / "place"
    place.mkdir()
    run(engine, folder, *_ARGUMENTS)
    run(engine, folder, *_ARGUMENTS, data=b"other")
    run(engine, folder, *_ARGUMENTS, "--number-sections")
    for text in ("one", "two"):
        style.write_text(text)
        run(engine, folder, *_ARGUMENTS, f"--reference-doc={style}")
        run(engine, folder, *_ARGUMENTS, "--reference-doc", str(style))
        (place / "style.csl").write_text(text)
        run(engine, folder, *_ARGUMENTS, place=str(place))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    run(engine, folder, *_ARGUMENTS)
    assert engine.runs == 10


def test_what_the_table_has_is_not_run(folder: Path) -> None:
    engine, path = Engine(), engine_program.find_engine().path
    results = {pandoc_results.digest_of(path, _ARGUMENTS, b"text", None): (b"of the table", b"its warning")}
    run_or_read = pandoc_results.keeping(engine, folder, lambda: results)
    assert run_or_read(path, _ARGUMENTS, b"text", 1.0, None) == (0, b"of the table", b"its warning")
    assert run_or_read(path, _ARGUMENTS, b"other", 1.0, None) == (0, b"out 1", b"a warning")


def test_a_build_is_known_by_its_wheel_and_its_size_wherever_it_is(tmp_path: Path) -> None:
    builds = []
    for place, version, content in (
        ("a", "1.17", b"one"),
        ("b", "1.17", b"one"),
        ("c", "1.18", b"one"),
        ("d", "1.17", b"1"),
    ):
        wheel = tmp_path / place / f"pypandoc_binary-{version}.dist-info"
        pandoc = tmp_path / place / "pypandoc/files/pandoc"
        wheel.mkdir(parents=True)
        pandoc.parent.mkdir(parents=True)
        pandoc.write_bytes(content)
        builds.append(pandoc_results.build_of(str(pandoc)))
    assert builds[0] == builds[1]
    assert len(set(builds)) == 3


def test_what_failed_is_run_again(folder: Path) -> None:
    engine = Engine(status=1)
    assert [run(engine, folder, *_ARGUMENTS) for _ in range(2)] == [b"out 1", b"out 2"]


@pytest.mark.parametrize("arguments", [("-o", "a.docx"), ("--output=a.docx",), ("--pdf-engine", "typst")])
def test_what_does_more_than_print_is_run_each_time(folder: Path, arguments: tuple[str, ...]) -> None:
    engine = Engine()
    assert [run(engine, folder, *arguments) for _ in range(2)] == [b"out 1", b"out 2"]


def test_another_program_is_run_each_time(folder: Path, tmp_path: Path) -> None:
    engine = Engine()
    assert [run(engine, folder, *_ARGUMENTS, path=str(tmp_path / "pandoc")) for _ in range(2)] == [b"out 1", b"out 2"]
