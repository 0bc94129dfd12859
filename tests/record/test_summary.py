"""A record on one line: what a list and a pipe show of it."""

from hypothesis import given

from harness.rows import every_row
from protlib.record.model import Name, Publication
from protlib.record.summary import Summary
from protlib.record.summary_of_record import summary_of
from sample_records.arbitrary import publications

JOBE = Name(family="Jobe", given="Alison")
IOM = Name(literal="International Organization for Migration", short="IOM")


@every_row(
    ("publication", "expected"),
    [
        (Publication(key="k", title="a\tb <i>c</i>", date="2010", regions=("Africa",)), "k\t2010\t\ta b c\tAfrica"),
        (Publication(key="k", title="T", authors=(JOBE, IOM)), "k\t\tJobe, IOM\tT\t"),
        (Publication(key="k", title="T", authors=(JOBE, IOM, JOBE, IOM)), "k\t\tJobe, IOM, Jobe et al.\tT\t"),
        (Publication(key="k", title="T", editors=(JOBE,)), "k\t\tJobe (ed.)\tT\t"),
        (Publication(key="k", title="T", editors=(JOBE, IOM)), "k\t\tJobe, IOM (eds)\tT\t"),
        (Publication(key="k", title="T", countries=("Nigeria", "Worldwide"), regions=("Worldwide",)), "k\t\t\tT\tNigeria; Worldwide"),
    ],
)  # fmt: skip
def test_a_line_says_key_year_people_title_and_places(publication: Publication, expected: str) -> None:
    assert summary_of(publication).to_line() == expected


@given(publications())
def test_a_line_comes_back_as_its_cells_whatever_the_record_holds(publication: Publication) -> None:
    summary = summary_of(publication)
    assert Summary.from_line(summary.to_line()) == summary
    assert "\n" not in summary.to_line()
