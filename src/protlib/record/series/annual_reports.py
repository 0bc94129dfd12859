"""Annual reports with a short name in the field: "TIP report" means that of the United States alone.

The table is `annual_reports.txt`.
"""

from pathlib import Path
from typing import Final, NamedTuple

from protlib.record.names.known_bodies import find_body
from protlib.record.tables import read_rows
from protlib.text import words


class AnnualReport(NamedTuple):
    """An annual report: the name of its series, and its publisher."""

    name: str
    by: str


SHORT_NAMES: Final = read_rows(Path(__file__).with_suffix(".txt"))


def find_annual_report(text: str) -> AnnualReport | None:
    """Return the annual report with this short name, None if there is none."""
    query_words = words(text)
    for name, by, short in SHORT_NAMES:
        if query_words in [words(short_name) for short_name in short.split("|")]:
            body = find_body(by)
            return AnnualReport(name, body.name if body else by)
    return None
