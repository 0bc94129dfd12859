"""Lines to type in messages name the library that a command names with -L: without it, they are of the user's own."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from harness.rows import every_row
from programs.running import Run

OTHER: Final = "a copy.json"
NAMED: Final = "protlib -L 'a copy.json' "
HINTS: Final = [
    ("add 'Caring for Trafficked Person' --year 2009", "to compare them: {}duplicates --key caring2009trafficked"),
    ("show 'traffickd persons'", "to search for it: {}search 'traffickd persons'"),
    ("search --in-files debt", "To attach one: {}attach KEY FILE"),
    ("attach caring2009trafficked", "To attach one: {}attach caring2009trafficked FILE"),
    ("fields", "To add one: {}fields add NAME"),
    ("list @none", "To save one: {}search --save none WORDS"),
    ("set caring2009trafficked note=CONFIDENTIAL", "To open it: {}set caring2009trafficked access=public"),
    ("cite unhcr 2009", "to search for it: {}search unhcr 2009"),
    ("add a.pdf", "to import it: {}import a.pdf"),
    ("screen caring2009trafficked --stage text --verdict include", "yet: {}screen caring2009trafficked --verdict"),
    ("editions", "To link some: {}editions KEY KEY --link"),
    ("remove caring2009trafficked --yes", "To undo: {}undo"),
    ("show", "(see protlib show --help)"),
]


@pytest.fixture
def copy(protlib: Run) -> Run:
    """Run protlib on a library beside the user's own."""
    protlib("-L", OTHER, "add", "Caring for Trafficked Persons", "--year", "2009")
    return protlib


@every_row(("line", "hint"), HINTS)
def test_a_line_to_type_is_of_the_named_library(copy: Run, line: str, hint: str) -> None:
    assert hint.format(NAMED) in copy("-L", OTHER, *shlex.split(line)).err


@every_row(("line", "hint"), HINTS[1:4])
def test_it_names_none_where_the_command_names_none(copy: Run, line: str, hint: str) -> None:
    copy("add", "Caring for Trafficked Persons", "--year", "2009")
    assert hint.format("protlib ") in copy(*shlex.split(line)).err


@pytest.mark.slow
def test_findings_and_faults_name_it_as_well(copy: Run) -> None:
    for number in range(60):
        copy("-L", OTHER, "add", f"Report of area {number}")
    checked = copy("-L", OTHER, "check").out
    assert f"To list them: {NAMED}check --rule year-missing" in checked
    assert re.findall(r"protlib (?!-L)", checked) == []


def test_a_title_that_has_a_line_to_type_stays_as_it_is(protlib: Run, tmp_path: Path) -> None:
    title = "How protlib list works"
    (tmp_path / "list.txt").write_text(f"Roe, Jane (2020). {title}. Of all: protlib list. 7.\n", encoding="utf-8")
    arguments = ("import", str(tmp_path / "list.txt"), "--from", "references", "--verbose")
    messages = protlib("-L", OTHER, *arguments).err
    assert f"added roe2020protlib: {title}" in messages
    assert "“Of all: protlib list”" in messages
    assert "protlib -L" not in messages
