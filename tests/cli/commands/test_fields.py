"""`fields`: fields of one's own, from their declaration to what other commands do with them."""

import json
from pathlib import Path

import pytest

from programs.editors import editor, replacing
from programs.running import Run


@pytest.fixture
def handbook(protlib: Run) -> str:
    """The key of a publication in a library that has two fields of its own."""
    key = protlib("add", "--title", "Handbook on return", "--author", "Jobe, Alison", "--year", "2010").out
    assert protlib("fields", "add", "Finding", "data-quality").err == "added: finding, data-quality\n"
    return key.strip()


def extra(protlib: Run, key: str) -> object:
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return record.get("extra", {})


def test_fields_are_listed_with_how_many_fill_them(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "finding=Signs are missed")
    assert protlib("fields").out == "finding\t1\ndata-quality\t0\n"


def test_without_fields_the_way_to_one_is_told(protlib: Run) -> None:
    protlib("add", "A title")
    ran = protlib("fields")
    assert (ran.out, ran.err, ran.code) == (
        "", "protlib: no fields of your own yet. To add one: protlib fields add NAME\n", 1
    )  # fmt: skip


def test_adding_twice_is_nothing_new_and_one_undo_takes_it_back(protlib: Run, handbook: str) -> None:
    assert protlib("fields", "add", "finding").err == "nothing new: these are already fields\n"
    protlib("fields", "add", "method", "--dry-run")
    protlib("undo")
    assert protlib("fields").out == ""
    assert handbook in protlib("list").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "author"), "“author” cannot be a field of your own: it means authors"),
        (("add", "any"), "“any” cannot be a field of your own: it is a word of the query language"),
        (("add",), "fields add needs a name: protlib fields add finding method"),
        (("rename", "finding"), "fields rename needs two names: protlib fields rename finding findings"),
        (("rename", "finding", "data-quality"), "“data-quality” is already a field"),
        (("add", "x1", "--values"), "--values works only with fields remove"),
    ],
)
def test_what_cannot_be_is_refused(protlib: Run, handbook: str, arguments: tuple[str, ...], message: str) -> None:
    ran = protlib("fields", *arguments)
    assert ran.code == 2
    assert ran.err == f"protlib: {message}\n"
    assert protlib("fields").out.count("\n") == 2, handbook


@pytest.mark.parametrize("action", [("remove", "findng"), ("rename", "findng", "found")])
def test_an_unknown_field_is_told_with_the_one_that_is_near(
    protlib: Run, handbook: str, action: tuple[str, ...]
) -> None:
    ran = protlib("fields", *action)
    assert (ran.code, ran.err) == (1, "protlib: no field of your own “findng”; did you mean “finding”?\n")
    assert handbook


def test_a_field_is_set_shown_and_cleared(protlib: Run, handbook: str) -> None:
    assert protlib("set", handbook, "Finding= Signs  are missed", "data_quality=high").code == 0
    assert extra(protlib, handbook) == {"finding": "Signs are missed", "data-quality": "high"}
    assert "finding: Signs are missed\n" in protlib("show", handbook).out
    protlib("set", handbook, "finding=")
    assert extra(protlib, handbook) == {"data-quality": "high"}
    ran = protlib("set", handbook, "findng=x")
    assert ran.err == "protlib: unknown field “findng”; did you mean “finding”?\n"
    ran = protlib("set", handbook, "finding+=x")
    assert "holds one value" in ran.err


def test_a_field_is_renamed_with_what_is_in_it_in_one_write(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "finding=Signs")
    tried = protlib("fields", "rename", "finding", "Result", "--dry-run")
    assert tried.out == f"{handbook}\n  - finding: Signs\n  + result: Signs\n"
    assert extra(protlib, handbook) == {"finding": "Signs"}
    assert tried.err == ("would be renamed: finding to result; 1 publication changed; dry run: nothing was written\n")
    assert protlib("fields", "rename", "finding", "Result").err == (
        "renamed: finding to result; 1 publication changed\n"
    )
    assert extra(protlib, handbook) == {"result": "Signs"}
    assert protlib("fields").out == "data-quality\t0\nresult\t1\n"
    protlib("undo")
    assert extra(protlib, handbook) == {"finding": "Signs"}
    assert protlib("fields").out.startswith("finding\t1\n")


def test_what_a_table_left_under_a_heading_becomes_a_field(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,Main finding\nIdeas,Two years\nMeans,\n", encoding="utf-8")
    protlib("import", "a.csv")
    assert protlib("fields", "rename", "csv:Main finding", "finding").code == 0
    assert protlib("search", "finding:years", "--format", "keys").out == "ideas\n"


def test_what_stands_in_both_stays_in_both(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"key": "a", "title": "A", "extra": {"csv:Result": "old", "finding": "new"}}\n', encoding="utf-8"
    )
    protlib("import", "a.jsonl")
    ran = protlib("fields", "rename", "csv:Result", "finding")
    assert "1 publication with values in both keeps both\n" in ran.err
    assert extra(protlib, "a") == {"csv:Result": "old", "finding": "new"}


def test_a_field_that_is_removed_leaves_what_is_in_it_unless_that_goes_too(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "finding=Signs", "data-quality=high")
    ran = protlib("fields", "remove", "finding")
    assert ran.err == ("removed: finding; 1 publication keeps what it has there, as extra. To remove it: --values\n")
    assert extra(protlib, handbook) == {"finding": "Signs", "data-quality": "high"}
    assert protlib("fields").out == "data-quality\t1\n"
    assert protlib("search", "finding:signs").code == 2
    tried = protlib("fields", "remove", "data-quality", "--values", "--dry-run")
    assert tried.out == f"{handbook}\n  - data-quality: high\n"
    assert tried.err == ("would be removed: data-quality; 1 publication changed; dry run: nothing was written\n")
    ran = protlib("fields", "remove", "data-quality", "--values")
    assert ran.err == "removed: data-quality; 1 publication changed\n"
    assert extra(protlib, handbook) == {"finding": "Signs"}
    protlib("fields", "add", "sample")
    assert protlib("fields", "rename", "sample", "who").err == "renamed: sample to who\n"
    assert protlib("fields", "remove", "who", "--values").err == "removed: who\n"


def test_import_gives_a_field_to_those_that_lack_it(protlib: Run, handbook: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"key": "a", "title": "A", "extra": {"finding": "x"}}\n{"key": "b", "title": "B"}\n',
        encoding="utf-8",
    )
    protlib("import", "a.jsonl", "--set", "finding=to read")
    assert (extra(protlib, "a"), extra(protlib, "b")) == ({"finding": "x"}, {"finding": "to read"})
    assert handbook


def test_a_publication_comes_with_what_is_in_a_field(protlib: Run, handbook: str) -> None:
    key = protlib("add", "--title", "Ideas", "--set", "finding=Signs", "--set", "Data quality=high").out.strip()
    assert extra(protlib, key) == {"finding": "Signs", "data-quality": "high"}
    ran = protlib("add", "--title", "Means", "--set", "findng=x")
    assert (ran.code, ran.err) == (2, "protlib: unknown field “findng”; did you mean “finding”?\n")
    assert handbook


@pytest.mark.slow
def test_edit_has_a_line_for_each_field(
    protlib: Run, handbook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filling = replacing(("\nfinding:\n", "\nfinding: Signs: missed\n"), ("\ndata-quality:", "\nData Quality: high"))
    clearing = replacing(("\nfinding: Signs: missed\n", "\nfinding:\n"))
    monkeypatch.setenv("EDITOR", editor(tmp_path, filling, clearing))
    assert protlib("edit", handbook).err == "1 publication changed\n"
    assert extra(protlib, handbook) == {"finding": "Signs: missed", "data-quality": "high"}
    protlib("edit", handbook)
    assert extra(protlib, handbook) == {"data-quality": "high"}


def test_counting_filtering_and_completing_know_the_fields(protlib: Run, handbook: str) -> None:
    protlib("set", handbook, "data-quality=high; rural")
    assert protlib("stats", "--by", "data-quality").out == "high\t1\nrural\t1\n"
    assert protlib("stats", "--by", "data-quality", "--format", "csv").out == ("data-quality,count\nhigh,1\nrural,1\n")
    assert protlib("list", "--has", "data-quality", "--format", "keys").out == f"{handbook}\n"
    assert protlib("list", "--missing", "finding", "--format", "keys").out == f"{handbook}\n"
