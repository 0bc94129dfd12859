"""`notes` as a user runs it: highlights and comments of files, with those that came from Zotero, in every form."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from harness.made_once import made_once
from harness.rows import every_row
from programs.running import Run
from protlib.library import Library
from protlib.render.note_table import name_colour
from sample_files.tiny_pdf import TinyPage, make_pdf, page
from sample_files.zotero_library import Zotero

pytest.importorskip("pypdfium2")

LINE = "Workers are held in debt bondage *for years*."
_LEFT, _BOTTOM, _WIDTH = 72, 739, 6


def highlight(text: str, more: str = "/C [1 0.83 0]") -> str:
    """Return a highlight of some words of the line."""
    left = _LEFT + _WIDTH * LINE.index(text)
    right = left + _WIDTH * len(text)
    corners = f"{left} {_BOTTOM + 12} {right} {_BOTTOM + 12} {left} {_BOTTOM} {right} {_BOTTOM}"
    return f"/Subtype /Highlight /Rect [{left} {_BOTTOM} {right} {_BOTTOM + 12}] /QuadPoints [{corners}] {more}"


def note(text: str) -> str:
    return f"/Subtype /Text /Rect [400 735 418 753] /Contents ({text}) /T (Ana) /M (D:20260110)"


def report(*annotations: str, first: int = 33) -> bytes:
    """Return a report of four pages with printed numbers; the second has the line, and the annotations."""
    pages = [page("What stands on a page.", foot=str(first + number)) for number in range(4)]
    pages[1] = TinyPage(page(LINE, foot=str(first + 1)).lines, annotations=annotations)
    return make_pdf(pages)


@pytest.fixture
@made_once
def shelf(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on a library with a report that was highlighted and read, and one that has no file."""
    protlib("add", "--key", "iom2009", "--title", "Caring", "--author", "IOM", "--year", "2009")
    protlib("add", "--key", "un2010", "--title", "Causes")
    (tmp_path / "report.pdf").write_bytes(report(highlight("debt bondage *for years*"), note("Who says so?")))
    assert protlib("attach", "iom2009", "report.pdf").code == 0
    assert protlib("notes", "iom2009").code == 0
    return protlib


@pytest.mark.parametrize("command", [("share", "--include", "files"), ("export", "--files", "copy")])
def test_a_copy_of_a_file_says_that_highlights_go_with_it(shelf: Run, tmp_path: Path, command: Sequence[str]) -> None:
    (tmp_path / "plain.pdf").write_bytes(report())
    shelf("attach", "un2010", "plain.pdf")
    line = "highlights or comments go out in 1 file. To see them: protlib notes iom2009\n"
    assert line in shelf(*command, "-o", "theirs.json").err
    assert "highlights" not in shelf(*command, "-o", "other.json", "--key", "un2010").err


def test_a_pipe_gets_a_line_for_each_note(shelf: Run) -> None:
    ran = shelf("notes", "iom2009")
    file = "library.files/iom2009.pdf"
    assert ran.out.splitlines() == [
        f"iom2009\t2\t34\t[@iom2009, p. 34]\thighlight\t#ffd300\t\t\tdebt bondage *for years*\t\t\t{file}",
        f"iom2009\t2\t34\t[@iom2009, p. 34]\tnote\t\tAna\t2026-01-10\t\tWho says so?\t\t{file}",
    ]
    assert (ran.err, ran.code) == ("", 0)


def test_a_draft_gets_quotations_with_their_citations(shelf: Run) -> None:
    assert shelf("notes", "iom2009", "--format", "md").out == (
        "> debt bondage \\*for years\\* [@iom2009, p. 34]\n\nWho says so? [@iom2009, p. 34]\n"
    )


@pytest.mark.slow
def test_what_was_pasted_is_a_true_quotation(shelf: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(shelf("notes", "iom2009", "--format", "md").out, encoding="utf-8")
    shelf("text", "--all")
    ran = shelf("verify", "draft.md", "--quotes")
    assert (ran.code, "1 verbatim" in ran.out + ran.err) == (0, True)


def test_a_person_sees_the_page_the_colour_and_the_words(shelf: Run) -> None:
    assert shelf("notes", "iom2009", "--format", "table").out == (
        "iom2009  IOM 2009: Caring\n"
        "  p. 34  yellow  debt bondage *for years*\n"
        "  p. 34  note    Who says so?\n"
        "                 Ana, 2026-01-10\n"
    )


FORMS: Final[Mapping[str, Callable[[str], list[str]]]] = {
    "json": lambda out: [row["text"] for row in json.loads(out) if "text" in row],
    "jsonl": lambda out: [row["text"] for row in map(json.loads, out.splitlines()) if "text" in row],
    "csv": lambda out: [line.split(",")[9] for line in out.splitlines() if ",highlight," in line],
    "tsv": lambda out: [line.split("\t")[8] for line in out.splitlines() if "\thighlight\t" in line],
}


@pytest.mark.parametrize("form", FORMS)
def test_scripts_get_every_form(shelf: Run, form: str) -> None:
    out = shelf("notes", "--all", "--format", form).out
    assert FORMS[form](out) == ["debt bondage *for years*"]
    assert shelf("notes", "--all", "--format", "keys").out == "iom2009\n"


CHOICES = [
    (("iom2009",), 0),
    (("iom2009", "un2010"), 0),
    (("--all",), 0),
    (("--where", "caring"), 0),
    (("--year", "2009"), 0),
]


@pytest.mark.parametrize(("choice", "code"), CHOICES)
def test_publications_are_chosen_as_elsewhere(shelf: Run, choice: Sequence[str], code: int) -> None:
    ran = shelf("notes", *choice)
    assert (ran.code, len(ran.out.splitlines())) == (code, 2)


REFUSALS = [
    (("un2010",), "un2010 has no file and no note. To attach a file: protlib attach un2010 FILE"),
    ((), "which publications? Name keys, select some (--tag draft, --where QUERY), or add --all"),
    (("nobody",), "nobody"),
]


@pytest.mark.parametrize(("choice", "message"), REFUSALS)
def test_what_is_wrong_is_said(shelf: Run, choice: Sequence[str], message: str) -> None:
    ran = shelf("notes", *choice)
    assert message in ran.err
    assert (ran.out, ran.code != 0) == ("", True)


def test_a_file_is_read_anew_where_somebody_has_highlighted_more(shelf: Run, tmp_path: Path) -> None:
    assert len(shelf("notes", "iom2009").out.splitlines()) == 2
    copy = tmp_path / "library.files" / "iom2009.pdf"
    copy.write_bytes(report(highlight("Workers are held"), highlight("debt bondage"), note("And why?")))
    lines = shelf("notes", "iom2009").out.splitlines()
    assert [line.split("\t")[8] or line.split("\t")[9] for line in lines] == [
        "Workers are held",
        "debt bondage",
        "And why?",
    ]
    assert shelf("notes", "iom2009").out.splitlines() == lines
    assert shelf("attach", "iom2009").out.split("\t")[1:2] != []  # the record has what it had


def test_a_broken_file_is_told_each_time_and_takes_no_other_along(shelf: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    shelf("attach", "un2010", "bad.pdf")
    for _time in range(2):
        ran = shelf("notes", "--all")
        assert len(ran.out.splitlines()) == 2
        assert ran.err.startswith("un2010: un2010.pdf: cannot read its text: it is broken")


def test_pages_without_a_printed_number_are_told(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--key", "a", "--title", "Caring")
    (tmp_path / "a.pdf").write_bytes(make_pdf([TinyPage(page(LINE).lines, annotations=[highlight("Workers")])]))
    protlib("attach", "a", "a.pdf")
    ran = protlib("notes", "a", "--format", "md")
    assert ran.out == "> Workers [@a, p. 1]\n"
    assert ran.err == "no printed number is known on some pages of a; the page of the file counts there\n"


@pytest.fixture
def moved(protlib: Run, tmp_path: Path) -> Run:
    """Run protlib on what came from a Zotero whose notes stand in the file, too, but for one."""
    zotero = Zotero(tmp_path / "Zotero")
    item = zotero.item("book", {"title": "Caring", "date": "2009-00-00 2009"}, [("author", "IOM", "")])
    file = zotero.attach("storage:a.pdf", item, report(highlight("debt bondage"), note("Who says so?")))
    zotero.annotate(file, "debt bondage", "A term of law", "2", tags=["law"], number=2)
    zotero.annotate(file, "stands on a page", "", "3", number=3)
    zotero.annotate(file, "What", "no place", "")
    zotero.save()
    assert protlib("import", "Zotero").code == 0
    return protlib


def test_notes_of_zotero_stand_among_those_of_the_file_and_none_twice(moved: Run) -> None:
    rows = json.loads(moved("notes", "--all", "--format", "json").out)
    values = [(row["cite"], row.get("text", ""), row.get("comment", ""), row.get("tags", [])) for row in rows]
    key = rows[0]["key"]
    assert values == [
        (f"[@{key}, p. 34]", "debt bondage", "A term of law", ["law"]),
        (f"[@{key}, p. 34]", "", "Who says so?", []),
        (f"[@{key}, p. 35]", "stands on a page", "", []),
        (f"[@{key}]", "What", "no place", []),
    ]


def test_a_table_has_them_as_a_column_and_takes_nothing_back(shelf: Run, tmp_path: Path) -> None:
    cell = "“debt bondage *for years*” (p. 34)\nWho says so? (p. 34)"
    assert json.loads(shelf("list", "--columns", "key,highlights", "--format", "json").out) == [
        {"key": "iom2009", "highlights": cell},
        {"key": "un2010"},
    ]
    assert shelf("export", "--columns", "key,title,highlights", "-o", "m.csv").code == 0
    assert "debt bondage" in (tmp_path / "m.csv").read_text(encoding="utf-8-sig")
    before = (tmp_path / "library.json").read_bytes()
    ran = shelf("import", "m.csv", "--match", "key", "--on-duplicate", "replace", "--yes")
    assert (ran.code, (tmp_path / "library.json").read_bytes()) == (0, before), ran
    assert "highlights" not in ran.err


def test_an_own_field_of_that_name_stays_a_field(shelf: Run, tmp_path: Path) -> None:
    with Library(tmp_path / "library.json") as library:
        library.change(["iom2009"], lambda record: record.changed(extra={"highlights": "mine"}), "test")
    shelf("fields", "rename", "highlights", "My highlights")
    assert "debt bondage" in shelf("export", "--columns", "key,highlights", "--format", "csv").out


COLOURS = [
    ("#ffd400", "yellow"), ("#ffff00", "yellow"), ("#5fb236", "green"), ("#2ea8e5", "blue"), ("#ff6666", "red"),
    ("#a28ae5", "purple"), ("#e56eee", "pink"), ("#f19837", "orange"), ("#aaaaaa", "grey"), ("#000000", "black"),
    ("#00ffff", "cyan"), ("", ""), ("red", ""),
]  # fmt: skip


@every_row(("colour", "name"), COLOURS)
def test_colours_have_the_names_that_people_use(colour: str, name: str) -> None:
    assert name_colour(colour) == name
