"""What a reference leaves out because the record says it twice."""

import pytest

from harness.rows import every_row
from protlib.citing.repetitions import without_repetitions
from protlib.record.model import Publication


@every_row(
    ("event", "container", "kept"),
    [
        ("Conference on Asylum", "Proceedings of the Conference on Asylum", ""),
        ("conference on asylum", "Proceedings: Conference on Asylum, 2019", ""),
        ("مؤتمر الهجرة", "أعمال مؤتمر الهجرة", ""),
        ("ICT", "Addictions", "ICT"),
        ("AI", "Proceedings of the Training", "AI"),
        ("Conference on Asylum", "", "Conference on Asylum"),
    ],
)
def test_a_conference_is_left_out_where_the_title_of_its_proceedings_names_it(
    event: str, container: str, kept: str
) -> None:
    paper = Publication(
        key="a",
        type="paper-conference",
        title="Routes",
        event_title=event,
        event_place="Geneva",
        container_title=container,
    )
    printed = without_repetitions(paper, has_series_apart=False)
    assert (printed.event_title, printed.event_place) == (kept, "Geneva" if kept else "")


@pytest.mark.parametrize(
    ("volume", "issue", "printed_volume", "printed_issue"),
    [("Vol. 3", "No. 4", "3", "4"), ("vol. 12", "(3)", "12", "3"), ("XII", "special issue", "XII", "special issue")],
)
def test_a_volume_and_an_issue_lose_the_labels_that_styles_add(
    volume: str, issue: str, printed_volume: str, printed_issue: str
) -> None:
    printed = without_repetitions(
        Publication(type="article-journal", volume=volume, issue=issue), has_series_apart=False
    )
    assert (printed.volume, printed.issue) == (printed_volume, printed_issue)


@every_row(
    ("genre", "number", "expected"),
    [
        ("Working Paper", "Working Paper No. 38", "38"),
        ("Working paper", "Working Paper 2015/12", "2015/12"),
        ("Report", "Reporting 12", "Reporting 12"),
        ("Report", "report of the year", "report of the year"),
        ("", "No. 38", "No. 38"),
        ("Working Paper", "PDES/2005/17", "PDES/2005/17"),
    ],
)
def test_a_number_does_not_say_again_what_kind_of_report_it_is(genre: str, number: str, expected: str) -> None:
    assert (
        without_repetitions(Publication(type="report", genre=genre, number=number), has_series_apart=False).number
        == expected
    )
