"""Books, articles, issues of journals and notices as catalogues have them, beside those that are only like them."""

from collections.abc import Iterator

from benchmarks.catalogue_records import COUNTRIES, PEOPLE, UNHCR, Group, fields_of_report


def make_periodicals() -> Iterator[Group]:
    """Yield what comes out several times a year, whose titles say nothing."""
    for month in range(1, 9):
        date = f"2020-{month:02}"
        yield (
            fields_of_report("Protection Monitoring Update", UNHCR, date),
            {"authors": ["UNHCR"], "publisher": UNHCR},
        )
        yield (
            fields_of_report(f"Situation Report {month}", "UN OCHA", date, number=str(month)),
            {"number": f"No. {month}", "title": f"Situation report #{month}"},
        )
        yield (
            {
                "type": "article-journal",
                "title": "Editorial",
                "container_title": "Forced Migration Review",
                "issue": str(40 + month),
                "date": str(2012 + month // 3),
            },
        )
    for quarter in "1234":
        yield (
            fields_of_report(
                f"Quarterly Mixed Migration Update: West Africa, Q{quarter} 2021", "Mixed Migration Centre", "2021"
            ),
            {"authors": ["MMC"], "title": f"Quarterly mixed migration update - West Africa - Q{quarter} 2021"},
        )


def books() -> Iterator[Group]:
    """Yield books and what stands in them: a chapter is not its book, and introductions are many."""
    for number, people in enumerate(PEOPLE[:5]):
        title = (
            "Trafficking and the Law",
            "Borders and Belonging",
            "Human Security in Transit",
            "Work Without Rights",
            "Childhoods in Exile",
        )[number]
        isbn = ("9780306406157", "9781861972712", "9783161484100", "9780131103627", "9780140449136")[number]
        yield (
            {
                "type": "book",
                "title": title,
                "editors": people,
                "date": "2015",
                "publisher": "Zed Books",
                "isbn": isbn,
            },
            {"editors": people[:1], "isbn": ""},
            {"title": title.upper(), "publisher": "", "date": "2016"},
        )
        for chapter in ("Introduction", "Conclusion", f"Who counts? Numbers in {title.lower()}"):
            yield (
                {"type": "chapter", "title": chapter, "authors": people[:1], "container_title": title, "date": "2015", "isbn": isbn, "page": "1-20" if chapter == "Introduction" else "201-230"},
                {"isbn": "", "container_title": f"{title}: Essays"},
            )  # fmt: skip


def articles() -> Iterator[Group]:
    """Yield articles as databases have them: abbreviated, in capitals, with issues that a spreadsheet made."""
    journals = (
        (("Journal of Ethnic and Migration Studies"), "J Ethn Migr Stud"),
        ("Child Abuse & Neglect", "Child Abuse Negl"),
        ("International Journal of Refugee Law", "Int. J. Refugee Law"),
        ("The Lancet (London, England)", "Lancet"),
    )
    for number in range(16):
        people, (journal, short) = PEOPLE[number % 8], journals[number % 4]
        subject = ("shelter residents", "returned migrants", "domestic workers", "unaccompanied minors")[number // 4]
        title = f"Mental health of {subject} after trafficking: a cohort study in {COUNTRIES[number % 14]}"
        first = 101 + 13 * number
        article = {
            "type": "article-journal",
            "title": title,
            "authors": people,
            "date": str(2005 + number),
            "container_title": journal,
            "volume": str(20 + number),
            "issue": str(number % 6 + 1),
            "page": f"{first}-{first + 9}",
            "doi": f"10.1000/jm.{number}",
        }
        short_names = [f"{name.partition(',')[0]}, {name.partition(', ')[2][:1]}." for name in people]
        yield (
            article,
            {
                "authors": short_names,
                "container_title": short,
                "page": f"{first}-{str(first + 9)[-2:]}",
                "doi": "",
            },
            {
                "title": f"{title.upper()}. [Review] [33 refs]",
                "issue": str(1112 + number),
                "doi": "",
                "authors": short_names[:1],
            },
            {
                "title": title.replace("cohort", "cohrt"),
                "volume": f"{20 + number} ({number % 6 + 1})",
                "issue": "",
                "doi": "",
            },
        )[: 3 + number % 2]
        yield (
            {
                **article,
                "container_title": f"{short} Suppl",
                "volume": "3",
                "page": f"S{number + 5}",
                "doi": "",
                "issue": "",
            },
        )


def supplements() -> Iterator[Group]:
    """Yield abstracts of a conference: all have the DOI of their supplement, and some their page."""
    for number, people in enumerate(PEOPLE):
        subject = ("labour", "organs", "begging", "marriage", "crime", "fishing", "farms", "construction")[number]
        abstract = {
            "type": "article-journal", "title": f"Screening for trafficking into {subject}", "authors": people, "date": "2018",
            "container_title": "European Journal of Public Health", "volume": "28", "page": f"S{30 + number // 2}", "doi": "10.1000/supplement.28",
        }  # fmt: skip
        yield abstract, {"container_title": "Eur J Public Health", "doi": "", "volume": "28 (suppl_4)"}


def notices() -> Iterator[Group]:
    """Yield what is printed about another publication: errata, replies, reviews."""
    for number, people in enumerate(PEOPLE[:4]):
        title = (
            "Estimating hidden populations",
            "Counting the trafficked",
            "Debt and coercion",
            "Routes to safety",
        )[number]
        article = {
            "type": "article-journal",
            "title": f"{title} with capture and recapture",
            "authors": people,
            "date": "2017",
            "container_title": "Migration Studies",
            "volume": str(5 + number),
        }
        yield (
            {**article, "page": "12-30"},
            {
                "title": f"{title} with capture and recapture. [Erratum appears in Migr Stud 2018]",
                "page": "12-30",
            },
        )
        yield ({**article, "title": f"Erratum: {article['title']}", "page": "200"},)
        yield (
            {
                **article,
                "title": f"{article['title']}: a reply",
                "authors": ["Haddad, Layla"],
                "page": "31-33",
            },
        )
