"""The page on sharing says what is so: the keys of the questions, and how far back is looked."""

import re

from paths import ROOT
from protlib.cli.conflict_choice import HELP
from protlib.library.ancestry import MOST

PAGE = (ROOT / "docs/sharing.md").read_text(encoding="utf-8")


def test_the_keys_of_the_questions_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| `?([\w-]+)`? \| (\w.*) \|$", PAGE, re.MULTILINE)
    assert tuple(rows) == HELP


def test_it_is_looked_as_far_back_as_is_said() -> None:
    assert f"up to {MOST:,} records" in PAGE
