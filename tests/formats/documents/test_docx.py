"""What programs leave in a Word document, and what is read of it."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import documents as made
from arbitrary import publications
from documents import ENDNOTE_RECORD, ITEM, control, docx, field, p, run, zotero
from protlib import formats
from protlib.formats import Parsed
from protlib.formats.csl import csljson
from protlib.formats.csl.item_writer import publication_to_item
from protlib.formats.programs import PROGRAMS
from protlib.formats.word import document
from protlib.formats.word.embedded import EmbeddedCitation, EmbeddedItem
from protlib.record.model import Name, Publication

OTHER = {
    "id": "jobe2010causes",
    "type": "book",
    "title": "Causes",
    "author": [{"family": "Jobe", "given": "Alison"}],
}
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


def read(data: bytes) -> Parsed:
    return formats.read(data, formats.detect(data, "report.docx"))


def titles_of(data: bytes) -> list[str]:
    return [str(record.title) for record in read(data).publications]


def cited(data: bytes) -> EmbeddedCitation:
    (citation,) = document.read_document(data).citations
    return citation


def item(data: bytes) -> EmbeddedItem:
    (record,) = cited(data).items
    return record


def test_a_field_of_zotero_gives_its_record_and_what_it_says() -> None:
    options: dict[str, Any] = {
        "locator": "3",
        "label": "chapter",
        "prefix": "see ",
        "suffix": ", again",
        "suppress-author": True,
    }
    data = docx(run("As shown ") + zotero(ITEM, **options) + run("."))
    (record,) = read(data).publications
    assert (record.key, record.title, record.date) == ("", "Caring for trafficked persons", "2009")
    assert [name.literal for name in record.authors] == ["International Organization for Migration"]
    publication = item(data)
    assert publication.identity == "http://zotero.org/users/3/items/12"
    assert (publication.prefix, publication.locator, publication.label, publication.suffix) == (
        "see",
        "3",
        "chapter",
        ", again",
    )
    assert publication.is_without_author
    assert cited(data).program == "Zotero"
    assert document.read_document(data).text == "As shown (IOM, 2009).\n"


@pytest.mark.parametrize("pieces", [1, 2, 7, 300])
@pytest.mark.parametrize("space", [made.W, made.STRICT])
def test_a_code_is_read_in_however_many_pieces_it_stands(pieces: int, space: str) -> None:
    assert titles_of(docx(zotero(ITEM, pieces=pieces), space=space)) == [ITEM["title"]]


def test_a_work_that_is_cited_often_is_one_record_in_the_order_of_the_text() -> None:
    data = docx(zotero(OTHER), zotero(ITEM, OTHER), zotero(ITEM))
    assert titles_of(data) == ["Causes", ITEM["title"]]
    assert [len(citation.items) for citation in document.read_document(data).citations] == [1, 2, 1]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("jobe2010causes", "jobe2010causes"),
        (109, ""),
        ("ITEM-1", ""),
        ("40613/3GKMD43T", ""),
        ("e219b34e-d397-37b4-818e-80ca578eae74", ""),
        ("http://zotero.org/users/1/items/A", ""),
    ],
)
def test_what_is_no_citation_key_becomes_none(number: str | int, key: str) -> None:
    (record,) = read(docx(zotero({**ITEM, "id": number}))).publications
    assert (record.key, record.aliases) == (key, ())


def test_a_citation_key_of_better_bibtex_is_the_key() -> None:
    (record,) = read(docx(zotero({**ITEM, "citation-key": "iom2009caring"}))).publications
    assert (record.key, record.extra) == ("iom2009caring", {})


def test_the_short_form_of_a_field_is_read() -> None:
    code = f" ADDIN ZOTERO_ITEM CSL_CITATION {made.citation(ITEM)} "
    simple = (
        f'<w:fldSimple w:instr="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}">{run("(IOM)")}</w:fldSimple>'
    )
    assert titles_of(docx(simple)) == [ITEM["title"]]
    assert cited(docx(simple)).display == "(IOM)"


def test_a_field_may_run_over_paragraphs() -> None:
    code = f" ADDIN ZOTERO_ITEM CSL_CITATION {made.citation(ITEM)} "
    first = p(run("Before "), made.begin(), f"<w:r><w:instrText>{code}</w:instrText></w:r>")
    data = docx(first, p(made.mark("separate"), run("(IOM,")), p(run("2009)"), made.mark("end"), run(" after")))
    assert titles_of(data) == [ITEM["title"]]
    assert cited(data).display == "(IOM,\n2009)"


def test_fields_within_fields_are_read() -> None:
    data = docx(
        field(' HYPERLINK "https://example.org" ', inner="") + field(" TOC ", "").replace(run(""), zotero(ITEM))
    )
    assert titles_of(data) == [ITEM["title"]]


def test_a_field_that_crosses_a_content_control_loses_nothing() -> None:
    code = f" ADDIN ZOTERO_ITEM CSL_CITATION {made.citation(ITEM)} "
    begun = f"{made.begin()}<w:r><w:instrText>{code}</w:instrText></w:r>{made.mark('separate')}"
    data = docx(control("x", run("a") + begun) + run("(IOM)") + made.mark("end") + run("b"))
    assert titles_of(data) == [ITEM["title"]]
    assert document.read_document(data).text == "a(IOM)b\n"


def test_what_is_deleted_is_passed_over_and_what_is_inserted_is_read() -> None:
    data = docx(f"<w:del>{zotero(OTHER)}</w:del><w:ins>{zotero(ITEM)}</w:ins><w:moveFrom>{zotero(OTHER)}</w:moveFrom>")
    assert titles_of(data) == [ITEM["title"]]


def test_a_text_box_that_stands_twice_for_older_programs_is_read_once() -> None:
    box = f"<mc:AlternateContent><mc:Choice>{zotero(ITEM)}</mc:Choice><mc:Fallback>{zotero(ITEM)}</mc:Fallback></mc:AlternateContent>"
    assert len(document.read_document(docx(box)).citations) == 1


@pytest.mark.parametrize("kind", ["footnotes", "endnotes", "header1", "footer2", "comments"])
def test_all_texts_of_a_document_are_read(kind: str) -> None:
    assert titles_of(docx(zotero(OTHER), notes={kind: zotero(ITEM)})) == ["Causes", ITEM["title"]]


def test_the_body_may_have_another_name() -> None:
    assert titles_of(docx(zotero(ITEM), main="word/document2.xml")) == [ITEM["title"]]


def test_bookmarks_of_zotero_have_their_code_in_the_properties() -> None:
    code = f"ZOTERO_ITEM CSL_CITATION {made.citation(ITEM)}"
    marked = '<w:bookmarkStart w:id="5" w:name="ZOTERO_BREF_abc"/>' + run("(IOM, 2009)") + '<w:bookmarkEnd w:id="5"/>'
    data = docx(run("x") + marked, properties=made.in_pieces("ZOTERO_BREF_abc", code))
    assert titles_of(data) == [ITEM["title"]]
    assert cited(data).display == "(IOM, 2009)"


@pytest.mark.parametrize("is_field", [True, False])
def test_a_document_on_its_way_to_another_word_processor_is_read(is_field: bool) -> None:
    text = f"ITEM CSL_CITATION {made.citation(ITEM)}"
    link = (
        field(' HYPERLINK "https://www.zotero.org/" ', text) if is_field else f"<w:hyperlink>{run(text)}</w:hyperlink>"
    )
    data = docx(run("ZOTERO_TRANSFER_DOCUMENT"), link)
    assert titles_of(data) == [ITEM["title"]]
    assert cited(data).display == ""


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


CITE = f"<Author>Office</Author><Year>2010</Year><RecNum>19</RecNum><Prefix>see </Prefix><Pages>3 &amp; 5</Pages>{ENDNOTE_RECORD}"


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


def test_a_citation_of_endnote_without_its_record_is_told() -> None:
    xml = made.endnote_xml("<Author>Jobe</Author><Year>2010</Year><RecNum>7</RecNum>", CITE)
    data = docx(field(f" ADDIN EN.CITE {xml}", "(Jobe, 2010; Office, 2010)"))
    parsed = read(data)
    assert len(parsed.publications) == 1
    assert [(problem.record, problem.what, problem.lost) for problem in parsed.problems] == [
        ("(Jobe, 2010; Office, 2010)", "EndNote stored no record for this citation; left out", True)
    ]


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


NONE = (
    "no references of Zotero, Mendeley, EndNote, Citavi or Word found; "
    "put a heading such as “References” above a typed list, or Title, Author and Year above a table"
)


@pytest.mark.parametrize(
    "content",
    [
        run("Plain text (IOM, 2009)"),
        field(" ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(x)"),
        field(" ADDIN ZOTERO_ITEM CSL_CITATION [] ", "(x)"),
        field(' ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY ', "References"),
        field(" ADDIN EN.REFLIST ", "References"),
        field("ADDIN CitaviPlaceholder{AAAA}", "(x)"),
        field(" PAGE ", "3"),
        control("MENDELEY_CITATION_v3_%%%", run("(x)")),
        made.begin() + "<w:r><w:instrText> ADDIN </w:instrText></w:r>",
        made.mark("end") + made.mark("separate"),
    ],
)
def test_a_document_without_references_says_so(content: str) -> None:
    parsed = read(docx(content))
    assert parsed.publications == []
    assert [(problem.what, problem.lost) for problem in parsed.problems] == [(NONE, True)]


def test_an_empty_list_of_sources_is_none() -> None:
    assert [problem.what for problem in read(docx(run("x"), sources=made.sources())).problems] == [NONE]


def test_tabs_breaks_and_notes_are_text() -> None:
    content = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>'
    assert document.read_document(docx(content, run("c"), notes={"footnotes": run("note")})).text == "a\tb\n\nc\nnote\n"


def test_a_field_whose_end_was_deleted_takes_no_other_with_it() -> None:
    broken = made.begin() + "<w:r><w:instrText> TOC </w:instrText></w:r>" + f"<w:del>{made.mark('end')}</w:del>"
    assert titles_of(docx(broken, run("x") + zotero(ITEM), made.mendeley_cite(OTHER))) == [ITEM["title"], "Causes"]


def test_a_field_of_an_old_zotero_is_read() -> None:
    code = f" ADDIN ZOTERO_ITEM {made.citation(ITEM)} "
    assert titles_of(docx(field(code, "(IOM, 2009)"))) == [ITEM["title"]]


def test_a_hyphen_that_word_keeps_as_an_element_is_part_of_a_code() -> None:
    content = zotero({**ITEM, "title": "One-two"}).replace(
        "One-two", "One</w:instrText><w:noBreakHyphen/><w:instrText>two"
    )
    assert titles_of(docx(content)) == ["One-two"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(
        st.sampled_from(
            ["citationItems", "itemData", "uris", "uri", "id", "locator", "label", "prefix", "suffix", "suppress-author", "title", "author",
             "Entries", "Reference", "ReferenceId", "PageRange", "OriginalString", "Authors", "LastName", "FirstName", "$id", "$ref",
             "ParentReference", "Title", "Keywords", "Publishers", "Name", "Periodical", "Year"]
        ),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(_JSON, st.sampled_from(["citationItems", "Entries"]))
def test_json_of_any_shape_is_read_or_passed_over(value: Any, name: str) -> None:
    text = json.dumps({name: [value, {"itemData": value, "Reference": value, "uris": value}]})
    data = docx(field(f" ADDIN CSL_CITATION {text} ") + field(f"ADDIN CitaviPlaceholder{{{made.base64(text)}}}"))
    parsed = read(data)
    assert parsed.publications or parsed.problems


@given(st.text(alphabet='\\pmlfsnyt" ab3', max_size=20))
def test_switches_of_any_shape_are_read_or_passed_over(switches: str) -> None:
    parsed = read(docx(field(f" CITATION {switches} ", "(x)")))
    assert parsed.problems


@pytest.mark.parametrize(
    ("reference", "fields"),
    [
        ({"Year": "[In press]"}, {"date": "", "status": "In press"}),
        ({"Year": "n.d."}, {"date": "", "status": ""}),
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


def test_a_document_that_cites_by_typed_keys_says_what_finds_them() -> None:
    [problem] = read(docx(run("As said [see @iom2009caring, p. 3]."))).problems
    assert (
        problem.what
        == f"{NONE.partition('; put')[0]}; to find what it cites as [@key]: --cited-in FILE; to add what is in its list: --from references"
    )


@pytest.mark.parametrize("kind", ["document.main", "template.main", "document.macroEnabled.main"])
def test_templates_and_documents_with_macros_are_read(kind: str) -> None:
    data = docx(zotero(ITEM), kind=kind)
    assert titles_of(data) == [ITEM["title"]]


@given(publications(*csljson.HOLDS))
@example(Publication(extra={"csl:x": [{"family": "", "given": ""}]}))
def test_what_is_written_for_zotero_comes_back_whole(publication: Publication) -> None:
    publication = publication.changed(title=publication.title or "Caring")
    item = publication_to_item(publication, PROGRAMS["zotero"], lossless=True)
    (record,) = read(docx(zotero(item))).publications
    assert record == publication
