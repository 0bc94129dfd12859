"""Of an entry of a typed list that is too long to be read whole, nothing is lost in silence."""

from typing import Final

import pytest

from protlib.formats import Parsed, reference_lists
from protlib.formats.tables import csv_table
from protlib.typed_references.entry import MOST_LETTERS_READ

_REMARK: Final = "It tells of camps and of roads. " * (MOST_LETTERS_READ // 32)
_LONG: Final = f"Roe, A. (2019). Camps of the north. Geneva: UNHCR. {_REMARK}The last word."
_SHORT: Final = "Jobe, A. (2010). The causes of re-trafficking. Geneva: IOM."
_JOINT: Final = f"IOM, Migrants in transit, Geneva, 2019; {_LONG}"
_TABLE: Final = f'Full reference\n"{_SHORT}"\n"{_LONG}"\n'


def _notes_of(parsed: Parsed) -> list[str]:
    return [publication.private_note for publication in parsed.publications]


@pytest.mark.parametrize("text", [f"{_SHORT}\n\n{_LONG}\n", f"# References\n\n{_JOINT}\n"], ids=["a list", "two works"])
def test_a_long_entry_is_kept_whole_and_told(text: str) -> None:
    parsed = reference_lists.loads(text.encode())
    assert len(parsed.publications) == 2
    assert [note[-14:] for note in _notes_of(parsed) if "camps" in note] == ["The last word."]
    assert [problem.what[:26] for problem in parsed.problems if "letters" in problem.what] == [
        "longer than 3,000 letters;"
    ]


def test_a_long_reference_in_a_cell_is_kept_whole_and_told() -> None:
    parsed = csv_table.loads(_TABLE)
    assert [note.endswith("The last word.") for note in _notes_of(parsed)] == [False, True]
    assert [problem.line for problem in parsed.problems if "longer than 3,000 letters" in problem.what] == [3]


def test_a_mark_behind_a_long_entry_closes_it() -> None:
    parsed = reference_lists.loads(f"{_SHORT}\n\n{_LONG} [CONFIDENTIAL]\n".encode())
    assert [publication.access for publication in parsed.publications] == ["", "confidential"]


def test_an_entry_that_is_just_read_whole_is_not_told() -> None:
    head = "Roe, A. (2019). Camps of the north. Geneva: UNHCR. "
    text = f"{head}{'x' * (MOST_LETTERS_READ - len(head))}"
    parsed = reference_lists.loads(f"{_SHORT}\n\n{text}\n".encode())
    assert [note for note in _notes_of(parsed) if note] == [text]
    assert not [problem for problem in parsed.problems if "letters" in problem.what]
