"""The works that the notes of a report without a list name."""

from protlib.citing.verification.works_in_notes import find_works
from protlib.record.typed.listing import DocumentLine

NOTES = (
    "IOM, Hotels and rooms, Geneva, 2018, p. 3; UNHCR, Camps in the north, Geneva, 2020.", "Ibid., p. 4.",
    "We asked them twice.", "UNODC, Roads and rivers, Vienna, 2018.", "IOM, Hotels and rooms, Geneva, 2018, p. 9.",
)  # fmt: skip


def test_each_work_is_found_once_and_no_remark() -> None:
    works = find_works([DocumentLine(number, text) for number, text in enumerate(NOTES, 1)])
    assert [(work.line, work.title) for work in works] == [
        (1, "Hotels and rooms, Geneva"), (1, "Camps in the north, Geneva"), (4, "Roads and rivers, Vienna"),
    ]  # fmt: skip


def test_notes_that_only_explain_name_no_works() -> None:
    remarks = ["We asked them twice.", "This was in May.", "It rained. ", "Names are changed.", "IOM, Camps, 2019."]
    assert find_works([DocumentLine(number, text) for number, text in enumerate(remarks, 1)]) == ()
