"""The time that a date may mean."""

from harness.rows import every_row
from protlib.index.date_periods import period


@every_row(
    ("date", "first", "last"),
    [
        ("2009", "2009-00-00", "2009-99-99"), ("2009-07", "2009-07-00", "2009-07-99"),
        ("2009-07-01~", "2009-07-01", "2009-07-01"), ("2019/2021", "2019-00-00", "2021-99-99"),
        ("2019/..", "2019-00-00", "9999-99-99"), ("/2020-05", "0000-00-00", "2020-05-99"),
        ("201X", "2010-00-00", "2019-99-99"), ("2009-21", "2009-00-00", "2009-99-99"),
        ("-0050", "0000-00-00", "0000-99-99"), ("", "", ""),
    ],
)  # fmt: skip
def test_a_date_means_a_time(date: str, first: str, last: str) -> None:
    assert period(date) == (first, last)
