"""Which sources on the web were last read too long ago."""

from datetime import date
from typing import Any

import pytest

from harness.rows import every_row
from protlib.record.model import Publication
from protlib.record.web_sources import day_before, is_stale

TODAY = date(2026, 8, 31)


@every_row(
    ("text", "day"),
    [
        ("6m", "2026-02-28"),
        ("6 months", "2026-02-28"),
        ("1y", "2025-08-31"),
        ("30m", "2024-02-29"),
        ("90d", "2026-06-02"),
        ("2 Weeks", "2026-08-17"),
        ("0d", "2026-08-31"),
        ("2026-05-26", "2026-05-26"),
    ],
)
def test_an_age_is_a_day(text: str, day: str) -> None:
    assert day_before(text, TODAY) == day


@every_row("text", ["", "6", "six months", "-6m", "6q", "2026-13-01", "9999y", "m6"])
def test_a_text_that_is_no_age_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ValueError, match="write an age as 90d, 2w, 6m or 1y"):
        day_before(text, TODAY)


@every_row(
    ("values", "stale"),
    [
        ({"type": "webpage", "accessed": "2026-02-27"}, True),
        ({"type": "webpage", "accessed": "2026-02-28"}, False),
        ({"type": "webpage", "accessed": "2026-02"}, False),
        ({"type": "webpage", "accessed": "2026-01"}, True),
        ({"type": "webpage", "accessed": "2026"}, False),
        ({"type": "webpage", "accessed": "2025~"}, True),
        ({"type": "webpage"}, True),
        ({"type": "post-weblog"}, True),
        ({"type": "report", "accessed": "2020"}, True),
        ({"type": "report"}, False),
        ({"type": "webpage", "url": ""}, False),
    ],
)
def test_a_source_is_stale_where_it_was_last_read_before_a_day(values: dict[str, Any], stale: bool) -> None:
    assert is_stale(Publication(**{"url": "https://iom.int/x", **values}), "2026-02-28") is stale
