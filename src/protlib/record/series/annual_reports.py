"""Annual reports with a short name in the field: "TIP report" means that of the United States alone.

A row has the name of the series, its publisher, and its short names. Names and bodies are facts, from general
knowledge. Initials of a name (WMR) need no row.
"""

from typing import Final, NamedTuple

from protlib.record.names.bodies import find_body
from protlib.text import words


class AnnualReport(NamedTuple):
    """An annual report: the name of its series, and its publisher."""

    name: str
    by: str


SHORT_NAMES: Final = (
    ("Trafficking in Persons Report", "United States Department of State", "TIP report|TIPR|State TIP report"),
    ("Global Report on Trafficking in Persons", "UNODC", "GLOTIP|GLOTIP report|UNODC TIP report"),
    ("Global Report on Internal Displacement", "IDMC", "GRID|GRID report"),
    ("Global Humanitarian Overview", "OCHA", "GHO"),
    ("State of the World's Children", "UNICEF", "SOWC|SOWC report"),
    ("State of World Population", "UNFPA", "SWOP|SWOP report"),
    ("World Migration Report", "IOM", "WMR"),
    ("Human Development Report", "UNDP", "HDR"),
)


def find_annual_report(text: str) -> AnnualReport | None:
    """Return the annual report with this short name, None if there is none."""
    query_words = words(text)
    for name, by, short in SHORT_NAMES:
        if query_words in [words(short_name) for short_name in short.split("|")]:
            body = find_body(by)
            return AnnualReport(name, body.name if body else by)
    return None
