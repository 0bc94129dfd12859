"""EndNote's XML is read in full, and goes out without loss."""

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given

from harness.paths import DATA
from harness.rows import every_row
from protlib.formats import endnotexml
from protlib.formats.common.charset import decode
from protlib.formats.parsed import ReadOptions, WriteOptions
from protlib.record import cleaning
from protlib.record.model import TYPES, Name, Publication
from sample_records.arbitrary import publications

FOLDER = DATA / "endnote"
FILES = sorted(path.stem for path in FOLDER.glob("*.xml"))


def record(*elements: str, kind: str = '<ref-type name="Report">27</ref-type>') -> Publication:
    text = f"<xml><records><record>{kind}{''.join(elements)}</record></records></xml>"
    (publication,) = endnotexml.loads(text).publications
    return publication


def report(**fields: Any) -> Publication:
    return cleaning.clean_record({"type": "report", "title": "Caring", **fields}).publication


def element_of(publication: Publication) -> ET.Element:
    element = ET.fromstring(endnotexml.dumps([publication], WriteOptions(lossless=True))).find("records/record")
    assert element is not None
    return element


def texts(publication: Publication, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in element_of(publication).findall(path)]


@pytest.mark.parametrize("name", FILES)
def test_what_programs_write_is_read_in_full(name: str) -> None:
    parsed = endnotexml.loads(decode((FOLDER / f"{name}.xml").read_bytes()))
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.problems == []


@pytest.mark.parametrize("name", FILES)
def test_what_others_wrote_is_the_same_when_it_is_read_written_and_read(name: str) -> None:
    records = endnotexml.loads(decode((FOLDER / f"{name}.xml").read_bytes())).publications
    assert endnotexml.loads(endnotexml.dumps(records, WriteOptions(lossless=True))).publications == records


@given(publications(*endnotexml.HOLDS))
def test_every_field_survives(publication: Publication) -> None:
    # XML has no such characters, not even as references.
    assume(not {"\ufffe", "\uffff"} & set(json.dumps(publication.to_dict(), ensure_ascii=False)))
    text = endnotexml.dumps([publication], WriteOptions(lossless=True))
    assert endnotexml.loads(text).publications == [publication]
    ET.fromstring(text)


@every_row("csl", TYPES)
def test_every_type_is_written_and_read_back(csl: str) -> None:
    publication = report(type=csl)
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@every_row(
    ("kind", "csl"),
    [
        ('<ref-type name="Report">27</ref-type>', "report"),
        ("<ref-type>27</ref-type>", "report"),
        ('<ref-type name="Book Section">5</ref-type>', "chapter"),
        ('<ref-type name="journal article">0</ref-type>', "article-journal"),
        ('<ref-type name="Generic">13</ref-type>', "document"),
        ("", "document"),
    ],
)
def test_a_type_is_read_by_its_name_or_its_number(kind: str, csl: str) -> None:
    assert record(kind=kind).type == csl


def test_the_xml_of_endnote_7_is_read() -> None:
    text = """<XML><RECORDS><RECORD><REFERENCE_TYPE>0</REFERENCE_TYPE><REFNUM>1</REFNUM>
    <AUTHORS><AUTHOR>Osei, Kofi</AUTHOR><AUTHOR>UNHCR,</AUTHOR></AUTHORS><YEAR>2003</YEAR><TITLE>Safe return</TITLE>
    <SECONDARY_TITLE>Harbour Review</SECONDARY_TITLE><VOLUME>4</VOLUME><NUMBER>2</NUMBER><PAGES>16-28</PAGES>
    <KEYWORDS><KEYWORD>return</KEYWORD><KEYWORD>shelter</KEYWORD></KEYWORDS><LABEL></LABEL></RECORD>
    <RECORD><REFERENCE_TYPE>10</REFERENCE_TYPE><TITLE>Camps</TITLE><PLACE_PUBLISHED>Accra</PLACE_PUBLISHED></RECORD>
    </RECORDS></XML>"""
    parsed = endnotexml.loads(text)
    article, camps = parsed.publications
    assert (article.type, camps.type, camps.publisher_place) == ("article-journal", "report", "Accra")
    assert article.authors == (Name(family="Osei", given="Kofi"), Name(literal="UNHCR"))
    assert (article.title, article.container_title, article.date) == ("Safe return", "Harbour Review", "2003")
    assert (article.volume, article.issue, article.page) == ("4", "2", "16-28")
    assert article.tags == ("return", "shelter")
    assert parsed.problems == []
    assert endnotexml.sniff(text)


@every_row(
    ("xml", "title"),
    [
        ("<title>Caring</title>", "Caring"),
        ("<title>\n  <style face='normal'>Caring</style>\n</title>", "Caring"),
        ("<title><style face='italic'>Caring</style></title>", "Caring"),
        (
            "<title><style face='normal'>On </style><style face='bold italic'>x</style></title>",
            "On <b><i>x</i></b>",
        ),
        ("<title>On <style face='superscript'>2</style> ends</title>", "On <sup>2</sup> ends"),
        ("<title>A&nbsp;B &eacute; C & D</title>", "A B é C & D"),
        ("<title>A\x0bB</title>", "AB"),
    ],
)
def test_styled_text_is_read_with_the_markup_of_csl(xml: str, title: str) -> None:
    assert record(f"<titles>{xml}</titles>").title == title


@every_row("title", ["On <i>x</i>", "<i>Whole</i>", "H<sub>2</sub>O<sup>+</sup>", "<i>x <b>y</b></i>", "a < b & c"])
def test_markup_is_written_as_styles(title: str) -> None:
    publication = report(title=title)
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_italics_are_written_as_a_style() -> None:
    faces = [style.get("face") for style in element_of(report(title="On <i>x</i>")).findall("titles/title/style")]
    assert faces == ["normal", "italic"]


def test_a_record_is_written_where_endnote_looks_for_it() -> None:
    publication = report(
        key="iom2009caring",
        authors=[
            {"literal": "International Organization for Migration", "short": "IOM"},
            {"literal": "Ministry of Justice, Sweden"},
        ],
        date="2009-07-01",
        number="12",
        page="1-10",
        publisher="IOM",
        tags=["a", "b"],
        abstract="One.\n\nTwo.",
        collection_title="Series",
    )
    assert element_of(publication).find("ref-type[@name='Report']") is not None
    assert texts(publication, "contributors/authors/author") == [
        "International Organization for Migration,",
        "Ministry of Justice,, Sweden",
    ]
    assert texts(publication, "titles/secondary-title") == ["Series"]
    assert texts(publication, "dates/year") == ["2009"]
    assert texts(publication, "pages") == ["1-10"]
    assert texts(publication, "isbn") == ["12"]
    assert texts(publication, "keywords/keyword") == ["a", "b"]
    assert texts(publication, "abstract") == ["One.\r\rTwo."]
    assert texts(publication, "label") == ["iom2009caring"]


def test_the_number_of_an_article_is_its_issue() -> None:
    article = report(type="article-journal", container_title="JAMA", issue="5")
    assert (texts(article, "number"), texts(article, "periodical/full-title")) == (["5"], ["JAMA"])


def test_values_that_stand_twice_are_kept_apart() -> None:
    publication = record("<pages>1-10</pages><pages>3-5</pages><number>1</number><number>2</number>")
    assert publication.page == "1-10"
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_an_element_that_has_no_meaning_is_kept_and_written_back() -> None:
    publication = record("<coden>ABC</coden>", "<titles><x>y</x></titles>")
    assert publication.extra == {"endnote:coden": "ABC", "endnote:titles/x": "y"}
    assert texts(publication, "coden") == ["ABC"]
    assert endnotexml.loads(endnotexml.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


def test_a_label_is_a_key_if_it_is_one_word() -> None:
    assert record("<label>jobe2010</label>").key == "jobe2010"
    assert record("<label>my label</label>").extra == {"ris:LB": "my label"}


def test_an_organisation_is_told_by_its_comma() -> None:
    assert record("<contributors><authors><author>Polaris,</author></authors></contributors>").authors == (
        Name(literal="Polaris"),
    )


def test_a_broken_record_does_not_take_its_neighbours_with_it() -> None:
    text = (
        "<xml><records>\n<record><titles><title>a</title></titles></record>\n"
        "<record><titles>\n<title>b</titles></record>\n<record><titles><title>c</title></titles></record>\n<record><titles>"
    )
    parsed = endnotexml.loads(text)
    assert [publication.title for publication in parsed.publications] == ["a", "c"]
    assert parsed.lines == [2, 5]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(4, True), (6, True)]


def test_entities_that_a_document_declares_are_never_expanded() -> None:
    bomb = (
        '<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        "<xml><records><record><titles><title>x&b;&c;</title></titles></record></records></xml>"
    )
    (publication,) = endnotexml.loads(bomb).publications
    assert publication.title == "x&b;&c;"


@pytest.mark.parametrize("text", ["", "<html><body/></html>", "TY  - BOOK"])
def test_a_text_without_records_is_one_lost_problem(text: str) -> None:
    parsed = endnotexml.loads(text)
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@every_row(
    ("head", "is_endnote"),
    [
        ('<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database', True),
        ("<xml>\n  <records>\n", True),
        ('<records><record><ref-type name="Book">', True),
        ("<?xml version='1.0'?><html>", False),
        ("TY  - BOOK", False),
        ("", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_endnote: bool) -> None:
    assert endnotexml.sniff(head) is is_endnote


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    text = "<xml><records>" + "<record><titles><title>a</title></titles></record>" * 250
    endnotexml.loads(text, ReadOptions(progress=lambda done, total: progress_steps.append((done, total))))
    assert progress_steps == [(200, 250)]
