"""Citations in Word and LibreOffice: keys as they are typed, and what other programs put there."""

from collections.abc import Callable
from typing import Any

import pytest

from harness.rows import every_row
from protlib.citing.citation import CitationMode, CitedPublication
from protlib.citing.documents import word
from protlib.citing.documents.mentions import Mentions
from protlib.citing.verification import manuscript
from protlib.errors import InputRefusedError
from sample_files import documents as made
from sample_files.documents import ENDNOTE_RECORD, ITEM, docx, field, odt, p, reference_mark, run, zotero

OTHER: dict[str, Any] = {**ITEM, "id": 13, "title": "Causes"}


def cited(data: bytes) -> list[tuple[CitedPublication, ...]]:
    return [mention.citation.cited for mention in word.read_mentions(data).mentions]


def keys(data: bytes) -> list[str]:
    return [item.key for citation in cited(data) for item in citation]


@pytest.mark.parametrize(
    "paragraph",
    [
        run("As shown [see @iom2009, p. 3]."),
        run("As shown [see @i") + run("om2009") + run(", p. 3]."),
        "<w:r><w:t>As shown [see </w:t></w:r><w:proofErr/><w:r><w:rPr/><w:t>@iom2009, p. 3].</w:t></w:r>",
    ],
)
def test_a_key_that_is_typed_is_found_in_however_many_pieces(paragraph: str) -> None:
    assert cited(docx(paragraph)) == [(CitedPublication("iom2009", locator="3", label="page", prefix="see"),)]


def test_a_bracket_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert keys(docx(run("[see @iom2009"), run("and @jobe2010] here"))) == ["iom2009", "jobe2010"]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (docx(run("As shown [@iom2009]."), "</w:p><w:r>"), "word/document.xml"),
        (docx(run("As shown [@iom2009]."), notes={"footnotes": "<w:r></w:p>"}), "word/footnotes.xml"),
        (odt("As shown [@iom2009].</text:p></text:span>"), "content.xml"),
    ],
)
@pytest.mark.parametrize("expected", [word.read_mentions, lambda data: manuscript.read_manuscript(data, "report.docx")])
def test_a_text_that_is_damaged_is_refused_for_what_is_cited_behind_that(
    expected: Callable[[bytes], object], data: bytes, where: str
) -> None:
    with pytest.raises((ValueError, InputRefusedError), match=f"{where} is damaged or cut off"):
        expected(data)


def test_footnotes_are_read_behind_the_body() -> None:
    data = docx(run("x [@b2009]"), notes={"footnotes": run("[@a2009]")})
    assert keys(data) == ["b2009", "a2009"]


@every_row(
    ("text", "matches"),
    [
        ("Write to a@b2009.org", []),
        ("Follow us @Testing", []),
        ("@iom2009 says", ["iom2009"]),
        ("[-@iom]", ["iom"]),
        ("[@iom; @jobe]", ["iom", "jobe"]),
    ],
)
def test_addresses_and_accounts_are_no_citations(text: str, matches: list[str]) -> None:
    assert keys(docx(run(text))) == keys(odt(text)) == matches


def test_what_is_deleted_is_not_cited() -> None:
    assert keys(docx(f"<w:del><w:r><w:delText>[@a2009]</w:delText></w:r></w:del>{run('[@b2009]')}")) == ["b2009"]


def test_what_a_program_shows_is_not_read_as_typed() -> None:
    data = docx(zotero(ITEM, shown="<Do Zotero Refresh: [@x2009]>"))
    assert keys(data) == [ITEM["title"]]


def test_citations_of_programs_stand_in_the_order_of_the_text_with_their_records() -> None:
    options: dict[str, Any] = {"locator": "3", "label": "chapter", "prefix": "see ", "suffix": ", again"}
    data = docx(
        run("a [@x2009] ") + zotero(ITEM, **options),
        run("b ") + made.mendeley_cite({**OTHER, "citation-key": "jobe2010"}),
        run("[@y2009]"),
    )
    assert cited(data) == [
        (CitedPublication("x2009"),),
        (CitedPublication(ITEM["title"], locator="3", label="chapter", prefix="see", suffix=", again"),),
        (CitedPublication("jobe2010"),),
        (CitedPublication("y2009"),),
    ]
    records = word.read_mentions(data).records
    assert {key: record.title for key, record in records.items()} == {
        ITEM["title"]: ITEM["title"],
        "jobe2010": "Causes",
    }


def test_the_modes_of_a_citation_are_kept() -> None:
    options: dict[str, Any] = {"suppress-author": True}
    data = docx(zotero(ITEM, **options), made.mendeley_cite(OTHER, composite=True))
    assert [item.mode for citation in cited(data) for item in citation] == [
        CitationMode.WITHOUT_AUTHOR,
        CitationMode.IN_TEXT,
    ]


def test_two_works_of_one_title_are_told_apart_and_one_work_has_one_name() -> None:
    data = docx(zotero(ITEM), zotero({**ITEM, "id": 99, "issued": {"date-parts": [[2010]]}}), zotero(ITEM))
    assert keys(data) == [ITEM["title"], f"{ITEM['title']} (2)", ITEM["title"]]


def test_without_a_record_it_is_what_the_program_tells_it_by() -> None:
    xml = made.endnote_xml(
        "<Author>Jobe</Author><Year>2010</Year><RecNum>7</RecNum>", f"<RecNum>19</RecNum>{ENDNOTE_RECORD}"
    )
    data = docx(field(f" ADDIN EN.CITE {xml}", "(x)"), field(" CITATION iom2020 ", "(y)"))
    assert keys(data) == ["Jobe 2010 #7", "Causes & consequences", "iom2020"]
    assert set(word.read_mentions(data).records) == {"Causes & consequences"}


def test_jabref_names_keys_in_libreoffice() -> None:
    assert keys(odt(reference_mark("JABREF_iom2009,jobe2010 CID_1 abc", "[1]") + " [@x2009]")) == [
        "iom2009",
        "jobe2010",
        "x2009",
    ]


@pytest.mark.slow
def test_two_thousand_citations_are_read() -> None:
    data = docx(
        *(
            p(
                run(f"Text [@k{number % 300}]"),
                zotero({**ITEM, "id": number % 300, "title": f"T {number % 300}"}),
            )
            for number in range(2000)
        )
    )
    citations = word.read_mentions(data)
    assert (len(citations.mentions), len(citations.records)) == (4000, 300)


def test_a_document_without_citations_has_none() -> None:
    assert word.read_mentions(docx(run("Plain."))) == Mentions()


def test_a_file_that_is_no_word_document_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match="not a Word "):
        word.read_mentions(b"text")
