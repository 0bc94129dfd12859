"""What Mendeley, EndNote, Citavi and Word leave in a document, and what is read of it."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib.formats.documents import document
from protlib.formats.documents.embedded import EmbeddedCitation
from protlib.record.model import Name
from sample_files import documents as made
from sample_files.documents import ENDNOTE_RECORD, ITEM, control, docx, field, p, run, zotero
from sample_files.docx_records import OTHER, cited, item, read, titles_of

SOURCE = (
    "<b:Tag>iom2020</b:Tag><b:SourceType>Report</b:SourceType><b:Author><b:Author><b:Corporate>Office for Testing"
    "</b:Corporate></b:Author></b:Author><b:Title>A source</b:Title><b:Year>2019</b:Year>"
)
CITAVI: dict[str, Any] = {
    "$id": "1",
    "Entries": [
        {
            "ReferenceId": "r1",
            "Prefix": "see ",
            "PageRange": {"OriginalString": "3-5"},
            "Reference": {
                "$id": "2",
                "ReferenceType": "Contribution",
                "Title": "A chapter",
                "Subtitle": "and more",
                "Authors": [{"$id": "3", "FirstName": "Alison", "LastName": "Jobe"}],
                "Year": "2010",
                "PageRange": "<sp><n>3</n><os>3</os></sp><ep><n>9</n><os>9</os></ep><os>3-9</os>",
                "ParentReference": {
                    "ReferenceType": "BookEdited",
                    "Title": "A book",
                    "Editors": [{"$ref": "3"}, {"LastName": "Office for Testing"}],
                    "Publishers": [{"Name": "Testing Press"}],
                    "PlaceOfPublication": "Geneva",
                },
            },
        }
    ],
}


def test_mendeley_desktop_numbers_by_citation_and_is_told_apart_all_the_same() -> None:
    def citing(title: str, uuid: str) -> str:
        item = {"id": "ITEM-1", "uris": [f"http://www.mendeley.com/documents/?uuid={uuid}"]}
        data = {
            **ITEM,
            "id": "ITEM-1",
            "title": title,
            "author": [{"family": "Jobe", "given": "A", "parse-names": False, "suffix": ""}],
        }
        return field(
            f"ADDIN CSL_CITATION {json.dumps({'citationItems': [{**item, 'itemData': data}], 'mendeley': {}})}",
            "(x)",
        )

    data = docx(citing("One", "a"), citing("Two", "b"), citing("One", "a"))
    records = read(data).publications
    assert [record.title for record in records] == ["One", "Two"]
    assert [record.extra for record in records] == [{}, {}]
    assert {citation.program for citation in document.read_document(data).citations} == {"Mendeley"}


@pytest.mark.parametrize("is_for_links", [True, False])
def test_content_controls_of_mendeley_cite_are_read(is_for_links: bool) -> None:
    controls = made.mendeley_cite({**ITEM, "title": "Ü?>~"}, composite=True)
    if is_for_links:
        tag = controls.split('w:val="')[1].split('"')[0]
        controls = controls.replace(tag, tag.replace("+", "-").replace("/", "_").rstrip("="))
    data = docx(run("a ") + controls)
    assert titles_of(data) == ["Ü?>~"]
    assert item(data).is_in_text
    assert cited(data) == EmbeddedCitation("Mendeley", cited(data).items, "(IOM, 2009)")


CITE = (
    "<Author>Office</Author><Year>2010</Year><RecNum>19</RecNum><Prefix>see </Prefix><Pages>3 &amp; "
    f"5</Pages>{ENDNOTE_RECORD}"
)


@pytest.mark.parametrize("is_data", [True, False])
def test_endnote_is_read_in_its_code_and_in_its_data(is_data: bool) -> None:
    xml = made.endnote_xml(CITE)
    data = docx(made.endnote_data(xml) if is_data else field(f" ADDIN EN.CITE {xml}", "(Office, 2010)"))
    (record,) = read(data).publications
    assert (record.type, record.title, record.page, record.date) == (
        "report",
        "Causes & consequences",
        "1-20",
        "2010",
    )
    assert [name.literal for name in record.authors] == ["Office for Testing"]
    publication = item(data)
    assert (publication.identity, publication.prefix, publication.locator) == ("z2as:19", "see", "3 & 5")
    assert cited(data).display == "(Office, 2010)"


def test_a_citation_of_endnote_without_its_record_gets_a_problem() -> None:
    xml = made.endnote_xml("<Author>Jobe</Author><Year>2010</Year><RecNum>7</RecNum>", CITE)
    data = docx(field(f" ADDIN EN.CITE {xml}", "(Jobe, 2010; Office, 2010)"))
    parsed = read(data)
    assert len(parsed.publications) == 1
    assert [(problem.record, problem.what, problem.lost) for problem in parsed.problems] == [
        ("(Jobe, 2010; Office, 2010)", "EndNote stored no record for this citation; left out", True)
    ]


def test_a_document_with_a_list_and_citations_without_records_says_how_to_add_the_list() -> None:
    texts = ("References", "Jobe, A. (2010). Causes of war. Geneva: IOM.", "Roe, J. (2012). Walls. London: Harbour.")
    cites = [p(field(f' CITATION  "{number}"', str(number))) for number in (1, 2)]
    assert read(docx(*cites, *(p(run(text)) for text in texts))).remarks == [
        "to add 2 references of its list: --from references"
    ]
    assert read(docx(*cites)).remarks == []


def test_citavi_is_read_with_what_its_objects_share() -> None:
    data = docx(run("x ") + made.citavi(CITAVI))
    (record,) = read(data).publications
    assert (record.type, record.title, record.container_title) == ("chapter", "A chapter: and more", "A book")
    assert [name.family for name in record.authors] == ["Jobe"]
    assert [name.family or name.literal for name in record.editors] == ["Jobe", "Office for Testing"]
    assert (record.page, record.publisher, record.publisher_place, record.date) == (
        "3-9",
        "Testing Press",
        "Geneva",
        "2010",
    )
    assert (item(data).identity, item(data).prefix, item(data).locator) == ("r1", "see", "3-5")


def test_an_object_of_citavi_that_names_itself_is_no_trap() -> None:
    looped = {
        "$id": "1",
        "Entries": [{"ReferenceId": "r", "Reference": {"$id": "2", "Title": "A", "ParentReference": {"$ref": "2"}}}],
    }
    assert titles_of(docx(made.citavi(looped))) == ["A"]


def test_words_own_citations_find_their_sources_and_the_others_are_read_too() -> None:
    source = "<b:Tag>x</b:Tag><b:SourceType>Book</b:SourceType><b:Title>Not cited</b:Title>"
    code = r' CITATION iom2020 \p "3 f." \f "see " \n \l 1033 \m x \v 2 '
    data = docx(control("", field(code, "(Office, 2019)")), sources=made.sources(source, SOURCE))
    records = read(data).publications
    assert [(record.key, record.title) for record in records] == [("iom2020", "A source"), ("x", "Not cited")]
    first, second = cited(data).items
    assert (first.identity, first.prefix, first.locator, first.label) == ("iom2020", "see", "3 f.", "page")
    assert first.is_without_author
    assert (second.identity, second.locator, second.label) == ("x", "2", "volume")


@pytest.mark.parametrize("code", [" CITATION a ", r" CITATION \l 1033 a ", ' citation "a" \\n ', r" CITATION a \y\t "])
def test_a_code_of_words_own_names_its_source_in_every_form(code: str) -> None:
    assert item(docx(field(code, "(A)"))).identity == "a"


def test_documents_of_several_programs_give_all() -> None:
    data = docx(
        zotero(ITEM),
        made.mendeley_cite(OTHER),
        made.citavi(CITAVI),
        field(" CITATION iom2020 "),
        sources=made.sources(SOURCE),
    )
    assert titles_of(data) == [ITEM["title"], "Causes", "A chapter: and more", "A source"]


def test_a_field_of_an_old_zotero_is_read() -> None:
    code = f" ADDIN ZOTERO_ITEM {made.citation(ITEM)} "
    assert titles_of(docx(field(code, "(IOM, 2009)"))) == [ITEM["title"]]


@every_row(
    ("reference", "fields"),
    [
        ({"Year": "[In press]"}, {"date": "", "status": "In press"}),
        ({"Year": "n.d."}, {"date": "", "status": "no date"}),
        ({"Year": "2010", "Date": "01.07.2010"}, {"date": "2010-07-01"}),
        ({"Locations": [{"Address": {"UriString": "https://example.org/a"}}]}, {"url": "https://example.org/a"}),
        ({"Locations": [{"Address": {"UriString": "http://www.worldcat.org/oclc/1"}}, {"Address": "x"}]}, {"url": ""}),
        ({"ReferenceType": "JournalArticle", "Number": "4", "Periodical": {"Name": "Testing"}}, {"issue": "4", "container_title": "Testing"}),
        ({"ReferenceType": "UnpublishedWork", "Number": "4", "Keywords": [{"Name": "a"}]}, {"number": "4", "tags": ("a",)}),
        ({"Organizations": [{"LastName": "Office for Testing"}]}, {"authors": (Name(literal="Office for Testing"),)}),
    ],
)  # fmt: skip
def test_what_citavi_calls_its_fields_is_read(reference: dict[str, Any], fields: dict[str, Any]) -> None:
    entry = {"ReferenceId": "r", "Reference": {"Title": "A", **reference}}
    (record,) = read(docx(made.citavi({"Entries": [entry]}))).publications
    assert {name: getattr(record, name) for name in fields} == fields
