"""Supplements of the Official Records of the United Nations, and reports of a body with its name in the title."""

import pytest

from sample_files.title_pages import BODY, Line, bodies, page, read

TITLE = "Report of the Committee against Torture"
RECORDS: list[Line] = [("General Assembly", 20), ("Official Records", 20), ("Seventy-second Session", 20)]
NUMBER: Line = ("Supplement No. 44", 20)
SYMBOL: Line = ("A/72/44", 12)


@pytest.mark.parametrize(
    "lines",
    [
        [SYMBOL, ("United Nations", 20), (TITLE, 20), *RECORDS, NUMBER],
        [SYMBOL, ("United Nations", 14), (TITLE, 16), *RECORDS, NUMBER],
        [*RECORDS, NUMBER, SYMBOL, (TITLE, 16), ("United Nations", 14)],
        [SYMBOL, ("United Nations", 14), ("Report of the Committee", 20), ("against Torture", 20), *RECORDS, NUMBER],
    ],
)
def test_a_supplement_has_the_report_as_title_and_the_committee_as_body(lines: list[Line]) -> None:
    record = read(page(*lines), page(*BODY))
    assert (record.title, bodies(record)) == (TITLE, ["Committee against Torture"])


def test_the_dates_of_a_session_are_not_that_of_its_report() -> None:
    session = ("(7 November–7 December 2016)", 14)
    lines = [SYMBOL, ("United Nations", 14), (TITLE, 20), ("Fifty-ninth session", 14), session]
    record = read(page(*lines, ("10 May 2017", 12), *RECORDS), page(*BODY))
    assert record.year == 2017


def test_a_compilation_for_a_review_is_of_the_office_that_made_it() -> None:
    lines: list[Line] = [
        ("United Nations", 14),
        ("A/HRC/WG.6/34/SVN/3", 10),
        ("General Assembly", 24),
        ("Distr.: General", 10),
        ("Human Rights Council", 10),
        ("Working Group on the Universal Periodic Review", 10),
        ("Thirty-fourth session", 10),
        ("Summary of Stakeholders’ submissions on Slovenia", 16),
        ("", 10),
        ("Report of the Office of the United Nations High Commissioner for Human Rights", 14),
    ]
    record = read(page(*lines, ("", 30), *BODY), page(*BODY))
    assert bodies(record) == ["Office of the United Nations High Commissioner for Human Rights"]


@pytest.mark.parametrize(
    "title", ["Report of the Oak Committee on Roads", "Annual report of the Oak Committee on Roads"]
)
def test_a_report_of_a_body_has_it_as_author(title: str) -> None:
    assert bodies(read(page((title, 28)), page(*BODY))) == ["Oak Committee on Roads"]
