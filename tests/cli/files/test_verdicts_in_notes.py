"""What reviewers say in the notes of Rayyan: their names, verdicts and remarks stay, unless notes are asked for."""

from pathlib import Path
from typing import Final

import pytest

from harness.rows import every_row
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.settings.library_location import Settings
from protlib.cli.shelf import shelf_of
from protlib.formats import FORMATS
from protlib.selection import Selection
from sample_files.file_contents import everything

MARKS: Final = (
    'RAYYAN-INCLUSION: {"Zqkofi"=>"Excluded"} | RAYYAN-LABELS: zqml,to read | '
    'RAYYAN-EXCLUSION-REASONS: zqadults | USER-NOTES: {"Zqkofi"=>["zqremark {x}"]}'
)
TELLTALE: Final = ("zqkofi", "zqadults", "zqremark", "zqml", "rayyan-inclusion", "user-notes")
LEFT_OUT: Final = "left out: verdicts of reviewers in 1 note; to include them: --include notes\n"
WRITTEN: Final = [entry.name for entry in FORMATS if entry.writes]


@pytest.fixture
def judged(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library into which a file of Rayyan came."""
    text = f"TY  - RPRT\nTI  - Caring\nAU  - IOM\nPY  - 2009\nN1  - read it\nN1  - {MARKS}\nER  - \n"
    (tmp_path / "rayyan.ris").write_text(text)
    protlib("import", "rayyan.ris")
    return protlib


def test_an_import_names_the_next_step(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(f"TY  - RPRT\nTI  - Caring\nPY  - 2009\nN1  - {MARKS}\nER  - \n")
    step = (
        "1 note has verdicts of reviewers, which exports leave out."
        " To screen with them: protlib {}screen --from-notes\n"
    )
    assert step.format("-L copy.json ") in protlib("-L", "copy.json", "import", "a.ris").err
    assert "reviewers" not in protlib("import", "a.ris", "--dry-run").err
    assert step.format("") in protlib("import", "a.ris").err
    assert "reviewers" not in protlib("import", "a.ris").err


def test_a_note_into_which_two_files_bring_verdicts_is_counted_once(protlib: Run, tmp_path: Path) -> None:
    for name, marks in (("rayyan.ris", MARKS), ("covidence.ris", "Exclusion reason: Wrong setting;")):
        (tmp_path / name).write_text(f"TY  - RPRT\nTI  - Caring\nAU  - IOM\nPY  - 2009\nN1  - {marks}\nER  - \n")
    ran = protlib("import", "rayyan.ris", "covidence.ris", "--on-duplicate", "update")
    assert "1 note has verdicts of reviewers" in ran.err


@every_row("name", WRITTEN)
def test_no_file_has_them_unseen(judged: Run, name: str) -> None:
    ran = judged("export", "--format", name, "-o", "out", "--force")
    assert [word for word in TELLTALE if word in everything(Path("out"))] == []
    assert ran.err.startswith(LEFT_OUT)


@needs_engine
@pytest.mark.slow
def test_nothing_else_has_them(judged: Run, tmp_path: Path) -> None:
    judged("share", "-o", "copy.json")
    judged("export", "-o", "page.html")
    judged("export", "--columns", "title,note", "-o", "table.csv")
    judged("bibliography", "--annotate", "note", "-o", "list.md")
    assert judged("convert", "rayyan.ris", "out.bib").err.count(LEFT_OUT) == 1
    for name in ("copy.json", "page.html", "table.csv", "list.md", "out.bib"):
        assert [word for word in TELLTALE if word in everything(tmp_path / name)] == [], name
    assert "read it" in everything(tmp_path / "list.md")


def test_they_go_out_where_notes_are_asked_for(judged: Run) -> None:
    ran = judged("export", "--format", "ris", "--include", "notes")
    assert (MARKS in ran.out, ran.err) == (True, "")


def test_a_program_finds_nothing_by_them(judged: Run, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "library.json", tmp_path / "cache")
    for include, count in (((), 0), (("notes",), 1)):
        with shelf_of(settings, include) as shelf:
            results = shelf.ask_library(lambda library: library.select(Selection(query="zqkofi")))
            assert results.total == count


def test_remarks_become_a_private_note_and_labels_tags_with_the_verdicts(judged: Run) -> None:
    judged("screen", "--from-notes")
    record_text = judged("show", "iom2009caring").out
    assert "tags: zqml; to read\nnote: read it\nprivate note: Zqkofi: zqremark {x}\n" in record_text
    assert "Zqkofi: exclude, zqadults" in record_text
    judged("import", "rayyan.ris", "--on-duplicate", "update")
    judged("screen", "--from-notes")
    assert judged("show", "iom2009caring").out.count("zqremark") == 1
