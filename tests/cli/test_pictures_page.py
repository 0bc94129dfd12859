"""The page on pictures says what is so: its examples, and what it says of them."""

import re
import shlex
from pathlib import Path

import pytest

from harness.paths import ROOT
from programs.running import Run
from protlib.render.charts.picture_parts import WIDTH
from protlib.render.charts.svg import MOST_ROWS

PAGE = (ROOT / "docs/pictures.md").read_text(encoding="utf-8")
EXAMPLES = [
    example
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for example in re.findall(r"^\$ (.*)\n((?:[^$].*\n|\n)*)", block, re.MULTILINE)
]


@pytest.mark.slow
def test_the_examples_print_what_is_shown(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert len(EXAMPLES) == 11
    for command, output in EXAMPLES:
        ran = sample(*shlex.split(command)[1:])
        assert (ran.code, ran.out) == (0, output), command


@pytest.mark.slow
def test_the_files_of_the_examples_are_written(sample: Run, tmp_path: Path) -> None:
    names = [words[-1] for command, _output in EXAMPLES if "-o" in (words := shlex.split(command))]
    assert len(names) == 3
    for command, _output in EXAMPLES:
        sample(*shlex.split(command)[1:])
    assert [name for name in names if not (tmp_path / name).stat().st_size] == []


@pytest.mark.slow
def test_the_page_has_the_rows_and_the_dots_of_a_picture(sample: Run, tmp_path: Path) -> None:
    assert f"A picture shows the {MOST_ROWS} values with the most" in PAGE
    sample("stats", "--by", "country", "-o", "map.png")
    wide = int.from_bytes((tmp_path / "map.png").read_bytes()[16:20])
    assert wide == 2 * WIDTH == int(re.findall(r"([\d,]+) dots across", PAGE)[0].replace(",", ""))
