"""A library that was changed by hand: every command works on it, and says what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs import editors
from programs.running import Run
from protlib import formats
from sample_records.arbitrary import documents

DOCUMENTS = [
    {"key": "iom2009caring", "type": "report", "title": "Caring"},
    {
        "key": "a\tb",
        "type": "Report",
        "title": {"a": 1},
        "date": "---1",
        "authors": "Jobe, Alison",
        "countries": "Kenya",
    },
    {"title": 5, "extra": {"original-date": "12345678901234567890"}, "tags": [None], "note": "x\ry\x1b[31m"},
    {
        "key": ["x"],
        "authors": [{"family": None, "literal": ["x"]}, 5],
        "extra": [],
        "isbn": False,
        "publisher": 3,
    },
]
WRITERS = [entry.name for entry in formats.FORMATS if entry.writes]
COMMANDS = [
    *(["export", "--format", entry.name, "--output", f"out.{entry.name}"] for entry in formats.FORMATS if entry.writes),
    ["list"], ["list", "--format", "json"], ["list", "--format", "csv"], ["show", "a_b"], ["show", "5a"],
    ["search", "jobe"], ["stats", "--by", "type"], ["stats", "--by", "type", "--by", "author", "--plot"], ["tag", "a_b"], ["history"], ["info"],
    ["tag", "a_b", "--add", "x"], ["set", "5", "title=T"], ["edit", "5"], ["rekey", "a_b", "mine"],
    ["remove", "5a", "--yes"], ["undo"],
]  # fmt: skip


@pytest.fixture
def unclean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library in which somebody has typed."""
    monkeypatch.setenv("EDITOR", editors.IDLE)
    numbered = {str(number): document for number, document in enumerate(DOCUMENTS, 1)}
    tables = {"library": {"1": {"format": 1}}, "publications": numbered}
    (tmp_path / "library.json").write_text(json.dumps(tables), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.usefixtures("unclean")
def test_every_command_works_on_a_library_that_somebody_has_changed_by_hand(protlib: Run) -> None:
    message = protlib("list").err
    assert "library.json: a_b: title “{'a': 1}”: not text; kept in the field “extra”; date “---1”: " in message
    for command in COMMANDS:
        assert protlib(*command).code == 0, command


@pytest.mark.usefixtures("unclean")
def test_a_list_has_one_line_for_each_publication_whatever_its_key(protlib: Run) -> None:
    assert protlib("list", "--format", "keys", "--sort", "added").out == "iom2009caring\na_b\n5\n5a\n"


@pytest.mark.usefixtures("unclean")
@pytest.mark.parametrize("name", ["ris", "bibtex", "csv", "jsonl", "csl-json", "endnote"])
def test_nothing_that_steers_a_terminal_or_splits_a_record_leaves(protlib: Run, name: str) -> None:
    out = protlib("export", "--format", name).out.replace("\r\n", "\n")
    assert not set(out) & set("\r\x1b\x0b\x0c\x85\u2028")


def test_a_year_of_twenty_digits_does_not_keep_a_library_from_other_programs(protlib: Run) -> None:
    record = {"title": "Ideas", "key": "a", "extra": {"original-date": "12345678901234567890"}}
    protlib("import", "-", stdin=json.dumps(record) + "\n")
    [item] = json.loads(protlib("export", "--format", "csl-json").out)
    assert item["original-date"] == {"literal": "12345678901234567890"}


@pytest.mark.usefixtures("unclean")
def test_a_colleagues_library_that_was_changed_by_hand_is_imported_as_far_as_it_can_be_read(
    protlib: Run, tmp_path: Path
) -> None:
    (tmp_path / "colleague.json").write_bytes((tmp_path / "library.json").read_bytes())
    ran = protlib("convert", "colleague.json", "-", "--from", "library", "--format", "jsonl")
    assert [json.loads(line)["key"] for line in ran.out.splitlines()] == ["iom2009caring", "a_b", "5", "5a"]
    assert "title “{'a': 1}”: not text; kept in the field “extra”" in ran.err


@pytest.mark.slow
@settings(max_examples=3, deadline=None, suppress_health_check=[*HealthCheck])
@given(stored=st.lists(documents, min_size=1, max_size=3), exported=st.sampled_from(WRITERS))
def test_every_command_says_what_it_did_with_a_library_of_any_json(
    protlib: Run, monkeypatch: pytest.MonkeyPatch, stored: list[dict[str, Any]], exported: str
) -> None:
    monkeypatch.setenv("EDITOR", editors.IDLE)
    numbered = {str(number): document for number, document in enumerate(stored, 1)}
    tables = {"library": {"1": {"format": 1}}, "publications": numbered}
    Path("library.json").write_text(json.dumps(tables), encoding="utf-8")
    keys = protlib("list", "--format", "keys", "--limit", "9").out.splitlines()
    assert len(keys) == len(stored)
    for command in [
        ["export", "--format", exported, "--output", f"out.{exported}"],
        *(["list", "--format", form] for form in ("json", "csv", "table")), ["show", *keys], ["search", "report a"],
        *(["stats", "--by", by] for by in ("type", "year", "author", "tag", "country")), ["stats", "--format", "csv"],
        ["stats", "--by", "author", "--by", "year", "--plot"], ["stats", "--plot", "timeline"], ["stats", "--by", "tag", "--plot", "timeline", "--format", "svg"], ["stats", "--by", "country", "--format", "svg"],
        ["convert", "library.json", "-", "--format", "jsonl"], ["info"], ["history"],
        ["tag", keys[0], "--add", "x"], ["set", keys[0], "title=T"], ["edit", keys[-1]], ["rekey", keys[0], "mine"],
        ["undo"], ["redo"], ["remove", "mine", "--yes"], ["add", "--title", "T"], ["import", "library.json"],
    ]:  # fmt: skip
        ran = protlib(*command)
        assert ran.code in {0, 1, 3}, (command, ran)
        assert "Traceback" not in ran.err
        assert not set(ran.out + ran.err) & set("\x1b\x85\u2028\x0b"), command
