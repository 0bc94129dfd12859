"""What `verify --quotes` says of the three reports in examples/quotations, in Word, LibreOffice and LaTeX."""

import re
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from harness.paths import ROOT
from harness.slow_rows import mark_slow
from programs.running import Run

LINES: Final = {
    "country-brief.docx": [
        "“in May 2020 it held 137”: differs from corridor2021, p. 5: the source has “173”, not “137”",
        "“The hall was built in 2011 for sixty travellers”: on another page of corridor2021: p. 5, not p. 2",
        "“slept on the floor of the same room as adults”: on another page of corridor2021: p. 2, not p. 3",
        "“the guard records children as members of a group … and the…”: differs from corridor2021, p. 2: the source has “held”, not “released”",
        "“The debt was always written down”: differs from corridor2021, p. 3: the source has “never”, not “always” (it turns the sentence round)",
        "“Women were asked to pay less in advance”: on another page of corridor2021: p. 3, not p. 4",
        "“Return was the end of the debt”: differs from flood2022, p. 4: “not” is left out (it turns the sentence round)",
        "“the agent is a member of the family council”: not in flood2022",
        "“offer a bed for the night, a telephone and a job, in this o…”: not in flood2022; it is in corridor2021, p. 3",
    ],
    "mission-note.odt": [
        "“only one in eight of the girls was at school a year after s…”: differs from flood2022, p. 2: the source has “in”, not “at”",
        "“une liste de ceux qui sont partis, mais pas de ceux qui son…”: cannot be checked: it is in French, and flood2022.pdf in English",
        "“None of the 126 girls whom we met had a contract”: on another page of flood2022: p. 3, not p. 4",
        "“has the right to enter a private home”: differs from flood2022, p. 3: the source has “no”, not “the” (it turns the sentence round)",
        "“has one nurse for 900 people”: differs from flood2022, p. 4: the source has “9,000”, not “900”",
        "“the government pays for every visit since 2020”: not in flood2022",
        "“a budget of its own”: on another page of corridor2021: p. 5, not p. 2",
    ],
    "chapter.tex": [
        "“14 days, and the median was nine”: differs from corridor2021, p. 2: the source has “41”, not “14”",
        "“the first employer is kind, the second pays late, the third…”: on another page of corridor2021: p. 3, not p. 4",
        "“was called seven times”: differs from corridor2021, p. 4: the source has “eleven”, not “seven”",
        "without marks “Several of them had bought food from their own pay.”: stands in corridor2021, p. 4",
        "“where nobody came, it was two out of five”: on another page of flood2022: p. 4, not p. 3",
        "“all of them sent the next son”: not in flood2022",
    ],
}
"""The lines of each report; all its other quotations are verbatim."""
QUOTATIONS: Final = {"country-brief.docx": 18, "mission-note.odt": 17, "chapter.tex": 17}


@pytest.mark.parametrize("name", mark_slow(LINES, lambda name: name != "mission-note.odt"))
def test_each_wrong_quotation_is_told_and_no_other(protlib: Run, tmp_path: Path, name: str) -> None:
    copytree(ROOT / "examples/quotations", tmp_path / "quotations")
    protlib("import", "quotations/publications.jsonl")
    for key in ("corridor2021", "flood2022"):
        protlib("attach", key, f"quotations/{key}.pdf")
    ran = protlib("verify", f"quotations/{name}", "--quotes", "--paraphrase")
    lines = [re.sub(r"\A\S+ (?:paragraph \d+ \(.*?\): )?", "", line) for line in ran.out.splitlines()]
    assert lines == LINES[name]
    assert f"{name}: {QUOTATIONS[name]} quotations" in ran.err


def test_the_page_says_how_many_are_told() -> None:
    page = (ROOT / "docs/quotations.md").read_text(encoding="utf-8")
    wrong = [
        line for lines in LINES.values() for line in lines if not re.search("cannot be checked|without marks", line)
    ]
    assert f"Of this one it tells {len(LINES['country-brief.docx'])}." in page
    assert f"it tells the {len(wrong)} wrong ones, and one in French" in page
    assert f"three reports with {sum(QUOTATIONS.values())} quotations" in page
