"""Downloads from PubMed and ERIC are known by their content, and read in full."""

import json
from typing import Any

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import nbib
from protlib.formats.parsed import ReadOptions, WriteOptions
from protlib.formats.ris import ris_text
from protlib.record.model import Name, Publication

FOLDER = DATA / "nbib"


def record(*lines: str) -> Publication:
    (publication,) = nbib.loads("\n".join(["PMID- 1", *lines, ""])).publications
    return publication


def test_a_download_from_pubmed_is_read_in_full() -> None:
    parsed = nbib.loads((FOLDER / "pubmed.nbib").read_text(encoding="utf-8"))
    expected = json.loads((FOLDER / "pubmed.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert (parsed.lines, parsed.problems) == ([1, 44, 61], [])


def test_a_download_from_eric_is_told_by_its_content_and_read_in_full() -> None:
    data = (FOLDER / "eric.nbib").read_bytes()
    parsed = formats.read(data, formats.detect(data, "records.txt"))
    expected = json.loads((FOLDER / "eric.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.lines == [2, 23, 32]
    scheme = "a link without https://; taken as “https://www.example.org/report.pdf”"
    assert [(problem.line, problem.what) for problem in parsed.problems] == [
        (23, f"url “www.example.org/report.pdf”: {scheme}")
    ]


@every_row(
    ("lines", "field", "expected"),
    [
        (["OID - EJ1", "PT  - Reports - Research", "JT  - Journal"], "container_title", "Journal"),
        (["OID - ED1", "PT  - Guides - General", "JT  - Office"], "publisher", "Office"),
        (["OID - ED1", "PT  - Books", "ISBN - ISBN-978-0-3064-0615-7"], "isbn", "9780306406157"),
        (["OID - ED1", "PT  - Speeches/Meeting Papers"], "type", "paper-conference"),
        (
            ["OID - ED1", "AID - http://example.org/a", "LID - http://eric.ed.gov/?id=ED1"],
            "url",
            "http://example.org/a",
        ),
    ],
)
def test_a_tag_of_eric_is_read(lines: list[str], field: str, expected: Any) -> None:
    (publication,) = nbib.loads("\n".join(["OWN - ERIC", "TI  - A", *lines, ""])).publications
    assert getattr(publication, field) == expected


def test_nothing_is_lost_on_the_way_through_ris() -> None:
    publications = nbib.loads((FOLDER / "pubmed.nbib").read_text(encoding="utf-8")).publications
    assert ris_text.loads(ris_text.dumps(publications, WriteOptions(lossless=True))).publications == publications


@every_row(
    ("lines", "field", "expected"),
    [
        (["TI  - Caring for", "      people."], "title", "Caring for people"),
        (["TI  - [Caring for people]."], "title", "Caring for people"),
        (["TI  - What then?"], "title", "What then?"),
        (["DP  - 2019 Jul-Aug"], "date", "2019-07/2019-08"),
        (["DP  - 2019 Summer"], "date", "2019-22"),
        (["IS  - 1538-3598 (Electronic)", "IS  - 0098-7484 (Linking)"], "issn", "1538-3598 0098-7484"),
        (["AID - 10.1000/x [doi]", "AID - S1 [pii]"], "doi", "10.1000/x"),
        (["AID - 10.1000/x [doi]", "LID - 10.1000/y [doi]"], "doi", "10.1000/y"),
        (["LA  - fre"], "language", "fr"),
        (["PT  - Preprint"], "type", "article"),
        (["PT  - Technical Report"], "type", "report"),
        (["BTI - Handbook."], "type", "book"),
        (["BTI - Handbook."], "title", "Handbook"),
        (["TA  - JAMA"], "container_title", "JAMA"),
        (["MH  - *Sex Work", "OT  - law"], "tags", ("law", "Sex Work")),
        (["AU  - Jobe AB"], "authors", (Name(family="Jobe", given="A. B."),)),
        (["FAU - Jobe, Alison B", "AU  - Jobe AB"], "authors", (Name(family="Jobe", given="Alison B"),)),
        (
            ["CN  - UNODC", "AU  - Jobe AB"],
            "authors",
            (Name(literal="UNODC"), Name(family="Jobe", given="A. B.")),
        ),
    ],
)
def test_a_tag_is_read(lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines), field) == expected


def test_et_al_stands_for_further_authors() -> None:
    roe, others = Name(family="Roe", given="Jane"), Name(literal="others")
    assert record("TI  - Caring", "FAU - Roe, Jane", "FAU - et al").authors == (roe, others)
    assert record("TI  - Caring", "FAU - Roe, Jane, et al.").authors == (roe, others)


def test_what_has_no_meaning_is_kept_and_the_house_of_pubmed_is_not() -> None:
    publication = record("GR  - R01/X", "AD  - a", "AD  - b", "OWN - NLM", "DEP - 20190230")
    assert publication.extra == {
        "PMID": "1",
        "nbib:GR": "R01/X",
        "nbib:AD": ["a", "b"],
        "available-date": "20190230",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_records_are_apart_by_a_blank_line_or_by_their_number(end: str) -> None:
    text = end.join(["", "PMID- 1", "TI  - a.", "", "TI  - b.", "PMID- 2", "TI  - c.", ""])
    parsed = nbib.loads(text)
    assert [publication.title for publication in parsed.publications] == ["a", "b", "c"]
    assert parsed.lines == [2, 5, 6]


@pytest.mark.parametrize("text", ["", "plain words", "<xml/>"])
def test_a_text_without_records_is_one_lost_problem(text: str) -> None:
    parsed = nbib.loads(text)
    assert (parsed.publications, [problem.lost for problem in parsed.problems]) == ([], [True])


@every_row(
    ("head", "is_nbib"),
    [
        ("\nPMID- 17666671\nOWN - NLM", True),
        ("PMID- 1\r", True),
        ("TY  - JOUR\nAN  - 1", False),
        ("PMID: 12", False),
        ("\r\nOWN - ERIC\r\nTI  - A", True),
        ("OWN - NLM\nTI  - A", False),
        ("", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_nbib: bool) -> None:
    assert nbib.sniff(head) is is_nbib


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    nbib.loads(
        "PMID- 1\nTI  - a\n\n" * 250, ReadOptions(progress=lambda done, total: progress_steps.append((done, total)))
    )
    assert progress_steps == [(200, 250)]
