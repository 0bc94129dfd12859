"""Catalogue pages: what the catalogue did to its records is undone."""

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paths import DATA, SHARED
from protlib.formats import Parsed, Problem, ReadOptions
from protlib.formats.listing import catalogue_pages
from protlib.formats.listing.citations import mend
from protlib.formats.listing.titles import split_date
from protlib.record import names
from protlib.record.model import Name, Publication

REAL_PAGE = SHARED / "ctic-protection-listing.txt"
TWO_PAGES = DATA / "listing/two-pages.txt"
TITLE = "For Their Own Good? Addressing Exploitation of Women"
HEAD = "J. (2017) ‘For Their Own Good? Addressing Exploitation Of Women’"
BOOK = (
    "M. And M. Klein Solomon (Conveners) (2017) Ideas To Inform International Cooperation On Safe",
    "Orderly",
    "Regular Migration",
)
BOOK_TITLE = "Ideas to Inform International Cooperation on Safe, Orderly and Regular Migration"


def page(*authors: str, title: str = TITLE, year: str = "2017") -> str:
    return "\n".join(
        [
            "Skip to main content",
            "",
            "Protection",
            "",
            title,
            "",
            "An abstract.",
            "Authors",
            *authors,
            "Year",
            year,
            "Category",
        ]
    )


def read_one(text: str) -> Publication:
    (publication,) = catalogue_pages.loads(text).publications
    return publication


def shown(several: Sequence[Name]) -> list[str]:
    return [names.display(name) for name in several]


@pytest.fixture(scope="module")
def two_pages() -> Parsed:
    return catalogue_pages.loads(TWO_PAGES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return catalogue_pages.loads(REAL_PAGE.read_text(encoding="utf-8"))


@pytest.mark.skipif(not REAL_PAGE.exists(), reason="the catalogue's own page is not here")
class TestTheRealPage:
    def test_it_has_ten_publications_and_no_problem(self, parsed: Parsed) -> None:
        assert [publication.title for publication in parsed.publications] == [
            "Caring for Trafficked Persons Guidance for Health Providers",
            "Towards Global EU-Action Against Trafficking in Human Beings",
            "For Their Own Good? Addressing Exploitation of Women Migrant Workers",
            "Republic of Uganda: Border and Migration Management Assessment",
            (
                "Guidance Note on How to Mainstream Protection Across IOM Crisis Response (or the Migration Crisis Operational "
                "Framework Sectors of Assistance)"
            ),
            "National Referral Mechanisms for Victims of Human Trafficking: Deficiencies and Future Development",
            (
                "Community Engagement in Preventing and Responding to Gender-based Violence and Trafficking in Persons "
                "(Training Guide)"
            ),
            "The Causes and Consequences of Re-trafficking: Evidence from the IOM Human Trafficking Database",
            (
                "Addressing Human Trafficking and Exploitation in Times of Crisis- Evidence and Recommendations for Further Action "
                "to Protect Vulnerable and Mobile Populations"
            ),
            "Developing Standard Operating Procedures to Facilitate the Protection of Trafficked Persons",
        ]
        assert parsed.lines == [5, 16, 30, 48, 60, 70, 89, 102, 115, 126]
        assert parsed.problems == []

    def test_every_date_place_and_topic_is_right(self, parsed: Parsed) -> None:
        every = parsed.publications
        assert [entry.date for entry in every] == [
            "2009", "2010", "2017", "2016", "2016", "2017", "2020", "2010", "2015-12", "2009",
        ]  # fmt: skip
        assert {entry.topics for entry in every} == {("Protection",)}
        assert {entry.category for entry in every} == {""}
        special = {3: ("Uganda",), 6: ("Nigeria",)}
        assert [entry.countries for entry in every] == [special.get(at, ("Worldwide",)) for at in range(10)]
        regions = {3: ("East Africa", "Horn of Africa"), 6: ("West Africa", "Central Africa")}
        assert [entry.regions for entry in every] == [regions.get(at, ("Worldwide",)) for at in range(10)]

    def test_every_author_is_a_person_or_an_organisation(self, parsed: Parsed) -> None:
        iom = Name(literal="International Organization for Migration", short="IOM")
        unhcr = Name(literal="United Nations High Commissioner for Refugees", short="UNHCR")
        authors = {
            1: (Name(literal="Sweden's Ministry of Justice"), iom),
            2: (Name("Hennebry", "J."),),
            5: (Name("Liu", "G."),),
            6: (Name("Gesod", "Shukri Hirabe"),),
            7: (Name("Jobe", "Alison"),),
            9: (unhcr, iom),
        }
        assert [entry.authors for entry in parsed.publications] == [authors.get(at, ()) for at in range(10)]

    def test_the_torn_chapters_are_whole(self, parsed: Parsed) -> None:
        assert [entry.type for entry in parsed.publications] == [
            "chapter" if at in {2, 5} else "report" for at in range(10)
        ]
        for chapter in (parsed.publications[2], parsed.publications[5]):
            assert chapter.editors == (Name("McAuliffe", "M."), Name("Klein Solomon", "M."))
            assert chapter.container_title == BOOK_TITLE
            assert (chapter.publisher, chapter.publisher_place) == ("IOM", "Geneva")

    def test_no_label_leaks_into_an_abstract(self, parsed: Parsed) -> None:
        for entry in parsed.publications:
            assert len(entry.abstract) > 500
            assert entry.abstract.endswith(".")
            assert "\n" not in entry.abstract
            assert "\N{NO-BREAK SPACE}" not in entry.abstract


def test_records_of_several_pages_begin_where_their_titles_are(two_pages: Parsed) -> None:
    text = TWO_PAGES.read_text(encoding="utf-8").split("\n")
    assert [entry.title for entry in two_pages.publications] == [
        "Safe Journeys: a Handbook for Border Guards and Social Workers",
        "What Works: Prevention in Schools",
        "Where the Road Ends",
        "Counting What Is Hidden",
        "Measured, Estimated and Guessed",
    ]
    for line, entry in zip(two_pages.lines, two_pages.publications, strict=True):
        assert text[line - 1].startswith(entry.title)
    assert two_pages.problems == []


def test_each_page_has_its_topic(two_pages: Parsed) -> None:
    assert [entry.topics for entry in two_pages.publications] == [("Prevention",)] * 3 + [("Data And Research",)] * 2


def test_an_abstract_keeps_its_paragraphs_and_a_heading_that_reads_like_a_label(two_pages: Parsed) -> None:
    first, second, third, *_, last = two_pages.publications
    assert first.abstract == (
        "How to speak with people on the move, and what to do when something seems wrong.\n\n"
        "The second part is a set of exercises for a day of training.\nThey need no more than paper."
    )
    assert second.abstract == ""
    assert third.abstract == "Region\nThe word stands above, as a heading of its own."
    assert third.regions == ()
    assert last == Publication(type="report", title="Measured, Estimated and Guessed", topics=("Data And Research",))


def test_places_are_joined_where_they_were_split(two_pages: Parsed) -> None:
    first, second, _, fourth, _ = two_pages.publications
    assert first.countries == ("Bosnia and Herzegovina", "Serbia")
    assert second.regions == ()
    assert fourth.regions == ("Central America", "North America", "Caribbean")


def test_authors_are_joined_where_they_were_split(two_pages: Parsed) -> None:
    assert shown(two_pages.publications[0].authors) == [
        "Office for Democratic Institutions and Human Rights (ODIHR)",
        "Food and Agriculture Organization of the United Nations",
        "Department of Foreign Affairs and Trade",
    ]
    assert shown(two_pages.publications[3].authors) == ["Jobe, Alison", "Hennebry, J.", "Surtees, R."]


def test_categories_stay_apart(two_pages: Parsed) -> None:
    assert [entry.category for entry in two_pages.publications] == ["Guidelines; Manuals", "", "", "", ""]


def test_a_date_at_the_end_of_a_title_is_the_date(two_pages: Parsed) -> None:
    assert [entry.date for entry in two_pages.publications] == ["2018", "2019-03", "2016", "2020", ""]


@pytest.mark.parametrize("end", ["\r\n", "\r", " \n", "\N{NO-BREAK SPACE}\n", "\t\n"])
def test_the_ends_of_lines_do_not_matter(end: str, two_pages: Parsed) -> None:
    text = TWO_PAGES.read_text(encoding="utf-8")
    assert catalogue_pages.loads("\ufeff" + text.replace("\n", end)) == two_pages


def test_labels_in_capitals_plural_or_with_a_colon_are_labels() -> None:
    record = read_one("A Title\n\nAn abstract.\nCOUNTRIES:\nGhana\nTogo\nRegion:\nWest Africa\nAuthor\nIOM\nYEAR\n2010")
    assert (record.countries, record.regions, record.date) == (("Ghana", "Togo"), ("West Africa",), "2010")
    assert shown(record.authors) == ["IOM"]


def test_labels_may_stand_behind_blank_lines() -> None:
    text = "A Title\n\nAn abstract.\n\nCountry\n\nYear\n2010\n\nCategory\nManual\n\nAnother Title\n\nYear\n2011\n"
    assert [
        (entry.title, entry.abstract, entry.date, entry.category) for entry in catalogue_pages.loads(text).publications
    ] == [
        ("A Title", "An abstract.", "2010", "Manual"),
        ("Another Title", "", "2011", ""),
    ]


def test_prose_below_a_word_that_is_a_label_is_prose() -> None:
    abstract = "Authors\n\nThey come from three countries.\nCountry\nThis chapter is about the country, its laws and its courts."
    record = read_one(f"A Title\n\n{abstract}\nCountry\nGhana\nYear\n2010")
    assert record.abstract == abstract
    assert record.countries == ("Ghana",)


def test_small_words_in_title_case_are_small_again() -> None:
    authors = [
        "Ministério Da Justiça",
        "Organisation Internationale Pour Les Migrations (OIM)",
        "United Nations Children'S Fund (UNICEF)",
        "Jan van Dijk",
        "Maria De La Cruz",
        "IOM And UNHCR",
    ]
    assert shown(read_one(page(*authors)).authors) == [
        "Ministério da Justiça",
        "Organisation Internationale pour les Migrations (OIM)",
        "United Nations Children's Fund (UNICEF)",
        "van Dijk, Jan",
        "De La Cruz, Maria",
        "IOM",
        "UNHCR",
    ]


def test_authors_that_are_whole_stay_apart() -> None:
    authors = [
        "Alison Jobe",
        "Sweden'S Ministry Of Justice",
        "Asylum Aid",
        "United Nations Office (UNOV)",
        "Trade Union Congress",
    ]
    assert len(read_one(page(*authors)).authors) == len(authors)


def test_text_that_is_no_record_is_reported() -> None:
    lost = "text without labels after the last record; left out"
    assert catalogue_pages.loads(page() + "\n\nA title\n\nwithout labels").problems == [
        Problem(13, "A title", lost, lost=True)
    ]
    untitled = "labels without a title; left out"
    parsed = catalogue_pages.loads(page() + "\n\nCountry\nGhana\nYear\n2010")
    assert parsed.problems == [Problem(13, "", untitled, lost=True)]
    assert len(parsed.publications) == 1


def test_prose_that_introduces_a_topic_is_no_title() -> None:
    prose = "What follows was written for those who meet trafficked persons in their work. " * 4
    record = read_one(page().replace("Protection\n", f"Protection\n\n{prose}\n"))
    assert (record.title, record.topics, record.abstract) == (TITLE, ("Protection",), "An abstract.")


def test_a_page_without_records_says_so() -> None:
    assert catalogue_pages.loads("Skip to main content\n\nProtection\n") == Parsed(
        problems=[Problem(1, "", "no records on this page")]
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A title\n\nAn abstract, and nothing else.",
        "TY  - RPRT\nER  - ",
        "title,year\nA,2010",
        "Year\n2010\n2011",
    ],
)
def test_what_is_no_page_is_refused_whole(text: str) -> None:
    assert not catalogue_pages.sniff(text)
    parsed = catalogue_pages.loads(text)
    assert parsed.publications == []
    assert [problem.lost for problem in parsed.problems] == [True]


def test_a_page_is_known_by_its_first_line_or_its_labels() -> None:
    assert catalogue_pages.sniff("\n  skip to main content\n\nProtection")
    assert catalogue_pages.sniff("A title\n\nAn abstract.\nCountry\nGhana\nRegion\nWest Africa\nYear\n2010\n")
    assert not catalogue_pages.sniff("A title\n\nRegion\n\nProse.")


def test_a_year_that_is_none_is_kept_and_reported() -> None:
    parsed = catalogue_pages.loads(page(year="two years ago 2017"))
    assert [(problem.line, problem.record, problem.lost) for problem in parsed.problems] == [(5, TITLE, False)]


def test_long_reading_is_watched() -> None:
    progress_steps: list[tuple[int, int]] = []
    record = "A Title\nYear\n2010\n\n"
    catalogue_pages.loads(record * 450, ReadOptions(progress=lambda done, total: progress_steps.append((done, total))))
    assert [position for position, _ in progress_steps] == [200, 400]


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


@pytest.mark.parametrize("pieces", CHAPTERS.values(), ids=CHAPTERS)
def test_a_torn_citation_is_put_together_again(pieces: Sequence[str]) -> None:
    parsed = catalogue_pages.loads(page(*pieces))
    chapter = parsed.publications[0]
    assert parsed.problems == []
    assert (chapter.type, chapter.title, chapter.date) == ("chapter", TITLE, "2017")
    assert shown(chapter.authors) == ["Hennebry, J."]
    assert shown(chapter.editors) == ["McAuliffe, M.", "Klein Solomon, M."]
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


@pytest.mark.parametrize(
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
        "authors": shown(publication.authors),
        "editors": shown(publication.editors),
    }
    assert {name: fields[name] for name in ("type", *expected)} == {"type": "chapter", **expected}


@pytest.mark.parametrize(
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
    in_book = f"In {listed(editors)} {role}{' (2017)' * is_dated} {book}."
    pieces = torn(f"{listed(authors)} (2017) ‘{title}’. {in_book} IOM: Geneva")
    if has_publisher_first:
        at = next(at for at, piece in enumerate(pieces) if piece.startswith("In "))
        pieces.insert(at + 1, pieces.pop())
    fields = mend(pieces, title)
    assert fields
    assert [names.display(name) for name in fields["authors"]] == [", ".join(person) for person in authors]
    assert [names.display(name) for name in fields["editors"]] == [", ".join(person) for person in editors]
    assert fields["container_title"] == book
    assert (fields["publisher"], fields["publisher_place"]) == ("IOM", "Geneva")


def listed(people: list[tuple[str, str]]) -> str:
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


@pytest.mark.parametrize(("title", "year", "bare", "date"), DATED_TITLES)
def test_a_date_leaves_the_title(title: str, year: str, bare: str, date: str) -> None:
    assert split_date(title, year) == (bare, date, "")


@pytest.mark.parametrize(("title", "year"), UNDATED_TITLES)
def test_what_belongs_to_a_title_stays_in_it(title: str, year: str) -> None:
    assert split_date(title, year) == (title, "", "")


def test_a_date_of_another_year_stays_and_is_reported() -> None:
    parsed = catalogue_pages.loads(page(title="Vulnerable Populations. December 2015", year="2016"))
    assert [(entry.title, entry.date) for entry in parsed.publications] == [
        ("Vulnerable Populations. December 2015", "2016")
    ]
    assert [problem.lost for problem in parsed.problems] == [False]


@given(st.lists(st.sampled_from(
    ["", "Skip to main content", "Country", "Region", "Authors", "Year", "Category", "2010", "Ghana", "A title", "Prose, and prose.",
     "In McAuliffe", "J. (2010) ‘A Title’", "M. (Eds.) Book", "IOM: Geneva", "Pagination", "‘"]
), max_size=25))  # fmt: skip
def test_no_page_is_too_odd_to_be_read(lines: list[str]) -> None:
    parsed = catalogue_pages.loads("\n".join(lines))
    assert len(parsed.publications) == len(parsed.lines)
    assert all(publication.title for publication in parsed.publications)


def test_pages_of_reliefweb_that_were_copied_are_read_in_full() -> None:
    path = DATA / "listing/reliefweb.txt"
    parsed = catalogue_pages.loads(path.read_text(encoding="utf-8"))
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert (parsed.lines, parsed.problems) == ([4, 60], [])


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Chad\nA title\nFormat\nMap\nSource\nOCHA\nPosted\n3 May 2020\n", True),
        ("A title\nSource\nOCHA\nIOM\nPosted\n3 May 2020\nOriginally published\n1 May 2020\n", True),
        ("A letter\nSource\nof all evil\nPosted\nby mistake\n", False),
        ("Format\nMap\nPosted\n3 May 2020\n", False),
        ("A title\nPosted\n3 May 2020\n", False),
    ],
)
def test_a_page_of_reliefweb_is_told_by_the_labels_above_its_text(text: str, is_one: bool) -> None:
    assert catalogue_pages.sniff(text) == is_one


def test_a_page_of_reliefweb_without_what_stands_below_is_read_as_far_as_it_goes() -> None:
    publication = read_one("Chad\nA title\nFormat\nMap\nSource\nOCHA\nPosted\n3 May 2020\n")
    assert (publication.title, publication.type, publication.date, publication.countries) == (
        "A title",
        "map",
        "2020-05-03",
        ("Chad",),
    )
