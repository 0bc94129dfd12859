"""Publications that a library has twice, and one of which that is not sure."""

from protlib.record.model import Name, Publication
from sample_records import libraries
from sample_records.libraries import IOM

CARING = libraries.CARING.changed(doi="10.1000/1", tags=("health",))
CARING_TOO = CARING.changed(key="iom2009b", type="book", publisher="IOM", tags=("care",), note="Mine")
CAUSES = Publication(
    key="jobe2010causes",
    type="report",
    title="The Causes and Consequences of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
)
CAUSES_TOO = CAUSES.changed(key="jobe2010", date="2010-03", authors=(Name(family="Jobe", given="A."),))
LONGER = CAUSES.changed(key="jobe2010more", title=f"{CAUSES.title}: Evidence", tags=("new",))
HANDBOOK = Publication(key="iom2007handbook", type="report", title="Handbook", authors=(IOM,), date="2007")
ALL = (CARING, CARING_TOO, CAUSES, CAUSES_TOO, LONGER, HANDBOOK)
