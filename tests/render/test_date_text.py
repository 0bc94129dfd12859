"""Dates and times as people read them."""

import time

import pytest

from protlib.render.date_text import date_text, time_text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2009", "2009"),
        ("2009-11", "November 2009"),
        ("2009-11-03", "3 November 2009"),
        ("2009-21", "spring 2009"),
        ("2009~", "about 2009"),
        ("2009-11?", "about November 2009"),
        ("2008-05/2009-06", "May 2008 to June 2009"),
        ("2008/..", "since 2008"),
        ("../2008", "until 2008"),
        ("2008/", "since 2008"),
        ("2009-99", "2009-99"),
        ("-0300", "-0300"),
        ("200X", "200X"),
        ("", ""),
    ],
)
def test_a_date_stands_as_people_write_it_and_any_other_text_as_it_is(date: str, text: str) -> None:
    assert date_text(date) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-29T09:17:06Z", "29 November 2026, 12:17"),
        ("2026-12-31T23:30:00Z", "1 January 2027, 02:30"),
        ("2026-13-31T23:30:00Z", "2026-13-31T23:30:00Z"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_time_is_that_of_the_place(moment: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "EAT-3")
    time.tzset()
    try:
        assert time_text(moment) == text
    finally:
        monkeypatch.undo()
        time.tzset()
