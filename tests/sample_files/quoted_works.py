"""Two works whose files are quoted by reports, and how a library has them."""

from typing import Final

from protlib.fulltext.page_text import FileText, Page

CARING: Final = FileText(
    (
        Page("The children who were trafficked do not return home before they have been identified.", "3"),
        Page("Many of them were afraid of the police, and nobody asked them what they wanted.", "4"),
        Page("Labour exploitation is common along the border region of the country.", "5"),
    ),
    "by hand, 1",
)
CAUSES: Final = FileText(
    (Page("Women who return to their villages are often rejected by their own families.", "1"),), "by hand, 1"
)
WORKS: Final = (
    ("iom2009", "International Organization for Migration", "2009", "Caring for Trafficked Persons"),
    ("jobe2010", "Jobe, Alison", "2010", "The Causes and Consequences of Re-trafficking"),
)
"""Their key, author, year and title."""
