"""What the records of the labelled groups share: bodies, countries, people, and the fields of a report."""

from collections.abc import Mapping
from typing import Any, Final

Fields = Mapping[str, Any]
Group = tuple[Fields, ...]
"""The fields of a record, then for each further record those that are other than the first's."""
IOM: Final = "International Organization for Migration (IOM)"
UNODC: Final = "United Nations Office on Drugs and Crime (UNODC)"
UNICEF: Final = "United Nations Children’s Fund (UNICEF)"
ILO: Final = "International Labour Organization (ILO)"
OHCHR: Final = "Office of the United Nations High Commissioner for Human Rights (OHCHR)"
STATE: Final = "United States Department of State"
UNHCR: Final = "United Nations High Commissioner for Refugees (UNHCR)"
COUNTRIES: Final = (
    "Ghana", "Mali", "Niger", "Nigeria", "Senegal", "Togo", "Benin", "Guinea", "Guinea-Bissau", "Côte d’Ivoire", "Cameroon",
    "Mauritania", "Cabo Verde", "Democratic Republic of the Congo",
)  # fmt: skip
PEOPLE: Final = (
    ("Jobe, Alison", "Diallo, Mariama"), ("Ogunleye, Tunde", "Smith, John R."), ("de la Cruz, Ana María",), ("van Dijk, Jan", "Müller, Jörg"),
    ("Ngo, Thi Hoa", "Reyes, Carlos", "Okafor, Chidi"), ("Haddad, Layla",), ("O’Neill, Siobhán", "Kaya, Emre"), ("Petrova, Irina",),
)  # fmt: skip


def fields_of_report(title: str, author: str, date: str, **fields: Any) -> dict[str, Any]:
    """Return the fields of a report."""
    return {"type": "report", "title": title, "authors": [author], "date": date, **fields}
