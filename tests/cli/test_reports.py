"""What commands that change a library tell scripts:
one shape, whole also where something is refused; and what --quiet leaves.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from harness.paths import ROOT
from programs import editors
from programs.running import Ran, Run
from protlib.cli.group import LazyGroup
from protlib.library import Library
from protlib.record.model import Name, Publication

PAGE = (ROOT / "docs/scripts.md").read_text(encoding="utf-8")
TOP = ["dry_run", "records", "conflicts", "problems"]
RECORD = ["action", "key", "given", "fields", "before", "after", "like", "why", "file", "line"]
CARING = Publication(
    key="iom2009caring",
    type="report",
    title="Caring",
    authors=(Name(literal="IOM"),),
    date="2009",
    tags=("x",),
)
CAUSES = Publication(
    key="jobe2010causes",
    type="report",
    title="Causes",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
)
BIB = """@report{new2020, title = {Nets of the coast}, author = {Doe, Jo}, date = {2020}}
@report{causes, title = {Causes}, author = {Jobe, Alison}, date = {2010}}
@report{nothing, language = {english}}
"""


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of two records, made in two steps."""
    folder = tmp_path_factory.mktemp("two")
    with Library(folder / "library.json", folder / "cache") as library:
        library.add_many([CARING])
        library.add_many([CAUSES])
    return folder


@pytest.fixture
def two(protlib: Run, small_library: Path, tmp_path: Path) -> Run:
    """Run protlib on a library of two records; in the folder are files to import."""
    shutil.copytree(small_library, tmp_path, dirs_exist_ok=True)
    (tmp_path / "a.bib").write_text(BIB)
    (tmp_path / "table.csv").write_text("key,genre\niom2009caring,Handbook\nnobody,Handbook\n")
    return protlib


def _changes_of_records(ran: Ran) -> list[tuple[Any, ...]]:
    """Return what was done, to which record, and what changed in it."""
    report = json.loads(ran.out)
    assert list(report) == TOP
    assert [list(record) for record in report["records"]] == [RECORD] * len(report["records"])
    return [(record["action"], record["key"], record["fields"]) for record in report["records"]]


@pytest.mark.parametrize(
    ("line", "expected", "code"),
    [
        ("add --title Nets --key nets", [("added", "nets", [])], 0),
        ("add --title Causes --author Jobe,Alison --year 2010", [("skipped", "jobe2010causes", [])], 0),
        ("add --title Causes --author Jobe,Alison --year 2010 --key mine", [("skipped", "jobe2010causes", ["aliases"])], 0),
        ("add --title Causes --author Jobe,Alison --year 2010 --genre Paper --on-duplicate update", [("updated", "jobe2010causes", ["genre"])], 0),
        ("set iom2009caring date=2009-11 tags+=y", [("updated", "iom2009caring", ["date", "tags"])], 0),
        ("set --all genre=Handbook --dry-run", [("updated", "iom2009caring", ["genre"]), ("updated", "jobe2010causes", ["genre"])], 0),
        ("tag --all --add x", [("unchanged", "iom2009caring", []), ("updated", "jobe2010causes", ["tags"])], 0),
        ("remove iom2009caring --yes", [("removed", "iom2009caring", [])], 0),
        ("remove --all --dry-run", [("removed", "iom2009caring", []), ("removed", "jobe2010causes", [])], 0),
        ("rekey iom2009caring iom", [("updated", "iom", ["key", "aliases"])], 0),
        ("rekey iom2009caring iom2009caring", [("unchanged", "iom2009caring", [])], 0),
        ("rekey --all --pattern {year}", [("updated", "2009", ["key", "aliases"]), ("updated", "2010", ["key", "aliases"])], 0),
        ("check --fix --rule sentence-case", [], 0),
        ("names --unify IOM UNICEF", [("updated", "iom2009caring", ["authors"])], 0),
        ("names --unify IOM IOM", [], 0),
        ("duplicates --merge iom2009caring jobe2010causes", [("updated", "iom2009caring", ["authors", "aliases"]), ("merged", "jobe2010causes", [])], 0),
        ("edit iom2009caring", [("unchanged", "iom2009caring", [])], 0),
        ("restore 2 --yes", [("removed", "jobe2010causes", [])], 0),
        ("restore 2 --dry-run", [("removed", "jobe2010causes", [])], 0),
        ("merge a.json", [("updated", "iom2009caring", ["tags"]), ("unchanged", "jobe2010causes", [])], 0),
        ("import a.bib", [("added", "new2020", []), ("skipped", "jobe2010causes", ["aliases"]), ("refused", "", [])], 3),
        ("import a.bib --dry-run", [("added", "new2020", []), ("skipped", "jobe2010causes", ["aliases"]), ("refused", "", [])], 3),
        ("import a.bib --strict", [("refused", "", [])] * 3, 3),
        ("import none.bib", [("refused", "", [])], 3),
        ("import table.csv --match key --on-duplicate replace", [("updated", "iom2009caring", ["genre"]), ("refused", "", [])], 3),
        ("import table.csv --match key --on-duplicate replace --strict", [("refused", "", [])] * 2, 3),
    ],
)  # fmt: skip
def test_every_command_tells_of_each_record_in_one_shape(
    two: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    expected: list[tuple[Any, ...]],
    code: int,
) -> None:
    monkeypatch.setenv("EDITOR", editors.IDLE)
    (tmp_path / "a.json").write_bytes((tmp_path / "library.json").read_bytes().replace(b'"x"', b'"z"'))
    before = (tmp_path / "library.json").read_bytes()
    ran = two(*line.split(), "--format", "json")
    assert (_changes_of_records(ran), ran.code) == (expected, code), ran.err
    is_tried = "--dry-run" in line
    assert json.loads(ran.out)["dry_run"] is is_tried
    is_written = any(fields or action in {"added", "removed"} for action, _key, fields in expected)
    assert ((tmp_path / "library.json").read_bytes() != before) == (is_written and not is_tried)


def test_what_stands_in_a_record_of_a_report(two: Run) -> None:
    rows = json.loads(two("import", "a.bib", "--format", "json").out)["records"]
    added, skipped, refused = rows
    assert added | {"after": added["after"]["title"]} == {
        "action": "added", "key": "new2020", "given": "new2020", "fields": [], "before": None, "after": "Nets of the coast",
        "like": None, "why": [], "file": "a.bib", "line": 1,
    }  # fmt: skip
    assert (skipped["key"], skipped["given"], skipped["line"]) == ("jobe2010causes", "causes", 2)
    assert skipped["after"]["aliases"] == ["causes"]
    assert (refused["given"], refused["why"], refused["line"]) == (
        "nothing",
        ["has no title and almost no other data; left out"],
        3,
    )


def test_what_was_before_and_what_is_after(two: Run) -> None:
    [row] = json.loads(two("set", "iom2009caring", "date=2010", "--format", "json").out)["records"]
    assert (row["before"]["date"], row["after"]["date"]) == ("2009", "2010")
    [row] = json.loads(two("remove", "iom2009caring", "--yes", "--format", "json").out)["records"]
    assert (row["before"]["date"], row["after"]) == ("2010", None)


def test_a_report_has_possible_doubles_and_problems_of_the_file(two: Run) -> None:
    two("set", "jobe2010causes", "doi=10.1000/supplement")
    rows = '{"title": "Nets", "doi": "10.1000/supplement"}\n{"title": "Ports", "date": "soon"}\n'
    report = json.loads(two("import", "-", "--from", "jsonl", "--format", "json", stdin=rows).out)
    assert report["records"][0]["like"]["key"] == "jobe2010causes"
    assert report["records"][0]["file"] == "standard input"
    [problem] = report["problems"]
    assert (problem["file"], problem["line"]) == ("standard input", 2)


@pytest.mark.parametrize(
    ("line", "out", "err"),
    [
        ("set iom2009caring genre=x -q", "", ""),
        ("tag --all --add x --quiet", "", ""),
        ("add --title Causes --author Jobe,Alison --year 2010 -q", "jobe2010causes\n", ""),
        ("import b.bib -q", "", ""),
        ("import a.bib -q", "", "a.bib:3: nothing: has no title and almost no other data; left out\n"),
        ("import b.bib -q --dry-run", "", ""),
        ("remove iom2009caring --yes -q", "", ""),
        ("rekey iom2009caring iom -q", "iom\n", ""),
        ("names --unify IOM UNICEF -q", "", ""),
        ("restore 2 --yes -q", "", ""),
        ("undo -q", "", ""),
        ("merge a.json -q", "", ""),
        ("fields add finding -q", "", ""),
        ("set iom2009caring genre=x --dry-run -q", "iom2009caring\n  + genre: x\n", ""),
        ("merge a.json --format json -q --dry-run", None, ""),
    ],
)
def test_quiet_says_nothing_but_what_went_wrong(two: Run, tmp_path: Path, line: str, out: str | None, err: str) -> None:
    (tmp_path / "a.json").write_bytes((tmp_path / "library.json").read_bytes().replace(b'"x"', b'"z"'))
    (tmp_path / "b.bib").write_text(BIB.splitlines()[1])
    words = line.split()
    loud = [word for word in words if word not in {"-q", "--quiet"}]
    expected = two(*loud, "--dry-run").code if words[0] in {"set", "tag", "import"} else 0
    ran = two(*words)
    assert (ran.err, ran.code) == (err, expected)
    assert out is None or ran.out == out


@pytest.mark.parametrize(
    "line",
    [
        "import a.bib -q -v",
        "add --title A --json --format json",
        "tag iom2009caring --format json",
        "names --forget IOM --format json",
    ],
)
def test_what_excludes_each_other_is_refused(two: Run, line: str) -> None:
    ran = two(*line.split())
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_the_page_has_a_row_for_each_part_of_a_report(two: Run) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.partition("## Quiet")[0], re.MULTILINE)
    assert rows == [*TOP, *RECORD]
    actions = re.findall(r"`(\w+)`", next(line for line in PAGE.splitlines() if line.startswith("| `action` |")))
    records = _changes_of_records(two("import", "a.bib", "--format", "json"))
    assert {action for action, *_ in records} < {*actions}


def test_the_page_names_what_json_has_of_what_is_there(two: Run) -> None:
    two("set", "iom2009caring", "date=2010")
    for line in ("history", "history iom2009caring", "diff 1", "about Kenya", "info"):
        report = json.loads(two(*line.split(), "--format", "json").out)
        row = next(row for row in PAGE.splitlines() if row.startswith(f"| `{' '.join(line.split()[:1])}"))
        for name in report[0] if isinstance(report, list) else report:
            assert f"`{name}`" in PAGE, (row, name)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("stats --by year", ["year", "count"]),
        ("names", ["name", "count", "key", "twins"]),
        ("duplicates", ["keys", "score", "reasons"]),
        ("check", ["key", "rule", "severity", "field", "message", "mended"]),
        ("check --file page.bib", ["key", "rule", "severity", "field", "message", "mended", "file", "line"]),
        ("verify report.txt", ["document", "citations", "entries", "findings"]),
        ("styles", ["name", "short_names", "cites_by", "title"]),
    ],
)
def test_the_row_of_a_command_names_all_that_its_json_has(
    two: Run, tmp_path: Path, line: str, names: list[str]
) -> None:
    (tmp_path / "report.txt").write_text("Nobody knows (Doe, 1999).\n")
    (tmp_path / "page.bib").write_text("@misc{x, title = {CARING FOR ALL}, year = {2009}}")
    two("set", "iom2009caring", "date=2109")
    two("add", "--title", "Causes", "--author", "Jobe, Alison", "--year", "2010", "--on-duplicate", "add")
    report = json.loads(two(*line.split(), "--format", "json").out)
    assert list(report[0] if isinstance(report, list) else report) == names
    row = next(row for row in PAGE.splitlines() if row.startswith(f"| `{line.partition(' ')[0]}`"))
    assert [name for name in names if f"`{name}`" not in row] == []


def test_the_page_has_every_command_that_prints_json() -> None:
    helps = {
        name: [part.help or "" for part in command.params if "--format" in part.opts]  # type: ignore[attr-defined]
        for name, command in LazyGroup().commands.items()
    }
    printing = [name for name, texts in helps.items() if any(re.search(r"(?<!csl-)\bjson\b", text) for text in texts)]
    assert "stats" in printing
    assert [name for name in printing if f"`{name}`" not in PAGE] == []


def test_an_undo_tells_what_it_changed_also_where_the_next_one_fails(two: Run, tmp_path: Path) -> None:
    two("set", "iom2009caring", "date=2010")
    assert _changes_of_records(two("undo", "--format", "json")) == [("updated", "iom2009caring", ["date"])]
    assert _changes_of_records(two("redo", "--format", "json")) == [("updated", "iom2009caring", ["date"])]
    assert _changes_of_records(two("undo", "--to", "2", "--format", "json")) == [
        ("updated", "iom2009caring", ["date"]),
        ("removed", "jobe2010causes", []),
    ]
    ran = two("undo", "--to", "2", "--format", "json")
    assert (ran.out, ran.code) == ("", 1)
    two("undo")
    ran = two("undo", "--format", "json")
    assert (_changes_of_records(ran), ran.code) == ([], 1)
