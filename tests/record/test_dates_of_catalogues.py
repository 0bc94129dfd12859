"""Dates of catalogues and Arabic publishers: with an era, the year of the Hijra, or that of a copyright."""

import pytest

from harness.rows import every_row
from protlib.record import dates
from protlib.record.cleaning import clean_record


@every_row(
    ("text", "date"),
    [
        ("2010, c2009", "2010"),
        ("2010, ©2009", "2010"),
        ("٢٠١٠م", "2010"),
        ("15 مارس 2010م", "2010-03-15"),
        ("2010-2012م", "2010/2012"),
        ("1438هـ - 2017م", "2017"),
        ("2017م / 1438هـ", "2017"),
        ("2017 (1438 هـ)", "2017"),
    ],
)
def test_the_year_of_the_common_era_is_the_date(text: str, date: str) -> None:
    assert dates.parse_date(text) == date


@pytest.mark.parametrize("text", ["2010, 2009", "1438هـ", "1438هـ - 1439هـ"])
def test_years_that_nobody_can_tell_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match="not a date"):
        dates.parse_date(text)


@every_row(
    ("text", "date"),
    [
        ("1443هـ", "2021/2022"),
        ("١٤٤٣ هـ", "2021/2022"),
        ("1443 AH", "2021/2022"),
        ("A.H. 1400", "1979/1980"),
        ("15 محرم 1443هـ", "2021/2022"),
        ("1396هـ", "1976"),
        ("1400 هـ.ش", ""),
        ("1443", "1443"),
        ("1443هـ - 1444هـ", ""),
    ],
)
def test_a_year_of_the_hijra_alone_is_kept_and_gives_the_years_around_it(text: str, date: str) -> None:
    cleaned = clean_record({"title": "Law", "date": text})
    assert cleaned.publication.date == date
    assert cleaned.publication.extra.get("date", text) == text
    assert bool(cleaned.problems) == (text != "1443")
