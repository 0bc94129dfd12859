"""The page on citing says what is so: its examples, its styles, and what is not as the manuals have it."""

import re
import shlex
import shutil

import pytest

from harness.paths import EXAMPLES, ROOT
from programs.engine import needs_engine
from programs.running import Run
from protlib.citing import styles
from protlib.cli.documents.target import SUFFIXES

PAGE = (ROOT / "docs/citing.md").read_text(encoding="utf-8")


@pytest.mark.slow
@needs_engine
def test_the_examples_print_what_is_shown(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROTLIB_STYLE", raising=False)
    shutil.copytree(EXAMPLES / "report", "report")
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) >= 4
    for example in examples:
        command, _, output = example.partition("\n")
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (0, output), command


def test_the_page_names_the_styles_that_are_there() -> None:
    rows = re.findall(r"^\| `([\w-]+)`.*? \| (.*?) ?\| [\w ]+ \|$", PAGE, re.MULTILINE)
    names = [(name, re.findall(r"`(\w+)`", short)) for name, short in rows]
    short_names = {entry.name: entry.short_names for entry in styles.find_styles(words=())}
    assert names == [(name, list(short_names[name])) for name in styles.list_shipped()]


def test_the_page_names_the_forms_of_a_report() -> None:
    forms = {form: suffix for suffix, form in [*SUFFIXES.items()][::-1]}
    assert {*forms.values()} <= set(re.findall(r"`(\.\w+)`", PAGE))


def test_the_page_tells_why_rows_of_the_tables_are_not_so() -> None:
    for table in sorted((ROOT / "tests/citing/cases").glob("*.md")):
        rows = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
        cells = [row.strip("|").rpartition("|")[2].strip() for row in rows][2:]
        for reason in (part for cell in cells if cell for part in cell.split("; ")):
            assert f"| {reason} |" in PAGE, table.name
