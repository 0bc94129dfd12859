"""Grey reports as exports distort them: the name of a web page behind the title, a year that is one off, no subtitle.

Beside each report stand those that only look like it: another year of it, another country, what was published with it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from benchmarks.catalogue_records import ILO, IOM, OHCHR, UNHCR, UNICEF, UNODC
from protlib.record import cleaning
from protlib.record.model import Publication

_TITLES: Final = (
    ("Trapped at Sea", "Forced Labour in the Fishing Industry of South-East Asia", ILO), ("Walking Alone through the Desert", "The Journeys of Adolescents to the Coast", UNICEF),
    ("Behind Factory Walls", "Recruitment and Debt among Garment Workers", ILO), ("The Hidden Price of Domestic Work", "Women from Ethiopia in Lebanon", OHCHR),
    ("Between Two Borders", "Statelessness among Children of Displaced Families", UNHCR), ("Sold on the Way North", "Kidnapping for Ransom along the Central Route", UNODC),
    ("No Safe Place to Sleep", "Homelessness among Asylum Seekers in Cities", UNHCR), ("Promises Made Abroad", "How Labour Recruiters Deceive Seasonal Workers", IOM),
    ("When the River Rises", "Displacement and Child Marriage after Floods", UNICEF), ("Counting Those Who Disappear", "Deaths and Missing Persons on Migration Routes", IOM),
    ("Hands That Pick the Harvest", "Working Conditions of Migrants in Agriculture", ILO), ("Left Behind in the Camps", "Older Persons and Protection in Emergencies", UNHCR),
    ("Her Choice to Return", "Reintegration of Survivors of Sexual Exploitation", IOM), ("A Uniform Too Large", "The Recruitment of Boys by Armed Groups", UNICEF),
    ("Justice Delayed at the Border", "Prosecutions of Smugglers and the Rights of Migrants", UNODC), ("From Shelter to Home", "Long-Term Care for Victims of Trafficking", IOM),
    ("Screens and Strangers", "Online Sexual Exploitation of Children by Travellers", UNODC), ("The Brokers of the Valley", "Informal Intermediaries in Labour Migration", ILO),
    ("Waiting for a Paper", "Birth Registration of Refugee Children", UNHCR), ("Streets without Names", "Protection Needs in Urban Settlements", OHCHR),
)  # fmt: skip
"""The title, the subtitle and the agency of a report."""
_YEARLY: Final = (
    ("Annual Report", "06"), ("Trends in Irregular Migration across the Northern Border", "03"),
    ("Survey of Households in Return Areas of the East", "09"),
)  # fmt: skip
"""The title of what comes out every year, and its month."""


def make_distorted() -> list[tuple[str, Publication]]:
    """Return the records: those of one report have one label, and those of one year of a yearly report."""
    records: list[tuple[str, Publication]] = []
    for number, (main, subtitle, agency) in enumerate(_TITLES):
        for name, fields in (
            *_as_exported(number, main, subtitle, agency),
            *_strangers(number, main, subtitle, agency),
        ):
            label = name if name.startswith("yearly") else f"{number} {name}"
            records.append((label, cleaning.clean_record(fields).publication))
    records.sort(key=lambda pair: len(pair[1].title) * 7919 % 1009)
    return [(label, record.changed(key=f"d{place}")) for place, (label, record) in enumerate(records)]


def pairs() -> Iterator[tuple[Publication, Publication, bool]]:
    """Yield each report with each of its distorted forms and of its strangers, and whether both are one."""
    for number, title in enumerate(_TITLES):
        (_name, first), *forms = _as_exported(number, *title)
        report = cleaning.clean_record(first).publication
        yield from ((report, cleaning.clean_record(fields).publication, True) for _name, fields in forms)
        yield from (
            (report, cleaning.clean_record(fields).publication, False) for _name, fields in _strangers(number, *title)
        )


def _as_exported(number: int, main: str, subtitle: str, agency: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    year, short = 2008 + number % 14, agency.partition("(")[2].rstrip(")")
    title = f"{main}: {subtitle}"
    report = {"type": "report", "title": title, "authors": [agency], "date": f"{year}-11"}
    site = ("ReliefWeb", "Refworld", "Request PDF", "PubMed", "Semantic Scholar")[number % 5]
    forms: tuple[Mapping[str, Any], ...] = (
        {},
        {"title": f"{title} | {site}", "date": str(year)},
        {"title": f"{title} - {('PubMed', 'ReliefWeb', 'ScienceDirect', 'Google Books')[number % 4]}", "authors": [short]},
        {"title": f"(PDF) {title}", "date": str(year)},
        {"title": f"{title} | {short}", "type": "webpage", "date": str(year), "authors": [], "publisher": agency},
        {"date": str(year + 1)},
        {"date": f"{year + 1}-01", "authors": [short]},
        {"title": main, "date": str(year)},
        {"title": f"{main} | ReliefWeb", "date": str(year), "authors": [short]},
        {"title": f"{main.upper()} {subtitle.upper()}", "authors": [], "publisher": short, "date": str(year)},
        {"title": f"{title} - {('World', 'Ethiopia', 'Niger', 'Kenya')[number % 4]} | ReliefWeb", "date": str(year)},
    )  # fmt: skip
    for form in forms:
        yield "report", {**report, **form}


def _strangers(number: int, main: str, subtitle: str, agency: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    year = 2008 + number % 14
    report = {"type": "report", "title": f"{main}: {subtitle}", "authors": [agency], "date": f"{year}-11"}
    variants: tuple[Mapping[str, Any], ...] = (
        {"title": f"{main}: {subtitle} - Summary | ReliefWeb"},
        {"title": f"{main}: Facilitator's Guide"},
        {"title": f"{main}: The Case of Nepal"},
        {"date": str(year + 3)},
        {"title": f"{main}: {subtitle} (Phase 2)", "date": str(year + 1)},
        {"title": f"{main}: Lessons for Teachers", "date": f"{year + 1}-02"},
    )
    for place, variant in enumerate(variants):
        yield f"other {place}", {**report, **variant}
    for name, month in _YEARLY:
        for later in (0, 1):
            yearly = {**report, "title": name, "date": f"{year + later}-{month}"}
            yield f"yearly {agency} {name} {year + later}", yearly
