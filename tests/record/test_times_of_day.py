"""A time of day beside a date, as websites show when they published something."""

from harness.rows import every_row
from protlib.record import dates


@every_row(
    ("text", "date"),
    [
        ("1 July 2009 - 18:59", "2009-07-01"),
        ("2009-07-01 - 10:00am", "2009-07-01"),
        ("1 July 2009 | 10:00 - 12:00", "2009-07-01"),
        ("2009-07-01T10:00 - 2009-07-03T12:00", "2009-07-01/2009-07-03"),
        ("1 July 2009 -", "2009-07-01/.."),
    ],
)
def test_a_time_behind_a_dash_begins_no_period(text: str, date: str) -> None:
    assert dates.parse_date(text) == date
