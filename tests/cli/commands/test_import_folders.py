"""`import` of folders: reports, files of references with the files that they name, and what is named only."""

import json
import os
from pathlib import Path

import pytest

from programs.running import Run
from protlib.cli.files.import_folders import expand_folders
from sample_files.report_files import TITLE, TITLE_OF_TWO_SIZES, report, report_in_two_sizes

NETS = "TY  - RPRT\nTI  - Nets\nAU  - Oak Council\nPY  - 2019\nER  - \n"
EMPTY = "no records found; a RIS record begins with “TY  - ”"
WALLS = "@book{walls, title={Walls}, author={Roe, Jane}, year={2011}}\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder as a colleague sends it: references, a report that one of them names, and another one."""
    folder = tmp_path / "inbox"
    (folder / "files" / "12").mkdir(parents=True)
    (folder / "files" / "12" / "nets.pdf").write_bytes(report("Nothing Like the Record"))
    (folder / "lone.pdf").write_bytes(report())
    (folder / "refs.ris").write_text(NETS.replace("ER", "L1  - files/12/nets.pdf\nER"))
    (folder / "more.bib").write_text(WALLS)
    (folder / "_config.yml").write_text("title: a site\n")
    return folder


def _titles(protlib: Run) -> set[str]:
    return {json.loads(line)["title"] for line in protlib("list", "--format", "jsonl").out.splitlines()}


@pytest.mark.slow
def test_a_folder_brings_references_with_their_files_and_then_reports(protlib: Run, inbox: Path) -> None:
    ran = protlib("import", "inbox")
    assert (ran.code, ran.out) == (0, "3 added\n")
    assert _titles(protlib) == {"Nets", "Walls", TITLE}
    assert "2 files attached\n" in ran.err
    assert f"passed over: {Path('inbox', '_config.yml')}. " in ran.err
    assert protlib("import", "inbox").out == "0 added, 3 already there\n"
    assert protlib("undo").code == 0
    assert _titles(protlib) == set()


def test_a_report_that_is_there_asks_for_no_file_that_its_record_once_named(protlib: Run, inbox: Path) -> None:
    protlib("import", "inbox/refs.ris")
    ran = protlib("import", "inbox/files/12")
    assert (ran.out, "not found" in ran.err) == ("0 added, 1 already there\n", False)


def test_a_report_that_a_record_names_is_read_when_its_path_is_typed(protlib: Run, inbox: Path) -> None:
    pdf = Path("inbox", "files", "12", "nets.pdf")
    assert protlib("import", str(Path("inbox", "refs.ris")), str(pdf)).out == "2 added\n"


def test_a_report_is_the_reference_of_its_folder_whose_title_its_cover_shows(protlib: Run, inbox: Path) -> None:
    (inbox / "refs.ris").write_text(NETS.replace("Nets", TITLE_OF_TWO_SIZES))
    (inbox / "lone.pdf").write_bytes(report_in_two_sizes())
    ran = protlib("import", "inbox")
    assert (ran.out, "merged into one" in ran.err) == ("3 added, 1 already there\n", True)


def test_the_files_of_a_record_stay_out_with_no_files(protlib: Run, inbox: Path) -> None:
    ran = protlib("import", "inbox", "--no-files")
    assert (ran.out, "attached" in ran.err) == ("3 added\n", False)


def test_a_broken_file_of_references_in_a_folder_is_told_also_with_quiet(protlib: Run, inbox: Path) -> None:
    (inbox / "empty.ris").touch()
    ran = protlib("import", "inbox", "--quiet")
    assert (ran.code, ran.err) == (3, f"{Path('inbox', 'empty.ris')}:1: {EMPTY}\n")
    assert _titles(protlib) == {"Nets", "Walls", TITLE}


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.csv", "title,year\nRoads,2019\n", "Roads"),
        ("a.bib", WALLS, "Walls"),
        ("a.txt", "Roe, J. (2011). Salt. Accra: Oak Press.\nDiop, A. (2012). Bread. Dakar: Elm Press.\n", "Salt"),
    ],
)
def test_a_format_that_is_named_chooses_the_files_of_a_folder(
    protlib: Run, inbox: Path, name: str, content: str, title: str
) -> None:
    (inbox / "more.bib").unlink()
    (inbox / name).write_text(content)
    form = {"a.csv": "csv", "a.bib": "bibtex", "a.txt": "references"}[name]
    ran = protlib("import", "inbox", "--from", form)
    assert (ran.code, "passed over" in ran.err) == (0, False)
    assert title in _titles(protlib)
    assert "Nets" not in _titles(protlib)


def test_files_of_many_kinds_come_in_where_their_content_is_publications(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    texts = {
        "site.yaml": "name: a site\nport: 80\n",
        "refs.yaml": "references:\n- id: a\n  type: book\n  title: Nets\n",
        "broken.rdf": "<rdf:RDF",
        "package.json": '{"name": "a"}',
        "refs.json": '[{"id": "b", "type": "book", "title": "Walls"}]',
        "library.xml": "<sitemap/>",
        "endnote.xml": "<xml><records><record><ref-type>6</ref-type><titles><title>Salt</title></titles></record>"
        "</records></xml>",
        "empty.json": "",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    ran = protlib("import", "inbox")
    assert (ran.code, ran.out, _titles(protlib)) == (0, "3 added\n", {"Nets", "Walls", "Salt"})
    others = [Path("inbox", name) for name in ("broken.rdf", "empty.json", "library.xml")]
    assert f"passed over: {', '.join(map(str, others))} and 2 more. " in ran.err


def test_a_library_in_the_folder_is_left_alone(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(NETS)
    assert protlib("import", ".").out == "1 added\n"
    ran = protlib("import", ".")
    assert (ran.out, "library" in ran.err) == ("0 added, 1 already there\n", False)


def test_a_folder_of_tables_is_refused_with_what_to_name_instead(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.csv").write_text("title\nNets\n")
    ran = protlib("import", "folder/")
    assert (ran.code, ran.out) == (3, "0 added, 1 could not be read\n")
    pattern = '"folder/*"' if os.name == "nt" else "folder/*"  # there protlib opens it itself
    assert ran.err == f"no reports or references in folder/; to read all files in it: {pattern}\n"


def test_a_folder_brings_the_reports_in_it_and_names_the_broken_ones(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "older"
    folder.mkdir(parents=True)
    (tmp_path / "reports" / "a.pdf").write_bytes(report())
    (folder / "b.pdf").write_bytes(report("Waiting for a Paper", month="May 2018"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "pointer.pdf").write_bytes(b"version https://git-lfs.github.com/spec/v1")
    (folder / "empty.pdf").touch()
    (folder / ".hidden.pdf").write_bytes(b"%PDF-1.7 hidden")
    (folder / "notes.txt").write_text("no report")
    ran = protlib("import", "reports")
    assert (ran.code, ran.out) == (3, "2 added, 3 could not be read\n")
    assert "broken.pdf: " in ran.err
    assert "pointer.pdf: this is only a pointer of Git LFS. To fetch the file: git lfs pull\n" in ran.err
    assert "empty.pdf: it is empty; download it again\n" in ran.err
    assert protlib("import", "reports").out == "0 added, 2 already there, 3 could not be read\n"


def test_a_folder_names_the_files_that_it_passes_over(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "older").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(report())
    for name in (".hidden", "Thumbs.db", "~$a.docx"):
        (folder / name).write_text("x")
    assert "passed over" not in protlib("import", "reports").err
    names = [str(Path("reports", name)) for name in ("table.csv", "notes.txt", "older/b.png")]
    for name in names:
        (tmp_path / name).write_text("x")
    message = f"passed over: {', '.join(names)}. To import such a file, name it: protlib import {names[0]}\n"
    assert message in protlib("import", "reports").err
    assert message in protlib("import", "reports", "--dry-run").err
    assert "passed over" not in protlib("import", "reports", "--quiet").err
    (folder / "older" / "c.jpg").write_text("x")
    assert f"{names[2]} and 1 more. To" in protlib("import", "reports").err


def test_what_excel_keeps_beside_an_open_table_is_no_file_of_several(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,year\nRoads,2019\n")
    (tmp_path / "~$a.xlsx").write_bytes(b"\x03Ana")
    ran = protlib("import", "a.csv", "~$a.xlsx", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert protlib("import", "~$a.xlsx").code == 3


def test_a_folder_without_publications_says_so(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = protlib("import", "empty")
    assert (ran.code, ran.err) == (3, "no reports or references in empty\n")
    (tmp_path / "empty" / "older").mkdir()
    (tmp_path / "empty" / ".hidden").write_text("x")
    assert protlib("import", "empty").err == "no reports or references in empty\n"
    ran = protlib("verify", "empty")
    assert (ran.code, ran.err) == (3, "protlib: empty: cannot be read: Is a directory\n")


def test_a_pipe_in_a_folder_is_not_read_whose_writer_may_never_come(inbox: Path) -> None:
    os.mkfifo(inbox / "pipe.ris")
    names = {Path(path).name for path, _format in expand_folders([str(inbox)], "auto")}
    assert names == {"refs.ris", "more.bib", "lone.pdf", "nets.pdf"}


def test_of_many_tables_in_a_folder_a_line_imports_all_of_a_kind(protlib: Run, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "refs.ris").write_text(NETS)
    for number in range(3):
        (folder / f"t{number}.csv").write_text(f"title,year\nWall {number},2010\n")
    assert "; all" not in protlib("import", "inbox").err
    (folder / "t3.csv").write_text("title,year\nWall 3,2010\n")
    assert "protlib import inbox/t0.csv; all 4 .csv files: protlib import inbox --from csv\n" in protlib(
        "import", "inbox"
    ).err.replace("\\", "/")
    assert protlib("import", "inbox", "--from", "csv").out == "4 added\n"
