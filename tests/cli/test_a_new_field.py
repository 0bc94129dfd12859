"""A field that is declared in the record, and nowhere else, is on the command line as any other."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from harness import new_field
from programs.editors import editor, replacing
from programs.running import Ran

_SCRIPT = """
from protlib.cli.main import run

sys.argv = ["protlib", *sys.argv[1:]]
code = run()
sys.stdout.flush()
sys.exit(code)
"""
_IMPORTED = "protlib.cli.main, protlib.library, tinydb, sqlite3"
New = Callable[..., Ran]
_FILLED = (
    "--new-line", "50 % & more",
    "--new-paragraphs", "One.",
    "--new-date", "July 2009",
    "--new-url", "https://iom.int/new",
    "--new-names", "Jobe, Alison; {Office for Testing, Unit 2}",
    "--new-places", "ivory coast",
    "--new-places", "Western Africa",
    "--new-labels", "first; second",
)  # fmt: skip
_STORED = {
    "new_line": "50 % & more",
    "new_paragraphs": "One.",
    "new_date": "2009-07",
    "new_url": "https://iom.int/new",
    "new_names": [{"family": "Jobe", "given": "Alison"}, {"literal": "Office for Testing, Unit 2"}],
    "new_places": ["Côte d'Ivoire", "West Africa"],
    "new_labels": ["first", "second"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library to which protlib, in which a record has the new fields, has added `old`."""
    folder = tmp_path_factory.mktemp("library")
    record = ("--title", "Caring", "--author", "Jobe, Alison", "--key", "old")
    command = ("--library", str(folder / "library.json"), "add", *record)
    assert (
        new_field.run(_SCRIPT, *command, imported=_IMPORTED).stderr
        == f"a new library was made: {folder / 'library.json'}\n"
    )
    return folder


@pytest.fixture
def protlib(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    """Run protlib, in which a record has the new fields, on a library that has one publication, `old`."""
    monkeypatch.setenv("PROTLIB_LIBRARY", str(tmp_path / "library.json"))
    monkeypatch.setenv("PROTLIB_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("VISUAL", raising=False)

    def run(*arguments: str, **variables: str) -> Ran:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        ran = new_field.run(_SCRIPT, *arguments, imported=_IMPORTED)
        for name in variables:
            monkeypatch.delenv(name)
        return Ran(ran.stdout, ran.stderr, ran.returncode)

    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return run


def _record(protlib: New, key: str) -> dict[str, object]:
    [record] = json.loads(protlib("show", key, "--format", "json").out)
    return {name: value for name, value in record.items() if name in new_field.DECLARED}


def test_it_can_be_given_when_a_publication_is_added(protlib: New) -> None:
    assert protlib("add", "--title", "New", "--key", "new", *_FILLED) == ("new\n", "", 0)
    assert _record(protlib, "new") == _STORED
    help_text = protlib("add", "--help", COLUMNS="200").out
    for name in new_field.DECLARED:
        assert f" --{name.replace('_', '-')} " in help_text


def test_it_is_set_added_to_and_cleared(protlib: New) -> None:
    values = ("new-line=x", "New names=Jobe, Alison", "new_names+=Doe, Jane", "new-date=July 2009")
    assert protlib("set", "old", *values, "new_labels=a; b", "new_labels-=a") == (
        "",
        "1 publication changed\n",
        0,
    )
    names = [{"family": "Jobe", "given": "Alison"}, {"family": "Doe", "given": "Jane"}]
    stored = {"new_line": "x", "new_names": names, "new_date": "2009-07", "new_labels": ["b"]}
    assert _record(protlib, "old") == stored
    protlib("set", "old", "new_names=", "new-date=", "new labels=")
    assert _record(protlib, "old") == {"new_line": "x"}


@pytest.mark.parametrize(
    ("assignment", "message"),
    [
        ("new-lin=x", "did you mean “new_line”"),
        ("new-line+=x", "“new_line” holds one value"),
        ("new-date=some day", "new date “some day”: not a date"),
    ],
)
def test_what_it_cannot_be_is_refused(protlib: New, assignment: str, message: str) -> None:
    ran = protlib("set", "old", assignment)
    assert (ran.out, ran.code) == ("", 2)
    assert message in ran.err


def test_an_unknown_place_in_it_gets_a_message(protlib: New) -> None:
    message = "kept unchanged: no place “Germny”; did you mean “Germany”?\n"
    assert protlib("set", "old", "new_places=Germny").err.startswith(message)
    assert protlib("add", "--title", "New", "--new-places", "Germny").err == message


def test_it_is_shown_and_filtered_by(protlib: New) -> None:
    protlib("set", "old", "new_line=x")
    protlib("add", "--title", "Other", "--key", "other")
    assert "\nnew line: x\n" in protlib("show", "old").out
    assert protlib("list", "--has", "new_line", "--format", "keys").out == "old\n"
    assert protlib("list", "--missing", "new_line", "--format", "keys").out == "other\n"
    rows = csv.DictReader(protlib("list", "--format", "csv").out.splitlines())
    assert [row["new_line"] for row in rows] == ["x", ""]


def test_it_is_in_the_form_of_edit(protlib: New, tmp_path: Path) -> None:
    protlib("set", "old", "new_line=x")
    typing = replacing(("\nnew_line: x", "\nnew_line: y"), ("\nnew_names:", "\nnew_names: IOM"))
    assert protlib("edit", "old", EDITOR=editor(tmp_path, typing)).err == "1 publication changed\n"
    assert _record(protlib, "old") == {"new_line": "y", "new_names": [{"literal": "IOM"}]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["set", "old", "new_l"], {"new_line=", "new_labels="}),
        (["list", "--missing", "new_l"], {"new_line", "new_labels"}),
        (["list", "--has", "new_l"], {"new_line", "new_labels"}),
        (["add", "--new-l"], {"--new-line", "--new-labels"}),
        (["set", "old", "new_names=jo"], {"new_names=jobe, Alison"}),
        (["add", "--new-names", "jo"], {"jobe, Alison"}),
        (["set", "old", "new_places=Kenya; Ugan"], {"new_places=Kenya; Uganda"}),
    ],
)
def test_it_is_completed_with_what_may_stand_in_it(protlib: New, words: list[str], expected: set[str]) -> None:
    ran = protlib("", "protlib", *words, _PROTLIB_COMPLETE="zsh")
    assert {line.partition("\t")[0] for line in ran.out.splitlines()} == expected
