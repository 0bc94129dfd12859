"""What programs leave in a Word document, and what is read of it."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats import WriteOptions
from protlib.formats.csl import csljson
from protlib.formats.csl.item_writer import make_item
from protlib.formats.documents import document
from protlib.formats.programs import PROGRAMS
from protlib.record.model import Publication
from sample_files import documents as made
from sample_files.documents import ITEM, control, docx, field, p, run, zotero
from sample_files.docx_records import OTHER, cited, item, read, titles_of
from sample_records.arbitrary import publications


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


@every_row(
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
    box = (
        f"<mc:AlternateContent><mc:Choice>{zotero(ITEM)}</mc:Choice><mc:Fallback>{zotero(ITEM)}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert len(document.read_document(docx(box)).citations) == 1


@every_row("kind", ["footnotes", "endnotes", "header1", "footer2", "comments"])
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


NONE = (
    "no references of Zotero, Mendeley, EndNote, Citavi or Word found; "
    "put a heading such as “References” above a typed list, or Title, Author and Year above a table"
)


@every_row(
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
    content = (
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>'
        "<w:br/></w:r>"
    )
    assert document.read_document(docx(content, run("c"), notes={"footnotes": run("note")})).text == "a\tb\n\nc\nnote\n"


def test_a_field_whose_end_was_deleted_takes_no_other_with_it() -> None:
    broken = made.begin() + "<w:r><w:instrText> TOC </w:instrText></w:r>" + f"<w:del>{made.mark('end')}</w:del>"
    assert titles_of(docx(broken, run("x") + zotero(ITEM), made.mendeley_cite(OTHER))) == [ITEM["title"], "Causes"]


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


def test_a_document_that_cites_by_typed_keys_says_what_finds_them() -> None:
    [problem] = read(docx(run("As said [see @iom2009caring, p. 3]."))).problems
    assert problem.what == (
        f"{NONE.partition('; put')[0]}; to find what it cites as [@key]: --cited-in FILE; to add what is in "
        "its list: --from references"
    )


@pytest.mark.parametrize("kind", ["document.main", "template.main", "document.macroEnabled.main"])
def test_templates_and_documents_with_macros_are_read(kind: str) -> None:
    data = docx(zotero(ITEM), kind=kind)
    assert titles_of(data) == [ITEM["title"]]


@given(publications(*csljson.HOLDS))
@example(Publication(extra={"csl:x": [{"family": "", "given": ""}]}))
def test_what_is_written_for_zotero_comes_back_whole(publication: Publication) -> None:
    publication = publication.changed(title=publication.title or "Caring")
    item = make_item(publication, WriteOptions(program=PROGRAMS["zotero"], lossless=True))
    (record,) = read(docx(zotero(item))).publications
    assert record == publication
