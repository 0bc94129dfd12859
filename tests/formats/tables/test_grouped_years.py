"""A table whose first column has each year once, in the first row of its group."""

import pytest

from harness.rows import every_row
from protlib.formats.tables import csv_table

HEAD = "Year,Title,Author"
TITLES = (
    "Caring for women",
    "Walking alone",
    "Two things at once",
    "Return of the displaced",
    "A place of her own",
    "Six winters",
)


def years_read(years: tuple[str, ...], head: str = HEAD) -> tuple[list[str], list[str]]:
    rows = (f"{year},{title},IOM" for year, title in zip(years, TITLES, strict=False))
    parsed = csv_table.loads("\n".join((head, *rows, "")))
    return [record.date for record in parsed.publications], parsed.remarks


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2011", "", "2012", "", ""), ["2011", "2011", "2012", "2012", "2012"]),
        (("2014", "", "2013", "2012", "", ""), ["2014", "2014", "2013", "2012", "2012", "2012"]),
    ],
)
def test_the_rows_below_have_the_year_of_their_group_and_a_remark_says_so(
    years: tuple[str, ...], expected: list[str]
) -> None:
    dates, remarks = years_read(years)
    assert dates == expected
    count = years.count("")
    assert remarks == [
        f"Line 3: Year stands in the first row of each group only. {count} rows below have the year of the group."
    ]


@every_row(
    "years",
    [
        ("2011", "2012", "2013", "", ""),  # undated works at the end
        ("", "2011", "", "2012", ""),  # the first row has none
        ("2011", "", "2011", "", "2012"),  # a year twice
        ("2012", "", "2011", "", "2013"),  # in no order
        ("2011", "", "2012-05", "", "2013"),
        ("2015", "2014", "", "2013", "", "2012"),  # yearly reports, with undated works between them
        ("", "", "", "", ""),
    ],
)
def test_undated_works_stay_undated(years: tuple[str, ...]) -> None:
    dates, remarks = years_read(years)
    assert [date[:7] for date in dates] == [*years]
    assert not remarks


def test_a_column_that_is_not_the_first_groups_nothing() -> None:
    parsed = csv_table.loads("Title,Year\nOne thing,2011\nTwo things,\nThree things,2012\nFour things,\n")
    assert [record.date for record in parsed.publications] == ["2011", "", "2012", ""]
