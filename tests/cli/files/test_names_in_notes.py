"""Notes and abstracts that go out and name a record that does not: a line names the publications that do so."""

import pytest

from harness.made_once import made_once
from harness.slow_rows import mark_slow
from programs.running import Run

LINE = "1 publication names in a note or abstract what is not public: open2020 (shut2021)\n"
CASES = (
    ("export --format ris", True),
    ("export --format bibtex", True),
    ("share", True),
    ("export -o a.html", True),
    ("convert x.jsonl a.ris", True),
    ("export --columns key,title --format csv", False),
    ("export --format ris --include confidential", False),
    ("export --format ris --key closed2019", False),
)


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run) -> None:
    protlib("add", "A report on visits", "--key", "open2020", "--note", "Names are in shut2021.")
    protlib("add", "A report on cases", "--key", "shut2021", "--access", "confidential")
    protlib("add", "A report on nothing", "--key", "closed2019")
    protlib("export", "--include", "confidential", "-o", "x.jsonl")


@pytest.mark.parametrize(("command", "is_told"), mark_slow(CASES, lambda case: case[0] == "export -o a.html"))
def test_a_note_that_names_a_closed_record_is_told(protlib: Run, command: str, is_told: bool) -> None:
    ran = protlib(*command.split())
    assert (LINE in ran.err) == is_told, ran.err
    assert ran.code == 0


def test_a_table_tells_of_the_columns_that_it_has(protlib: Run) -> None:
    message = protlib("export", "--columns", "key,note", "--format", "csv").err
    assert "1 publication names in a note what is not public: open2020 (shut2021)\n" in message


@pytest.mark.slow
def test_a_list_of_references_prints_no_note(protlib: Run) -> None:
    runs = (protlib("list"), protlib("bibliography"))
    assert [("A report on visits" in ran.out, ran.code, "names in a" in ran.err) for ran in runs] == [
        (True, 0, False)
    ] * 2
