"""Word's own list of sources: read from others, written for its source manager, and what it cannot hold is told."""

from typing import Any, Final
from xml.etree import ElementTree as ET

from hypothesis import assume, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib import formats
from protlib.formats.word import sources
from protlib.record import cleaning
from protlib.record.model import TYPES, Publication
from protlib.record.titles.substitutes import is_named
from sample_files import documents as made
from sample_records.arbitrary import publications

ENTRY: Final = formats.format_named("word")
NAMES: Final = {"Artist", "BookAuthor", "Compiler", "Composer", "Director", "Editor", "Interviewee", "Interviewer", "Inventor",
                "Performer", "ProducerName", "Translator", "Writer"}  # fmt: skip
# The elements of a source in the schema of ECMA-376, part 1 (shared-bibliography.xsd): each once or often, in any
# order.
ELEMENTS: Final = frozenset(
    [
        "AbbreviatedCaseNumber",
        "AlbumTitle",
        "Author",
        "BookTitle",
        "Broadcaster",
        "BroadcastTitle",
        "CaseNumber",
        "ChapterNumber",
        "City",
        "Comments",
        "ConferenceName",
        "CountryRegion",
        "Court",
        "Day",
        "DayAccessed",
        "Department",
        "Distributor",
        "Edition",
        "Guid",
        "Institution",
        "InternetSiteTitle",
        "Issue",
        "JournalName",
        "LCID",
        "Medium",
        "Month",
        "MonthAccessed",
        "NumberVolumes",
        "Pages",
        "PatentNumber",
        "PeriodicalTitle",
        "ProductionCompany",
        "PublicationTitle",
        "Publisher",
        "RecordingNumber",
        "RefOrder",
        "Reporter",
        "SourceType",
        "ShortTitle",
        "StandardNumber",
        "StateProvince",
        "Station",
        "Tag",
        "Theater",
        "ThesisType",
        "Title",
        "Type",
        "URL",
        "Version",
        "Volume",
        "Year",
        "YearAccessed",
    ]
)
SOURCE_TYPES: Final = frozenset(
    [
        "ArticleInAPeriodical",
        "Book",
        "BookSection",
        "JournalArticle",
        "ConferenceProceedings",
        "Report",
        "SoundRecording",
        "Performance",
        "Art",
        "DocumentFromInternetSite",
        "InternetSite",
        "Film",
        "Interview",
        "Patent",
        "ElectronicSource",
        "Case",
        "Misc",
    ]
)
PREFIX: Final = f"{{{made.B}}}"
REPORT: Final = {
    "key": "iom2009caring", "type": "report", "title": "Caring", "authors": [{"literal": "Office for Testing"}],
    "date": "2009-07-01", "publisher": "Testing Press", "publisher_place": "Geneva", "number": "T/2009/3",
    "isbn": "978-0-306-40615-7", "url": "https://example.org/a", "accessed": "2020-02-29", "language": "en",
    "genre": "Handbook", "page": "1-20", "edition": "2", "volume": "3", "note": "Mine.\n\nYours.",
}  # fmt: skip


def clean(**fields: Any) -> Publication:
    return cleaning.clean_record({**REPORT, **fields}).publication


def back(publication: Publication) -> Publication:
    (record,) = sources.loads(sources.dumps([publication])).publications
    return record


def source(content: str) -> Publication:
    (publication,) = sources.loads(made.sources(content)).publications
    return publication


def elements(publication: Publication) -> dict[str, str]:
    """Return the texts of the source of a record, after it was held against the schema."""
    (xml_element,) = ET.fromstring(sources.dumps([publication]))
    for element in xml_element:
        assert element.tag.removeprefix(PREFIX) in ELEMENTS
    for roles in xml_element.iterfind(f"{PREFIX}Author"):
        for role in roles:
            (names,) = role
            name, kind = role.tag.removeprefix(PREFIX), names.tag.removeprefix(PREFIX)
            assert (name in NAMES and kind == "NameList") or name in {"Author", "Performer"}
            assert kind == "Corporate" or [part.tag for part in names] == [f"{PREFIX}Person"] * len(names) != []
            parts = [part.tag.removeprefix(PREFIX) for person in names for part in person]
            assert {*parts} <= {"Last", "First", "Middle"}
    texts = {element.tag.removeprefix(PREFIX): element.text or "" for element in xml_element}
    assert len(texts) == len(xml_element)
    assert texts["SourceType"] in SOURCE_TYPES
    return texts


def test_a_report_comes_back_whole() -> None:
    assert back(clean()) == clean()
    assert formats.losses([clean()], ENTRY) == {}
    values = elements(clean())
    assert (values["Tag"], values["SourceType"], values["Year"], values["Month"], values["Day"]) == (
        "iom2009caring",
        "Report",
        "2009",
        "July",
        "1",
    )
    assert values["StandardNumber"] == "T/2009/3; ISBN 9780306406157"


@every_row(
    "fields",
    [
        {"type": "book", "number": ""}, {"type": "chapter", "container_title": "A book", "editors": ["Jobe, Alison"]},
        {"type": "article-journal", "container_title": "Testing", "issue": "4", "number": "", "isbn": "", "issn": "2049-3630"},
        {"type": "article-magazine", "container_title": "Testing"}, {"type": "webpage", "container_title": "A site"},
        {"type": "paper-conference", "event_title": "Meeting"}, {"type": "paper-conference", "container_title": "Papers"},
        {"type": "paper-conference", "event_title": "Meeting", "container_title": "Papers"},
        {"type": "thesis", "genre": ""}, {"type": "thesis", "genre": "PhD thesis"}, {"type": "patent", "authors": ["Jobe, Alison"]},
        {"type": "motion_picture", "authors": ["Jobe, Alison"]}, {"type": "interview", "authors": ["Jobe, Alison"]},
        {"type": "legal_case"}, {"type": "song"}, {"type": "graphic", "authors": ["Office for Testing"]},
        {"type": "document", "container_title": "A part of"},
        {"authors": ["Jobe, Alison Anne", "van Dijk, Jan", "al-Haj, Ahmed", "King Jr., Martin Luther"]}, {"authors": ["Plato"]},
        {"authors": ["Office for Testing", "United Nations Children's Fund"]}, {"authors": ["Office for Testing", "Jobe, Alison"]},
        {"editors": ["Office for Testing"], "translators": ["Doe, Jane"]},
        {"date": "2009"}, {"date": "2009-07"}, {"date": "2009~"}, {"date": "2009-21"}, {"date": "2009/2011"}, {"date": ""},
        {"doi": "10.1000/182", "url": ""}, {"doi": "10.1000/182"}, {"number": "", "isbn": "", "issn": "2049-3630"},
        {"title": "Less < more & “quotes”"}, {"language": "fr-CA"},
        {"extra": {"title-short": "Care", "number-of-volumes": "3", "medium": "CD-ROM"}},
        {"extra": {"director": [{"family": "Doe", "given": "Jane"}], "word:Theater": "Old Hall"}},
    ],
)  # fmt: skip
def test_what_word_has_an_element_for_comes_back(fields: dict[str, Any]) -> None:
    publication = clean(**fields)
    elements(publication)
    assert back(publication) == publication


def test_one_organisation_is_corporate_and_several_are_in_the_list_whole() -> None:
    source_text = sources.source_xml(clean())
    assert "<b:Author><b:Author><b:Corporate>Office for Testing</b:Corporate></b:Author></b:Author>" in source_text
    several = sources.source_xml(clean(authors=["Office for Testing", "Jobe, Alison Anne"]))
    assert "<b:Person><b:Last>Office for Testing</b:Last></b:Person>" in several
    assert "<b:Person><b:Last>Jobe</b:Last><b:First>Alison</b:First><b:Middle>Anne</b:Middle></b:Person>" in several


def test_a_paper_shows_where_it_appeared_though_word_shows_no_book_of_papers() -> None:
    assert elements(clean(type="paper-conference", container_title="Papers"))["ConferenceName"] == "Papers"


def test_a_doi_is_shown_as_a_link_for_word_has_no_element_for_it() -> None:
    values = elements(clean(doi="10.1000/182", url=""))
    assert (values["URL"], values["StandardNumber"]) == (
        "https://doi.org/10.1000/182",
        "T/2009/3; ISBN 9780306406157; DOI 10.1000/182",
    )


@every_row("kind", TYPES)
def test_every_type_is_written_as_one_of_words(kind: str) -> None:
    elements(clean(type=kind))
    assert back(clean(type=kind)).title == "Caring"


def test_a_message_names_what_word_has_no_element_for() -> None:
    lost = formats.losses(
        [
            clean(countries=["Kenya"], abstract="Long", tags=["a"], collection_title="Series"),
            clean(authors=[{"literal": "Office for Testing", "short": "OT"}], type="pamphlet"),
        ],
        ENTRY,
    )
    counts = {name: len(records) for name, records in lost.items()}
    assert counts == {
        "countries": 1,
        "abstract": 1,
        "tags": 1,
        "collection_title": 1,
        "acronyms": 1,
        "type": 1,
    }


@given(publications())
def test_every_record_is_one_source_that_the_schema_allows(publication: Publication) -> None:
    elements(publication)
    assume(is_named(publication))
    record = back(publication)
    assert record.key == publication.key
    assert sources.dumps([back(record)]) == sources.dumps([back(back(record))])


# Words that neither the name of an organisation nor a particle has, nor the label of a number.
WORD: Final = st.sampled_from(["Amina", "Bela", "Chen", "Dora", "Emil", "Farah"])


@given(
    st.builds(
        lambda family, given_name, title, year, place: clean(
            authors=[{"family": family, "given": given_name}], title=title, date=str(year), publisher_place=place
        ),
        WORD, st.lists(WORD, min_size=1, max_size=3).map(" ".join), st.lists(WORD, min_size=1).map(" ".join),
        st.integers(1000, 2999), WORD,
    )
)  # fmt: skip
def test_plain_records_survive(publication: Publication) -> None:
    assert back(publication) == publication


def test_an_older_file_of_another_program_is_read() -> None:
    text = (
        '<?xml version="1.0"?>\n<Sources xmlns="http://schemas.microsoft.com/office/word/2004/10/bibliography">\n'
        "<Source><Tag>a</Tag><SourceType>Book</SourceType><Title>A</Title><Month>7</Month><Year>2009</Year>"
        "<LCID>1036</LCID>"
        "<City>Geneva</City><CountryRegion>Switzerland</CountryRegion><StandardNumber>0-306-40615-2</StandardNumber>"
        "<Author><Author><NameList><Person><Last>Jobe</Last><First>Alison</First></Person></NameList>"
        "</Author></Author></Source>\n"
        "</Sources>"
    )
    assert formats.detect(text.encode(), "Sources.xml").name == "word"
    (publication,) = formats.read(text.encode(), ENTRY).publications
    assert (publication.key, publication.date, publication.language, publication.publisher_place) == (
        "a",
        "2009-07",
        "fr-FR",
        "Geneva, Switzerland",
    )
    assert publication.isbn
    assert [name.given for name in publication.authors] == ["Alison"]


@every_row(
    ("content", "fields"),
    [
        ("<b:LCID>0</b:LCID>", {"language": ""}),
        ("<b:DOI>10.1000/182</b:DOI>", {"doi": "10.1000/182"}),
        ("<b:StandardNumber>ISBN: 978-0-306-40615-7 ISSN: 2049-3630</b:StandardNumber>", {"isbn": "9780306406157", "issn": "2049-3630"}),
        ("<b:StandardNumber>ISBN 0-306-40615-2;ISSN 2049-3630;</b:StandardNumber>", {"isbn": "0306406152", "issn": "2049-3630"}),
        ("<b:StandardNumber>DOI 10.1002/1(17)3.0.CO;2-2; ISSN 2049-3630</b:StandardNumber>", {"doi": "10.1002/1(17)3.0.CO;2-2", "issn": "2049-3630", "number": ""}),
        ("<b:StandardNumber>T/2009/3</b:StandardNumber>", {"number": "T/2009/3"}),
        ("<b:Year>2009</b:Year><b:Month>juillet</b:Month><b:Day>1</b:Day>", {"date": "2009-07-01"}),
        ("<b:Year>2009</b:Year><b:Month>#jul#</b:Month>", {"date": "2009-07"}),
        ("<b:YearAccessed>2020</b:YearAccessed><b:MonthAccessed>02</b:MonthAccessed><b:DayAccessed>3</b:DayAccessed>", {"accessed": "2020-02-03"}),
        ("<b:Institution>Testing College</b:Institution>", {"publisher": "Testing College"}),
        ("<b:Guid>{A}</b:Guid><b:RefOrder>3</b:RefOrder>", {"extra": {}}),
        ("<b:Unheard>x</b:Unheard>", {"extra": {"word:Unheard": "x"}}),
        ("<b:Year>soon</b:Year>", {"date": "", "extra": {"date": "soon"}}),
    ],
)  # fmt: skip
def test_elements_are_read_as_word_and_others_write_them(content: str, fields: dict[str, Any]) -> None:
    record = source(f"<b:SourceType>Report</b:SourceType><b:Title>A</b:Title>{content}")
    assert {name: getattr(record, name) for name in fields} == fields


def test_the_people_of_a_film_are_read_in_their_roles() -> None:
    def person(role: str, last: str) -> str:
        return (
            f"<b:{role}><b:NameList><b:Person><b:Last>{last}</b:Last><b:First>A</b:First></b:Person></b:NameList>"
            f"</b:{role}>"
        )

    people = person("Director", "Jobe") + person("ProducerName", "Doe")
    record = source(f"<b:SourceType>Film</b:SourceType><b:Title>A</b:Title><b:Author>{people}</b:Author>")
    assert [name.family for name in record.authors] == ["Jobe"]
    assert record.extra == {"producer": [{"family": "Doe", "given": "A"}]}


def test_a_broken_source_costs_no_other() -> None:
    text = made.sources("<b:Title>A</b:Title>", "<b:Title>B</b:Titel>", "<b:Title>C</b:Title>").replace(
        "<b:Source>", "\n<b:Source>"
    )
    parsed = formats.read(text.encode(), ENTRY)
    assert [record.title for record in parsed.publications] == ["A", "C"]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(4, True)]
    assert parsed.lines == [3, 5]


def test_entities_are_never_expanded() -> None:
    text = made.sources("<b:Title>&a;</b:Title>").replace("<b:Sources", '<!DOCTYPE x [<!ENTITY a "b">]><b:Sources', 1)
    parsed = formats.read(text.encode(), ENTRY)
    assert [publication.title for publication in parsed.publications] == ["&a;"]
