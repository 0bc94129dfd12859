"""The page on overviews says what is so: its examples, and what it says of them."""

import re
import shlex
from pathlib import Path

import pytest

from harness.paths import ROOT
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.documents.block_file import SUFFIXES
from protlib.overview.overview_parts import FEW_RECORDS, NEWEST, SMALL
from protlib.overview.part import OverviewPart

PAGE = (ROOT / "docs/overview.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)
_DATE = re.compile(r"^\d+ [A-Z][a-z]+ \d{4}$", re.MULTILINE)


@needs_engine
@pytest.mark.soak
@pytest.mark.parametrize("command", EXAMPLES[:-1])
def test_the_examples_make_what_they_name(sample: Run, tmp_path: Path, command: str) -> None:
    words = shlex.split(command)
    ran = sample(*words[1:])
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / words[-1]).stat().st_size > 500


@pytest.mark.slow
def test_what_is_written_is_what_is_shown(sample: Run, tmp_path: Path) -> None:
    sample(*shlex.split(EXAMPLES[-1])[1:])
    [output] = re.findall(r"^```markdown\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert _DATE.sub("", (tmp_path / "overview.md").read_text(encoding="utf-8")) == _DATE.sub("", output)


def test_the_parts_and_the_suffixes_are_those_that_there_are() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [*OverviewPart]
    assert {f".{suffix}" for suffix in ("docx", "odt", "pdf", "html", "md")} == {
        suffix for suffix in SUFFIXES if f"`{suffix}`" in PAGE
    }
    assert NEWEST == 10
    assert "the ten newest" in PAGE


def test_the_limits_are_those_that_are_told(protlib: Run) -> None:
    assert (SMALL, FEW_RECORDS) == (100, 10)
    assert "up to 100 publications is listed in full. Of a larger one, the list has the ten newest" in PAGE
    assert "the newest. Default: all if there are 100 or fewer, else 10." in re.sub(
        r"[\s│]+", " ", protlib("overview", "--help").out
    )
