"""Dublin Core by OAI-PMH, as DSpace qualifies it, and by itself."""

import json
from typing import Any, Final

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import Parsed
from protlib.record.model import Name, Publication

_FOLDER: Final = DATA / "portals"
_DC: Final = 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(data: bytes | str, path: str = "a.xml") -> Parsed:
    data = data.encode() if isinstance(data, str) else data
    entry = formats.detect(data, path)
    assert entry.name == "dc"
    return formats.read(data, entry)


def read_record(elements: str) -> Publication:
    [publication] = read(f"<oai_dc:dc {_DC}><dc:title>A report</dc:title>{elements}</oai_dc:dc>").publications
    return publication


@pytest.mark.parametrize("name", ["dspace-oai", "dspace-dim"])
@pytest.mark.parametrize("path", ["a.xml", "standard input"])
def test_an_answer_of_a_repository_is_read_in_full(name: str, path: str) -> None:
    parsed = read((_FOLDER / f"{name}.xml").read_bytes(), path)
    expected = json.loads((_FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected


def test_what_a_repository_has_deleted_and_has_more_of_is_told() -> None:
    problems = sorted(read((_FOLDER / "dspace-oai.xml").read_bytes()).problems, key=lambda each: each.line)
    assert [(problem.line, problem.lost) for problem in problems] == [(0, False), (20, False)]
    assert "2 of 2841" in problems[0].what


@every_row(
    ("elements", "field", "expected"),
    [
        ("<dc:contributor>IOM</dc:contributor>", "authors", (Name(literal="IOM"),)),
        ("<dc:creator>UN. Human Rights Council</dc:creator>", "authors", (Name(literal="United Nations Human Rights Council"),)),
        ("<dc:creator>Lima, Ana; Roe, Jo</dc:creator>", "authors", (Name("Lima", "Ana"), Name("Roe", "Jo"))),
        ("<dc:date>2012-03-19T10:00:11Z</dc:date>", "date", "2012-03-19"),
        ("<dc:date>2010</dc:date><dc:date>2010-05-01</dc:date>", "date", "2010-05-01"),
        ("<dc:type>http://purl.org/coar/resource_type/c_3248</dc:type>", "type", "chapter"),
        ("<dc:type>info:eu-repo/semantics/publishedVersion</dc:type><dc:type>info:eu-repo/semantics/article</dc:type>", "type", "article-journal"),
        ("<dc:type>Article</dc:type>", "type", "article-journal"),
        ("<dc:type>Text</dc:type><dc:type>article</dc:type>", "type", "article-journal"),
        ("<dc:type>info:eu-repo/semantics/doctoralThesis</dc:type>", "type", "thesis"),
        ("<dc:type>Policy Brief</dc:type>", "type", "report"),
        ("<dc:type>Policy Brief</dc:type>", "genre", "Policy Brief"),
        ("<dc:type>StillImage</dc:type>", "type", "graphic"),
        ("<dc:identifier>https://doi.org/10.1000/182</dc:identifier>", "doi", "10.1000/182"),
        ("<dc:identifier>urn:isbn:9789290684664</dc:identifier>", "isbn", "9789290684664"),
        ("<dc:identifier>0028-0836</dc:identifier>", "issn", "0028-0836"),
        ("<dc:identifier>hdl:10665/77394</dc:identifier>", "url", "https://hdl.handle.net/10665/77394"),
        ("<dc:identifier>https://x.example/a.pdf</dc:identifier>", "url", "https://x.example/a.pdf"),
        ("<dc:identifier>A/HRC/44/45</dc:identifier>", "number", "A/HRC/44/45"),
        ("<dc:publisher>Geneva : IOM</dc:publisher>", "publisher_place", "Geneva"),
        ("<dc:publisher>UNHCR: The UN Refugee Agency</dc:publisher>", "publisher", "UNHCR: The UN Refugee Agency"),
        ("<dc:publisher>© 2019 IOM</dc:publisher>", "publisher", "IOM"),
        ("<dc:subject>ASYLUM; Return</dc:subject><dc:subject>return</dc:subject>", "tags", ("Asylum", "Return")),
        ("<dc:description>12 p.</dc:description><dc:description>What it is about.</dc:description>", "abstract", "What it is about."),
        ("<dc:coverage>Mali; Niger</dc:coverage>", "countries", ("Mali", "Niger")),
        ("<dc:relation>A Series, 12</dc:relation>", "collection_number", "12"),
        ("<dc:relation>https://x.example/12</dc:relation>", "extra", {"dc:relation": "https://x.example/12"}),
        ("<dc:creator>Smith &amp; Sons &eacute; AT&T</dc:creator>", "authors", (Name(literal="Smith & Sons é AT&T"),)),
    ],
)  # fmt: skip
def test_an_element_is_read(elements: str, field: str, expected: Any) -> None:
    assert getattr(read_record(elements), field) == expected


RECORD: Final = "<record><metadata><oai_dc:dc><dc:title>{}</dc:title></oai_dc:dc></metadata></record>"


def test_a_broken_record_is_the_only_one_that_is_lost() -> None:
    broken = RECORD.format("B").replace("</dc:title>", "")
    parsed = read(f"<OAI-PMH {_DC}>\n{RECORD.format('A')}\n{broken}\n{RECORD.format('C')}\n</OAI-PMH>")
    assert [publication.title for publication in parsed.publications] == ["A", "C"]
    assert [problem.line for problem in parsed.problems if problem.lost] == [3]


@every_row(
    "text",
    [
        f"<oai_dc:dc {_DC}><dc:title>A</dc:title></oai_dc:dc>",
        '<dublin_core schema="dc"><dcvalue element="title" qualifier="none">A</dcvalue></dublin_core>',
        f"<rdf:RDF {_DC}><rdf:Description><dc:title>A</dc:title></rdf:Description></rdf:RDF>",
        f'<metadata {_DC} xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>A</dc:title></metadata>',
        f"<srw:records {_DC}><srw:record><srw:recordData><dc:dc><dc:title>A</dc:title></dc:dc></srw:recordData></srw:record></srw:records>",
    ],
)
def test_dublin_core_is_read_in_whatever_it_stands(text: str) -> None:
    assert [publication.title for publication in read(text).publications] == ["A"]


def test_an_answer_that_is_an_error_is_told_in_the_words_of_the_repository() -> None:
    parsed = read(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><error code="noRecordsMatch">Nothing</error></OAI-PMH>'
    )
    assert [problem.what for problem in parsed.problems] == [
        "the repository answered with an error: noRecordsMatch Nothing"
    ]


def test_no_entity_that_a_file_declares_is_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    [publication] = read(f"{bomb}<oai_dc:dc {_DC}><dc:title>A &b; title</dc:title></oai_dc:dc>").publications
    assert publication.title == "A &b; title"
