"""Records as catalogues have them of the same publications and of those that are only like them, with their labels.

Each group below is one publication: the record of it that says most, then what other catalogues have otherwise. What is
hard about grey literature is all here: series, translations, country profiles, re-issues, drafts, summaries, one report
of two agencies, symbols of documents, newsletters, chapters, supplements, errata.
"""

from collections.abc import Iterator
from itertools import count
from typing import Final

from benchmarks.catalogue_records import (
    COUNTRIES,
    ILO,
    IOM,
    OHCHR,
    PEOPLE,
    STATE,
    UNHCR,
    UNICEF,
    UNODC,
    Group,
    fields_of_report,
)
from benchmarks.published_works import articles, books, make_periodicals, notices, supplements
from protlib.record import cleaning
from protlib.record.model import Publication

_SPELT: Final = ("U.S. Department of State", "US Department of State", "U.S. Dept. of State")


def list_labelled_records() -> list[tuple[int, Publication]]:
    """Return all records, each with the number of its group, in an order that mixes the groups."""
    numbers = count()
    records: list[tuple[int, Publication]] = []
    for group in _groups():
        number = next(numbers)
        first = group[0]
        for changes in ({}, *group[1:]):
            fields = {name: value for name, value in {**first, **changes}.items() if value}
            records.append((number, cleaning.clean_record(fields).publication))
    records.sort(key=lambda pair: (len(pair[1].title) * 7919 + pair[0] * 31) % 1009)
    return [(number, record.changed(key=f"r{place}")) for place, (number, record) in enumerate(records)]


def _groups() -> Iterator[Group]:
    for source in (
        _make_yearly_reports, _profiles, _translations, _editions, _drafts, _make_reports_of_two_agencies, _symbols, make_periodicals, books, articles,
        supplements, notices, _make_numbered_papers, _make_catalogued_reports, _make_undecided_pairs,
    ):  # fmt: skip
        yield from source()


def _make_yearly_reports() -> Iterator[Group]:
    """Yield reports that come out each year, under one title but for the year, or under one title altogether."""
    for year in range(2012, 2023):
        year_link = f"https://www.state.gov/reports/{year}-trafficking-in-persons-report"
        yield (
            fields_of_report(
                f"Trafficking in Persons Report {year}",
                STATE,
                f"{year}-06",
                url=year_link,
                publisher_place="Washington, DC",
            ),
            {"authors": [_SPELT[year % 3]], "date": str(year), "url": ""},
            {
                "title": f"TRAFFICKING IN PERSONS REPORT: {year}",
                "date": str(year),
                "url": "",
                "publisher": STATE,
            },
        )
        yield (fields_of_report(f"Trafficking in Persons Report, June {year}: Country Narratives", STATE, str(year)),)
    for year in (2009, 2012, 2014, 2016, 2018, 2020, 2022):
        yield (
            fields_of_report("Global Report on Trafficking in Persons", UNODC, str(year), isbn=""),
            {"title": f"Global Report on Trafficking in Persons {year}", "authors": ["UNODC"]},
        )
    for year in range(2015, 2021):
        yield (
            fields_of_report("Global Trends: Forced Displacement", UNHCR, f"{year + 1}-06"),
            {
                "title": "Global trends : forced displacement",
                "date": str(year + 1),
                "authors": ["UNHCR"],
                "publisher": UNHCR,
            },
        )
        yield (fields_of_report("Annual Report", UNICEF, str(year), publisher="UNICEF"),)
        yield (fields_of_report("Annual Report", IOM, str(year)),)


def _profiles() -> Iterator[Group]:
    """Yield reports on one country each, under titles that are equal but for it."""
    for number, country in enumerate(COUNTRIES):
        full = fields_of_report(
            f"Migration in {country}: A Country Profile 2009", IOM, "2009", publisher_place="Geneva"
        )
        fields = {
            "title": f"Migration in {country}: a country profile, 2009",
            "authors": ["IOM"],
            "publisher": IOM,
        }
        yield (
            (full, fields)
            if number % 2
            else (full, fields, {"title": f"MIGRATION IN {country.upper()} - A COUNTRY PROFILE 2009"})
        )
        yield (fields_of_report(f"Child labour in {country} and the worst forms of exploitation", ILO, "2011"),)
    for country in COUNTRIES[:6]:
        yield (
            fields_of_report(
                f"Protection of returnees and internally displaced persons: {country}",
                f"UNHCR {country}",
                "2019",
            ),
        )


def _translations() -> Iterator[Group]:
    """Yield reports in several languages: each language is a publication of its own."""
    rows = (
        ("Caring for Trafficked Persons: Guidance for Health Providers", "Soigner les victimes de traite : guide à l’intention des soignants", "Atención a las víctimas de trata: guía para el personal de salud"),
        ("Handbook on Direct Assistance for Victims of Trafficking", "Manuel d’assistance directe aux victimes de la traite", "Manual de asistencia directa a las víctimas de la trata"),
        ("Guiding principles on internal displacement", "Principes directeurs relatifs au déplacement de personnes", "Principios rectores de los desplazamientos internos"),
    )  # fmt: skip
    for number, titles in enumerate(rows):
        for language, title in zip(("en", "fr", "es"), titles, strict=True):
            yield (
                fields_of_report(title, IOM, str(2009 + number), language=language, publisher_place="Geneva"),
                {"authors": ["IOM"], "language": "", "publisher": IOM},
            )
    for title in ("MICIC Initiative Guidelines", "IOM Glossary on Migration No. 34", "Protocolo Palermo"):
        for language in ("en", "fr", "es"):
            yield (fields_of_report(title, IOM, "2016", language=language), {"date": "2016-06", "authors": ["IOM"]})


def _editions() -> Iterator[Group]:
    """Yield what was issued again: another edition, or the same text in another year."""
    for number, people in enumerate(PEOPLE):
        title = (
            "Interviewing Survivors of Violence",
            "Safe Shelter after Trafficking",
            ("Case Management with Children on the Move"),
            "Psychosocial Support in Displacement",
            "Reintegration after Return",
            "Guardianship for Separated Children",
            "Family Tracing in Emergencies",
            "Labour Inspection on Fishing Vessels",
        )[number]
        book = {
            "type": "book",
            "title": f"{title}: A Manual",
            "authors": people,
            "publisher": "Routledge",
            "publisher_place": "London",
        }
        yield (
            {**book, "date": "2011", "edition": "1"},
            {
                "authors": [name.upper() for name in people],
                "publisher_place": "",
                "title": f"{title} : a manual.",
            },
        )
        yield (
            {**book, "date": "2016", "edition": "2"},
            {"edition": "2nd ed.", "publisher": "Taylor & Francis / Routledge"},
        )


def _drafts() -> Iterator[Group]:
    """Yield texts in several forms: a draft and the final text, a summary and the whole, a thesis and a book."""
    for number, people in enumerate(PEOPLE):
        subject = (
            ("recruitment fees in domestic work"),
            "the demand for exploitation",
            "children in street situations",
            "debt bondage in brick kilns",
            "marriage migration along the river",
            "smuggling across the desert",
            "detention and its alternatives",
            "compensation for victims",
        )[number]
        title = f"What is known about {subject}"
        yield (
            {"type": "report", "title": title, "authors": people, "date": "2014", "publisher": UNICEF},
            {"authors": people[:1], "publisher": "UNICEF", "title": title.replace("What is", "What Is")},
        )
        yield (
            {
                "type": "report",
                "title": title,
                "authors": people,
                "date": "2014",
                "publisher": UNICEF,
                "status": "draft",
            },
        )
        yield (
            {
                "type": "report",
                "title": f"{title}: executive summary",
                "authors": people,
                "date": "2014",
                "publisher": UNICEF,
            },
        )
        if number % 2:
            yield (
                {
                    "type": "thesis",
                    "title": title,
                    "authors": people[:1],
                    "date": "2012",
                    "publisher": "University of Ghent",
                },
            )
        else:
            yield (
                {
                    "type": "paper-conference",
                    "title": title,
                    "authors": people,
                    "date": "2013",
                    "event_title": "Conference on Trafficking",
                },
            )


def _make_reports_of_two_agencies() -> Iterator[Group]:
    """Yield reports that two agencies publish, each of which catalogues itself first, or alone."""
    rows = (
        ("Missing at sea: protecting people on mixed routes to the islands", (UNHCR, IOM)), ("Children on the move and the law of guardianship in transit", (UNICEF, IOM)),
        ("Global estimates of modern slavery: forced labour and forced marriage", (ILO, IOM)), ("Access to justice for migrant workers in fishing", (ILO, OHCHR)),
        ("Education in displacement: who pays for the schools of the camps", (UNHCR, UNICEF)), ("Alternatives to the detention of children in practice", (UNICEF, UNHCR)),
    )  # fmt: skip
    for number, (title, agencies) in enumerate(rows):
        yield (
            {
                "type": "report",
                "title": title,
                "authors": agencies,
                "date": str(2012 + number),
                "publisher_place": "Geneva",
            },
            {"authors": agencies[::-1]},
            {"authors": agencies[1:], "publisher": agencies[0], "title": title.capitalize()},
        )


def _symbols() -> Iterator[Group]:
    """Yield documents of the United Nations: one symbol is one document, and each addendum another."""
    for session, number in ((17, 35), (20, 18), (23, 48), (26, 37), (29, 38), (32, 41), (35, 37), (44, 45)):
        title = "Report of the Special Rapporteur on trafficking in persons, especially women and children"
        report = fields_of_report(title, OHCHR, str(2002 + session), number=f"A/HRC/{session}/{number}")
        yield (
            report,
            {
                "authors": ["United Nations Human Rights Council"],
                "title": f"{title}, A/HRC/{session}/{number}",
                "number": "",
            },
        )
        yield ({**report, "number": f"A/HRC/{session}/{number}/Add.1", "title": f"{title}: mission"},)
    for number, year in ((2331, 2016), (2388, 2017)):
        yield (
            fields_of_report(
                f"Resolution {number} ({year})",
                "United Nations Security Council",
                str(year),
                number=f"S/RES/{number} ({year})",
            ),
            {
                "title": f"Security Council resolution {number} ({year}) on trafficking in persons in armed conflict",
                "number": f"S/RES/{number}({year})",
            },
        )


def _make_numbered_papers() -> Iterator[Group]:
    """Yield working papers and volumes, which their numbers alone tell apart."""
    for number in range(1, 9):
        yield (
            fields_of_report(
                "New Issues in Refugee Research",
                UNHCR,
                "2010",
                genre="Working Paper",
                number=str(190 + number),
            ),
            {"number": f"Paper No. {190 + number}", "authors": ["UNHCR"]},
        )
    for part in ("I", "II", "III"):
        yield (
            fields_of_report(f"The Law of Asylum in West Africa, Part {part}", OHCHR, "2013"),
            {"title": f"The law of asylum in West Africa: Part {len(part)}", "authors": ["OHCHR"]},
        )
        yield (fields_of_report("Legal Aid for Victims: Training Modules", UNODC, "2017", volume=part),)


def _make_catalogued_reports() -> Iterator[Group]:
    """Yield reports as three catalogues have them: without author, without year, with a slip, behind one link."""
    rows = (
        ("Needs assessment on human trafficking in the garment factories of the capital", "2010"), ("A study of the recruitment of seafarers by unlicensed agencies", "2013"),
        ("Mapping of services for survivors of gender-based violence in the northern districts", "2016"), ("Rapid assessment of child domestic labour along the coast", "2008"),
        ("The organisation of labour migration between villages and plantations", "2012"), ("Counter-trafficking programme evaluation: lessons of ten years", "2018"),
        ("Baseline survey on unsafe migration & its causes among youth", "2015"), ("Return and reintegration of stranded migrants from the desert", "2019"),
    )  # fmt: skip
    for number, (title, year) in enumerate(rows):
        agency = (IOM, ILO, UNHCR, UNICEF)[number % 4]
        slip = (
            title.replace("assessment", "assesment")
            .replace("labour", "labor")
            .replace("survivors", "surviors")
            .replace("programme", "program")
        )
        yield (
            fields_of_report(title, agency, year, url=f"https://publications.example.org/books/{number}"),
            {"authors": [], "publisher": agency, "url": "", "title": title.title().replace("&", "and")},
            {"date": "", "url": "", "authors": [agency.partition("(")[2].rstrip(")")]},
            {
                "title": f"{slip}.",
                "date": f"{year}-05",
                "url": f"http://publications.example.org/books/{number}/",
            },
        )


def _make_undecided_pairs() -> Iterator[Group]:
    """Yield records of which only who sees the publications can say that they are, or are not, the same."""
    rows = (
        ("Hidden in Plain Sight: The Recruitment of Children", "Hidden in Plain Sight"), ("On the Road: Young People who Travel Alone", "On the Road"),
        ("A Price on Their Heads: Ransom and Smuggling", "A Price on Their Heads"), ("Nobody Asked Us: Survivors on Shelters", "Nobody Asked Us"),
    )  # fmt: skip
    for number, (full, short) in enumerate(rows):
        agency = (IOM, UNHCR, UNICEF, ILO)[number]
        yield fields_of_report(full, agency, "2013"), {"title": short}
        yield (fields_of_report(f"{short}: Discussion Guide", agency, "2013"),)
        yield fields_of_report(f"Trends in irregular migration on route {full[0]}", agency, "2014"), {"date": "2015"}
        yield (fields_of_report(f"Trends in irregular migration on route {full[0]}", agency, "2018"),)
