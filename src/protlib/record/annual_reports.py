"""Annual reports that the field calls by a short name: "TIP report" is the United States' alone, whoever else reports on trafficking in persons.

A row is the name of the series, who publishes it, as its names are known, and what it is called for short. Names and bodies are facts, from
general knowledge; what the first letters of a name make (WMR) needs no row.
"""

from typing import Final, NamedTuple

from protlib.record.names import organisation
from protlib.record.names.bodies import known_body
from protlib.text import words


class AnnualReport(NamedTuple):
    """An annual report: the name of the series, and who publishes it."""

    name: str
    by: str


SHORT_NAMES: Final = (
    (
        "Trafficking in Persons Report",
        "United States Department of State",
        "TIP report|TIPR|State TIP report",
    ),
    ("Global Report on Trafficking in Persons", "UNODC", "GLOTIP|GLOTIP report|UNODC TIP report"),
    ("Global Report on Internal Displacement", "IDMC", "GRID|GRID report"),
    ("Global Humanitarian Overview", "OCHA", "GHO"),
    ("State of the World's Children", "UNICEF", "SOWC|SOWC report"),
    ("State of World Population", "UNFPA", "SWOP|SWOP report"),
    ("World Migration Report", "IOM", "WMR"),
    ("Human Development Report", "UNDP", "HDR"),
)


def called(text: str) -> AnnualReport | None:
    """Return the annual report that a text is the short name of, None where it is of none."""
    query_words = words(text)
    for name, by, short in SHORT_NAMES:
        if query_words in [words(short_name) for short_name in short.split("|")]:
            body = known_body(organisation(by))
            return AnnualReport(name, body.name if body else by)
    return None
