"""Which publications a command changes: the same words in each, and none by accident."""

import json
import shutil
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.running import Run
from protlib.library import Library
from protlib.record.model import Publication

RECORDS = (
    Publication(key="border", title="BORDER CONTROLS", type="report", date="2010", countries=("Togo",), tags=("old",)),
    Publication(key="camps", title="LIFE IN CAMPS", type="book", date="2015", countries=("Kenya",), tags=("old",)),
    Publication(key="law", title="REFUGEE LAW", type="book", date="2020", language="fr"),
)  # fmt: skip
CHANGING = {
    "set": ["set", "genre=x"],
    "tag": ["tag", "--add", "new"],
    "remove": ["remove", "--yes"],
    "rekey": ["rekey", "--pattern", "{author}{date}x"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of three publications."""
    folder = tmp_path_factory.mktemp("library")
    with Library(folder / "library.json") as library:
        library.add_many(RECORDS)
    return folder


@pytest.fixture(autouse=True)
def shelf(protlib: Run, filled: Path, tmp_path: Path) -> None:
    """Three publications that are there."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)


def touched(protlib: Run) -> set[str]:
    """Return the keys of the records that are gone or have been changed."""
    records = map(json.loads, protlib("list", "--format", "jsonl").out.splitlines())
    now = {
        record["key"]: (record["title"], record.get("genre", ""), tuple(record.get("tags", ()))) for record in records
    }
    return {record.key for record in RECORDS if now.get(record.key) != (record.title, record.genre, record.tags)}


CHOSEN = {
    "border": ["border"],
    "border camps border": ["border", "camps"],
    "--key border camps": ["border", "camps"],
    "--tag old": ["border", "camps"],
    "--tag OLD --year 2015..": ["camps"],
    "--region Africa --type book": ["camps"],
    "--where controls": ["border"],
    "--where year:2015.. --type book": ["camps", "law"],
    "border law --tag old": ["border"],
    "--key border --key law --where refugee": ["law"],
    "--language fr": ["law"],
    "--missing language": ["border", "camps"],
    "--added today": ["border", "camps", "law"],
    "--added yesterday": [],
    "--changed 2001.. --type book": ["camps", "law"],
    "--all": ["border", "camps", "law"],
}


@each_value_once
@pytest.mark.parametrize("command", CHANGING.values(), ids=CHANGING)
@pytest.mark.parametrize("line", CHOSEN)
def test_keys_and_a_selection_say_which_are_changed(protlib: Run, command: list[str], line: str) -> None:
    expected = CHOSEN[line]
    ran = protlib(*command, *line.split())
    assert ran.code == (0 if expected else 1), ran.err
    assert touched(protlib) == {*expected}
    if expected:
        assert protlib("undo").code == 0
        assert touched(protlib) == set()


def test_keys_of_a_pipe_are_narrowed_by_a_selection(protlib: Run) -> None:
    keys = protlib("list", "--format", "keys").out
    assert protlib("tag", "-", "--type", "book", "--add", "x", stdin=keys).err == "2 publications changed\n"
    assert protlib("tag", "--key", "-", "--year", "2020", stdin=keys).out == "x\n"


REFUSED = {
    "": "which publications?",
    "--worldwide": "which publications?",
    "--exact": "which publications?",
    "--where=": "--where is empty. For every publication: --all",
    "--where=\u2003": "--where is empty. For every publication: --all",
    "--all border": "leave out --all",
    "--all --tag old": "leave out --all",
    "--all --where law": "leave out --all",
    "--type=": "“”: not a type of publication",
    "--region=": "“”: no such region",
    "--year=": "“”: write a year as",
    "--missing=": "“”: unknown field",
    "--added=": "“”: write a day as 2026-11-24",
    "--changed=soon": "“soon”: write a day as 2026-11-24",
}


@each_value_once
@pytest.mark.parametrize("command", CHANGING.values(), ids=CHANGING)
@pytest.mark.parametrize(("line", "message"), REFUSED.items())
def test_what_says_nothing_of_which_changes_none(protlib: Run, command: list[str], line: str, message: str) -> None:
    ran = protlib(*command, *filter(None, line.split(" ")))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert message in ran.err
    assert touched(protlib) == set()


@each_value_once
@pytest.mark.parametrize("command", CHANGING.values(), ids=CHANGING)
@pytest.mark.parametrize("option", ["--tag=", "--author=", "--category=", "--key=", "--tag=none"])
def test_a_value_that_nothing_has_changes_none(protlib: Run, command: list[str], option: str) -> None:
    ran = protlib(*command, option)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert touched(protlib) == set()


@pytest.mark.parametrize("command", CHANGING.values(), ids=CHANGING)
def test_a_dry_run_shows_and_changes_nothing(protlib: Run, command: list[str]) -> None:
    ran = protlib(*command, "--tag", "old", "--dry-run")
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")][:1]
    assert ran.err.endswith("dry run: nothing was written\n")
    assert touched(protlib) == set()
    assert protlib("undo").err.startswith("undone: add")


def test_a_message_says_which_word_a_query_was_taken_for(protlib: Run) -> None:
    ran = protlib("tag", "--where", "refugge", "--add", "x")
    assert ran.err == "refugge: showing REFUGEE\n1 publication changed\n"


def test_tags_of_a_selection_are_printed(protlib: Run) -> None:
    assert protlib("tag", "--year", "2010..2015").out == "old\n"
