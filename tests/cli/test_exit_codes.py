"""The page says which command ends with which exit code, and when: each is run, and ends so."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from harness.slow_rows import mark_slow
from programs import editors
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.command_table import COMMANDS
from protlib.errors import ExitCode
from protlib.library import Library
from protlib.record.decisions.conflict import Conflict
from protlib.record.model import Name, Publication

SECTION: Final = (
    (ROOT / "docs/scripts.md").read_text(encoding="utf-8").partition("## Exit codes")[2].partition("\n## ")[0]
)
RECORDS: Final = [
    Publication(key="caring", type="report", title="Caring for All", date="2109", authors=(Name(literal="IOM"),), language="en", countries=("Kenya",)),
    Publication(key="causes", type="report", title="The Causes of Return", date="2010", authors=(Name(family="Jobe", given="Alison"),), language="en"),
    Publication(key="hidden", type="report", title="Not for Others", date="2011", access="internal"),
]  # fmt: skip
CONFLICT: Final = Conflict("causes", "date", "", "null", '"2010"', '"2011"')
FILES: Final = {
    "bad.ris": "TY  - RPRT\nER  - \n",
    "theirs.jsonl": '{"key": "caring", "title": "Caring for All", "date": "2010-02", "authors": [{"literal": "IOM"}], "type": "report", "genre": "Handbook"}\n',
    "unknown.md": "As said [@nobody].\n",
    "cites.md": "As said [@hidden].\n",
    "known.md": "As said [@causes].\n",
    **dict.fromkeys(
        ("mine.txt", "mine.csv", "mine.json", "mine.md", "mine.svg", "mine.html", "known-filled.md"),
        "What a person wrote.\n",
    ),
    "typed.txt": "Nobody knows (Doe, 1999).\n",
}
# Of each code the commands, and what makes them end with it; of several ways the one that a row tells last may be
# missing.
CASES: Final[dict[int, list[str]]] = {
    1: [
        *(f"{name} --year 1900" for name in ("search", "list", "stats", "names", "duplicates", "check", "bibliography")),
        *(f"{name} --year 1900 -o out.{form}" for name, form in (("export", "ris"), ("export --columns usual", "csv"), ("export", "html"), ("share", "json"), ("overview", "md"))),
        "search --saved", "attach nobody x.pdf", "attach caring", "text nobody", "text caring", "notes caring", "search --in-files zebra", "about Zzzzzzz", "about --type symbol", "editions Zzz", "editions", "styles zzz", "fields",
        *(f"{name} nobody" for name in ("show", "open", "edit", "cite", "history", "restore 1")),
        "set nobody genre=x", "tag nobody --add x", "duplicates --merge nobody other", "rekey nobody x", "remove nobody --yes",
        "diff 999", "restore 999", "names --unify Zz Yy", "redo",
        "check", "check --fix", "verify typed.txt",
        "merge --conflicts", "merge theirs.jsonl", "import theirs.jsonl --on-duplicate merge",
        "fill unknown.md -o out.docx", "fill unknown.md -o out.md", "add --doi -",
    ],
    2: [
        "export --format ris -o mine.txt", "export --columns usual -o mine.csv", "export -o mine.html", "convert theirs.jsonl mine.csv", "share -o mine.json", "bibliography -o mine.md",
        "stats -o mine.svg", "overview --parts list -o mine.md", "fill known.md -o mine.html", "fill known.md",
    ],
    3: [
        "import bad.ris", "import none.ris", "merge none.json", "convert bad.ris out.bib", "check --file bad.ris",
        "fill none.docx", "fill none.md -o out.docx", "verify none.md", "as-text none.json",
        "attach caring none.pdf", "open hidden", "text hidden", "text --all",
        "add --doi nonsense", "cite hidden", "fill cites.md -o out.docx", "fill cites.md -o out.md", "editions caring causes --link",
    ],
    6: ["add --doi 10.5555/a1"],
}  # fmt: skip


@pytest.fixture(scope="module")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of three records, one of them in conflict, and files to read."""
    folder = tmp_path_factory.mktemp("codes")
    with Library(folder / "library.json", folder / "cache") as library:
        library.add_many(RECORDS)
        library.decide(lambda decisions: decisions.with_decisions(CONFLICT), "merge")
        library.change(["hidden"], lambda record: record.changed(files=("gone.pdf",)), "attach")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def here(protlib: Run, small_library: Path, tmp_path: Path) -> Run:
    """Run protlib on a copy of that library."""
    shutil.copytree(small_library, tmp_path, dirs_exist_ok=True)
    return protlib


@needs_engine
@pytest.mark.parametrize(
    ("code", "line"),
    mark_slow(
        ((code, line) for code, lines in CASES.items() for line in lines),
        lambda row: row[1] in {"export -o mine.html", "overview --parts list -o mine.md"},
    ),
)
def test_a_command_ends_as_the_page_says(here: Run, monkeypatch: pytest.MonkeyPatch, code: int, line: str) -> None:
    monkeypatch.setenv("EDITOR", editors.IDLE)
    ran = here(*shlex.split(line))
    assert (ran.code, "Traceback" in ran.err) == (code, False), ran.err


@pytest.mark.parametrize("command", ["undo", "history"])
def test_where_nothing_was_done_yet_there_is_nothing_to_undo_or_to_list(protlib: Run, command: str) -> None:
    assert protlib(command).code == ExitCode.NOTHING_FOUND


def test_verify_of_a_broken_library_ends_with_code_1(here: Run, tmp_path: Path) -> None:
    library = tmp_path / "library.json"
    library.write_bytes(library.read_bytes().replace(b'"key": "hidden"', b'"key": "causes"'))
    assert here("info", "--verify").code == ExitCode.NOTHING_FOUND


def test_the_page_has_each_code_that_a_command_ends_with_and_no_other() -> None:
    rows = re.findall(r"^\| (\d) \| (`.*`) \| ", SECTION, re.MULTILINE)
    codes = {(int(code), name) for code, names in rows for name in re.findall(r"`([a-z-]+)`", names)}
    cases = {(code, line.split()[0]) for code, lines in CASES.items() for line in lines}
    assert codes == cases | {(1, "undo"), (1, "history"), (1, "info")}
    assert {name for _code, name in codes} <= {*COMMANDS}


def test_the_page_has_the_meaning_of_each_code() -> None:
    rows = re.findall(r"^\| (\d+) \| ([^`|]+) \|$", SECTION, re.MULTILINE)
    assert rows == [(str(code.value), code.meaning) for code in ExitCode]


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_option_is_wrong_usage(protlib: Run, command: str) -> None:
    ran = protlib(command, "--no-such-option")
    assert (ran.out, ran.code, ran.err.count("\n")) == ("", ExitCode.WRONG_USAGE, 1)


_WITHOUT: Final = frozenset({"convert", "fill", "verify", "as-text", "styles", "add", "redo"})
"""Commands whose cases end before a library is read, or need none."""


@pytest.mark.slow
def test_a_library_that_cannot_be_read_is_told_by_every_command_that_opens_it(
    here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editors.IDLE)
    (tmp_path / "library.json").write_text('{"publications": 1')
    lines = [line for line in CASES[1] if line.split()[0] not in _WITHOUT]
    codes = {line: here(*shlex.split(line)).code for line in lines}
    assert {line: code for line, code in codes.items() if code != ExitCode.LIBRARY_UNUSABLE} == {}
