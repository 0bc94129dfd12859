"""Academic papers with their DOI on the first page, and DOIs of other works around it."""

from collections.abc import Callable
from random import Random
from typing import Final

from benchmarks.title_pages.sheets import Columns, Item, Made, Sheet, Text
from benchmarks.title_pages.works import Work, read_works

_JOURNALS: Final = (
    ("Journal of Refugee Studies", "10.1093/jrs/feab0{:02}"), ("International Migration", "10.1111/imig.13{:03}"),
    ("PLOS ONE", "10.1371/journal.pone.02{:05}"), ("Child Abuse & Neglect", "10.1016/j.chiabu.2019.104{:03}"),
    ("Migration Studies", "10.1093/migration/mnz0{:02}"), ("The Lancet Global Health", "10.1016/S2214-109X(20)30{:03}-6"),
    ("Conflict and Health", "10.1186/s13031-021-00{:03}-z"), ("Anti-Trafficking Review", "10.14197/atr.2012{:05}"),
)  # fmt: skip
_NAMES: Final = "Alison Jobe, Mariama Diallo and Tunde Ogunleye"
_OTHERS: Final = (
    "10.1080/1369183X.2015.1099909",
    "10.5061/dryad.k98sf7m3q",
    "10.5281/zenodo.4081{:03}",
    "10.1177/0886260517{:06}",
)
_FEW: Final = 60


def make_papers() -> list[Made]:
    """Return the papers, by LibreOffice and a browser in turn."""
    works = [work for work in read_works("works.txt", 60, range(2009, 2025)) if work.language != "ar"]
    papers = []
    for number in range(_FEW):
        work = works[number % len(works)]
        layout = _LAYOUTS[(number + number // 22) % len(_LAYOUTS)]
        journal, form = _JOURNALS[number % len(_JOURNALS)]
        doi = form.format(number * 7 + 11)
        sheets = layout(work, journal, doi, Random(number))
        file = work.make_report(
            f"a{number:02}", ("chromium", "soffice")[number % 2], sheets, layout.__name__.strip("_")
        )
        file.doi = doi
        papers.append(file)
    return papers


def _page(work: Work) -> Columns:
    return Columns(work.prose(7))


def _invent_doi(random: Random) -> str:
    return random.choice(_OTHERS).format(random.randrange(100, 999))


def _references(random: Random) -> Sheet:
    lines = [
        f"[{number}] Smith J, Jones K. A study of routes. J Migr 2014;3:{number}. https://doi.org/{_invent_doi(random)}"
        for number in range(1, 9)
    ]
    return Sheet([Text("References", 12, bold=True), *(Text(line, 9) for line in lines)])


def _head(work: Work, journal: str, doi: str, random: Random) -> list[Sheet]:
    top: list[Item] = [
        Text(work.full, 18, bold=True),
        Text(_NAMES, 11),
        Text(f"Abstract. {work.prose(1)[0]}", 9),
        _page(work),
    ]
    head = f"{journal} 12 (2019) 34-51  https://doi.org/{doi}"
    return [Sheet(top, head=head), Sheet([_page(work)], head=journal), _references(random)]


def _foot(work: Work, journal: str, doi: str, random: Random) -> list[Sheet]:
    note = Text(f"Data are available at https://doi.org/{_OTHERS[1]}.", 8)
    top: list[Item] = [
        Text(journal, 22, bold=True),
        Text(work.full, 16, bold=True),
        Text(_NAMES, 11),
        note,
        _page(work),
    ]
    return [
        Sheet(top, foot=f"doi:{doi}  Received 3 May 2018, accepted 2 June 2019"),
        Sheet([_page(work)]),
        _references(random),
    ]


def _box(work: Work, journal: str, doi: str, random: Random) -> list[Sheet]:
    lines = [
        f"This is a response to Smith et al. (2014), doi:{_invent_doi(random)}",
        f"Citation: Jobe A, Diallo M (2019) {work.full}. {journal} 14(3): e021. https://doi.org/{doi}",
        "Keywords: migration, protection",
    ]
    top: list[Item] = [
        Text("RESEARCH ARTICLE", 9, bold=True),
        Text(work.full, 18, bold=True),
        Text(_NAMES, 11),
        *(Text(line, 8) for line in lines),
        _page(work),
    ]
    return [Sheet(top), Sheet([_page(work)]), _references(random)]


def _notes(work: Work, journal: str, doi: str, random: Random) -> list[Sheet]:
    notes = [
        f"1 See Jones, K. (2012) On the move, https://doi.org/{_invent_doi(random)}.",
        f"2 Smith, J. (2011), https://doi.org/{_invent_doi(random)}.",
    ]
    top: list[Item] = [
        Text(f"{journal}, Vol. 3, 2019", 9),
        Text(f"DOI: {doi}", 9),
        Text(work.full, 17, bold=True, room_above=8),
        Text(_NAMES, 11),
        *(Text(text, 10) for text in work.prose(3)),
        *(Text(note, 8) for note in notes),
    ]
    return [Sheet(top), *work.make_inner_pages(1), _references(random)]


_LAYOUTS: Final[tuple[Callable[[Work, str, str, Random], list[Sheet]], ...]] = (_head, _foot, _box, _notes)
