"""Packages that are installed and that the system refuses to load, as where an office lets few programs run."""

import subprocess
import sys
from pathlib import Path

import pytest

from programs.running import Ran, Run
from protlib.errors import UsageError
from protlib.lookup.network import Network
from sample_files.tiny_pdf import make_pdf, page

REFUSAL = "An Application Control policy has blocked this file"
ERRORS = {
    "pypdfium2": f"OSError('[WinError 4551] {REFUSAL}')",
    "httpx": f"ImportError('{REFUSAL}.')",
    "mcp": f"ImportError('{REFUSAL}.')",
}


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder of packages that cannot be loaded, which stands before those that can."""
    folder = tmp_path / "blocked"
    folder.mkdir()
    for name, error in ERRORS.items():
        (folder / f"{name}.py").write_text(f"raise {error}\n")
        for module in [module for module in sys.modules if module.partition(".")[0] == name]:
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def test_an_assistant_and_a_look_up_name_what_is_not_loaded(
    blocked: Path, protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("protlib.cli.assistant", "protlib.lookup.conn"))]:
        monkeypatch.delitem(sys.modules, name)
    message = f"protlib: to answer assistants, protlib needs mcp, which is installed but cannot be loaded: {REFUSAL}\n"
    assert protlib("mcp") == ("", message, 2)
    with pytest.raises(UsageError, match=f"needs httpx, which is installed but cannot be loaded: {REFUSAL}$"):
        Network()


def run_in_process(*arguments: str) -> Ran:
    """Run protlib in a process of its own, which has loaded no package for another test."""
    command = [sys.executable, "-m", "protlib", *arguments]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return Ran(ran.stdout, ran.stderr, ran.returncode)


@pytest.mark.slow
@pytest.mark.usefixtures("protlib")
def test_files_are_read_as_soon_as_the_reader_can_be_loaded(
    blocked: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The refusal was kept as a fault of each file: they counted as read, and none was tried again."""
    (tmp_path / "reports").mkdir()
    for number in (1, 2):
        (tmp_path / "reports" / f"{number}.pdf").write_bytes(make_pdf([page(f"Debt bondage {number} is common")]))
    reason = (
        f"to read a PDF, protlib needs pypdfium2, which is installed but cannot be loaded: [WinError 4551] {REFUSAL}"
    )
    ran = run_in_process("import", "reports")
    assert (ran.err.count(reason), ran.code) == (1, 3)
    assert "1 more PDF file could not be read, for the same reason\n" in ran.err
    for number in (1, 2):
        run_in_process("add", "--title", f"Report {number}", "--key", f"r{number}")
        run_in_process("attach", f"r{number}", f"reports/{number}.pdf")
    for _ in range(2):
        assert "0 files read, 2 without a text" in run_in_process("text", "--all").err
    (blocked / "pypdfium2.py").unlink()
    monkeypatch.delenv("PYTHONPATH")
    assert "2 files read" in run_in_process("text", "--all").err
