"""`attach`: the files of publications are copied or linked, listed, renamed with their keys, and never lost."""

import json
import os
import sys
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.cli.files import viewer
from protlib.errors import ExitCode
from sample_files.tiny_pdf import make_pdf, page

KEY = "iom2009caring"
REPORT, ANNEX, HIGHLIGHTED = (make_pdf([page(text)]) for text in ("A report", "An annex", "A report, highlighted"))


@pytest.fixture
@made_once
def library(protlib: Run, tmp_path: Path) -> Run:
    """A library with two publications, beside a file for each."""
    assert protlib("add", "--title", "Caring for Trafficked Persons", "--key", KEY).code == 0
    assert protlib("add", "--title", "Annexes", "--key", "annexes").code == 0
    (tmp_path / "report.pdf").write_bytes(REPORT)
    (tmp_path / "annex.pdf").write_bytes(ANNEX)
    return protlib


def list_files(run: Run, *words: str) -> list[dict[str, object]]:
    ran = run("attach", *words, "--format", "json")
    files: list[dict[str, object]] = json.loads(ran.out)
    return files


def test_a_file_is_copied_under_the_key_and_listed(library: Run, tmp_path: Path) -> None:
    assert library("attach", KEY, "report.pdf").err == "1 publication changed\n"
    copy = tmp_path / "library.files" / f"{KEY}.pdf"
    assert copy.read_bytes() == REPORT
    assert library("attach", KEY).out == f"{KEY}\t{copy}\n"
    [file] = list_files(library)
    assert {name: file[name] for name in ("key", "path", "size", "state")} == {
        "key": KEY,
        "path": f"library.files/{KEY}.pdf",
        "size": len(REPORT),
        "state": "here",
    }
    assert f"files: library.files/{KEY}.pdf\n" in library("show", KEY).out


def test_the_same_command_again_changes_nothing(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    ran = library("attach", KEY, "report.pdf")
    assert (ran.code, ran.err) == (0, "1 publication unchanged\n")
    assert [path.name for path in (tmp_path / "library.files").iterdir()] == [f"{KEY}.pdf"]
    assert library("attach", KEY, "report.pdf", "--label", "main").err == "1 publication changed\n"
    assert library("attach").out.endswith("(main)\n")


def test_a_file_that_changed_at_its_path_takes_the_place_of_the_old_one(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf", "--label", "main")
    library("attach", KEY, "annex.pdf")
    copy = tmp_path / "library.files" / f"{KEY}-main.pdf"
    copy.write_bytes(HIGHLIGHTED)
    assert [file["state"] for file in list_files(library, KEY)] == ["changed", "here"]
    assert library("attach", KEY, copy).err == "1 publication changed\n"
    assert [(file["state"], file.get("label"), file["size"]) for file in list_files(library, KEY)] == [
        ("here", "main", len(HIGHLIGHTED)),
        ("here", None, len(ANNEX)),
    ]


def test_open_says_that_a_file_is_another_than_the_attached_one(
    library: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewer, "open_in_system", lambda _path: None)
    monkeypatch.setattr(viewer, "find_program", lambda _name: "")
    library("attach", KEY, "report.pdf")
    assert "another" not in library("open", KEY, "--page", "2").err
    copy = tmp_path / "library.files" / f"{KEY}.pdf"
    copy.write_bytes(HIGHLIGHTED)
    line = f"To take it: protlib attach {KEY} {copy}\n"
    assert f"{KEY}.pdf is another file now; page 2 may be another. {line}" in library("open", KEY, "--page", "2").err
    assert f"{KEY}.pdf is another file now; what was attached is gone. {line}" in library("open", KEY).err
    library("attach", KEY, copy)
    assert library("open", KEY).err == ""


def test_a_folder_is_not_attached_and_is_told_so(library: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    ran = library("attach", KEY, "reports")
    assert (ran.code, ran.err) == (3, "protlib: reports: a folder cannot be attached, only files in it\n")


def test_several_files_get_names_by_their_labels(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    library("attach", KEY, "annex.pdf", "--label", "Annex", "--file-language", "French")
    assert sorted(path.name for path in (tmp_path / "library.files").iterdir()) == [f"{KEY}-annex.pdf", f"{KEY}.pdf"]
    assert [file.get("language") for file in list_files(library, KEY)] == [None, "fr"]


def test_a_dry_run_copies_nothing(library: Run, tmp_path: Path) -> None:
    ran = library("attach", KEY, "report.pdf", "--dry-run")
    assert ran.out == f"{KEY}\n  + files: library.files/{KEY}.pdf\n"
    assert not (tmp_path / "library.files").exists()
    assert library("attach", KEY).code == 1


def test_a_linked_file_stays_where_it_is(library: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "report.pdf").rename(tmp_path / "reports" / "report.pdf")
    library("attach", KEY, "reports/report.pdf", "--link")
    assert [file["path"] for file in list_files(library, KEY)] == ["reports/report.pdf"]
    assert not (tmp_path / "library.files").exists()


def test_a_name_does_not_tell_the_key_of_another_publication(library: Run, tmp_path: Path) -> None:
    library("attach", "annexes", "report.pdf")
    library("undo")
    assert library("attach", KEY, "report.pdf").code == 0
    assert [file["path"] for file in list_files(library)] == [f"library.files/{KEY}.pdf"]
    library("set", KEY, "access=confidential")
    library("attach", "annexes", "report.pdf")
    assert library("export", "--files", "copy", "-o", "out/refs.json", "key:annexes").code == 0
    assert [path.name for path in (tmp_path / "out" / "refs.files").iterdir()] == ["annexes.pdf"]


def test_a_linked_file_that_is_gone_is_replaced_by_the_copy(library: Run, tmp_path: Path) -> None:
    (tmp_path / "same.pdf").write_bytes((tmp_path / "report.pdf").read_bytes())
    library("attach", KEY, "report.pdf", "--link", "--label", "main")
    (tmp_path / "report.pdf").unlink()
    assert library("attach", KEY, "same.pdf").err == "1 publication changed\n"
    assert [(file["path"], file["state"]) for file in list_files(library, KEY)] == [
        (f"library.files/{KEY}.pdf", "here")
    ]
    assert library("attach", KEY).out.endswith("(main)\n")


@pytest.mark.parametrize(
    ("first", "then", "path"),
    [(["--link"], [], f"library.files/{KEY}.pdf"), ([], ["--link"], "report.pdf")],
    ids=["a link is copied", "a copy is linked"],
)
def test_the_last_command_says_whether_a_file_is_copied(
    library: Run, first: list[str], then: list[str], path: str
) -> None:
    library("attach", KEY, "report.pdf", *first)
    assert library("attach", KEY, "report.pdf", *then).err == "1 publication changed\n"
    assert library("attach", KEY, "report.pdf", *then).err == "1 publication unchanged\n"
    assert [file["path"] for file in list_files(library, KEY)] == [path]


def test_an_import_replaces_a_file_that_is_gone_and_keeps_a_link_that_is_there(library: Run, tmp_path: Path) -> None:
    (tmp_path / "same.pdf").write_bytes((tmp_path / "report.pdf").read_bytes())
    entry = f"@techreport{{{KEY}, title = {{Caring for Trafficked Persons}}, file = {{same.pdf}}}}"
    (tmp_path / "refs.bib").write_text(entry)
    library("attach", KEY, "report.pdf", "--link")
    assert library("import", "refs.bib", "--on-duplicate", "merge").code == 0
    assert [file["path"] for file in list_files(library, KEY)] == ["report.pdf"]
    assert not (tmp_path / "library.files").exists()
    (tmp_path / "report.pdf").unlink()
    assert library("import", "refs.bib", "--on-duplicate", "merge").code == 0
    assert [(file["path"], file["state"]) for file in list_files(library, KEY)] == [
        (f"library.files/{KEY}.pdf", "here")
    ]


def test_a_new_key_renames_the_copy_and_undo_loses_nothing(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    folder = tmp_path / "library.files"
    library("attach", "annexes", folder / f"{KEY}.pdf")
    assert library("rekey", KEY, "caring").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["caring.pdf", f"{KEY}.pdf"]
    assert library("rekey", "annexes", "appendix").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["appendix.pdf", "caring.pdf"]
    assert {file["state"] for file in list_files(library)} == {"here"}
    library("undo", "--to", "4")
    assert {file["state"] for file in list_files(library)} == {"here"}
    assert (
        library("attach", "--prune", "--yes").err == "every copied file is named by a publication or a kept version\n"
    )
    assert [path.name for path in folder.iterdir()] == [f"{KEY}.pdf"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.slow
def test_undo_redo_and_restore_give_files_their_names_back(library: Run, tmp_path: Path) -> None:
    folder = tmp_path / "library.files"
    library("attach", KEY, "report.pdf")
    library("attach", KEY, "annex.pdf", "--label", "annex")
    library("rekey", KEY, "caring")
    steps = [("undo", KEY), ("redo", "caring"), ("undo", KEY), ("redo", "caring"), ("restore", KEY)]
    for command, key in steps:
        words = [command, "5", "--yes"] if command == "restore" else [command]
        assert library(*words).code == 0
        assert names_in(folder) == [f"{key}-annex.pdf", f"{key}.pdf"]
        assert [file["state"] for file in list_files(library)] == ["here", "here"]
    assert (folder / f"{KEY}.pdf").read_bytes() == REPORT


def test_a_name_that_is_taken_meanwhile_is_not_replaced(library: Run, tmp_path: Path) -> None:
    folder = tmp_path / "library.files"
    library("attach", KEY, "report.pdf")
    library("rekey", KEY, "caring")
    (folder / f"{KEY}.pdf").write_text("by hand")
    assert library("undo").code == 0
    assert (folder / f"{KEY}.pdf").read_text() == "by hand"
    assert (folder / "caring.pdf").read_bytes() == REPORT
    assert [file["state"] for file in list_files(library)] == ["moved"]


def test_a_removed_publication_comes_back_with_its_file(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    library("remove", KEY, "--yes")
    assert library("attach", "--prune", "--yes").code == 0
    assert (tmp_path / "library.files" / f"{KEY}.pdf").exists()
    library("undo")
    assert [file["state"] for file in list_files(library)] == ["here"]


def test_a_file_that_nothing_names_is_deleted_on_request_only(library: Run, tmp_path: Path) -> None:
    (tmp_path / "library.files").mkdir()
    stray = tmp_path / "library.files" / "stray.pdf"
    stray.write_text("stray")
    assert library("attach", "--prune").code == ExitCode.WRONG_USAGE
    ran = library("attach", "--prune", "--dry-run")
    assert (ran.out, ran.err) == ("library.files/stray.pdf\n", "1 file to delete; dry run: nothing was deleted\n")
    assert stray.exists()
    assert library("attach", "--prune", "--yes").err == "1 file deleted\n"
    assert not stray.exists()


def test_the_copy_of_an_undone_attach_is_found_again_and_named_when_nothing_needs_it(library: Run) -> None:
    library("attach", KEY, "report.pdf")
    library("undo")
    assert library("info", "--verify").out == ""
    library("redo")
    assert [file["state"] for file in list_files(library)] == ["here"]
    library("undo")
    library("add", "--title", "Later")
    ran = library("info", "--verify")
    line = f"files: no publication and no kept version names library.files/{KEY}.pdf; to delete such copies: "
    assert (ran.out, ran.code) == (f"{line}protlib attach --prune\n", 0)
    library("attach", "--prune", "--yes")
    assert library("info", "--verify").out == ""


def test_a_file_is_taken_away_by_its_label_and_stays_on_disk(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf", "--label", "main")
    assert library("attach", KEY, "--remove", "main").code == 0
    assert library("attach", KEY).code == 1
    assert (tmp_path / "library.files" / f"{KEY}-main.pdf").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("none", "report.pdf"), "none"),
        ((KEY, "none.pdf"), "none.pdf: cannot be read"),
        (("report.pdf",), "no publication"),
        (("report.pdf", KEY), f"the citation key comes first: protlib attach {KEY} report.pdf"),
        ((KEY, "--link"), "name a file: protlib attach KEY FILE"),
        ((KEY, "--remove", "x"), f"{KEY} has no file. To attach one: protlib attach {KEY} FILE"),
        ((KEY, "--prune"), "--prune is about all files; leave out the rest"),
        (("--remove", "x"), "name the publication: protlib attach KEY --remove NAME"),
        ((KEY, "report.pdf", "--file-language", "xx-1"), "--file-language xx-1"),
    ],
)
def test_a_file_that_cannot_be_attached_is_refused_with_the_reason(
    library: Run, words: tuple[str, ...], message: str
) -> None:
    ran = library("attach", *words)
    assert ran.code != 0
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_many_files_that_moved_are_told_in_few_lines(library: Run, tmp_path: Path) -> None:
    for number in range(13):
        (tmp_path / f"annex-{number}.txt").write_text(f"Annex {number}.", encoding="utf-8")
    library("attach", KEY, *(f"annex-{number}.txt" for number in range(13)))
    for path in (tmp_path / "library.files").iterdir():
        path.rename(path.with_name(f"renamed {path.name}"))
    for number in range(13):
        (tmp_path / f"annex-{number}.txt").unlink()
    ran = library("info", "--verify")
    lines = ran.out.splitlines()
    assert (ran.code, len(lines)) == (0, 11)
    assert lines[-1] == "files: 3 more like these; protlib check --fix --rule file-moved"
    assert len(json.loads(library("info", "--verify", "--format", "json").out)) == 13


def test_files_are_selected_checked_and_counted(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    assert library("search", "--has", "files", "--format", "keys").out == f"{KEY}\n"
    assert library("search", "--missing", "files", "--format", "keys").out == "annexes\n"
    assert "files:" in library("info").out
    assert library("info", "--verify").code == 0
    (tmp_path / "library.files" / f"{KEY}.pdf").write_bytes(REPORT.replace(b"1.7", b"1.6"))
    verified = library("info", "--verify").out
    assert "is another file than the one that was attached; to take it: protlib attach " in verified
    (tmp_path / "library.files" / f"{KEY}.pdf").write_bytes(
        b"version https://git-lfs.github.com/spec/v1\noid sha256:ab"
    )
    for words in (
        ("check",),
        ("info", "--verify"),
        ("text", KEY),
        ("open", KEY),
        ("attach", "annexes", f"library.files/{KEY}.pdf"),
        ("attach", KEY),
        ("import", f"library.files/{KEY}.pdf"),
        ("share", "-o", "theirs.json", "--include", "files"),
    ):
        ran = library(*words)
        assert "git lfs pull" in ran.out + ran.err, words
        assert "not there" not in ran.err, words
    assert "pointer\n" in library("attach", KEY).out
    (tmp_path / "library.files" / f"{KEY}.pdf").unlink()
    (tmp_path / "report.pdf").unlink()
    assert f"no file library.files/{KEY}.pdf" in library("check", "--rule", "file-missing").out
    assert "no file" in library("info", "--verify").out


def test_open_opens_the_file_before_the_link(library: Run, tmp_path: Path, opened_links: list[str]) -> None:
    library("set", KEY, "url=https://example.org/caring")
    library("attach", KEY, "report.pdf")
    library("attach", KEY, "annex.pdf", "--label", "annex")
    library("open", KEY)
    library("open", KEY, "--file", "annex")
    library("open", KEY, "--link")
    folder = tmp_path / "library.files"
    assert opened_links == [
        str(folder / f"{KEY}.pdf"),
        str(folder / f"{KEY}-annex.pdf"),
        "https://example.org/caring",
    ]


def test_open_refuses_what_is_gone_or_no_document(library: Run, tmp_path: Path, opened_links: list[str]) -> None:
    (tmp_path / "run.desktop").write_text("[Desktop Entry]")
    library("attach", "annexes", "run.desktop")
    assert "only documents can be" in library("open", "annexes").err
    library("attach", KEY, "report.pdf")
    (tmp_path / "library.files" / f"{KEY}.pdf").unlink()
    (tmp_path / "report.pdf").unlink()
    assert "is gone. To attach another" in library("open", KEY).err
    assert opened_links == []


def test_two_records_that_become_one_keep_the_files_of_both(library: Run) -> None:
    library("attach", KEY, "report.pdf")
    library("attach", "annexes", "annex.pdf")
    assert library("duplicates", "--merge", KEY, "annexes", "--yes").code == 0
    assert [file["path"] for file in list_files(library)] == [f"library.files/{KEY}.pdf", "library.files/annexes.pdf"]


def test_a_file_that_a_conflict_copy_names_is_not_deleted(library: Run, tmp_path: Path) -> None:
    library("attach", KEY, "report.pdf")
    names = (tmp_path / "library.json").read_bytes()
    (tmp_path / "other").mkdir()
    for path in (tmp_path / "library.files").iterdir():
        path.rename(tmp_path / "library.files" / "elsewhere.pdf")
    copy = names.replace(f"library.files/{KEY}.pdf".encode(), b"library.files/elsewhere.pdf")
    (tmp_path / "library (conflicted copy).json").write_bytes(copy)
    (tmp_path / "library.files" / "stray.pdf").write_text("stray")
    ran = library("attach", "--prune", "--dry-run")
    assert ran.out == "library.files/stray.pdf\n"


def test_the_folder_of_files_may_be_on_another_disk(library: Run, tmp_path: Path) -> None:
    (tmp_path / "large disk").mkdir()
    (tmp_path / "library.files").symlink_to(tmp_path / "large disk")
    assert library("attach", KEY, "report.pdf").code == 0
    assert [(file["path"], file["state"]) for file in list_files(library)] == [(f"library.files/{KEY}.pdf", "here")]
    assert library("rekey", KEY, "caring").code == 0
    assert [file["path"] for file in list_files(library)] == ["library.files/caring.pdf"]
    assert library("attach", "--prune", "--yes").code == 0
    assert [path.name for path in (tmp_path / "large disk").iterdir()] == ["caring.pdf"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_a_name_that_is_no_text_is_copied_and_not_linked(library: Run, tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xff.pdf")
    (tmp_path / odd).write_text("words")
    ran = library("attach", KEY, odd, "--link")
    assert (ran.code, ran.err.count("\n")) == (ExitCode.INPUT_REFUSED, 1)
    assert "its name is not UTF-8. To copy it: leave out --link" in ran.err
    assert library("attach", KEY, odd).code == 0
    assert [file["path"] for file in list_files(library)] == [f"library.files/{KEY}.pdf"]
