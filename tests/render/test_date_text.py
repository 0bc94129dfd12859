"""Dates and times as people read them."""

import os
import subprocess
import sys

from harness.rows import every_row
from protlib.render.record_panels import date_text


@every_row(
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


def test_a_time_is_that_of_the_place() -> None:
    texts = {
        "2026-11-29T09:17:06Z": "29 November 2026, 12:17",
        "2026-12-31T23:30:00Z": "1 January 2027, 02:30",
        "2026-13-31T23:30:00Z": "2026-13-31T23:30:00Z",
        "yesterday": "yesterday",
    }
    code = (
        "import sys; from protlib.render.record_panels import time_text;"
        " print(*map(time_text, sys.argv[1:]), sep='\\n')"
    )
    command = [sys.executable, "-c", code, *texts]  # a process has one place
    ran = subprocess.run(command, env={**os.environ, "TZ": "EAT-3"}, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [*texts.values()]
