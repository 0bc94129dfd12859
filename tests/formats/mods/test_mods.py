"""MODS of libraries and repositories is read in full, and a bad record takes no other with it."""

import json
from typing import Any

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats.mods import mods_xml
from protlib.record.model import Name, Publication

FILES = sorted((DATA / "mods").glob("*.xml"))


def record(*elements: str) -> Publication:
    (publication,) = mods_xml.loads(f"<mods>{''.join(elements)}</mods>").publications
    return publication


def title(text: str) -> str:
    return f"<titleInfo><title>{text}</title></titleInfo>"


def host(*elements: str) -> str:
    return f'<relatedItem type="host">{title("Host")}{"".join(elements)}</relatedItem>'


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
@pytest.mark.parametrize("suffix", [".xml", ".mods", ".txt", ""])
def test_what_programs_write_is_told_by_its_content_and_read_in_full(path: Any, suffix: str) -> None:
    data = path.read_bytes()
    entry = formats.detect(data, f"records{suffix}")
    parsed = formats.read(data, entry)
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert entry.name == "mods"
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.problems == []


@every_row(
    ("elements", "field", "expected"),
    [
        ([title("A :") + "<titleInfo type='translated'><title>B</title></titleInfo>"], "title", "A"),
        (["<titleInfo><nonSort>L'</nonSort><title>eau</title></titleInfo>"], "title", "L'eau"),
        (["<titleInfo><title>A</title><partNumber>Part 2</partNumber></titleInfo>"], "title", "A. Part 2"),
        (["<name type='corporate'><namePart>UNHCR</namePart></name>"], "authors", (Name(literal="UNHCR"),)),
        (["<name type='personal'><namePart>Roe, Jane.</namePart></name>"], "authors", (Name("Roe", "Jane"),)),
        (["<name type='personal'><namePart>Roe, J.</namePart></name>"], "authors", (Name("Roe", "J."),)),
        (["<name type='personal'><namePart>Roe, Jane [1848-1914]</namePart></name>"], "authors", (Name("Roe", "Jane"),)),
        ([host("<genre>journal</genre><name><namePart>Doe, J.</namePart></name>")], "editors", ()),
        ([host("<genre>journal</genre><name><namePart>Doe, J.</namePart><role><roleTerm>editor</roleTerm></role></name>")],
         "editors", (Name("Doe", "J."),)),
        (
            ["<name type='corporate'><namePart>Press</namePart><role><roleTerm>publisher</roleTerm></role></name>"],
            "publisher",
            "Press",
        ),
        (["<name type='conference'><namePart>Meeting</namePart></name>"], "event_title", "Meeting"),
        (["<originInfo><dateIssued encoding='marc'>2009</dateIssued><dateIssued>c2009 May</dateIssued></originInfo>"], "date", "2009-05"),
        (["<originInfo><dateIssued point='start'>2009</dateIssued><dateIssued point='end'>2011</dateIssued></originInfo>"], "date", "2009/2011"),
        (["<originInfo><copyrightDate>©2019</copyrightDate></originInfo>"], "date", "2019"),
        (["<originInfo><place><placeTerm type='text'>[Geneva] :</placeTerm></place></originInfo>"], "publisher_place", "Geneva"),
        (["<identifier type='isbn'>0306406152 (pbk.)</identifier><identifier type='isbn'>9780306406157</identifier>"], "isbn", "0306406152 9780306406157"),
        (["<identifier type='uri'>https://doi.org/10.1000/182</identifier>"], "doi", "10.1000/182"),
        (["<identifier type='hdl'>1000/1</identifier>"], "url", "https://hdl.handle.net/1000/1"),
        (["<identifier type='isbn' invalid='yes'>12</identifier>"], "extra", {"mods:identifier": "isbn: 12"}),
        (["<subject><geographic>Kenya; Uganda.</geographic></subject>"], "countries", ("Kenya", "Uganda")),
        (["<subject><topic>a; b</topic><geographic>Mali</geographic><geographic>Mount A</geographic></subject>"], "tags", ("a", "b", "Mount A")),
        (["<subject><hierarchicalGeographic><country>Mali</country></hierarchicalGeographic></subject>"], "countries", ("Mali",)),
        (["<physicalDescription><extent>xi, 20 p. ; 24 cm</extent></physicalDescription>"], "extra", {"number-of-pages": "20"}),
        (["<genre>thesis</genre>"], "type", "thesis"),
        (["<genre>working paper</genre>"], "genre", "working paper"),
        (["<typeOfResource>cartographic</typeOfResource>"], "type", "map"),
        (["<originInfo><issuance>monographic</issuance></originInfo>"], "type", "book"),
        (["<originInfo><issuance>serial</issuance></originInfo>"], "type", "periodical"),
        ([], "type", "document"),
        ([host("<identifier type='issn'>2049-3630</identifier>")], "type", "article-journal"),
        ([host("<part><detail type='issue'><number>no. 3</number></detail></part>")], "issue", "3"),
        ([host("<genre>newspaper</genre>")], "type", "article-newspaper"),
        ([host()], "type", "chapter"),
        ([host("<name><namePart>Doe, J.</namePart></name>")], "editors", (Name("Doe", "J."),)),
        (["<genre>book</genre>", host()], "container_title", "Host"),
    ],
)  # fmt: skip
def test_an_element_is_read(elements: list[str], field: str, expected: Any) -> None:
    parts = elements if field == "title" else [title("A"), *elements]
    assert getattr(record(*parts), field) == expected


def test_a_broken_record_does_not_take_its_neighbours_with_it() -> None:
    text = (
        f"<modsCollection>\n<mods>{title('a')}</mods>\n<mods><titleInfo></mods>\n<mods>{title('c')}</mods>\n"
        "</modsCollection>"
    )
    parsed = mods_xml.loads(text)
    assert [publication.title for publication in parsed.publications] == ["a", "c"]
    assert parsed.lines == [2, 4]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(3, True)]


def test_entities_that_a_document_declares_are_never_expanded() -> None:
    bomb = f'<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY c SYSTEM "file:///etc/passwd">]>\n<mods>{title("x&a;&c; y")}</mods>'
    (publication,) = mods_xml.loads(bomb).publications
    assert publication.title == "x&a;&c; y"


@every_row(
    ("head", "is_mods"),
    [
        ("<mods:mods xmlns:mods='http://www.loc.gov/mods/v3'>", True),
        ("<?xml version='1.0'?>\n<modsCollection><mods>", True),
        ("<html><body><mods></mods>", False),
        ("<record><modsX/></record>", False),
        ("a text about <mods>", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_mods: bool) -> None:
    assert mods_xml.sniff(head) is is_mods


def test_a_text_without_records_is_one_lost_problem() -> None:
    parsed = mods_xml.loads("plain words")
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])
