"""Errors: one line that says what and what to do, and never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness.slow_rows import mark_slow
from programs.running import Run


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["serch", "x"], 2, "search"),
        (["search", "--regoin", "x"], 2, "--region"),
        (["search", "--region", "wset africa"], 2, "West Africa"),
        (["search", "--country", "Nigera"], 2, "Nigeria"),
        (["show", "nobody"], 1, "nobody"),
        (["set", "nobody", "titl=x"], 2, "title"),
        (["remove", "nobody", "--yes"], 1, "nobody"),
        (["import", "no-such-file.ris"], 3, "no-such-file.ris"),
        (["export", "--format", "bibtx"], 2, "bibtex"),
        (["--library", "notes.txt", "list"], 4, "notes.txt"),
        (["convert", "x.ris", "y.zzz"], 2, "y.zzz"),
    ],
)
def test_an_error_is_one_line_with_what_to_do(protlib: Run, arguments: list[str], code: int, message: str) -> None:
    protlib("add", "--title", "Something to look at", "--year", "2010")
    Path("notes.txt").write_text("Linux version 6.1")
    ran = protlib(*arguments)
    assert (ran.code, ran.err.count("\n")) == (code, 1)
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("query", ["(trafficking", 'title:"open', "regoin:africa", "year:20x0..2010"])
def test_a_wrong_query_shows_where(protlib: Run, query: str) -> None:
    ran = protlib("search", query)
    assert ran.code == 2
    assert "^" in ran.err


def test_nothing_found_is_exit_code_one(protlib: Run) -> None:
    protlib("add", "--title", "Something to look at", "--year", "2010")
    assert protlib("search", "zzzzqqqq").code == 1


@pytest.mark.slow
def test_an_index_that_is_damaged_in_the_middle_is_made_anew_without_a_word(protlib: Run, tmp_path: Path) -> None:
    for number in range(40):
        protlib(
            "add",
            "--title",
            f"Something to look at, part {number}",
            "--year",
            "2010",
            "--note",
            "word " * 200,
        )
    ran = protlib("search", "something")
    [index] = (tmp_path / "cache").glob("*.sqlite")
    contents = index.read_bytes()
    index.write_bytes(contents[:4096] + bytes(len(contents) - 4096))
    assert protlib("search", "something") == ran
    index.write_bytes(contents[:4096] + b"\xff" * (len(contents) - 4096))
    assert protlib("add", "--title", "Another", "--year", "2011").code == 0
    assert len(protlib("list").out.splitlines()) == 41


PROTLIB = [sys.executable, "-m", "protlib"]


@pytest.mark.parametrize(
    "form",
    mark_slow((["--format", form] for form in ("keys", "json", "table")), lambda form: form != ["--format", "keys"]),
)
def test_a_reader_that_has_what_it_wants_is_no_error(protlib: Run, form: list[str]) -> None:
    rows = "".join(f"Title number {number},2010\n" for number in range(2000))
    protlib("import", "--from", "csv", "-", stdin=f"title,year\n{rows}")
    with subprocess.Popen([*PROTLIB, "list", *form], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("many", [1, pytest.param(2000, marks=pytest.mark.slow)])
def test_output_that_cannot_be_written_is_an_error(protlib: Run, many: int) -> None:
    rows = "".join(f"Title number {number},2010\n" for number in range(many))
    protlib("import", "--from", "csv", "-", stdin=f"title,year\n{rows}")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*PROTLIB, "list"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.stderr, ran.returncode) == ("protlib: cannot print: No space left on device\n", 4)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_change_that_was_saved_is_told_where_what_follows_cannot_be_written(protlib: Run) -> None:
    protlib("add", "--title", "Something to look at", "--year", "2010")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROTLIB, "add", "--title", "Another"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    end = "protlib: cannot print: No space left on device; what was changed is saved\n"
    assert (ran.stderr.endswith(end), ran.returncode) == (True, 4)
    assert len(protlib("list", "--format", "keys").out.splitlines()) == 2


def test_a_current_folder_that_was_removed_is_an_error(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--title", "Something to look at", "--year", "2010")
    gone = tmp_path / "gone"
    gone.mkdir()
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os; os.rmdir(os.getcwd()); from protlib.__main__ import main; main()",
            "export",
            "-o",
            "x.ris",
        ],
        cwd=gone,
        capture_output=True,
        text=True,
        check=False,
    )
    expected = "protlib: the current folder is gone; change to another, and type the command again\n"
    assert (ran.stderr, ran.returncode) == (expected, 4)


@pytest.mark.slow
@pytest.mark.parametrize(("closed", "arguments"), [(">&-", "list"), ("2>&-", "show nobody"), ("<&-", "import -")])
def test_a_stream_that_is_closed_is_no_crash(protlib: Run, closed: str, arguments: str) -> None:
    protlib("add", "--title", "Something to look at", "--year", "2010")
    command = f"exec '{sys.executable}' -m protlib {arguments} {closed}"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {0, 1, 3}
