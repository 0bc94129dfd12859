"""Who may see a record: what is understood, what is the stricter, and what leaves with what is asked for."""

import pytest

from harness.rows import every_row
from protlib.duplicates import merged_record
from protlib.record import access, cleaning
from protlib.record.access import Access
from protlib.record.decisions.three_way import merge_states
from protlib.record.fields.line_marks import level_of_line
from protlib.record.handout import filter_outgoing
from protlib.record.model import Publication

OPEN = Publication(key="open", title="Caring")
INTERNAL = OPEN.changed(access="internal")
SHUT = OPEN.changed(access="confidential")


@every_row(
    ("value", "expected", "problems"),
    [
        ("public", "", 0),
        (" Public ", "", 0),
        ("Internal", "internal", 0),
        ("CONFIDENTIAL", "confidential", 0),
        ("open", "confidential", 1),
        ("", "", 0),
        (3, "confidential", 1),
        (["internal"], "confidential", 1),
        ({"who": "all"}, "confidential", 1),
        (True, "confidential", 1),
    ],
)
def test_what_is_doubtful_is_as_strict_as_can_be(value: object, expected: str, problems: int) -> None:
    cleaned = cleaning.clean_record({"title": "Caring", "access": value})
    assert cleaned.publication.access == expected
    action = "taken as confidential, and kept in the field “extra”"
    assert [problem.action for problem in cleaned.problems] == [action] * problems
    assert cleaned.publication.extra == ({"access": str(value)} if problems else {})


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", Access.PUBLIC),
        ("internal", Access.INTERNAL),
        ("Internal", Access.INTERNAL),
        ("x", Access.CONFIDENTIAL),
    ],
)
def test_a_value_that_nobody_has_cleaned_has_a_level(text: str, level: Access) -> None:
    assert access.level(text) is level


@every_row(
    ("base", "mine", "theirs", "expected"),
    [
        (OPEN, OPEN, SHUT, "confidential"),
        (OPEN, SHUT, OPEN, "confidential"),
        (OPEN, INTERNAL, SHUT, "confidential"),
        (SHUT, INTERNAL, OPEN, "internal"),  # both have opened it, one of them less
        (SHUT, SHUT, OPEN, ""),
        (SHUT, OPEN, SHUT, ""),
        (None, OPEN, SHUT, "confidential"),
        (None, SHUT, OPEN, "confidential"),
        (None, INTERNAL, SHUT, "confidential"),
    ],
)
def test_what_one_side_has_changed_counts_and_else_the_stricter_without_a_conflict(
    base: Publication | None, mine: Publication, theirs: Publication, expected: str
) -> None:
    union = merge_states(base, mine, theirs)
    assert (union.record.access, union.conflicts) == (expected, ())


@pytest.mark.parametrize("first", [OPEN, INTERNAL, SHUT])
@pytest.mark.parametrize("second", [OPEN, INTERNAL, SHUT])
def test_of_two_records_of_one_publication_the_stricter_counts(first: Publication, second: Publication) -> None:
    strictest = max(first.access, second.access, key=access.rank)
    assert merged_record.fill_gaps(first, second).access == strictest
    assert merged_record.merge_records([first, second]).access == strictest


def test_private_notes_of_two_records_are_kept_both() -> None:
    first, second = OPEN.changed(private_note="ask Ana"), OPEN.changed(private_note="ask Ben again")
    assert merged_record.merge_records([first, second]).private_note == "ask Ana\n\nask Ben again"


@every_row(
    ("include", "left", "message"),
    [
        ((), ["open"], "1 internal, 1 confidential"),
        (("internal",), ["open", "internal"], "1 confidential"),
        (("confidential",), ["open", "internal", "shut"], ""),
        (("notes",), ["open"], "1 internal, 1 confidential"),
        (("internal", "confidential", "notes"), ["open", "internal", "shut"], ""),
    ],
)
def test_what_leaves_is_what_is_asked_for(include: tuple[str, ...], left: list[str], message: str) -> None:
    records = [OPEN, INTERNAL.changed(key="internal"), SHUT.changed(key="shut")]
    outgoing = filter_outgoing(records, include)
    assert [publication.key for publication in outgoing.publications] == left
    assert str(outgoing.left_out) == message


@every_row(
    ("value", "stays"),
    [
        ("shut2010", False),
        ("open2009, Shut2010", False),
        (["shut2010"], False),
        ({"cites": "http://example.org/items/shut2010"}, False),
        ("handbook", False),  # which is all of it
        ("a handbook of care", True),  # where it is a word
        ("shut2010a", True),
        ("signs of 1999", True),
    ],
)
def test_what_names_a_record_that_stays_does_not_leave_either(value: object, stays: bool) -> None:
    shut = SHUT.changed(key="shut2010", aliases=("handbook", "1999"))
    [record] = filter_outgoing([OPEN.changed(extra={"related": value, "finding": "x"})], (), [shut]).publications
    assert record.extra == ({"related": value, "finding": "x"} if stays else {"finding": "x"})


@every_row(
    ("line", "level"),
    [
        ("Do not share needles", ""),
        ("Do not share syringes or needles: a guide", ""),
        ("Do not share with donors", "internal"),
        ("Do not share names", "internal"),
        ("Do not share complaints", "internal"),
        ("Not for distribution: testing results", "internal"),
    ],
)
def test_a_phrase_that_begins_a_title_closes_nothing(line: str, level: str) -> None:
    assert level_of_line(line) == level
