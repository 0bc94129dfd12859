"""Projects of Citavi: their database, their XML and their backup give the same records."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from protlib import formats
from protlib.errors import InputRefusedError
from protlib.formats.citavi import citavi_project
from protlib.formats.citavi.project import DAMAGED_BACKUP
from protlib.formats.parsed import Parsed
from protlib.record.model import Publication
from sample_files.citavi_project import Citavi

FORMS: list[Callable[[Citavi], bytes]] = [
    Citavi.database,
    Citavi.xml,
    lambda project: project.xml(typo=True),
    Citavi.backup,
]
LINK = '{"$id":"1","LinkedResourceType":5,"UriString":"https://example.org/caring"}'
FILE = '{"$id":"1","LinkedResourceType":1,"UriString":"Jobe 2010.pdf"}'
PAGES = "<sp>\n  <n>12</n>\n  <os>12</os>\n</sp>\n<ep>\n  <n>14</n>\n  <os>14</os>\n</ep>\n<os>12-14</os>"


@pytest.fixture
def project() -> Citavi:
    """A project with a report, a chapter of a book, categories in each other, and knowledge items of every kind."""
    database = Citavi()
    report = _add_publications(database)
    outer, inner = database.add("Category", Name="Causes"), database.add("Category", Name="Poverty")
    database.link("CategoryCategory", "", outer)
    database.link("CategoryCategory", outer, inner)
    database.link("ReferenceCategory", report, inner)
    _add_knowledge(database, report, inner)
    database.add("TaskItem", ReferenceID=report, Name="Borrow")
    return database


def _add_publications(database: Citavi) -> str:
    """Add the publications with their people and files; return the report."""
    report = database.add(
        "Reference",
        ReferenceType="UnpublishedWork",
        Title=("Caring for trafficked persons"),
        Subtitle="A handbook",
        Year="2009",
        CitationKey="IOM (2009)",
        Evaluation="Weak on boys.",
        Notes="With annexes.",
        PubMedID="123",
        LanguageCode="en",
    )
    book = database.add(
        "Reference",
        ReferenceType="BookEdited",
        Title="The book",
        Year="[In press]",
        ISBN="9789290684664",
        CitationKey="The10",
    )
    chapter = database.add("Reference", ReferenceType="Contribution", Title="The chapter", PageRange=PAGES)
    thesis = database.add(
        "Reference", ReferenceType="Thesis", Title="The thesis", Date="2013-05", TitleSupplement="Dissertation"
    )
    iom = database.add("Person", LastName="International Organization for Migration")
    jobe, vries = (
        database.add("Person", FirstName="Alison", LastName="Jobe"),
        database.add("Person", FirstName="Ann", Prefix="de", LastName="Vries"),
    )
    database.link("ReferenceOrganization", report, iom)
    database.link("ReferenceOrganization", thesis, database.add("Person", LastName="University of Ghana"))
    database.link("ReferenceAuthor", thesis, jobe)
    database.link("ReferenceAuthor", chapter, vries, jobe)
    database.link("ReferenceEditor", book, jobe)
    database.link("ReferencePublisher", book, database.add("Publisher", Name="The press"))
    database.link("ReferenceReference", book, chapter)
    database.link("ReferenceKeyword", report, database.add("Keyword", Name="health"))
    database.link("ReferenceGroup", report, database.add("Group", Name="To read"))
    database.add("Location", ReferenceID=report, Address=LINK)
    database.add("Location", ReferenceID=report, Address=FILE)
    database.add("Location", ReferenceID=report, Address="10.1000/182", MirrorsReferencePropertyId="Doi")
    return report


def _add_knowledge(database: Citavi, report: str, category: str) -> None:
    """Add a knowledge item of each kind, two of no publication among them."""
    items = [
        ("1", "“Every survivor is different.”", "A motto", PAGES),
        ("2", "They say that each case differs.", "Cases", PAGES),
        ("4", "Look this up", "Look this up", ""),
        ("5", "", "", PAGES),
    ]
    for kind, text, statement, pages in items:
        item = database.add(
            "KnowledgeItem", ReferenceID=report, QuotationType=kind, Text=text, CoreStatement=statement, PageRange=pages
        )
        if kind == "4":
            database.link("KnowledgeItemCategory", item, category)
    database.add("KnowledgeItem", QuotationType="0", KnowledgeItemType="0", CoreStatement="A thought")
    database.add("KnowledgeItem", QuotationType="0", KnowledgeItemType="2", CoreStatement="A heading")


def read(data: bytes) -> Parsed:
    assert citavi_project.sniff(data)
    return citavi_project.loads(data)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_project_gives_the_same_records(project: Citavi, form: Callable[[Citavi], bytes]) -> None:
    parsed = read(form(project))
    assert parsed.problems == []
    came, _semicolon, rest = parsed.remarks[0].partition("; ")
    assert came == "Citavi has 4 publications, 1 file, 3 knowledge items, 2 categories"
    assert rest == "not taken: 1 thought without a publication, 1 highlight without words, 1 task"
    report, book, chapter, thesis = parsed.publications
    assert report == replace(
        Publication(),
        type="report",
        title="Caring for trafficked persons: A handbook",
        date="2009",
        language="en",
        authors=report.authors,
        url="https://example.org/caring",
        tags=("health", "To read"),
        collections=("Causes/Poverty",),
        note="With annexes.",
        private_note="Weak on boys.",
        extra=report.extra,
    )
    assert [name.literal for name in report.authors] == ["International Organization for Migration"]
    assert (book.key, book.status, book.publisher, book.isbn) == ("The10", "In press", "The press", "9789290684664")
    assert (chapter.container_title, chapter.publisher, chapter.page, chapter.isbn) == (
        "The book",
        "The press",
        "12-14",
        book.isbn,
    )
    assert [(name.particle, name.family) for name in (*chapter.authors, *chapter.editors)] == [
        ("de", "Vries"),
        ("", "Jobe"),
        ("", "Jobe"),
    ]
    assert (thesis.publisher, thesis.genre, thesis.date) == ("University of Ghana", "Dissertation", "2013-05")


@pytest.mark.parametrize("form", FORMS)
def test_knowledge_items_are_notes_and_only_quotations_have_words(
    project: Citavi, form: Callable[[Citavi], bytes]
) -> None:
    report = read(form(project)).publications[0]
    assert report.extra == {
        "citavi:key": report.extra["citavi:key"],
        "citavi:PubMedID": "123",
        "zotero:files": ["Citavi Attachments/Jobe 2010.pdf"],
        "citavi:annotations": [
            {"type": "highlight", "page": "12-14", "text": "Every survivor is different.", "comment": "A motto"},
            {"type": "note", "page": "12-14", "comment": "Cases: They say that each case differs."},
            {"type": "note", "comment": "Look this up", "tags": ["Causes/Poverty"]},
        ],
    }


def test_categories_that_contain_each_other_end(project: Citavi) -> None:
    first, second = project.rows["Category"]
    project.link("CategoryCategory", second, first)
    assert len(read(project.xml()).publications) == 4


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"SQLite format 3\0 KnowledgeItem", "it is damaged"),
        (b"<CitaviExchangeData></CitaviExchangeData>", "no references in this project of Citavi"),
        (b"<CitaviExchangeData><Reference id='1'><Title>A</Titel></Reference></CitaviExchangeData>", "not XML"),
    ],
)
def test_a_project_that_cannot_be_read_is_refused_with_the_reason(data: bytes, problem: str) -> None:
    (only_problem,) = read(data).problems
    assert problem in only_problem.what
    assert only_problem.lost


def test_its_files_are_recognised_whatever_their_names(project: Citavi) -> None:
    for form in FORMS:
        assert formats.detect(form(project), "file.bin", "--format").name == "citavi"


def test_only_a_file_of_xml_has_lines(project: Citavi) -> None:
    assert read(project.xml()).lines[0] > 0
    for form in (Citavi.backup, Citavi.database):
        assert read(form(project)).lines == [0] * 4


def test_a_file_that_ends_too_early_is_told_as_such(project: Citavi) -> None:
    xml = project.xml()
    assert read(xml + b"\r\n").problems == []
    for end in (xml.index(b"<KnowledgeItem ") + 60, xml.index(b"<KnowledgeItems>"), len(xml) - 5):
        parsed = read(xml[:end])
        assert [problem.what.partition(":")[0] for problem in parsed.problems] == ["the file ends too early"]
        assert len(parsed.publications) == 4


@pytest.mark.parametrize("share", [0.2, 0.9])
def test_a_damaged_backup_is_told_as_such(project: Citavi, share: float) -> None:
    backup = project.backup()
    cut = backup[: int(len(backup) * share)]
    with pytest.raises(InputRefusedError, match=r"old\.ctv6bak: this backup of Citavi is damaged; copy it again"):
        formats.detect(cut, "old.ctv6bak", "--format")
    with pytest.raises(InputRefusedError, match="a damaged zip archive, which protlib cannot read; copy"):
        formats.detect(cut, "old.zip", "--format")
    assert [problem.what for problem in citavi_project.loads(cut).problems] == [DAMAGED_BACKUP]
    broken = backup[: len(backup) // 3] + b"\0" * 20 + backup[len(backup) // 3 + 20 :]
    assert [problem.what for problem in citavi_project.loads(broken).problems] == [DAMAGED_BACKUP]
