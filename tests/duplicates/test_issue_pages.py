"""Volumes, issues and pages of articles, however they are typed, are read for a comparison."""

import pytest

from harness.rows import every_row
from protlib.duplicates.issue_pages import (
    IssuePages,
    PageRange,
    are_nearly_one,
    is_article_number,
    issue,
    pages,
    pages_agree,
    volume,
)
from protlib.duplicates.judgement import AGREES, DIFFERS, UNKNOWN, Agreement


@every_row(
    ("text", "message"),
    [
        ("29 (7)", "29"), ("65 (Supplement 1)", "65"), ("vol. 012", "12"), ("30a", "30"), ("XIV", "14"), ("1)", ""),
        ("12)", ""), ("2009", ""), ("Spring", ""), ("10 Suppl 2", "10"),
    ],
)  # fmt: skip
def test_the_number_of_a_volume(text: str, message: str) -> None:
    assert volume(text, "2009") == message


@every_row(
    ("text", "in_volume", "message"),
    [
        ("SUPPL. 2", "", {"2"}),
        ("3-4", "", {"3", "4"}),
        ("", "29 (07)", {"7"}),
        ("", "1)", set()),
        ("", "", set()),
    ],
)
def test_the_figures_of_an_issue(text: str, in_volume: str, message: set[str]) -> None:
    assert issue(text, in_volume) == message


@every_row(
    ("text", "expected"),
    [
        ("221-8", PageRange("221", 228)), ("221-228", PageRange("221", 228)), ("S353", PageRange("353", 0, "s")),
        ("A254-A255", PageRange("254", 255, "a")), ("01-Oct", PageRange("1", 10)), ("21-Aug", PageRange("21", 28)), ("Nov-98", PageRange("11", 98)),
        ("xii-xv", PageRange("12")), ("58 p.", PageRange()), ("ix, 120 pages", PageRange()), ("2009", PageRange()), ("", PageRange()),
        ("CD006273", PageRange("6273", 0, "cd")), ("233-8, 230-5", PageRange("233", 238, "", frozenset({"230"}))), ("480\N{HYPHEN}486", PageRange("480", 486)),
    ],
)  # fmt: skip
def test_the_pages_of_an_article(text: str, expected: PageRange) -> None:
    assert pages(text, "2009") == expected


@pytest.mark.parametrize(("text", "expected"), [("e70933", True), ("3468040", True), ("791", False), ("", False)])
def test_an_issue_may_be_the_number_of_an_article(text: str, expected: bool) -> None:
    assert is_article_number(text) == expected


@every_row(
    ("one", "other", "expected"),
    [
        ("221-8", "221-228", AGREES), ("S353", "353", AGREES), ("233-8, 230-5", "230-5, 233-8", AGREES), ("S12", "A12", DIFFERS),
        ("12", "13", DIFFERS), ("1-9", "e1002128", UNKNOWN), ("1-6", "2422", UNKNOWN), ("12", "", UNKNOWN),
    ],
)  # fmt: skip
def test_two_first_pages_are_one(one: str, other: str, expected: Agreement) -> None:
    first, second = (IssuePages(pages=pages(text, "")) for text in (one, other))
    assert pages_agree(first, second) is pages_agree(second, first) is expected


def test_what_is_in_a_volume_begins_where_it_says() -> None:
    assert pages_agree(IssuePages("7", pages=pages("1-6", "")), IssuePages("7", pages=pages("22", ""))) is DIFFERS


@every_row(
    ("first", "second", "expected"),
    [
        ("678-684", "676-682", True),
        ("480", "408", True),
        ("S33", "1262", False),
        ("12", "84", False),
        ("xii", "12", True),
    ],
)
def test_two_first_pages_may_be_one_with_a_wrong_figure(first: str, second: str, expected: bool) -> None:
    assert are_nearly_one(pages(first, ""), pages(second, "")) == expected
