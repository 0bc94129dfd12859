"""Reports that cite by numbers in one place and by authors in another."""

import json
from pathlib import Path

import pytest

from programs.running import Run

NUMBERED_LIST = """

# References

1. Jobe, A. (2010). The causes and consequences of re-trafficking. Geneva: IOM.
2. Zimmerman, C. (2008). The health of trafficked women. London: LSHTM.
3. Bales, K. (1999). Disposable people in the global economy. Berkeley: UCP.
"""


@pytest.mark.parametrize(
    ("text", "uncited", "unlisted", "count"),
    [
        ("So (Jobe, 2010), (Zimmerman, 2008), and [3].", [], [], 3),
        ("So (Jobe, 2010), (Zimmerman, 2008), and [3], [7].", [], [], 3),
        ("So (Jobe, 2010), (Zimmerman, 2008), (Bales, 1999) and [12].", [], [], 3),
        ("So [1], [2], and (Bales, 1999, p. 3).", [], [], 3),
        ("So [1], [2], and Bales (1999, p. 3) says.", [], [], 3),
        ("So [1], [2], and Bales (1999) says.", ["Bales"], [], 2),
        ("So [1], [2], and (Silva, 2011).", ["Bales"], ["Silva (2011)"], 3),
    ],
)
def test_numbers_and_authors_both_cite(
    protlib: Run, tmp_path: Path, text: str, uncited: list[str], unlisted: list[str], count: int
) -> None:
    protlib("add", "A title")
    (tmp_path / "a.md").write_text(f"{text}{NUMBERED_LIST}")
    review = json.loads(protlib("verify", "a.md", "--format", "json").out)
    whats = {
        kind: [row["what"] for row in review["findings"] if row["kind"] == kind] for kind in ("uncited", "unlisted")
    }
    assert [what.split(",")[0] for what in whats["uncited"]] == uncited
    assert (whats["unlisted"], review["citations"]) == (unlisted, count)


def test_a_name_in_a_text_cites_no_entry_of_a_numbered_list(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "A title")
    entries = NUMBERED_LIST.replace(" (2010)", "").replace("IOM.", "IOM, 2010.").replace(" (2008)", "")
    entries = entries.replace("LSHTM.", "LSHTM, 2008.").replace(" (1999)", "").replace("UCP.", "UCP, 1999.")
    (tmp_path / "a.md").write_text(f"Jobe was born in Ghana.{entries}")
    review = json.loads(protlib("verify", "a.md", "--format", "json").out)
    assert (review["citations"], {row["kind"] for row in review["findings"]}) == (0, {"unknown"})
