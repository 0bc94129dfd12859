"""`import` of reports as PDF: each becomes a record of guesses with its file, once, however often it comes."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.running import Run
from protlib.formats.reports import front_reader
from protlib.system.installation import install_extra_command
from protlib.system.pdf import pdf_reader
from sample_files.documents import docx, run
from sample_files.report_files import KEY, PROSE, TITLE, TITLE_OF_TWO_SIZES, record, report, report_in_two_sizes
from sample_files.tiny_pdf import cover, make_pdf, page


@pytest.fixture
def shelf(protlib: Run, tmp_path: Path) -> Run:
    """A library of nothing, beside a report."""
    (tmp_path / "report.pdf").write_bytes(report())
    return protlib


def test_a_report_becomes_a_record_of_guesses_with_its_file(shelf: Run, tmp_path: Path) -> None:
    ran = shelf("import", "report.pdf")
    assert (ran.code, ran.out) == (0, "1 added\n")
    assert "1 file attached\n" in ran.err
    assert "protlib check --rule value-guessed" in ran.err
    assert "protlib text --all" in ran.err
    values = record(shelf)
    assert (values["title"], values["date"], values["language"]) == (TITLE, "2019-03", "en")
    assert values["authors"] == [{"literal": "International Organization for Migration", "short": "IOM"}]
    assert values["guessed"] == ["type", "title", "authors", "date", "isbn", "language"]
    assert (tmp_path / "library.files" / f"{KEY}.pdf").read_bytes() == report()
    assert "guessed: type; title; authors; date; isbn; language\n" in shelf("show", KEY).out


@pytest.mark.parametrize("has_library", [True, False])
def test_import_says_what_reads_pdf_files_better(
    shelf: Run, monkeypatch: pytest.MonkeyPatch, *, has_library: bool
) -> None:
    monkeypatch.setattr(pdf_reader, "reads_marks", lambda: has_library)
    ran = shelf("import", "report.pdf")
    assert ("For better titles and Arabic text:" in ran.err) is not has_library
    assert (install_extra_command("pdf") in ran.err) is not has_library


def test_import_says_once_what_reads_pdf_files(shelf: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("second.pdf", "third.pdf"):
        (tmp_path / name).write_bytes(report(name))
    monkeypatch.setattr(pdf_reader, "reader_name", lambda: "")
    monkeypatch.setattr(
        front_reader, "ask_helper", lambda _question: pdf_reader.read_styled(b"")
    )  # else in another process
    ran = shelf("import", "report.pdf", "second.pdf", "third.pdf")
    assert ran.out == "0 added, 3 could not be read\n"
    assert ran.err.count(install_extra_command("pdf")) == 1
    assert "2 more PDF files could not be read, for the same reason\n" in ran.err
    messages = shelf("import", "report.pdf", "second.pdf", "third.pdf", "--verbose").err
    assert [
        name
        for name in ("report", "second", "third")
        if f"{name}.pdf: pypdfium2 and pdftotext not found" not in messages
    ] == []


def test_a_confidential_report_stays_at_home_until_somebody_says_otherwise(protlib: Run, tmp_path: Path) -> None:
    first = cover(("CONFIDENTIAL", 12), ("", 40), (TITLE, 26), ("", 90), ("March 2019", 11))
    (tmp_path / "secret.pdf").write_bytes(make_pdf([first, page(*PROSE)]))
    ran = protlib("import", "secret.pdf")
    key = protlib("list", "--format", "keys").out.strip()
    assert f"{key} is confidential: its pages or its name say so." in ran.err
    assert f"protlib set {key} access=public\n" in ran.err
    assert "access" in str(record(protlib, key)["guessed"])
    assert TITLE not in protlib("export", "--format", "ris").out
    protlib("set", key, "access=public")
    assert TITLE in protlib("export", "--format", "ris").out
    assert "it stays public, because somebody opened it" in protlib("import", "secret.pdf", *_REPLACING).err
    assert TITLE in protlib("export", "--format", "ris").out


_REPLACING = ("--on-duplicate", "replace", "--yes")
SECRET_COVER = cover(("CONFIDENTIAL - NOT FOR CIRCULATION", 12), ("", 40), (TITLE, 26), ("", 90), ("March 2019", 11))


@pytest.mark.slow
def test_a_public_record_is_closed_by_the_cover_of_a_file_that_is_attached(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(make_pdf([SECRET_COVER, page(*PROSE)]))
    protlib("add", "--title", TITLE, "--key", KEY)
    assert f"{KEY}: it was public; the file says confidential" in protlib("attach", KEY, "secret.pdf", "--dry-run").err
    ran = protlib("attach", KEY, "secret.pdf")
    assert f"To open it: protlib set {KEY} access=public\n1 publication changed\n" in ran.err
    assert (record(protlib)["access"], record(protlib)["guessed"]) == ("confidential", ["access"])
    protlib("set", KEY, "access=public")
    assert protlib("attach", KEY, "secret.pdf").err == "1 publication unchanged\n"
    (tmp_path / "secret.pdf").write_bytes(make_pdf([SECRET_COVER, page(*PROSE, "More.")]))
    assert f"{KEY}: it stays public, because somebody opened it;" in protlib("attach", KEY, "secret.pdf").err
    assert "access" not in record(protlib)


@pytest.mark.parametrize(
    "way",
    [
        pytest.param((), marks=pytest.mark.slow),
        pytest.param(("--on-duplicate", "update"), marks=pytest.mark.slow),
        ("--on-duplicate", "replace"),
    ],
)
def test_a_public_record_is_closed_by_the_cover_of_its_report(protlib: Run, tmp_path: Path, way: Sequence[str]) -> None:
    (tmp_path / "secret.pdf").write_bytes(make_pdf([SECRET_COVER, page(*PROSE)]))
    protlib("add", "--title", TITLE, "--date", "2019-03", "--type", "report")
    key = protlib("list", "--format", "keys").out.strip()
    ran = protlib("import", "secret.pdf", *way)
    assert f"{key}: it was public; the file says confidential, and the stricter counts." in ran.err
    assert f"To open it: protlib set {key} access=public\n" in ran.err
    assert "access" in str(record(protlib, key)["guessed"])
    protlib("share", "--include", "files", "-o", "copy.json")
    assert not [*tmp_path.glob("copy.files/*")]
    protlib("set", key, "access=public")
    (tmp_path / "secret.pdf").write_bytes(make_pdf([SECRET_COVER, page(*PROSE, "More.")]))
    assert f"{key}: it stays public, because somebody opened it;" in protlib("import", "secret.pdf", *way).err
    assert TITLE in protlib("export", "--format", "ris").out


@pytest.mark.slow
def test_a_report_in_a_pipe_comes_with_its_file(shelf: Run, tmp_path: Path) -> None:
    ran = shelf("import", "-", "--dry-run", stdin=report())
    assert (ran.out, "1 file to attach\n" in ran.err) == ("would be: 1 added\n", True)
    ran = shelf("import", "-", "--link", stdin=report())
    assert (ran.code, "--link needs a file" in ran.err) == (2, True)
    assert shelf("list").out == ""
    ran = shelf("import", "-", stdin=report())
    assert (ran.out, "1 file attached\n" in ran.err) == ("1 added\n", True)
    assert (tmp_path / "library.files" / f"{KEY}.pdf").read_bytes() == report()
    assert shelf("import", "-", stdin=report()).out == "0 added, 1 already there\n"
    assert shelf("import", "report.pdf").out == "0 added, 1 already there\n"


def test_a_document_in_a_pipe_keeps_its_kind(shelf: Run, tmp_path: Path) -> None:
    shelf("import", "-", "--from", "report", stdin=docx(*(run(line) for line in (TITLE, *PROSE[:3]))))
    assert [path.suffix for path in (tmp_path / "library.files").iterdir()] == [".docx"]


def test_the_same_report_again_is_there_already_under_any_name(shelf: Run, tmp_path: Path) -> None:
    shelf("import", "report.pdf")
    (tmp_path / "copy.pdf").write_bytes(report())
    shelf("set", KEY, "title=Another title", "date=2001")
    for name in ("report.pdf", "copy.pdf"):
        assert shelf("import", name).out == "0 added, 1 already there\n"
    assert shelf("list", "--format", "keys").out == f"{KEY}\n"


def test_two_copies_in_one_import_are_one_record(shelf: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.pdf").write_bytes(report())
    assert shelf("import", "report.pdf", "copy.pdf").out == "1 added, 1 already there\n"
    assert [path.name for path in (tmp_path / "library.files").iterdir()] == [f"{KEY}.pdf"]


@each_value_once
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("dry", [True, False])
def test_a_second_file_of_one_publication_is_named(shelf: Run, tmp_path: Path, *, at_once: bool, dry: bool) -> None:
    (tmp_path / "other.pdf").write_bytes(report() + b"\n")
    if not at_once:
        shelf("import", "report.pdf")
    options = ["--dry-run"] if dry else []
    ran = shelf("import", *(["report.pdf"] if at_once else []), "other.pdf", *options)
    assert f"{KEY}: gets the file other.pdf\n" in ran.err
    assert "report.pdf" not in ran.err


def test_briefs_that_cite_one_work_are_records_of_their_own(shelf: Run, tmp_path: Path) -> None:
    folder = tmp_path / "briefs"
    folder.mkdir()
    cited = ["UNHCR. Global Trends 2024. Geneva: UNHCR.", "https://doi.org/10.18356/9789210021661"]
    for month in ("March", "April", "May"):
        first = cover((f"Mali: Protection brief {month}", 26), ("", 90), (f"{month} 2025", 11), ("IOM", 12))
        (folder / f"{month}.pdf").write_bytes(make_pdf([first, page(*PROSE[:4], "References", *cited)]))
    assert shelf("import", "briefs").out == "3 added\n"


def test_a_publication_that_is_there_gets_the_file(shelf: Run, tmp_path: Path) -> None:
    shelf("add", TITLE, "--organisation", "IOM", "--year", "2019", "--key", "mine")
    ran = shelf("import", "report.pdf")
    assert ran.out == "0 added, 1 updated\n"
    assert "1 file attached\n" in ran.err
    assert "mine: gets the file report.pdf\n" in ran.err
    values = record(shelf, "mine")
    assert values["title"] == TITLE
    assert "guessed" not in values
    assert (tmp_path / "library.files" / "mine.pdf").exists()


def test_update_fills_gaps_and_marks_what_it_filled(shelf: Run) -> None:
    shelf("add", TITLE, "--organisation", "IOM", "--year", "2019", "--key", "mine")
    shelf("import", "report.pdf", "--on-duplicate", "update")
    assert record(shelf, "mine")["guessed"] == ["isbn", "language"]


@pytest.mark.slow
def test_what_a_person_has_set_stays_when_the_report_is_read_anew(shelf: Run) -> None:
    shelf("import", "report.pdf")
    shelf("set", KEY, "title=Another title")
    shelf("import", "report.pdf", "--on-duplicate", "replace", "--yes")
    values = record(shelf)
    assert (values["title"], values["date"]) == ("Another title", "2019-03")
    assert values["guessed"] == ["type", "authors", "date", "isbn", "language"]


def test_check_lists_the_guesses_and_takes_them_only_by_name(shelf: Run) -> None:
    shelf("import", "report.pdf")
    assert f"title “{TITLE}”" in shelf("check").out
    assert "confirm" not in shelf("check").err
    ran = shelf("check", "--rule", "value-guessed")
    assert "(can be confirmed)" in ran.out
    assert "--fix --rule value-guessed confirms 1\n" in ran.err
    assert "nothing for --fix to mend" in shelf("check", "--fix", "--yes").err
    assert "title" in str(record(shelf)["guessed"])
    assert shelf("check", "--fix", "--rule", "value-guessed", "--yes").code == 0
    assert "guessed" not in record(shelf)
    shelf("undo")
    assert "title" in str(record(shelf)["guessed"])


@pytest.mark.parametrize("title", [TITLE, "Another title"])
def test_a_value_loses_its_mark_when_somebody_sets_it(shelf: Run, title: str) -> None:
    shelf("import", "report.pdf")
    shelf("set", KEY, f"title={title}")
    assert record(shelf)["guessed"] == ["type", "authors", "date", "isbn", "language"]


@pytest.fixture
def puzzle(protlib: Run, tmp_path: Path) -> Run:
    """A report whose cover has the title of a table's row in two sizes, with other words between them."""
    (tmp_path / "report.pdf").write_bytes(report_in_two_sizes())
    (tmp_path / "rows.csv").write_text(
        f"title,organisation,year\n{TITLE_OF_TWO_SIZES},Oak Council,2019\nWalls,Elm Press,2011\n"
    )
    return protlib


@pytest.mark.slow
@pytest.mark.parametrize("first", ["rows.csv", "."])
def test_a_report_is_the_row_whose_title_its_cover_shows(puzzle: Run, tmp_path: Path, first: str) -> None:
    puzzle("import", "rows.csv")
    ran = puzzle("import", "report.pdf" if first == "rows.csv" else first)
    assert (ran.out, ": gets the file report.pdf\n" in ran.err) == ("0 added, 1 updated\n", True)
    key = "oc2019oak"
    assert record(puzzle, key)["title"] == TITLE_OF_TWO_SIZES
    assert "guessed" not in record(puzzle, key)
    assert puzzle("import", "report.pdf").out == "0 added, 1 already there\n"
    puzzle("undo")
    assert "files" not in record(puzzle, key)
    assert puzzle("import", "report.pdf", "--on-duplicate", "add").out == "1 added\n"


@pytest.mark.slow
def test_the_file_stays_where_it_is_with_link_and_alone_with_no_files(shelf: Run, tmp_path: Path) -> None:
    shelf("import", "report.pdf", "--link")
    assert not (tmp_path / "library.files").exists()
    assert str(record(shelf)["files"]).startswith("[{'path': 'report.pdf'") or "report.pdf" in str(
        record(shelf)["files"]
    )
    shelf("undo")
    shelf("import", "report.pdf", "--no-files")
    assert "files" not in record(shelf)
    assert "choose one" in shelf("import", "report.pdf", "--no-files", "--link").err


def test_a_trial_writes_nothing_and_undo_takes_it_all_back(shelf: Run, tmp_path: Path) -> None:
    ran = shelf("import", "report.pdf", "--dry-run")
    assert ran.out == "would be: 1 added\n"
    assert TITLE in ran.err
    assert not (tmp_path / "library.json").exists()
    shelf("import", "report.pdf")
    shelf("undo")
    assert shelf("list", "--format", "keys").out == ""


def test_the_data_of_a_service_replace_the_guesses(shelf: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from protlib.lookup import network
    from protlib.lookup.answer import Answer

    book = {"title": "Caught in the Current", "publishers": [{"name": "IOM"}], "publish_date": "2019"}
    data = json.dumps({"ISBN:9789290684664": book}).encode()
    monkeypatch.setattr(
        network.Network, "get", lambda _self, url, _accept="": Answer(url, 200, "application/json", data)
    )
    shelf("import", "report.pdf", "--look-up")
    [key] = shelf("list", "--format", "keys").out.split()
    values = record(shelf, key)
    assert values["publisher"] == "IOM"
    assert "title" not in str(values["guessed"])
    assert "authors" in str(values["guessed"])


def test_nobody_is_asked_unasked(shelf: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from protlib.lookup import network

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(network.Network, "get", refuse)
    ran = shelf("import", "report.pdf")
    assert ran.code == 0
    assert "1 has a DOI, an ISBN or a symbol. To ask services for their data: --look-up\n" in ran.err


def test_other_commands_read_reports_too(shelf: Run) -> None:
    assert TITLE in shelf("convert", "report.pdf", "--format", "ris").out
    assert "value-guessed" in shelf("check", "--file", "report.pdf").out


def test_no_export_for_others_has_the_marks(shelf: Run) -> None:
    shelf("import", "report.pdf")
    for form in ("ris", "bibtex", "csl-json", "csv"):
        ran = shelf("export", "--format", form)
        assert TITLE in ran.out
        assert "guessed" not in ran.out + ran.err
