"""Names of files and arguments that are no UTF-8, and a locale that has no letters but ASCII."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from programs.running import Run

BAD = os.fsdecode(b"a\xff")


@pytest.fixture
def folder(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library of a name that is no UTF-8, and two records from a file of such a name."""
    monkeypatch.setenv("PROTLIB_LIBRARY", str(tmp_path / f"{BAD}.json"))
    monkeypatch.setenv("PROTLIB_CACHE", str(tmp_path / f"cache{BAD}"))
    (tmp_path / f"{BAD}\n.csv").write_text("title,year,key\nÉtude,2010,one\nOther,2011,two\n")
    assert protlib("import", f"{BAD}\n.csv").out == "2 added\n"
    return tmp_path


def test_a_file_of_any_name_comes_in_and_is_remembered_legibly(protlib: Run, folder: Path) -> None:
    [record, _second] = json.loads(protlib("list", "--format", "json").out)
    assert record["source"] == r"a\xff .csv"
    assert r"import a\xff .csv: 2 added" in protlib("history").out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["list", "--format", "keys"], 0, "one\ntwo\n"),
        (["search", "etude"], 0, "one"),
        (["info"], 0, r"a\xff.json"),
        (["info", "--format", "json"], 0, r"a\\xff.json"),
        (["export", "-o", f"{BAD}.bib"], 0, r"2 publications exported to a\xff.bib"),
        (["stats", "--by", "type", "-o", f"{BAD}.svg"], 0, r"a\xff.svg: 2 publications counted"),
        pytest.param(
            ["export", "-o", f"{BAD}.html"], 0, r"2 publications exported to a\xff.html", marks=pytest.mark.slow
        ),
        (["convert", f"{BAD}.bib", f"{BAD}.ris"], 0, r"a\xff.bib"),
        (["check", "--file", f"{BAD}\n.csv", "--format", "json"], 1, r"a\\xff"),
        (["merge", f"{BAD}.bib", "--base", f"{BAD}.bib"], 0, "unchanged"),
        (["verify", f"{BAD}.md", "--format", "json"], 1, r"a\\xff.md"),
        (["verify", f"{BAD}.md", "--quotes", "-o", f"{BAD}.html"], 1, r"a\xff.html: the check for the author"),
        (["attach", "one", f"{BAD}.bib"], 0, "1 publication changed"),
        (["mcp", "--setup", "vscode"], 2, r"a\xff.json: this name is not UTF-8, as VS Code needs it; rename it"),
        (["import", "none" + BAD], 3, r"nonea\xff: cannot be read"),
        (["export", "-o", f"{BAD}.none"], 2, r"a\xff.none"),
        (["show", BAD], 1, "the key aÿ"),
        (["edit", BAD], 1, "the key aÿ"),
        (["rekey", BAD, "x"], 1, "the key aÿ"),
        (["rekey", "one", BAD], 0, "aÿ"),
        (["set", BAD, "title=x"], 1, "the key aÿ"),
        (["set", "one", f"title=x{BAD}"], 0, "1 publication changed"),
        (["tag", "one", "--add", BAD], 0, "1 publication changed"),
        (["list", "--tag", BAD], 1, "the tag “aÿ”"),
        (["list", "--key", BAD], 1, "the key aÿ"),
        (["list", "--has", BAD], 2, "aÿ"),
        (["search", f"tag:{BAD}"], 1, ""),
        (["about", BAD], 1, "aÿ"),
        (["--library", f"{BAD}/x.json", "list"], 1, r"a\xff/x.json"),
        (["undo"], 0, "undone"),
    ],
)
def test_every_command_bears_bytes_that_are_no_letters(
    protlib: Run, folder: Path, arguments: list[str], code: int, message: str
) -> None:
    if any(command in arguments for command in ("attach", "convert", "merge")):
        (folder / f"{BAD}.bib").write_text("@book{x, title = {A}, author = {B}, year = 2001}")
    (folder / f"{BAD}.md").write_text("Said “one of many words” [@none].")
    ran = protlib(*arguments)
    assert (ran.code, message in ran.out + ran.err) == (code, True), ran


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
    ids=str,
)
def test_data_in_a_pipe_is_utf_8_whatever_the_locale(protlib: Run, folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "protlib", "search", "etude", "--format", "json"]
    ran = subprocess.run(command, env=os.environ | environment, capture_output=True, check=True, cwd=folder)
    assert json.loads(ran.stdout.decode("utf-8"))[0]["title"] == "Étude"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("library.json", '"format": 2', '"format": 1, "changed_by": LABEL'),
        (".library.json.versions/written.jsonl", '"add one"', "LABEL"),
    ],
    ids=["in the first format", "beside it"],
)
def test_what_a_library_says_of_itself_stays_on_its_line(
    protlib: Run, tmp_path: Path, file: str, old: str, new: str
) -> None:
    protlib("add", "--title", "Something", "--key", "one")
    file_path, label = tmp_path / file, r'"add one\n\u001b[2J2026 a line of its own"'
    assert old in file_path.read_text()
    unsummed = re.sub(r"\] [0-9a-f]{8}\n", "]\n", file_path.read_text())  # as an older protlib has noted it
    file_path.write_text(unsummed.replace(old, new.replace("LABEL", label)))
    protlib("add", "--title", "Other", "--key", "two")
    [_now, before, *_earlier] = protlib("history").out.splitlines()
    assert before.endswith("add one �[2J2026 a line of its own")
    for command in ("undo", "undo", "redo"):
        assert protlib(command).err.count("\n") == 1


def test_a_file_beside_a_library_of_any_name_is_found_again(protlib: Run, folder: Path) -> None:
    (folder / f"{BAD}.pdf").write_bytes(b"%PDF-1.4\n")
    assert protlib("attach", "one", f"{BAD}.pdf").code == 0
    assert (folder / f"{BAD}.files" / "one.pdf").exists()
    assert r"files: a\xff.files/one.pdf" in protlib("show", "one").out
    left_out = "and they are left out: one: one.pdf. To copy: --files copy"
    assert left_out in protlib("export", "-o", "refs.bib", "--files", "linked").err
    assert protlib("export", "-o", "copy.bib", "--files", "copy").code == 0
    assert "this name is not UTF-8" in protlib("export", "-o", f"{BAD}.ris", "--files", "copy").err
    for arguments in (["rekey", "one", "first"], ["undo"], ["redo"], ["info", "--verify"]):
        assert protlib(*arguments).code == 0
    assert [path.name for path in (folder / f"{BAD}.files").iterdir()] == ["first.pdf"]


def test_what_is_typed_in_another_encoding_is_not_lost(protlib: Run) -> None:
    title, tag = (os.fsdecode(text.encode("windows-1252")) for text in ("Réfugiés", "à lire"))
    key = protlib("add", "--title", title, "--tag", tag, "--author", os.fsdecode(b"M\xfcller, J.")).out.strip()
    protlib("set", key, f"publisher={title}", f"tags+={title}")
    [record] = json.loads(protlib("search", os.fsdecode(b"r\xe9fugi\xe9s"), "--format", "json").out)
    assert (record["title"], record["publisher"]) == ("Réfugiés", "Réfugiés")
    assert record["tags"] == ["à lire", "Réfugiés"]
    assert record["authors"] == [{"family": "Müller", "given": "J."}]


@pytest.mark.slow
def test_what_is_typed_is_utf_8_where_the_locale_has_no_letters(protlib: Run) -> None:
    protlib("add", "--title", "Réfugiés", "--key", "one")
    command = [sys.executable, "-m", "protlib", "set", "one", "title=Étude", "tags+=漢字"]
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run(command, env=os.environ | locale, check=True, capture_output=True)
    [record] = json.loads(protlib("show", "one", "--format", "json").out)
    assert (record["title"], record["tags"]) == ("Étude", ["漢字"])
