"""Files come along with imports, merges and shared copies; none is taken that the user has not pointed at."""

import json
import shutil
from pathlib import Path

import pytest

from programs.running import Run, record_of
from protlib.system.shell import quote

BIB = r"""
@report{one, title={One Report}, author={{IOM}}, year={2001}, file={:files/1.pdf:PDF}}
@report{two, title={Second Study}, author={{IOM}}, year={2002}, file={Full Text:files/12/a b.pdf:application/pdf;Page:files/13/x.html:text/html}}
@report{far, title={Faraway Matters}, author={{IOM}}, year={2003}, file={:FAR:PDF}}
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The folder of another program's export, with its files; one more is elsewhere."""
    folder = tmp_path / "export"
    for name in ("files/1.pdf", "files/12/a b.pdf", "files/13/x.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (tmp_path / "elsewhere").mkdir()
    far = tmp_path / "elsewhere" / "far.pdf"
    far.write_text("far")
    (folder / "export.bib").write_text(BIB.replace("FAR", str(far).replace(":", r"\:")))
    return folder / "export.bib"


def paths(run: Run, key: str) -> list[str]:
    return [text.partition("#")[0] for text in record_of(run, key).get("files", [])]


def test_files_beside_the_export_come_with_it(protlib: Run, export: Path, tmp_path: Path) -> None:
    ran = protlib("import", export)
    assert "3 files attached\n" in ran.err
    assert "1 file not found: " in ran.err
    assert paths(protlib, "one") == ["library.files/one.pdf"]
    assert paths(protlib, "two") == ["library.files/two.pdf", "library.files/two.html"]
    assert (tmp_path / "library.files" / "two.pdf").read_text() == "files/12/a b.pdf"
    assert paths(protlib, "far") == []


def test_files_that_records_have_are_not_told_again(protlib: Run, export: Path) -> None:
    protlib("import", export)
    (export.parent / "files" / "1.pdf").unlink()
    ran = protlib("import", export)
    assert "1.pdf" not in ran.err
    assert "far.pdf" in ran.err  # it was never there
    export.write_text(export.read_text().replace("Second Study}", "Second Study}, note={Read}"))
    ran = protlib("import", export, "--on-duplicate", "update")
    assert ran.out == "0 added, 1 updated, 2 already there\n"
    assert "attached" not in ran.err
    assert "1.pdf" not in ran.err


def test_files_elsewhere_come_only_from_a_folder_that_is_named(protlib: Run, export: Path) -> None:
    protlib("import", export)
    ran = protlib("import", "none.bib", "--files-from", "nowhere")
    assert (ran.code, ran.err) == (2, "protlib: --files-from nowhere: no such folder\n")
    again = protlib("import", export, "--on-duplicate", "update", "--files-from", "elsewhere")
    assert "1 file attached" in again.err
    assert paths(protlib, "far") == ["library.files/far.pdf"]
    third = protlib("import", export, "--on-duplicate", "update", "--files-from", "elsewhere")
    assert (third.out, third.err) == ("0 added, 3 already there\n", "")


def test_a_dry_run_and_no_files_copy_none(protlib: Run, export: Path, tmp_path: Path) -> None:
    assert "3 files to attach" in protlib("import", export, "--dry-run").err
    assert protlib("import", export, "--no-files").err.count("file") == 0
    assert not (tmp_path / "library.files").exists()
    ran = protlib("import", export)
    assert "2 that are already there have files in this import. To attach them: --on-duplicate update" in ran.err


def test_the_import_and_its_files_are_one_change(protlib: Run, export: Path) -> None:
    protlib("import", export)
    assert protlib("undo").code == 0
    assert protlib("list").code == 1


def test_a_file_of_another_library_that_moved_comes_by_its_content(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs" / "sorted").mkdir(parents=True)
    second_library = ("--library", "theirs/refs.json")
    protlib(*second_library, "add", "--title", "Ports", "--key", "ports")
    (tmp_path / "theirs" / "ports.pdf").write_text("their ports")
    protlib(*second_library, "attach", "ports", "theirs/ports.pdf", "--link")
    (tmp_path / "theirs" / "ports.pdf").rename(tmp_path / "theirs" / "sorted" / "ports.pdf")
    (tmp_path / "theirs" / "ports.pdf").write_text("other ports")  # of the same size
    assert protlib("import", "theirs/refs.json").err.startswith("1 file attached\n")
    assert (tmp_path / "library.files" / "ports.pdf").read_text() == "their ports"


def test_what_is_no_document_is_not_taken(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "id_rsa").write_text("secret")
    (tmp_path / "evil.bib").write_text("@misc{evil, title={Evil}, file={:id_rsa:PDF}}")
    assert "1 file not found: id_rsa" in protlib("import", "evil.bib").err
    assert paths(protlib, "evil") == []


@pytest.mark.parametrize("name", [f"{'x' * 300}.pdf", f"internal-pdf://{'x' * 300}.pdf", "file:zero%00.pdf"])
def test_a_name_that_no_disk_can_have_does_not_stop_an_import(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "My.Data" / "PDF").mkdir(parents=True)
    (tmp_path / "refs.ris").write_text(f"TY  - RPRT\nTI  - Salt Roads\nL1  - {name}\nER  - \n")
    ran = protlib("import", "refs.ris")
    assert (ran.code, ran.out) == (0, "1 added\n")
    assert ran.err.startswith("1 file not found: ")


def test_endnotes_and_jsonl_files_are_resolved(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Refs.Data" / "PDF" / "0123"
    folder.mkdir(parents=True)
    (folder / "Five.pdf").write_text("five")
    (tmp_path / "refs.ris").write_text(
        "TY  - RPRT\nID  - five\nTI  - Five\nL1  - internal-pdf://0123/Five.pdf\nER  - \n"
    )
    (tmp_path / "six.pdf").write_text("six")
    (tmp_path / "refs.jsonl").write_text(json.dumps({"key": "six", "title": "Six", "files": ["six.pdf"]}))
    assert "2 files attached" in protlib("import", "refs.ris", "refs.jsonl").err
    assert (paths(protlib, "five"), paths(protlib, "six")) == (["library.files/five.pdf"], ["library.files/six.pdf"])


def test_a_file_of_an_internal_publication_is_not_shared_unasked(protlib: Run, export: Path, tmp_path: Path) -> None:
    protlib("import", export)
    protlib("set", "two", "access=internal")
    (tmp_path / "shared").mkdir()
    protlib("share", "-o", "shared/none.json")
    assert '"files"' not in (tmp_path / "shared/none.json").read_text()
    ran = protlib("share", "-o", "shared/some.json", "--include", "files")
    assert "1 file copied" in ran.err
    assert [path.name for path in (tmp_path / "shared/some.files").iterdir()] == ["one.pdf"]
    assert protlib("share", "--include", "files").code == 2


def test_a_merge_takes_files_along_once(protlib: Run, export: Path, tmp_path: Path) -> None:
    protlib("import", export)
    (tmp_path / "shared").mkdir()
    protlib("share", "-o", "shared/copy.json", "--include", "files")
    (tmp_path / "mine").mkdir()
    mine = ("--library", "mine/library.json")
    assert protlib(*mine, "merge", "shared/copy.json", "--yes").code == 0
    assert len(json.loads(protlib(*mine, "attach", "--format", "json").out)) == 3
    assert {row["state"] for row in json.loads(protlib(*mine, "attach", "--format", "json").out)} == {"here"}
    assert protlib(*mine, "merge", "shared/copy.json", "--yes").err.endswith("3 publications unchanged\n")
    assert len([*(tmp_path / "mine/library.files").iterdir()]) == 3


def test_a_merge_copies_the_files_of_a_copy_that_lies_beside_the_library(
    protlib: Run, export: Path, tmp_path: Path
) -> None:
    protlib("import", export)
    protlib("attach", "two", "export/files/1.pdf")
    protlib("share", "-o", "copy.json", "--include", "files")
    mine = ("--library", "mine.json")
    assert protlib(*mine, "merge", "copy.json", "--yes").code == 0
    shutil.rmtree(tmp_path / "copy.files")
    rows = json.loads(protlib(*mine, "attach", "--format", "json").out)
    assert [(row["path"], row["state"]) for row in rows] == [
        ("mine.files/one.pdf", "here"),
        ("mine.files/two.pdf", "here"),
        ("mine.files/two.html", "here"),
        ("mine.files/two-2.pdf", "here"),
    ]
    assert protlib(*mine, "merge", "copy.json", "--yes").err.endswith("3 publications unchanged\n")


@pytest.mark.parametrize(
    "name", ["out.bib", "out.ris", "out.jsonl", "out.csv", "out.json", pytest.param("out.html", marks=pytest.mark.slow)]
)
def test_no_export_names_a_file_of_this_computer(protlib: Run, export: Path, tmp_path: Path, name: str) -> None:
    protlib("import", export)
    assert protlib("export", "-o", name).code == 0
    assert "library.files" not in (tmp_path / name).read_text(encoding="utf-8")


def test_a_merge_picks_no_file_of_this_computer(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("home", "theirs", "shared"):
        (tmp_path / name).mkdir()
    (tmp_path / "home/private.pdf").write_text("private")
    protlib("add", "--title", "Mine", "--key", "mine")
    theirs = ("--library", "theirs/library.json")
    protlib(*theirs, "add", "--title", "A trap", "--key", "trap")
    library = tmp_path / "theirs/library.json"
    data = json.loads(library.read_text())
    for record in data["publications"].values():
        wrong = "0" * 64
        record["files"] = ["~/private.pdf", "../home/private.pdf", f"~/private.pdf#size=7&sha256={wrong}"]
    library.write_text(json.dumps(data))
    assert protlib("merge", "theirs/library.json", "--yes").code == 0
    assert not (tmp_path / "library.files").exists()
    assert record_of(protlib, "trap")["files"] == [f"~/private.pdf#size=7&sha256={wrong}"]
    assert (
        "not there, and left out: trap: private.pdf"
        in protlib("share", "-o", "shared/a.json", "--include", "files").err
    )
    assert not (tmp_path / "shared/a.files").exists()


def test_a_shared_copy_that_is_refused_leaves_no_files(protlib: Run, export: Path, tmp_path: Path) -> None:
    protlib("import", export)
    (tmp_path / "mine.json").write_text("what a person wrote")
    assert protlib("share", "-o", "mine.json", "--include", "files").code == 2
    assert [*(tmp_path / "mine.files").rglob("*.*")] == []


def test_files_of_an_earlier_copy_are_told(protlib: Run, export: Path, tmp_path: Path) -> None:
    protlib("import", export)
    protlib("share", "-o", "copy.json", "--include", "files")
    protlib("set", "two", "access=internal")
    ran = protlib("share", "-o", "copy.json", "--include", "files")
    assert "also has 2 files that this copy does not name: copy.files/two.html, copy.files/two.pdf" in ran.err


def test_files_that_cannot_be_attached_hold_up_no_record(protlib: Run, export: Path) -> None:
    (export.parent / "files/1.pdf").write_bytes(b"")
    (export.parent / "files/12/a b.pdf").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n")
    ran = protlib("import", export)
    assert "not attached: " in ran.err
    assert "1.pdf: the file is empty\n" in ran.err
    assert "To fetch the file: git lfs pull\n" in ran.err
    assert (ran.out, ran.code) == ("3 added\n", 0)
    assert (paths(protlib, "one"), paths(protlib, "two")) == ([], ["library.files/two.html"])
    (export.parent / "files/1.pdf").write_text("downloaded again")
    protlib("import", export, "--on-duplicate", "update")
    assert paths(protlib, "one") == ["library.files/one.pdf"]


TABLE = "Title,Author,Year,File name\nPorts,IOM,2001,reports\\ports.pdf\nCamps,IRC,2002,reports/camps.pdf\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table that names the files of a drive which is not there."""
    path = tmp_path / "rows.csv"
    path.write_text(TABLE)
    return path


def missing_of(run: Run, key: str) -> object:
    return record_of(run, key).get("extra", {}).get("files:missing")


def test_a_path_of_a_table_is_kept_until_its_file_arrives(protlib: Run, table: Path, tmp_path: Path) -> None:
    nightly = ("import", table, "--on-duplicate", "update", "--quiet")
    protlib(*nightly)
    assert missing_of(protlib, "iom2001ports") == ["reports\\ports.pdf"]
    assert "iom2001ports: files: reports\\ports.pdf was not there at the import." in protlib("check").out
    assert protlib(*nightly[:-1]).out == "0 added, 2 already there\n"
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "ports.pdf").write_text("ports")
    protlib(*nightly)
    assert (missing_of(protlib, "iom2001ports"), len(paths(protlib, "iom2001ports"))) == (None, 1)
    assert missing_of(protlib, "irc2002camps") == ["reports/camps.pdf"]
    protlib("undo")
    assert (missing_of(protlib, "iom2001ports"), paths(protlib, "iom2001ports")) == (["reports\\ports.pdf"], [])


def test_a_record_with_its_file_gets_no_path_of_a_drive_that_is_gone(protlib: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "camps.pdf").write_text("camps")
    protlib("import", table)
    (tmp_path / "reports").rename(tmp_path / "away")
    protlib("import", table, "--on-duplicate", "update")
    assert missing_of(protlib, "irc2002camps") is None


def test_an_attached_file_stands_for_its_missing_path(protlib: Run, table: Path, tmp_path: Path) -> None:
    protlib("import", table)
    (tmp_path / "Ports.pdf").write_text("ports")
    protlib("attach", "iom2001ports", tmp_path / "Ports.pdf")
    assert missing_of(protlib, "iom2001ports") is None


def test_check_says_how_to_wait_no_more_for_a_file_that_came_under_another_name(
    protlib: Run, table: Path, tmp_path: Path
) -> None:
    protlib("import", table)
    (tmp_path / "scan.pdf").write_text("ports")
    protlib("attach", "iom2001ports", tmp_path / "scan.pdf")
    assert missing_of(protlib, "iom2001ports") == ["reports\\ports.pdf"]
    name = quote("reports\\ports.pdf")
    assert f"another name: protlib attach iom2001ports --remove {name}" in protlib("check").out
    protlib("attach", "iom2001ports", "--remove", "reports\\ports.pdf")
    protlib("attach", "irc2002camps", "--remove", "camps.pdf")
    assert (missing_of(protlib, "iom2001ports"), missing_of(protlib, "irc2002camps")) == (None, None)
    assert len(paths(protlib, "iom2001ports")) == 1
    assert protlib("attach", "irc2002camps", "--remove", "camps.pdf").code != 0


@pytest.mark.parametrize("form", ["csv", "jsonl", "bibtex"])
def test_no_export_names_a_missing_file(protlib: Run, table: Path, form: str) -> None:
    protlib("import", table)
    for choice in ((), ("--include", "notes")):
        assert "ports.pdf" not in protlib("export", "--format", form, *choice).out
    assert "ports.pdf" not in protlib("bibliography").out
