"""Reports as PDF with a title page."""

import json

from programs.running import Run
from sample_files.tiny_pdf import cover, make_pdf, page

TITLE = "Caught in the Current"
KEY = "iom2019caught"
TITLE_OF_TWO_SIZES = "Oak Council: children who cross the lake"
PROSE = [f"The households of province {number} spoke of debts and of the road." for number in range(20)]


def report(
    title: str = TITLE, *, month: str = "March 2019", body: str = "International Organization for Migration"
) -> bytes:
    first = cover((title, 26), ("", 90), (month, 11), (body, 12))
    return make_pdf([first, page(*PROSE), page("© IOM 2019", "ISBN 978-92-9068-466-4", *PROSE[:5])])


def report_in_two_sizes() -> bytes:
    """Return a report whose title a row of a table has, and protlib guesses otherwise: it has two sizes."""
    words = [("SALT ROADS", 30), ("", 120), ("Oak Council", 12), ("", 120), ("Children who cross the lake", 14)]
    return make_pdf([cover(*words, ("", 40), ("2019", 10)), page(*PROSE)])


def record(run: Run, key: str = KEY) -> dict[str, object]:
    values: dict[str, object]
    [values] = json.loads(run("show", key, "--format", "json").out)
    return values
