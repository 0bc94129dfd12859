"""What --columns and --template print of publications: in each form, of lists of none, and what is refused."""

import json
import shutil
from pathlib import Path

import pytest

from harness.pairs import each_value_once
from programs.engine import needs_engine
from programs.running import Run
from protlib.library import Library
from protlib.record.cleaning import clean_record
from protlib.text import make_printable

HOSTILE = "\x1b[31mred\u202e </script> {{ key }} <i>Traite</i>"
RECORDS = (
    '{"key": "a", "type": "report", "title": "On\\nReturn, \\"here\\"", "date": "2010-05", "authors": '
    '[{"family": "Jobe", "given": "Alison"}, {"literal": "IOM"}], "tags": ["x", "y"], "extra": {"finding": '
    '"=1+1"}}\n'
    '{"key": "b", "type": "report", "title": "التهريب 贩运 <i>Traite</i>", "abstract": "One.\\n\\nTwo."}\n'
)


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of two records and a field of its own."""
    folder = tmp_path_factory.mktemp("two")
    with Library(folder / "library.json", folder / "cache") as library:
        library.add_many([clean_record(json.loads(line)).publication for line in RECORDS.splitlines()])
        library.add_fields(["finding"])
    return folder


@pytest.fixture
def two(protlib: Run, small_library: Path, tmp_path: Path) -> Run:
    """Run protlib on a copy of that library."""
    shutil.copytree(small_library, tmp_path, dirs_exist_ok=True)
    return protlib


@each_value_once
@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ("--columns key,year", "a\t2010\nb\t\n"),
        ("--columns title,key", 'On Return, "here"\ta\nالتهريب 贩运 Traite\tb\n'),
        ("--columns abstract", "\nOne. Two.\n"),
        ("--columns Authors,FINDING --columns tags,tags", "Jobe, Alison; IOM\t=1+1\tx; y\n\t\t\n"),
        ("--columns key,year,finding --format csv", "key,year,finding\na,2010,'=1+1\nb,,\n"),
        ("--columns Clé=key,Année,Found=finding --format csv", "Clé,Année,Found\na,2010,'=1+1\nb,,\n"),
        ("--columns Année,Clé=key --format jsonl", '{"year":2010,"key":"a"}\n{"key":"b"}\n'),
        ("--columns key,title --format tsv", 'key\ttitle\na\t"On Return, ""here"""\nb\tالتهريب 贩运 <i>Traite</i>\n'),
        ("--columns key,year,finding,authors --format jsonl", '{"key":"a","year":2010,"finding":"=1+1","authors":[{"family":"Jobe","given":"Alison"},{"literal":"IOM"}]}\n{"key":"b"}\n'),
        ("--columns isbn --format jsonl", "{}\n{}\n"),
        ("--template {{key}}", "a\nb\n"),
        (r"--template {{key}}\t{{year}}", "a\t2010\nb\t\n"),
        ("--template {{finding}}", "=1+1\n\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["list", "search", "show"])
def test_what_is_named_is_printed_and_nothing_else(two: Run, command: str, options: str, printed: str) -> None:
    which = ["a", "b"] if command == "show" else ["--sort", "key"]
    ran = two(command, *which, *options.split(" "))
    assert (ran.out, ran.err, ran.code) == (printed, "", 0)


@pytest.mark.parametrize("command", ["list", "search", "show"])
def test_json_has_the_values_of_the_record(two: Run, command: str) -> None:
    which = ["a", "b"] if command == "show" else ["--sort", "key"]
    records = json.loads(two(command, *which, "--format", "json").out)
    parts = json.loads(two(command, *which, "--columns", "key,title,year,tags", "--format", "json").out)
    names = ("key", "title", "year", "tags")
    assert parts == [{name: record[name] for name in names if name in record} for record in records]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("list --columns key,yaer", "--columns: unknown column “yaer”; did you mean “year”?"),
        ("search --columns key,zzz", "--columns: unknown column “zzz”; choose from key, type, "),
        ("show a --columns findin", "--columns: unknown column “findin”; did you mean “finding”?"),
        ("list --columns Titre=title,Titre=note", "--columns: “Titre” heads title and note; give one of them another heading"),
        ("list --columns Titre=yaer", "--columns: unknown column “yaer”; did you mean “year”?"),
        ("list --columns ,", "--columns needs names, for example: key,year,title"),
        ("list --columns key --format keys", "--format keys has no columns; leave out --columns or --format"),
        ("list --columns key --template x", "--template decides what is printed; leave out --columns"),
        ("show a --template x --format json", "--template decides what is printed; leave out --format"),
        ("search x --template x --explain", "--snippets and --explain do not work with --columns or --template"),
        ("search x --columns key --snippets", "--snippets and --explain do not work with --columns or --template"),
        ("list --template {{yaer}}", "--template: unknown field “yaer”; did you mean “year”?"),
        ("list --template {{findin}}", "--template: unknown field “findin”; did you mean “finding”?"),
        ("list --template {{", "--template: line 1: "),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_in_a_line(two: Run, line: str, message: str) -> None:
    ran = two(*line.split())
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", 2, 1)
    assert ran.err.startswith(f"protlib: {message}")


def test_an_empty_template_is_refused(two: Run) -> None:
    ran = two("list", "--template", "")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err.startswith("protlib: --template is empty; ")


@pytest.mark.parametrize(
    ("options", "printed"),
    [
        ("--columns key", ""),
        (("--columns key --format json"), "[]\n"),
        ("--columns key --format csv", ""),
        ("--template {{key}}", ""),
    ],
)
@pytest.mark.parametrize("command", ["list", "search nothing"])
def test_of_nothing_nothing_is_printed(two: Run, command: str, options: str, printed: str) -> None:
    ran = two(*command.split(), "--year", "1990", *options.split())
    assert (ran.out, ran.code) == (printed, 1)


def test_what_is_left_is_told_as_for_any_list(two: Run) -> None:
    ran = two("list", "-n", "1", "--columns", "key")
    assert (ran.out, ran.err, ran.code) == ("a\n", "1 of 2; --limit 2 shows all\n", 0)


@pytest.mark.slow
@needs_engine
def test_the_reference_is_that_of_the_usual_style(two: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert two("show", "a", "--template", "{{ reference }}").out == two("show", "a", "--columns", "reference").out
    assert two("show", "a", "--columns", "reference").out.startswith("Jobe, A., & IOM. (2010). ")
    monkeypatch.setenv("PROTLIB_STYLE", "vancouver")
    assert two("show", "a", "--columns", "reference").out.startswith("Jobe A, IOM. ")


def test_nothing_of_a_record_steers_the_terminal(two: Run) -> None:
    two("set", "a", f"note={HOSTILE}")
    for options in (
        ["--columns", "note"],
        ["--template", "{{ note }}"],
        ["--columns", "note", "--format", "json"],
    ):
        output = two("show", "a", *options).out
        assert "red" in output
        assert make_printable(output) == output
