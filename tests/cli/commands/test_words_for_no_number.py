"""Tables of others that come every night, with words such as "NA" where a work has no DOI."""

from pathlib import Path

from programs.running import Run


def test_a_doi_that_is_none_tells_nothing_every_night(protlib: Run, tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text("Title,DOI,ISBN,Volume\nOn camps,10.1000/1,NA,3\nOn law,NA,-,4\nOn aid,none,unknown,5\n", "utf-8")
    arguments = ("import", "tracker.csv", "--match", "id", "--on-duplicate", "replace", "--yes", "--quiet")
    assert protlib(*arguments).code == 0
    ran = protlib(*arguments)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
