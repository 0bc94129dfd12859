"""docs/lists.md: a list that is pasted, or stands in a file, comes in with its doubts, as the page says."""

from pathlib import Path
from typing import Final

from harness.paths import DATA, ROOT
from programs.running import Run

PAGE: Final = (ROOT / "docs/lists.md").read_text(encoding="utf-8")
ENTRY: Final = (
    "Nguyen, T. H. (2014). Bonded labour in brick kilns [Doctoral dissertation, University of Sussex]. Sussex "
    "Research Online."
)
DOUBT: Final = "list.txt:6: Bonded labour in brick kilns: not understood: “Sussex Research Online”"


def test_a_doubt_is_told_with_its_line_and_the_entry_is_the_note(protlib: Run) -> None:
    assert DOUBT in PAGE
    Path("list.txt").write_text("References\n\n\n\n\n" + ENTRY, encoding="utf-8")
    ran = protlib("import", "list.txt")
    assert (ran.code, ran.err.strip()) == (0, DOUBT)
    assert ENTRY in protlib("show", "nguyen2014bonded").out


def test_a_pasted_list_is_not_added_twice_and_is_taken_back(protlib: Run) -> None:
    pasted = (DATA / "references/copied.txt").read_text(encoding="utf-8")
    assert "protlib import -" in PAGE
    assert protlib("import", "-", "--dry-run", stdin=pasted).out.splitlines()[-1] == "would be: 5 added"
    assert protlib("import", "-", stdin=pasted).out == "5 added\n"
    assert protlib("import", "-", stdin=pasted).out == "0 added, 5 already there\n"
    protlib("undo")
    assert protlib("list").code == 1


def test_what_is_no_list_by_its_content_is_read_as_one_where_that_is_said(protlib: Run) -> None:
    text = "Oxfam, Fatal routes"
    assert protlib("import", "-", stdin=text).code == 3
    assert "--from references" in PAGE
    assert protlib("import", "-", "--from", "references", stdin=text).out == "1 added, 1 problem\n"
