"""Citations that a catalogue tore apart, and dates in titles: what is put together again."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats import Problem
from protlib.formats.listing import catalogue_pages
from protlib.formats.listing.author_box import mend
from protlib.formats.listing.catalogue_pages import split_date
from protlib.record import names
from protlib.record.model import Name
from sample_files.copied_pages import BOOK_TITLE, TITLE, display_names, page, read_one

HEAD = "J. (2017) ‘For Their Own Good? Addressing Exploitation Of Women’"
BOOK = (
    "M. And M. Klein Solomon (Conveners) (2017) Ideas To Inform International Cooperation On Safe",
    "Orderly",
    "Regular Migration",
)
CHAPTERS = {
    "as the catalogue has it": ("Hennebry", HEAD, "In McAuliffe", "IOM: Geneva", *BOOK),
    "in the order of the citation": ("Hennebry", HEAD, "In McAuliffe", *BOOK, "IOM: Geneva"),
    "in the order of the alphabet": ("Hennebry", "In McAuliffe", "IOM: Geneva", HEAD, *BOOK),
    "with the book first": ("In McAuliffe", "IOM: Geneva", "Hennebry", HEAD, *BOOK),
    "with the family name behind": (HEAD, "Hennebry", "In McAuliffe", "IOM: Geneva", *BOOK),
    "with the publisher first": ("IOM: Geneva", "Hennebry", HEAD, "In McAuliffe", *BOOK),
    "with the place in front": ("Hennebry", HEAD, "In McAuliffe", *BOOK, "Geneva: IOM"),
    "with the Spanish In": ("Hennebry", HEAD, "En: McAuliffe", "IOM: Geneva", *BOOK),
    "with In and a colon": ("Hennebry", HEAD, "In: McAuliffe", "IOM: Geneva", *BOOK),
    "not torn between sentences": ("Hennebry", f"{HEAD}. In McAuliffe", *BOOK[:2], "Regular Migration. IOM: Geneva"),
    "publisher and place torn": ("Hennebry", HEAD, "In McAuliffe", *BOOK, "IOM", "Geneva"),
    "editors in natural order": (
        "Hennebry", HEAD, "In M. McAuliffe And M. Klein Solomon (Eds.) Ideas To Inform International Cooperation On Safe",
        "Orderly", "Regular Migration", "IOM: Geneva",
    ),
    "each editor torn": (
        "Hennebry", HEAD, "In McAuliffe", "M.", "Klein Solomon",
        "M. (Eds.) Ideas To Inform International Cooperation On Safe", "Orderly", "Regular Migration", "IOM: Geneva",
    ),
    "the role on its own": (
        "Hennebry", HEAD, "In McAuliffe", "M. And M. Klein Solomon", "Eds.",
        "Ideas To Inform International Cooperation On Safe", "Orderly", "Regular Migration", "IOM: Geneva",
    ),
    "the editors behind the title": (
        "Hennebry", HEAD, "In Ideas To Inform International Cooperation On Safe",
        "M. McAuliffe And M. Klein Solomon (Eds.)", "Orderly", "Regular Migration", "Geneva: IOM",
    ),
    "the year torn off the title": (
        "Hennebry", "J. (2017)", "‘For Their Own Good? Addressing Exploitation Of Women’", "In McAuliffe", "IOM: Geneva", *BOOK,
    ),
    "no year but in the catalogue": (
        "Hennebry", "J. ‘For Their Own Good? Addressing Exploitation Of Women’", "In McAuliffe", "IOM: Geneva",
        "M. And M. Klein Solomon (Conveners) Ideas To Inform International Cooperation On Safe", *BOOK[1:],
    ),
}  # fmt: skip


@every_row("pieces", CHAPTERS.values(), ids=CHAPTERS)
def test_a_torn_citation_is_put_together_again(pieces: Sequence[str]) -> None:
    parsed = catalogue_pages.loads(page(*pieces))
    chapter = parsed.publications[0]
    assert parsed.problems == []
    assert (chapter.type, chapter.title, chapter.date) == ("chapter", TITLE, "2017")
    assert display_names(chapter.authors) == ["Hennebry, J."]
    assert display_names(chapter.editors) == ["McAuliffe, M.", "Klein Solomon, M."]
    assert chapter.container_title == BOOK_TITLE
    assert (chapter.publisher, chapter.publisher_place) == ("IOM", "Geneva")


OTHER_CITATIONS = [
    (
        "several authors, one editor, no place, a title with commas",
        "Safe, Sound and Happy: a Study",
        ["Hennebry", "J.", "Grass", "W.", "McLaughlin", "J. (2017) “Safe", "Sound", "Happy: A Study”",
         "In Goossens", "A. (Ed.) Ideas", "IOM"],
        {"authors": ["Hennebry, J.", "Grass, W.", "McLaughlin, J."], "editors": ["Goossens, A."], "container_title": "Ideas",
         "publisher": "IOM"},
    ),
    (
        "a title that goes on behind the rest",
        "Safe, Sound and Happy",
        ["Liu", "G. (2017) Safe", "In Goossens", "A. (Ed.) Ideas", "Happy", "Sound"],
        {"authors": ["Liu, G."], "editors": ["Goossens, A."], "container_title": "Ideas"},
    ),
    (
        "an author in natural order, pages, a publisher of books",
        "Two Words",
        ["Surtees", "R. And A. Brunovskis (2017) ‘Two Words’", "In McAuliffe", "M.", "Goossens", "A. And Sengupta",
         "A. (Eds.) Handbook Of Hope", "pp. 12–34", "London: Routledge"],
        {"authors": ["Surtees, R.", "Brunovskis, A."], "editors": ["McAuliffe, M.", "Goossens, A.", "Sengupta, A."],
         "container_title": "Handbook of Hope", "page": "12–34", "publisher": "Routledge", "publisher_place": "London"},
    ),
    (
        "an organisation as author, a book without editors",
        "Two Words",
        ["International Organization For Migration (2017) ‘Two Words’", "In World Migration Report 2018", "IOM: Geneva"],
        {"authors": ["International Organization for Migration"], "editors": [], "container_title": "World Migration Report 2018",
         "publisher": "IOM", "publisher_place": "Geneva"},
    ),
    (
        "a report, not a chapter",
        "Two Words",
        ["Liu", "G. (2017) ‘Two Words’", "Zagreb: Centre For Peace Studies"],
        {"type": "report", "authors": ["Liu, G."], "publisher": "Centre for Peace Studies", "publisher_place": "Zagreb"},
    ),
    (
        "a book with a subtitle",
        "Two Words",
        ["Liu", "G. (2017) ‘Two Words’", "In McAuliffe", "M. (Ed.) (2017) Ideas: A Handbook Of Hope", "Oxford: Oxford University Press"],
        {"authors": ["Liu, G."], "editors": ["McAuliffe, M."], "container_title": "Ideas: A Handbook of Hope",
         "publisher": "Oxford University Press", "publisher_place": "Oxford"},
    ),
]  # fmt: skip


@every_row(
    ("title", "pieces", "expected"),
    [row[1:] for row in OTHER_CITATIONS],
    ids=[row[0] for row in OTHER_CITATIONS],
)
def test_the_repair_is_general(title: str, pieces: list[str], expected: dict[str, object]) -> None:
    parsed = catalogue_pages.loads(page(*pieces, title=title))
    assert parsed.problems == []
    publication = parsed.publications[0]
    assert (publication.title, publication.date) == (title, "2017")
    fields = publication.to_dict() | {
        "authors": display_names(publication.authors),
        "editors": display_names(publication.editors),
    }
    assert {name: fields[name] for name in ("type", *expected)} == {"type": "chapter", **expected}


@every_row(
    "pieces",
    [
        ["Hennebry", "J. (2017) ‘Another Title’", "In McAuliffe", *BOOK],
        ["Hennebry", HEAD, "Stray", "In McAuliffe", *BOOK],
        ["Hennebry", HEAD, "In McAuliffe", "In Goossens", *BOOK],
        ["Hennebry", HEAD, "In McAuliffe", "M. Ideas"],
        ["Hennebry", HEAD, "In McAuliffe", "M. (Ed.)"],
        ["Hennebry", HEAD, "In McAuliffe", *BOOK, "Danish Refugee Council (DRC)"],
        ["Hennebry", HEAD, "In McAuliffe", *BOOK, "Zed: Nowhere"],
        ["Hennebry", HEAD],
        [HEAD, "In McAuliffe", *BOOK],
    ],
)
def test_what_cannot_be_put_together_safely_is_kept_and_reported(pieces: list[str]) -> None:
    parsed = catalogue_pages.loads(page(*pieces))
    publication = parsed.publications[0]
    assert publication.authors == tuple(Name(literal=piece) for piece in pieces)
    assert (publication.type, publication.title, publication.date) == ("report", TITLE, "2017")
    what = "the authors are pieces of a citation; kept as they are"
    assert parsed.problems == [Problem(5, TITLE, what)]


def test_a_citation_of_another_year_is_reported() -> None:
    parsed = catalogue_pages.loads(page(*CHAPTERS["as the catalogue has it"], year="2018"))
    assert parsed.publications[0].date == "2018"
    assert [problem.what for problem in parsed.problems] == [
        "the citation in the authors says 2017, the catalogue says 2018; kept"
    ]


def test_the_year_of_a_citation_stands_in_for_the_catalogues() -> None:
    text = page(*CHAPTERS["as the catalogue has it"]).replace("2017\nCategory", "Category")
    assert read_one(text).date == "2017"


FAMILY = st.sampled_from(["Hennebry", "Liu", "McAuliffe", "Klein Solomon", "O'Brien", "García Márquez", "Al-Hassan"])
INITIALS = st.sampled_from(["J.", "M. A.", "G.", "J.-P."])
PEOPLE = st.lists(st.tuples(FAMILY, INITIALS), min_size=1, max_size=3, unique_by=lambda person: person[0])
PHRASE = st.sampled_from(
    [
        "Safe Migration",
        "Hidden Harm",
        "Referral Mechanisms for Victims",
        "Lessons from the Field",
        "Evidence",
        "Children on the Move",
    ]
)
TITLES = st.lists(PHRASE, min_size=1, max_size=3, unique=True).map(
    lambda phrases: " and ".join(filter(None, (", ".join(phrases[:-1]), phrases[-1])))
)


@given(
    PEOPLE,
    TITLES,
    PEOPLE,
    TITLES,
    st.sampled_from(["(Ed.)", "(Eds.)", "(Conveners)"]),
    st.booleans(),
    st.booleans(),
)
def test_any_citation_of_that_shape_survives_the_catalogue(
    authors: list[tuple[str, str]],
    title: str,
    editors: list[tuple[str, str]],
    book: str,
    role: str,
    is_dated: bool,
    has_publisher_first: bool,
) -> None:
    in_book = f"In {list_people(editors)} {role}{' (2017)' * is_dated} {book}."
    pieces = torn(f"{list_people(authors)} (2017) ‘{title}’. {in_book} IOM: Geneva")
    if has_publisher_first:
        at = next(at for at, piece in enumerate(pieces) if piece.startswith("In "))
        pieces.insert(at + 1, pieces.pop())
    fields = mend(pieces, title)
    assert fields
    assert [names.display(name) for name in fields["authors"]] == [", ".join(person) for person in authors]
    assert [names.display(name) for name in fields["editors"]] == [", ".join(person) for person in editors]
    assert fields["container_title"] == book
    assert (fields["publisher"], fields["publisher_place"]) == ("IOM", "Geneva")


def list_people(people: list[tuple[str, str]]) -> str:
    """Return people as a citation lists them: the first inverted, the last behind "and"."""
    (family, initials), *rest = people
    spellings = [f"{family}, {initials}", *(f"{initials} {family}" for family, initials in rest)]
    return " and ".join(filter(None, (", ".join(spellings[:-1]), spellings[-1])))


def torn(citation: str) -> list[str]:
    """Return what the catalogue makes of a citation; an "and" between initials it leaves alone."""
    cased = re.sub(r"(?<![^\s‘(])[a-z]", lambda match: match[0].upper(), citation)
    return [piece for piece in re.split(r", |(?<!\.) And |(?<=[\w’]{2})\. ", cased) if piece]


DATED_TITLES = [
    (
        "Vulnerable and Mobile Populations. December 2015",
        "2015",
        "Vulnerable and Mobile Populations",
        "2015-12",
    ),
    ("Vulnerable Populations (December 2015)", "2015", "Vulnerable Populations", "2015-12"),
    ("Vulnerable Populations, 31 December 2015", "2015", "Vulnerable Populations", "2015-12-31"),
    ("Vulnerable Populations, December 31, 2015", "2015", "Vulnerable Populations", "2015-12-31"),
    ("Informe de la situación, diciembre de 2015", "2015", "Informe de la situación", "2015-12"),
    ("Situation Report - Jan-Mar 2016", "2016", "Situation Report", "2016-01/2016-03"),
    ("Situation Report – 2015-12", "2015", "Situation Report", "2015-12"),
    ("Flow Monitoring Report December 2015", "2015", "Flow Monitoring Report", "2015-12"),
    ("Global Report. 2015", "2015", "Global Report", "2015"),
    ("Global Report (2015)", "2015", "Global Report", "2015"),
    ("Vulnerable Populations? December 2015", "2015", "Vulnerable Populations?", "2015-12"),
    ("Vulnerable Populations. December 2015", "", "Vulnerable Populations", "2015-12"),
]
UNDATED_TITLES = [
    ("Trafficking in Persons Report 2015", "2015"),
    ("Deaths at Sea in December 2015", "2015"),
    ("Arrivals from January to December 2015", "2015"),
    ("Agenda 2030", "2030"),
    ("Report. 2015", "2014"),
    ("Ten Years after Palermo (2000)", "2010"),
    ("Report of Things (2015)", ""),
    ("Flow Monitoring Report December 2015", "2016"),
    ("The Smithsonian 2015", "2015"),
    ("The Fourth. Nonsense 2015", "2015"),
]


@every_row(("title", "year", "bare", "date"), DATED_TITLES)
def test_a_date_leaves_the_title(title: str, year: str, bare: str, date: str) -> None:
    assert split_date(title, year) == (bare, date, "")


@every_row(("title", "year"), UNDATED_TITLES)
def test_what_belongs_to_a_title_stays_in_it(title: str, year: str) -> None:
    assert split_date(title, year) == (title, "", "")


def test_a_date_of_another_year_stays_and_is_reported() -> None:
    parsed = catalogue_pages.loads(page(title="Vulnerable Populations. December 2015", year="2016"))
    assert [(entry.title, entry.date) for entry in parsed.publications] == [
        ("Vulnerable Populations. December 2015", "2016")
    ]
    assert [problem.lost for problem in parsed.problems] == [False]
