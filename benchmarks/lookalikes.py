"""Pieces of journals and reports that are alike and are not one: each is a publication of its own.

What editors write in each issue, reviews of books, annexes, errata, parts, and two articles that begin on one page of
two issues.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from benchmarks.catalogue_records import IOM, OHCHR, UNHCR, UNICEF, UNODC
from protlib.record import cleaning
from protlib.record.model import Publication

_STANDING: Final = (
    "Editorial", "Editorial Notes", "Editor's Comments", "Editorial Introduction", "Book reviews", "Book Reviews and Notes", "From the Editors",
    "In this issue", "Letters to the editor", "News and Notes", "Introduction", "Foreword", "Notes on contributors", "Announcements",
    "Books received", "Correspondence", "Obituary", "Table of contents", "Guest editorial", "Author index", "Errata", "Front Matter",
    "Éditorial", "Avant-propos", "Comptes rendus", "Notes de lecture", "Reseñas", "Presentación", "Novedades", "Buchbesprechungen", "Resenhas",
)  # fmt: skip
"""What journals print in every issue, under one title."""
_JOURNALS: Final = (
    "Forced Migration Review",
    "Journal of Refugee Studies",
    "International Migration",
    "Migraciones Internacionales",
)
_TOWNS: Final = ("Tabora", "Zinder", "Kassala", "Makeni", "Bongor", "Nyala")
_PEOPLE: Final[tuple[list[str], ...]] = (
    ["Reyes, Carlos"],
    ["Haddad, Layla", "Smith, John R."],
    [],
    ["Petrova, Irina"],
)


def lookalikes() -> list[tuple[str, Publication]]:
    """Return the records, each with a label that no other has."""
    fields = [
        *_make_columns_of_issues(),
        *_make_articles_on_one_page(),
        *_make_companions_of_report(),
        *_make_companions_of_article(),
        *_make_works_of_one_link(),
    ]
    cleaned = (cleaning.clean_record(field).publication for field in fields)
    return [(f"piece {place}", record.changed(key=f"p{place}")) for place, record in enumerate(cleaned)]


def _piece(title: str, journal: str, volume: int, **fields: Any) -> dict[str, Any]:
    return {
        "type": "article-journal",
        "title": title,
        "container_title": journal,
        "volume": str(volume),
        **fields,
    }


def _make_columns_of_issues() -> Iterator[Mapping[str, Any]]:
    """Yield what stands in each issue of a volume: with a DOI, with pages, with an issue, or with less."""
    for number, title in enumerate(_STANDING):
        journal, people = _JOURNALS[number % 4], _PEOPLE[number % 4]
        first = ("1", "iii", "5", "99")[number % 4]
        for issue in "123":
            fields = {"authors": people, "date": str(2004 + number + (issue == "3")), "issue": issue}
            page = f"{first}-{first}" if first.isalpha() else f"{first}-{int(first) + int(issue)}"
            yield _piece(title, journal, 12 + number, **fields, page=page, doi=f"10.1000/piece.{number}.{issue}")
            yield _piece(title, journal, 62 + number, **fields, page=page)
            yield _piece(title, journal, 112 + number, **fields)
            yield _piece(
                f"{title} ",
                journal,
                162 + number,
                **{**fields, "issue": ""},
                page=page,
                doi=f"10.1000/other.{number}.{issue}",
            )
            yield {
                **_piece(title, journal, 0, **fields),
                "volume": "",
                "issue": "",
                "date": f"{2004 + number}-0{issue}",
            }


def _make_articles_on_one_page() -> Iterator[Mapping[str, Any]]:
    """Yield articles of one author under two titles that begin on one page, in two issues of a volume or in one."""
    titles = (
        "Debt bondage in the brick kilns of the plain", "Recruitment fees and the cost of going abroad", "Who returns, and who pays for it",
        "Shelters as seen by those who live in them", "Border police and the best interests of the child", "Smuggling networks after the ban",
    )  # fmt: skip
    for number in range(6):
        for issue, title in (("1", titles[number]), ("2", titles[number - 1])):
            yield _piece(
                f"{title} of {_TOWNS[number]}",
                "Psychosociology of Work",
                70 + number,
                authors=["Durlauf, Maria"],
                date="2019",
                issue=issue,
                page="54-59",
            )
        yield _piece(
            f"{titles[number]} of {_TOWNS[number]}",
            "Bulletin of Social Work",
            70 + number,
            authors=["Lemke, Rolf"],
            date="2019",
            page="66-71",
        )
        yield _piece(
            f"{titles[number - 2]} of {_TOWNS[number]}",
            "Bulletin of Social Work",
            70 + number,
            authors=["Lemke, Rolf"],
            date="2019",
            page="66-71",
        )
        for letter in ("a", "b"):
            yield _piece(
                f"Abstract {letter.upper()}{number}: {titles[number]}",
                "Congress Proceedings",
                3,
                date="2011",
                page=f"S{number}",
            )


def _make_companions_of_report() -> Iterator[Mapping[str, Any]]:
    """Yield a report and what comes out with it: annexes, summaries, guides, parts, what was corrected."""
    unlike_pairs = (
        "", " - Annex", ": Annex 1", ": Annex 2", " - Executive summary", ": Erratum", " (Part 1)", " (Part 2)", ": Facilitator's guide", ": Key findings",
        ": Training manual", ": Policy brief", " - Corrigendum", ": Technical note", ": Methodology", ": Country annex for Ghana", ": Country annex for Mali",
        ": Resumen ejecutivo", ": Note de synthèse", ": Rapport annexe", ": Anexo estadístico", ": Recommendations", ": Case studies",
    )  # fmt: skip
    for title, agency in (
        ("Protecting domestic workers in the cities of the coast", UNODC), ("Return and reintegration of stranded fishers", IOM),
        ("Community policing in camps and settlements", UNHCR), ("Children who leave school to work in the mines", UNICEF),
        ("Access to justice for undocumented workers", OHCHR),
    ):  # fmt: skip
        for neighbour in unlike_pairs:
            yield {"type": "report", "title": f"{title}{neighbour}", "authors": [agency], "date": "2017"}


def _make_companions_of_article() -> Iterator[Mapping[str, Any]]:
    """Yield an article and what stands about it in the same volume, on its page or another."""
    for number, title in enumerate(("Kinship and debt among migrant fishers", "The price of a passage to the islands")):
        article = _piece(title, "Migration Studies", 5 + number, authors=["Okafor, Chidi"], date="2017", issue="2")
        yield {**article, "page": "12-30"}
        for title_form in (
            "Erratum: {}",
            "{}: a reply",
            "{}: supplementary material",
            "Retraction notice: {}",
        ):
            yield {**article, "title": title_form.format(title), "page": "12-30"}
            yield {**article, "title": title_form.format(title), "page": "212", "issue": "3"}


def _make_works_of_one_link() -> Iterator[Mapping[str, Any]]:
    """Yield what comes out again and again behind one link, or under one DOI that was cut."""
    for title in ("Protection Monitoring Update", "Situation Report", "Flash Update", "Market Dashboard"):
        for month in "123":
            yield {
                "type": "report",
                "title": title,
                "authors": [UNHCR],
                "date": f"2021-0{month}-15",
                "url": "https://data.example.org/updates",
            }
            yield {
                "type": "report",
                "title": title,
                "authors": ["REACH"],
                "date": "2021",
                "number": month,
                "url": "https://reach.example.org/updates",
            }
    for issue in "123":
        yield _piece(
            "Book reviews",
            "Mountain Research",
            24,
            issue=issue,
            date="2004",
            page=f"{issue}0",
            doi="10.1659/0276-4741(2004)024",
        )
