"""Zotero's RDF is read in full, and its notes and attachments stay with their records."""

import json
from typing import Any

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import zoterordf
from protlib.record.model import Name, Publication

FILE = DATA / "zotero-rdf/export.rdf"
ROOT = '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">'


def graph(*nodes: str) -> str:
    return "\n".join([ROOT, *(f"    {node}" for node in nodes), "</rdf:RDF>"])


def item(*elements: str, kind: str = "report", name: str = "#item_1") -> str:
    return (
        f'<bib:Report rdf:about="{name}"><z:itemType>{kind}</z:itemType><dc:title>A</dc:title>'
        f"{''.join(elements)}</bib:Report>"
    )


def record(*elements: str, kind: str = "report") -> Publication:
    (publication,) = zoterordf.loads(graph(item(*elements, kind=kind))).publications
    return publication


def creators(role: str, *people: str) -> str:
    return (
        f"<{role}><rdf:Seq>{''.join(f'<rdf:li><foaf:Person>{person}</foaf:Person></rdf:li>' for person in people)}"
        f"</rdf:Seq></{role}>"
    )


ROE = "<foaf:surname>Roe</foaf:surname><foaf:givenName>Jane</foaf:givenName>"


@pytest.mark.parametrize("suffix", [".rdf", ".xml", ".txt", ""])
def test_what_zotero_gives_out_is_told_by_its_content_and_read_in_full(suffix: str) -> None:
    data = FILE.read_bytes()
    entry = formats.detect(data, f"export{suffix}")
    parsed = formats.read(data, entry)
    expected = json.loads(FILE.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert entry.name == "zotero-rdf"
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert (parsed.lines, parsed.problems) == ([11, 86, 102, 118, 124, 128], [])


@every_row(
    ("kind", "elements", "field", "expected"),
    [
        ("forumPost", [], "type", "post"),
        ("magazineArticle", [], "type", "article-magazine"),
        ("statute", [], "type", "legislation"),
        ("report", [creators("bib:authors", ROE)], "authors", (Name("Roe", "Jane"),)),
        ("report", [creators("bib:authors", "<foaf:surname>Polaris</foaf:surname>")], "authors", (Name(literal="Polaris"),)),
        ("presentation", [creators("z:presenters", ROE)], "authors", (Name("Roe", "Jane"),)),
        ("report", [creators("z:translators", ROE)], "translators", (Name("Roe", "Jane"),)),
        ("film", [creators("z:directors", ROE)], "extra", {"director": [{"family": "Roe", "given": "Jane"}]}),
        ("report", ["<prism:number>12</prism:number>"], "number", "12"),
        ("journalArticle", ["<prism:number>12</prism:number>"], "issue", "12"),
        ("report", ["<dc:date>n.d.</dc:date>"], "date", ""),
        ("email", ["<dcterms:dateSubmitted>2020-01-02</dcterms:dateSubmitted>"], "date", "2020-01-02"),
        ("webpage", ["<dcterms:dateSubmitted>2020-01-02 10:11:12</dcterms:dateSubmitted>"], "accessed", "2020-01-02"),
        ("report", ["<dc:identifier>DOI 10.1000/182</dc:identifier>"], "doi", "10.1000/182"),
        ("report", ["<dc:description>original-date: 1990\nA remark.</dc:description>"], "addendum", "A remark."),
        ("report", ["<dc:description>Citation Key: roe1990</dc:description>"], "key", "roe1990"),
        ("report", ["<dcterms:isPartOf rdf:resource='#none'/>"], "container_title", ""),
        ("report", ["<z:odd>x</z:odd>"], "extra", {"zotero:odd": "x"}),
    ],
)  # fmt: skip
def test_an_element_is_read(kind: str, elements: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*elements, kind=kind), field) == expected


def test_notes_and_attachments_are_no_records_of_their_own() -> None:
    note = (
        '<bib:Memo rdf:about="#item_2"><z:itemType>note</z:itemType><rdf:value>'
        "&lt;p&gt;Mine&lt;/p&gt;</rdf:value></bib:Memo>"
    )
    file = (
        '<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>'
    )
    parsed = zoterordf.loads(graph(item('<dcterms:isReferencedBy rdf:resource="#item_2"/>'), note, file))
    assert [(record.title, record.note, record.private_note) for record in parsed.publications] == [("A", "", "Mine")]


def test_a_note_that_stands_alone_is_a_closed_document() -> None:
    html = "&lt;p&gt;An idea&lt;/p&gt;&lt;p&gt;more&lt;/p&gt;"
    automatic = "<z:AutomaticTag><rdf:value>debt</rdf:value></z:AutomaticTag>"
    tags = f"<dc:subject>kilns</dc:subject><dc:subject>{automatic}</dc:subject>"
    note = f'<bib:Memo rdf:about="#item_4">{tags}<rdf:value>{html}</rdf:value></bib:Memo>'
    [_, record] = zoterordf.loads(graph(item(), note)).publications
    assert (record.type, record.title, record.note) == ("document", "An idea", "")
    assert (record.private_note, record.access) == ("An idea\n\nmore", "confidential")
    assert record.tags == ("kilns", "debt")


def test_a_file_that_stands_alone_is_a_document() -> None:
    file = (
        '<z:Attachment rdf:about="#item_9"><z:itemType>attachment</z:itemType>{}<dc:subject>kilns</dc:subject>'
        '<dc:description>&lt;p&gt;mine&lt;/p&gt;</dc:description><rdf:resource rdf:resource="files/9/survey.pdf"/>'
        "</z:Attachment>"
    )
    [_, record] = zoterordf.loads(graph(item(), file.format("<dc:title>A survey</dc:title>"))).publications
    assert (record.type, record.title, record.note, record.private_note) == ("document", "A survey", "", "mine")
    assert (record.tags, record.extra) == (("kilns",), {"zotero:files": ["files/9/survey.pdf"]})
    [_, record] = zoterordf.loads(graph(item(), file.format(""))).publications
    assert record.title == "survey.pdf"
    owned = zoterordf.loads(graph(item('<link:link rdf:resource="#item_9"/>'), file.format(""))).publications
    assert [record.private_note for record in owned] == ["mine"]


def test_things_that_are_parts_of_each_other_end() -> None:
    journal = '<bib:Journal rdf:about="#j"><dc:title>J</dc:title><dcterms:isPartOf rdf:resource="#j"/></bib:Journal>'
    parsed = zoterordf.loads(graph(item('<dcterms:isPartOf rdf:resource="#j"/>'), journal))
    assert [publication.container_title for publication in parsed.publications] == ["J"]


def test_a_broken_item_does_not_take_its_neighbours_with_it() -> None:
    broken = "<bib:Report><z:itemType>report</z:itemType><dc:title>B</bib:Report>"
    parsed = zoterordf.loads(graph(item(), broken, item(name="#item_3")))
    assert parsed.lines == [2, 4]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(3, True)]


def test_a_file_on_one_line_is_read() -> None:
    assert len(zoterordf.loads(graph(item(), item(name="#b")).replace("\n", "")).publications) == 2


def test_breaks_within_items_alone_do_not_divide_a_file() -> None:
    text = graph(item(), item(name="#b")).replace("\n", "").replace("<dc:title>", "\n  <dc:title>")
    assert len(zoterordf.loads(text).publications) == 2


@pytest.mark.parametrize("text", ["", "plain words", ROOT + "</rdf:RDF>"])
def test_a_text_without_items_is_one_lost_problem(text: str) -> None:
    parsed = zoterordf.loads(text)
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@pytest.mark.parametrize(
    ("head", "is_zotero"),
    [(ROOT, True), ('<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/">', False), ("<html>", False)],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_zotero: bool) -> None:
    assert zoterordf.sniff(head) is is_zotero
