"""Records without a title: kept where they say anything, told in one line,
and coped with by all that reads a library.
"""

import json
from pathlib import Path

import pytest

from harness.made_once import made_once
from harness.rows import every_row
from programs.running import Run
from protlib import formats
from protlib.formats import FORMATS

BIB = """@article{a, author = {Smith, Ann}, year = 2020}
@article{b, author = {Smith, Ann}, year = 2020}
@article{c, author = {Jones, Ben}, journal = {Journal of Refugee Studies}, volume = 3, year = 2019}
@misc{d, year = 2001}
@misc{e, doi = {10.1000/1}}
@misc{g, url = {https://www.iom.int/}, keywords = {health}}
@misc{f, title = {A title}}
"""
KEPT = {
    "csl-json": '[{"id": "a", "type": "book", "author": [{"family": "Jobe"}]}, {"id": "b", "type": "report", "number": "7"}, {"id": "n", "type": "book"}]',
    "ris": "TY  - RPRT\nAU  - Jobe\nER  - \nTY  - JOUR\nJO  - Lancet\nER  - \nTY  - BOOK\nER  - \n",
    "bibtex": "@book{a, author={Jobe}}\n@report{b, date={2009}, institution={IOM}}\n@book{n, language={english}}\n",
    "jsonl": '{"key": "a", "authors": ["Jobe"]}\n{"key": "b", "extra": {"original-date": "1999"}}\n{"key": "n"}\n',
    "csv": "Title,Author,Year\n,Jobe,2009\n,IOM,2010\nTotal: 2,,\n,,2\n",
}
"""A file of two records without a title, and of one that says nothing;
in the table the last row is a lone number below it.
"""


@pytest.fixture
@made_once
def untitled(protlib: Run, tmp_path: Path) -> Run:
    (tmp_path / "a.bib").write_text(BIB)
    assert protlib("import", "a.bib").code == 0
    return protlib


@every_row("name", KEPT)
def test_what_says_anything_is_kept_and_told_in_one_line(name: str) -> None:
    parsed = formats.read(KEPT[name].encode(), formats.format_named(name))
    assert sum(not record.title for record in parsed.publications) == 2
    problems = [problem for problem in parsed.problems if "no title; kept" in problem.what]
    assert [problem.what.split()[0] for problem in problems] == ["2"]
    [lost] = [problem for problem in parsed.problems if problem.lost]
    assert lost.what == "has no title and almost no other data; left out"


def test_the_same_file_twice_adds_nothing_and_no_two_of_it_become_one(untitled: Run) -> None:
    assert untitled("list").out.count("\n") == 7
    again = untitled("import", "a.bib")
    assert again.out.startswith("0 added, 7 already there")
    assert again.err.count("\n") == 1
    assert "5 records have no title; kept. To list them: protlib check --rule title-missing" in again.err


def test_without_keys_too_each_comes_home_once(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text("TY  - JOUR\nAU  - Smith, Ann\nPY  - 2020\nER  - \n" * 2)
    assert protlib("import", "a.ris").out.startswith("2 added")
    assert protlib("import", "a.ris").out.startswith("0 added, 2 already there")


def test_another_one_under_the_same_key_is_another(untitled: Run, tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_text("@misc{d, year = 2002}\n@article{a, author = {Doe, Jo}}\n")
    assert untitled("import", "b.bib").out.startswith("2 added")


def test_alike_without_an_identifier_is_asked_and_never_merged(untitled: Run) -> None:
    [group] = json.loads(untitled("duplicates", "--format", "json").out)
    assert (group["keys"], group["score"] < 0.9) == (["a", "b"], True)


def test_check_lists_records_without_a_title(untitled: Run) -> None:
    findings = json.loads(untitled("check", "--rule", "title-missing", "--format", "json").out)
    assert [finding["key"] for finding in findings] == ["a", "b", "d", "e", "g"]


def test_a_list_shows_in_brackets_what_stands_for_the_title(untitled: Run) -> None:
    titles = {line.split("\t")[0]: line.split("\t")[3] for line in untitled("list").out.splitlines()}
    assert titles == {
        "a": "[no title]", "b": "[no title]", "c": "[Journal of Refugee Studies 3]", "d": "[no title]",
        "e": "[10.1000/1]", "f": "A title", "g": "[https://www.iom.int/]",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "list --sort title",
        "search smith",
        "show a",
        "show d",
        "stats",
        ("stats --by year -o t.svg"),
        pytest.param("export -o p.html", marks=pytest.mark.slow),
        "overview -o r.md",
        "check",
        "editions",
        "list --format jsonl",
        "info --verify",
        "rekey a smith2020 --dry-run",
        "set d volume=1 --dry-run",
    ],
)
def test_no_command_breaks_off_at_a_record_without_a_title(untitled: Run, line: str) -> None:
    ran = untitled(*line.split())
    assert "Traceback" not in ran.err
    assert ran.code in {0, 1}


@every_row(
    "entry",
    [entry for entry in FORMATS if entry.reads and entry.writes and entry.packs],
    ids=lambda each: each.name,
)
def test_each_format_brings_them_home(entry: formats.Format) -> None:
    before = formats.read(BIB.encode(), formats.format_named("bibtex")).publications
    after = formats.read(formats.write(before, entry, formats.WriteOptions(lossless=True)), entry).publications
    assert after == before


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (("--title", ""), "a publication needs a title"),
        (("--author", "Ana Ruiz"), "a publication needs a title"),
        (("--title", "", "--doi", ""), "--doi is empty"),
    ],
)
def test_add_wants_a_title_or_what_stands_for_it(protlib: Run, line: tuple[str, ...], message: str) -> None:
    ran = protlib("add", *line)
    assert (ran.code, message in ran.err) == (2, True)
    added = protlib("add", "--type", "interview", "--author", "Ana Ruiz", "--year", "2020")
    assert (added.out, added.code) == ("ruiz2020\n", 0)
