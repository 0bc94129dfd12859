"""Periods in which records were added or changed, as people type them."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from protlib.record.model import Publication
from protlib.search.periods import parse_times
from sample_records.search_samples import Indexed, keys

NOW = datetime(2026, 3, 31, 1, 30, 15, tzinfo=timezone(timedelta(hours=3)))  # a Tuesday; in UTC it is still Monday
PERIODS = {
    "2026": ("2026", "2026~"),
    "٢٠٢٦-٠٣": ("2026-03", "2026-03~"),
    "2026-03-24": ("2026-03-24", "2026-03-24~"),
    "2026-03-24T09:30": ("2026-03-24T09:30", "2026-03-24T09:30~"),
    "2025..2026-02": ("2025", "2026-02~"),
    "2026-02..": ("2026-02", "~"),
    "..2026-02-14": ("", "2026-02-14~"),
    "2025-12 to 2026-02": ("2025-12", "2026-02~"),
    "between 2025-12-01 and 2026-01-15": ("2025-12-01", "2026-01-15~"),
    "since 2026-02": ("2026-02", "~"),
    "Depuis 2026-02": ("2026-02", "~"),
    ">=2026-02": ("2026-02", "~"),
    "after 2026-02": ("2026-02~", "~"),
    "> 2025": ("2025~", "~"),
    "until 2026-02": ("", "2026-02~"),
    "before 2026-02": ("", "2026-02"),
    "antes de 2026": ("", "2026"),
    "today": ("2026-03-30T21:00:00Z", "~"),
    "yesterday": ("2026-03-29T21:00:00Z", "2026-03-30T20:59:59Z~"),
    "this week": ("2026-03-29T21:00:00Z", "~"),
    "Last  week": ("2026-03-22T21:00:00Z", "2026-03-29T20:59:59Z~"),
    "this month": ("2026-02-28T21:00:00Z", "~"),
    "last month": ("2026-01-31T21:00:00Z", "2026-02-28T20:59:59Z~"),
    "last year": ("2024-12-31T21:00:00Z", "2025-12-31T20:59:59Z~"),
    "since yesterday": ("2026-03-29T21:00:00Z", "~"),
    "before today": ("", "2026-03-30T21:00:00Z"),
    "until last month": ("", "2026-02-28T20:59:59Z~"),
    "since monday": ("2026-03-29T21:00:00Z", "~"),
    "since 3 days ago": ("2026-03-27T22:30:15Z", "~"),
    "last 30 days": ("2026-02-28T22:30:15Z", "~"),
    "the past 2 weeks": ("2026-03-16T22:30:15Z", "~"),
    "hier": ("2026-03-29T21:00:00Z", "2026-03-30T20:59:59Z~"),
    "Depuis hier": ("2026-03-29T21:00:00Z", "~"),
    "le mois dernier": ("2026-01-31T21:00:00Z", "2026-02-28T20:59:59Z~"),
    "La semaine dernière": ("2026-03-22T21:00:00Z", "2026-03-29T20:59:59Z~"),
    "el año pasado": ("2024-12-31T21:00:00Z", "2025-12-31T20:59:59Z~"),
    "no mês passado": ("2026-01-31T21:00:00Z", "2026-02-28T20:59:59Z~"),
    "الشهر الماضي": ("2026-01-31T21:00:00Z", "2026-02-28T20:59:59Z~"),
    "31/03/2026": ("2026-03-31", "2026-03-31~"),
    "15.2.2026..28/02/2026": ("2026-02-15", "2026-02-28~"),
    "since last 7 days": ("2026-03-23T22:30:15Z", "~"),
}  # fmt: skip


@pytest.mark.parametrize("text", PERIODS)
def test_a_period_has_bounds_in_utc(text: str) -> None:
    assert parse_times(text, NOW) == PERIODS[text]


NO_PERIODS = {
    "": "write a day as 2026-11-24",
    "..": "write a day as",
    "soon": "write a day as",
    "since": "write a day as",
    "since soon": "write a day as",
    "3/4/2026": "write a day as",
    "2026-13": "write a day as",
    "last 7 moons": "write a day as",
    "3 days ago": "for what came later, write “since 3 days ago”",
    "monday": "for what came later, write “since monday”",
    "2026-02..2026-01": "the range ends before it begins",
}


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_is_no_period_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"\A" + NO_PERIODS[text]):
        parse_times(text, NOW)


LATELY = [
    Publication(key="old", title="One", created="2025-12-31T23:59:59Z", modified="2026-03-02T10:00:00Z"),
    Publication(key="new", title="Two", created="2026-03-01T00:00:00Z", modified="2026-03-01T00:00:00Z"),
    Publication(key="timeless", title="Three"),
]


@pytest.mark.parametrize(
    ("selection", "matches"),
    [
        ({"times_added": ("2026",)}, ["new"]),
        ({"times_added": ("before 2026",)}, ["old"]),
        ({"times_added": ("..2026-03", "2027")}, ["old", "new"]),
        ({"times_changed": ("2026-03-02",)}, ["old"]),
        ({"times_changed": ("2026-03",)}, ["old", "new"]),
        ({"times_changed": ("2026-03",), "times_added": ("2025",)}, ["old"]),
        ({"query": "changed:2026-03 -added:2026-03"}, ["old"]),
        ({"query": 'two modified:"since 2026-03"'}, ["new"]),
        ({"query": "created:>2026"}, []),
    ],
)
def test_records_are_selected_by_when_they_were_added_or_changed(
    indexed: Indexed, selection: dict[str, Any], matches: list[str]
) -> None:
    assert sorted(keys(indexed(LATELY), **selection)) == sorted(matches)
