"""Reports as PDF with a title page."""

import json

from running import Run
from tiny_pdf import cover, make_pdf, page

TITLE = "Caught in the Current"
KEY = "iom2019caught"
PROSE = [f"The households of province {number} spoke of debts and of the road." for number in range(20)]


def report(
    title: str = TITLE, *, month: str = "March 2019", body: str = "International Organization for Migration"
) -> bytes:
    first = cover((title, 26), ("", 90), (month, 11), (body, 12))
    return make_pdf([first, page(*PROSE), page("© IOM 2019", "ISBN 978-92-9068-466-4", *PROSE[:5])])


def record(run: Run, key: str = KEY) -> dict[str, object]:
    values: dict[str, object]
    [values] = json.loads(run("show", key, "--format", "json").out)
    return values
