"""A PDF that takes down what reads it takes no command with it: `verify` and `import` name it."""

import subprocess
import sys
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.running import Run
from sample_files.tiny_pdf import make_pdf, page

pytest.importorskip("pypdfium2")
REFERENCES = make_pdf([page("As said (Jobe 2010).", "", "References", "Jobe, A. (2010). Causes. Geneva: IOM.")])


def break_reader(monkeypatch: pytest.MonkeyPatch, folder: Path, code: str) -> None:
    """Have the process that reads do this before it reads a PDF."""
    script = folder / "helper_script.py"
    script.write_text(
        "import os, time\n"
        "from protlib.system.pdf import pdf_reader, reader_process\n"
        "read_pages = pdf_reader.read_pages\n"
        f"def read(data, **options):\n    {code}\n    return read_pages(data, **options)\n"
        "pdf_reader.read_pages = read\n"
        "reader_process.main()\n"
    )
    monkeypatch.setattr("protlib.system.bundle.words_that_run", lambda _module: (sys.executable, str(script)))


COMMANDS = [("verify",), ("verify", "--quotes"), ("import", "--from", "references")]


@each_value_once
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("os.abort()", "report.pdf: it is broken: what reads it ended ("),  # -6, and another number on Windows
        ("raise MemoryError", "report.pdf: to read it takes more than 2 GB of memory"),
        ("raise RuntimeError('odd')", "report.pdf: cannot read its text: RuntimeError: odd"),
    ],
)
def test_a_pdf_that_takes_its_reader_down_is_named_and_nothing_else_happens(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], code: str, problem: str
) -> None:
    protlib("add", "--title", "Causes", "--key", "jobe2010", "--author", "Jobe, A.", "--year", "2010")
    (tmp_path / "report.pdf").write_bytes(REFERENCES)
    break_reader(monkeypatch, tmp_path, code)
    ran = protlib(command[0], "report.pdf", *command[1:])
    assert problem in ran.err.replace("report.pdf:1: ", "report.pdf: ")
    assert (ran.out, ran.code != 0) == ("", True) if command[0] == "verify" else "Traceback" not in ran.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_that_reads_no_pdf_starts_no_reader(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    (tmp_path / "report.txt").write_text(
        "As said (Jobe 2010).\n\nReferences\n\nJobe, A. (2010). Causes. Geneva: IOM.\n"
    )
    protlib("add", "--title", "Causes", "--key", "jobe2010", "--author", "Jobe, A.", "--year", "2010")
    monkeypatch.setattr(subprocess, "Popen", None)
    assert "Traceback" not in protlib(command[0], "report.txt", *command[1:]).err
