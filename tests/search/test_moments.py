"""What people call a moment of the past, and what is none."""

from datetime import datetime, timedelta, timezone

from harness.rows import every_row
from protlib.search.moments import parse_moment, take_version

NOW = datetime(2026, 3, 31, 1, 30, 15, tzinfo=timezone(timedelta(hours=3)))  # a Tuesday; in UTC it is still Monday
MOMENTS = {
    "2026-11-24": "2026-11-24",
    "2026-11-24t09:30": "2026-11-24T09:30",
    "2026-11-24 09:30:15": "2026-11-24T09:30:15",
    "yesterday": "2026-03-29T22:30:15Z",
    " Yesterday ": "2026-03-29T22:30:15Z",
    "90 minutes ago": "2026-03-30T21:00:15Z",
    "an hour ago": "2026-03-30T21:30:15Z",
    "3 days ago": "2026-03-27T22:30:15Z",
    "1  week   ago": "2026-03-23T22:30:15Z",
    "last week": "2026-03-23T22:30:15Z",
    "last month": "2026-02-27T22:30:15Z",
    "a year ago": "2025-03-30T22:30:15Z",
    "13 months ago": "2025-02-27T22:30:15Z",
    "last year": "2025-03-30T22:30:15Z",
    "today": "2026-03-30T21:00:00Z",
    "this week": "2026-03-29T21:00:00Z",
    "this month": "2026-02-28T21:00:00Z",
    "this year": "2025-12-31T21:00:00Z",
    "monday": "2026-03-29T21:00:00Z",
    "last Tuesday": "2026-03-23T21:00:00Z",
    "sunday": "2026-03-28T21:00:00Z",
}


@every_row("text", MOMENTS)
def test_a_moment_in_plain_words_is_a_time(text: str) -> None:
    assert parse_moment(text, NOW) == MOMENTS[text]


@every_row(
    "text",
    [
        "",
        "41",
        "2026",
        "soon",
        "week",
        "days ago",
        "last",
        "3 days",
        "iom2009caring",
        "2026-13",
        "24/11/2026",
        "1000 years ago",
    ],
)
def test_words_that_tell_no_time_are_none(text: str) -> None:
    assert parse_moment(text, NOW) is None


@every_row("unit", ["minutes", "hours", "days", "weeks", "months", "years"])
def test_any_number_of_units_is_a_time(unit: str) -> None:
    assert parse_moment(f"999 {unit} ago", NOW) is not None


def test_a_moment_without_a_clock_lies_behind_us() -> None:
    assert parse_moment("yesterday") < parse_moment("an hour ago")  # type: ignore[operator]


@every_row(
    ("words", "version", "rest"),
    [
        ("41", "41", []),
        ("41 iom2009caring", "41", ["iom2009caring"]),
        ("3 days ago", "3 days ago", []),
        ("3 days ago one two", "3 days ago", ["one", "two"]),
        ("last week one", "last week", ["one"]),
        ("yesterday today", "yesterday", ["today"]),
        ("3 4", "3", ["4"]),
        ("one 3 days ago", "one", ["3", "days", "ago"]),
    ],
)
def test_words_begin_with_a_version_and_go_on_with_others(words: str, version: str, rest: list[str]) -> None:
    assert take_version(words.split()) == (version, rest)
