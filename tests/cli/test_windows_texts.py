"""Texts that Notepad and PowerShell wrote: libraries, reports, keys and files of references."""

import json
from pathlib import Path

import pytest

from programs.running import Run

pytestmark = pytest.mark.usefixtures("as_on_windows")


def test_what_comes_from_notepad_is_read(protlib: Run, tmp_path: Path) -> None:
    rows = "title,year,key\r\nL’été à N’Djamena,2010,ete\r\n"
    for charset in ("utf-8-sig", "utf-16", "windows-1252"):
        (tmp_path / "notes.csv").write_bytes(rows.encode(charset))
        assert protlib("import", "notes.csv").code == 0
        records = json.loads(protlib("list", "--format", "json").out)
        assert [record["title"] for record in records] == ["L’été à N’Djamena"]


def _of_powershell(path: Path) -> Path:
    """Return a copy of a file as > of Windows PowerShell writes it: UTF-16 with a mark, and CRLF."""
    copy = path.with_name(f"utf16-{path.name}")
    copy.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode("utf-16"))
    return copy


@pytest.mark.parametrize("suffix", [".ris", ".bib", ".csv", ".tsv", ".jsonl", ".yaml", ".xml"])
def test_what_powershell_wrote_is_read_in_every_format_of_text(sample: Run, tmp_path: Path, suffix: str) -> None:
    assert sample("export", "--lossless", "-o", f"refs{suffix}").code == 0
    copy = _of_powershell(tmp_path / f"refs{suffix}")
    titles = [
        [record["title"] for record in json.loads(sample("convert", name, "-", "--format", "csl-json").out)]
        for name in (f"refs{suffix}", copy.name)
    ]
    assert titles[0] == titles[1] != []


def test_what_powershell_wrote_is_read_by_every_command(
    sample: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.md").write_text("As [@iom2009caring] says.\n")
    (tmp_path / "report.tex").write_text("As \\cite{iom2009caring} says.\n")
    (tmp_path / "config.toml").write_text('style = "apa"\n')
    for report in ("report.md", "report.tex"):
        copy = _of_powershell(tmp_path / report)
        assert sample("list", "--cited-in", copy.name, "--format", "keys").out == "iom2009caring\n"
    keys = "iom2009caring\r\n".encode("utf-16")
    assert sample("list", "--key", "-", "--format", "keys", stdin=keys).out == "iom2009caring\n"
    assert sample("merge", _of_powershell(tmp_path / "library.json").name, "--dry-run").code == 0
    monkeypatch.setenv("PROTLIB_CONFIG", str(_of_powershell(tmp_path / "config.toml")))
    assert sample("config", "style").out == "apa\n"
    assert sample("config", "style", "chicago").code == 0
    assert sample("config", "style").out == "chicago\n"


def test_a_library_or_a_report_that_powershell_wrote_is_told_with_what_to_do(sample: Run, tmp_path: Path) -> None:
    library = _of_powershell(tmp_path / "library.json")
    ran = sample("--library", library.name, "list")
    assert (ran.code, ran.err.count("\n")) == (4, 1)
    assert f"“protlib --library new.json import {library}” reads what is in it" in ran.err
    assert sample("--library", "new.json", "import", library.name).code == 0
    (tmp_path / "report.md").write_text("As [@iom2009caring] says.\n")
    ran = sample("fill", _of_powershell(tmp_path / "report.md").name)
    assert (ran.code, ran.err.count("\n"), "save it as UTF-8" in ran.err) == (3, 1, True)


def test_a_library_that_notepad_saved_is_read_and_changed(sample: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    keys = sample("list", "--format", "keys").out
    library.write_bytes(b"\xef\xbb\xbf" + library.read_bytes().replace(b"\n", b"\r\n"))
    assert sample("list", "--format", "keys").out == keys
    assert sample("tag", "iom2009caring", "--add", "new").code == 0
    assert sample("list", "--tag", "new", "--format", "keys").out == "iom2009caring\n"


def test_keys_of_a_pipe_of_powershell_are_read(sample: Run) -> None:
    keys = b"\xef\xbb\xbfiom2009caring\r\njobe2010causes\r\n"
    assert len(json.loads(sample("show", "-", "--format", "json", stdin=keys).out)) == 2
