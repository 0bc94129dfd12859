"""Catalogue pages: what the catalogue did to its records is undone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.paths import DATA, SHARED
from harness.rows import every_row
from protlib.formats import Parsed, Problem, ReadOptions
from protlib.formats.listing import catalogue_pages
from protlib.record.model import Name, Publication
from sample_files.copied_pages import BOOK_TITLE, TITLE, display_names, page, read_one

REAL_PAGE = SHARED / "ctic-protection-listing.txt"
TWO_PAGES = DATA / "listing/two-pages.txt"


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
        publications = parsed.publications
        assert [entry.date for entry in publications] == [
            "2009", "2010", "2017", "2016", "2016", "2017", "2020", "2010", "2015-12", "2009",
        ]  # fmt: skip
        assert {entry.topics for entry in publications} == {("Protection",)}
        assert {entry.category for entry in publications} == {""}
        special = {3: ("Uganda",), 6: ("Nigeria",)}
        assert [entry.countries for entry in publications] == [special.get(at, ("Worldwide",)) for at in range(10)]
        regions = {3: ("East Africa", "Horn of Africa"), 6: ("West Africa", "Central Africa")}
        assert [entry.regions for entry in publications] == [regions.get(at, ("Worldwide",)) for at in range(10)]

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
    assert display_names(two_pages.publications[0].authors) == [
        "Office for Democratic Institutions and Human Rights (ODIHR)",
        "Food and Agriculture Organization of the United Nations",
        "Department of Foreign Affairs and Trade",
    ]
    assert display_names(two_pages.publications[3].authors) == ["Jobe, Alison", "Hennebry, J.", "Surtees, R."]


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
    assert display_names(record.authors) == ["IOM"]


def test_labels_may_stand_behind_blank_lines() -> None:
    text = "A Title\n\nAn abstract.\n\nCountry\n\nYear\n2010\n\nCategory\nManual\n\nAnother Title\n\nYear\n2011\n"
    assert [
        (entry.title, entry.abstract, entry.date, entry.category) for entry in catalogue_pages.loads(text).publications
    ] == [
        ("A Title", "An abstract.", "2010", "Manual"),
        ("Another Title", "", "2011", ""),
    ]


def test_prose_below_a_word_that_is_a_label_is_prose() -> None:
    abstract = (
        "Authors\n\nThey come from three countries.\nCountry\nThis chapter is about the country, its laws and "
        "its courts."
    )
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
    assert display_names(read_one(page(*authors)).authors) == [
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


@every_row(
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


@every_row(
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


_RELATED = "Format\nMap\nSource\nOCHA\nPosted\n3 May 2020\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"Chad\nA title\n{_RELATED}Text of it.\nPrimary country\nChad\nRelated content\nMali\nAnother\n{_RELATED}", ["A title"]),
        (f"Chad\nA title\n{_RELATED}Related content\nMali\nAnother\n{_RELATED}Mali\nThird\n{_RELATED}Text.\nThemes\nReturn\n", ["A title", "Third"]),
        (f"Chad\nA title\n{_RELATED}Mali\nAnother\n{_RELATED}", ["A title", "Another"]),
        (f"Chad\nWho pays for it all.\n{_RELATED}", ["Who pays for it all."]),
    ],
)  # fmt: skip
def test_what_a_page_of_reliefweb_relates_to_is_not_read_as_its_publication(text: str, titles: list[str]) -> None:
    assert [publication.title for publication in catalogue_pages.loads(text).publications] == titles
