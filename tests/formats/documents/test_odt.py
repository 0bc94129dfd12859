"""What programs leave in a document of LibreOffice, and what is read of it."""

import json

import pytest

from protlib import formats
from protlib.formats import Parsed
from protlib.formats.documents import document
from sample_files import documents as made
from sample_files.documents import ITEM, odt, reference_mark

CODE = f"ZOTERO_ITEM CSL_CITATION {made.citation(ITEM, locator='3')} RND0123456789"


def read(data: bytes) -> Parsed:
    entry = formats.detect(data, "report.odt")
    assert entry.name == "odt"
    return formats.read(data, entry)


def titles_of(data: bytes) -> list[str]:
    return [str(record.title) for record in read(data).publications]


@pytest.mark.parametrize("code", [CODE, f" {CODE}", f"CSL_CITATION {made.citation(ITEM)}"])
def test_marks_of_zotero_and_mendeley_are_read(code: str) -> None:
    data = odt("As shown " + reference_mark(code, "(IOM, 2009, p. 3)") + ".")
    assert titles_of(data) == [ITEM["title"]]
    (citation,) = document.read_document(data).citations
    assert citation.display == "(IOM, 2009, p. 3)"
    assert document.read_document(data).text == "As shown (IOM, 2009, p. 3).\n"


def test_marks_may_overlap() -> None:
    second_item = f"ZOTERO_ITEM CSL_CITATION {made.citation({**ITEM, 'id': 13, 'title': 'Other'})} RND1"
    first, second = reference_mark(CODE, "a"), reference_mark(second_item, "b")
    start, _, end = first.partition("a<")
    begun, _, ended = second.partition("b<")
    assert sorted(titles_of(odt(f"{start}a{begun}b<{end}c<{ended}"))) == [ITEM["title"], "Other"]


def test_bookmarks_have_their_code_in_the_properties() -> None:
    marked = '<text:bookmark-start text:name="ZOTERO_BREF_a"/>(IOM)<text:bookmark-end text:name="ZOTERO_BREF_a"/>'
    assert titles_of(odt(marked, properties=made.in_pieces("ZOTERO_BREF_a", CODE))) == [ITEM["title"]]


def test_a_document_on_its_way_to_another_word_processor_is_read() -> None:
    code = f"ITEM CSL_CITATION {made.citation(ITEM)}".replace("&", "&amp;").replace("<", "&lt;")
    assert titles_of(odt("ZOTERO_TRANSFER_DOCUMENT", f"<text:a>{code}</text:a>")) == [ITEM["title"]]


def test_libreoffices_own_marks_are_read() -> None:
    mark = (
        '<text:bibliography-mark text:bibliography-type="techreport" text:identifier="jobe2010" '
        'text:author="Jobe, Alison; Doe, Jane" '
        'text:title="Causes &amp; more" text:year="2010" text:institution="Testing Press">[1]</text:bibliography-mark>'
    )
    (record,) = read(odt(mark)).publications
    assert (record.key, record.type, record.title, record.date) == (
        "jobe2010",
        "report",
        "Causes & more",
        "2010",
    )
    assert (record.publisher, [name.family for name in record.authors]) == ("Testing Press", ["Jobe", "Doe"])


def test_citations_and_the_list_of_word_stay_what_they_are_when_libreoffice_saves_them() -> None:
    code = r" CITATION iom2009caring \p &quot;3-5&quot; \l 1033 \m jobe2010causes "
    mark = (
        f'<text:bibliography-mark text:identifier="{code}" text:bibliography-type="article" text:title="(IOM, 2009)">'
        "(IOM, 2009)</text:bibliography-mark>"
    )
    entries = "<text:p>IOM. (2009). Caring.</text:p><text:p>Jobe. (2010).</text:p>"
    data = odt(f"So {mark}.", f"<text:bibliography><text:index-body>{entries}</text:index-body></text:bibliography>")
    content = document.read_document(data)
    assert [(item.identity, item.locator) for item in content.citations[0].items] == [
        ("iom2009caring", "3-5"),
        ("jobe2010causes", ""),
    ]
    [shown_list] = [passage for passage in content.main if isinstance(passage, document.ShownList)]
    assert shown_list.split("\n")[:2] == ["IOM. (2009). Caring.", "Jobe. (2010)."]
    assert read(data).publications == []


def test_jabref_names_keys_and_leaves_no_record() -> None:
    data = odt(reference_mark("JABREF_iom2009caring,jobe2010causes CID_1 du6kcoxv", "[1, 2]"))
    (citation,) = document.read_document(data).citations
    assert [item.identity for item in citation.items] == ["iom2009caring", "jobe2010causes"]
    assert [problem.what for problem in read(data).problems] == [
        "JabRef stored no record for this citation; left out"
    ] * 2


def test_what_is_deleted_and_the_number_of_a_note_are_no_text() -> None:
    deleted = f"<text:tracked-changes><text:p>{reference_mark(CODE, 'x')}</text:p></text:tracked-changes>"
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p>"
        "</text:note-body></text:note>"
    )
    data = odt(f"a{note}<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d{deleted}")
    assert document.read_document(data).text == "a  b\tc\nd\nnote\n"
    assert document.read_document(data).citations == ()


def test_a_list_of_zotero_is_text_and_no_citation() -> None:
    name = json.dumps('ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY RND1').replace('\\"', "&quot;")
    data = odt(f"<text:section text:name={name}><text:p>IOM. 2009.</text:p></text:section>")
    assert (document.read_document(data).text.strip(), document.read_document(data).citations) == ("IOM. 2009.", ())
