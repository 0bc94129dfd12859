"""`export --files`: other programs and colleagues get the attached files, and nobody learns where they are unasked."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from harness.made_once import made_once
from harness.pairs import each_value_once
from harness.rows import every_row
from programs.blocks import opened
from programs.running import Run
from protlib.attachments.folder import FilesFolder
from protlib.record.attached_file import AttachedFile, file_texts
from protlib.record.file_references import as_jabref, references_of
from protlib.record.model import Publication

FORMATS = ["out.bib", "out.ris", "out.jsonl", "out.json", "out.yaml", "out.xml", "out.csv", "out.tsv", "out.xlsx"]


@pytest.fixture
@made_once
def library(protlib: Run, tmp_path: Path) -> Run:
    """A library with a copied file, two linked ones, and one of an internal publication."""
    protlib("add", "--title", "One Report", "--key", "one")
    protlib("add", "--title", "Second Study", "--key", "two")
    protlib("add", "--title", "Closed Matters", "--key", "closed")
    protlib("set", "closed", "access=internal")
    (tmp_path / "papers").mkdir()
    for name in ("one.pdf", "odd; name: 2.docx", "annex.pdf", "closed.pdf"):
        (tmp_path / "papers" / name).write_text(name)
    protlib("attach", "one", "papers/one.pdf")
    protlib("attach", "two", "papers/odd; name: 2.docx", "--link")
    protlib("attach", "two", "papers/annex.pdf", "--link", "--label", "annex")
    protlib("attach", "closed", "papers/closed.pdf")
    return protlib


def contents(run: Run, *options: str) -> dict[str, set[str]]:
    files: dict[str, set[str]] = {}
    for file in json.loads(run(*options, "attach", "--format", "json").out):
        assert file["state"] == "here"
        files.setdefault(file["key"], set()).add(file["sha256"])
    return files


@each_value_once
@pytest.mark.parametrize("how", ["linked", "copy"])
@pytest.mark.parametrize("name", FORMATS)
def test_another_library_imports_the_same_files(library: Run, tmp_path: Path, name: str, how: str) -> None:
    ran = library("export", "-o", name, "--files", how)
    assert (ran.code, "3 files " in ran.err) == (0, True)
    if how == "copy":
        (tmp_path / "papers").rename(tmp_path / "gone")
        library("share", "-o", "unused.json")
        (tmp_path / "library.files").rename(tmp_path / "away")
    theirs = ("--library", "theirs/library.json")
    (tmp_path / "theirs").mkdir()
    assert "3 files attached" in library(*theirs, "import", name).err
    expected = {key: {sha256(text.encode()).hexdigest() for text in texts} for key, texts in FILES.items()}
    assert contents(library, *theirs) == expected


FILES = {"one": ["one.pdf"], "two": ["odd; name: 2.docx", "annex.pdf"]}


@pytest.mark.parametrize("more", [(), ("--lossless",), ("--for", "jabref"), ("--for", "zotero")])
def test_jabref_and_zotero_get_files_in_their_form(library: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    library("export", "-o", "out.bib", "--files", "linked", *more, "-f", "bibtex")
    text = (tmp_path / "out.bib").read_text()
    assert "{:library.files/one.pdf:PDF}" in text
    assert r"{:papers/odd\; name\: 2.docx:DOCX;annex:papers/annex.pdf:PDF}" in text
    library("export", "-o", "out.ris", "--files", "copy", *more, "-f", "ris")
    lines = (tmp_path / "out.ris").read_text().splitlines()
    assert [line for line in lines if line.startswith("L1")] == [
        "L1  - out.files/one.pdf",
        "L1  - out.files/two.docx",
        "L1  - out.files/two-annex.pdf",
    ]


@every_row("path", ["a.pdf", "a b;c:d.pdf", r"x\y.pdf", "ä/ö.pdf", ":a:.pdf", "C:/a.pdf", "a;b;c", "50%#.pdf"])
def test_what_is_written_for_jabref_is_read_as_it_was(path: str) -> None:
    files = [AttachedFile(path, label="first: one"), AttachedFile("other.pdf")]
    entry = as_jabref(Publication(key="k", files=file_texts(files)))
    references = references_of(Publication(key="k", extra={"bibtex:file": entry}))
    assert [reference.path for reference in references] == [path.replace("\\", "/"), "other.pdf"]


@pytest.mark.parametrize("name", [*FORMATS, pytest.param("out.html", marks=pytest.mark.slow)])
def test_nothing_names_a_file_unasked(library: Run, tmp_path: Path, name: str) -> None:
    library("export", "-o", name)
    library("export", "-o", f"2{name}", "--lossless") if name != "out.html" else None
    data = b"".join(path.read_bytes() for path in tmp_path.glob(f"*{name}"))
    assert not any(mark in data for mark in (b"papers", b"library.files", str(tmp_path).encode()))
    assert not (tmp_path / "out.files").exists()


def test_files_of_what_is_not_public_go_along_on_request_only(library: Run, tmp_path: Path) -> None:
    library("export", "-o", "out.bib", "--files", "copy")
    assert sorted(path.name for path in (tmp_path / "out.files").iterdir()) == ["one.pdf", "two-annex.pdf", "two.docx"]
    library("export", "-o", "in.bib", "--files", "copy", "--include", "internal")
    assert "closed.pdf" in {path.name for path in (tmp_path / "in.files").iterdir()}


def test_a_path_over_the_home_folder_is_not_named(
    library: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "ana"
    (home / "refs").mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    (home / "private.pdf").write_text("private")
    library("attach", "one", home / "private.pdf", "--link")
    ran = library("export", "-o", "out.bib", "--files", "linked")
    assert "would find these files, and they are left out: one: private.pdf. To copy: --files copy" in ran.err
    assert "ana" not in (tmp_path / "out.bib").read_text()
    library("export", "one", "-o", home / "refs" / "out.ris", "--files", "linked")
    assert "L1  - ../private.pdf" in (home / "refs" / "out.ris").read_text()


def test_a_table_has_a_column_of_files_on_request_only(library: Run, tmp_path: Path) -> None:
    ran = library("export", "-o", "a.csv", "--columns", "key,files")
    assert (ran.code, ran.err) == (
        2,
        "protlib: files is left out of exports. To write it: --files linked, or leave out the column\n",
    )
    assert "left out of exports" in library("export", "--columns", "key,files").err
    assert not (tmp_path / "a.csv").exists()
    assert library("export", "-o", "a.csv", "--columns", "key,files", "--files", "linked").code == 0
    assert "library.files/one.pdf" in (tmp_path / "a.csv").read_text()
    assert library("export", "-o", "b/b.csv", "--columns", "key,files", "--files", "copy").code == 0
    assert "b.files/one.pdf" in (tmp_path / "b" / "b.csv").read_text()
    assert (tmp_path / "b" / "b.files" / "one.pdf").exists()
    assert "has no place for files" in library("export", "-o", "a.md", "--columns", "files", "--files", "linked").err


def test_what_cannot_be_is_refused_and_leaves_no_copies(library: Run, tmp_path: Path) -> None:
    assert "needs a file" in library("export", "-f", "ris", "--files", "copy").err
    assert (
        "Word's sources has no place for files" in library("export", "-o", "a.xml", "-f", "word", "--files", "copy").err
    )
    assert (
        "--files needs the column files"
        in library("export", "-o", "a.csv", "--columns", "key", "--files", "linked").err
    )
    assert library("export", "-o", "a.csv", "--columns", "key", "--files", "none").code == 0
    (tmp_path / "mine.bib").write_text("what a person wrote")
    assert library("export", "-o", "mine.bib", "--files", "copy").code == 2
    assert [*(tmp_path / "mine.files").rglob("*.*")] == []


def test_a_file_that_is_gone_is_told_and_left_out(library: Run, tmp_path: Path) -> None:
    (tmp_path / "papers" / "annex.pdf").unlink()
    ran = library("export", "-o", "out.bib", "--files", "linked")
    assert "not there, and left out: two: annex.pdf" in ran.err
    assert "annex" not in (tmp_path / "out.bib").read_text()


def page_blocks(file: Path) -> dict[str, Any]:
    return opened(file.read_bytes())


@pytest.mark.slow
def test_a_page_links_to_files_beside_it_on_request(library: Run, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    ran = library("export", "-o", "web/page.html", "--files", "linked", "--include", "internal")
    assert "left out: the files of 1 publication that is not public" in ran.err
    table = json.loads(page_blocks(tmp_path / "web/page.html")["records"])["table"]
    records = {row[0]: dict(zip(table["columns"], row, strict=False)).get("files", []) for row in table["rows"]}
    assert records == {
        "one": [["../library.files/one.pdf", "one.pdf"]],
        "two": [["../papers/odd%3B%20name%3A%202.docx", "odd; name: 2.docx"], ["../papers/annex.pdf", "annex.pdf (annex)"]],
        "closed": [],
    }  # fmt: skip
    library("export", "-o", "web/copy.html", "--files", "copy")
    assert sorted(path.name for path in (tmp_path / "web/copy.files").iterdir()) == [
        "one.pdf",
        "two-annex.pdf",
        "two.docx",
    ]
    library("export", "-o", "web/plain.html")
    copy, plain = page_blocks(tmp_path / "web/copy.html"), page_blocks(tmp_path / "web/plain.html")
    assert all(copy[name] == plain[name] for name in ("search", "exports"))


def test_a_path_leads_from_a_folder_to_a_file_and_over_no_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "ana"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home" / "ana"))
    folder = FilesFolder(tmp_path / "a" / "b" / "out.bib")
    assert folder.relative_path(tmp_path / "a" / "x.pdf") == "../x.pdf"
    assert folder.relative_path(tmp_path / "home" / "x.pdf") == "../../home/x.pdf"
    assert folder.relative_path(tmp_path / "home" / "ana" / "x.pdf") == ""
    assert folder.relative_path(Path(tmp_path.anchor) / "x.pdf") == ""
