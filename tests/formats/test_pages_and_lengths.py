"""The pages where a work stands, and how many it has: two numbers that other programs write in one field."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats import registry
from protlib.formats.bib import bibtex
from protlib.formats.csl import csljson
from protlib.formats.parsed import WriteOptions
from protlib.formats.ris import ris_text
from protlib.formats.tables import csv_table
from protlib.record.model import TYPES, Publication

PAGES = ["", "12", "e12", "xvi", "12-19", "xvi, 12", "N. 3"]
LENGTHS = ["", "12", "300", "xvi, 300"]
NUMBER = "number-of-pages"


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json", "endnote"])
@given(st.sampled_from(sorted(TYPES)), st.sampled_from(PAGES), st.sampled_from(LENGTHS))
@example("report", "12", "300")
@example("report", "12", "")
@example("report", "12", "12")
@example("book", "12", "300")
@example("book", "", "300")
def test_pages_and_lengths_come_back_as_they_left(name: str, kind: str, pages: str, length: str) -> None:
    entry = registry.format_named(name)
    extra = {NUMBER: length} if length else {}
    record = Publication(type=kind, title="On camps", page=pages, key="roe2001camps", extra=extra)
    content: Any = entry.writer().dumps([record], WriteOptions(lossless=True))
    [read_record] = entry.reader().loads(content).publications
    assert (read_record.type, read_record.page, read_record.extra.get(NUMBER, "")) == (kind, pages, length)


@every_row(
    ("entry", "pages", "length"),
    [
        ("@book{a, title = {On camps}, pages = {593}}", "", "593"),
        ("@techreport{a, title = {On camps}, pages = {593}}", "", "593"),
        ("@book{a, title = {On camps}, pages = {593 p.}}", "", "593"),
        ("@book{a, title = {On camps}, pages = {xvi, 593}}", "", "xvi, 593"),
        ("@report{a, title = {On camps}, pages = {12}, pagetotal = {593}}", "12", "593"),
        ("@report{a, title = {On camps}, pages = {593}, pagetotal = {593}}", "", "593"),
        ("@book{a, title = {On camps}, pages = {12--19}}", "12-19", ""),
        ("@book{a, title = {On camps}, pages = {N.PAG}}", "", ""),
        ("@article{a, title = {On camps}, pages = {12}}", "12", ""),
        ("@incollection{a, title = {On camps}, booktitle = {Camps}, pages = {12}}", "12", ""),
    ],
)
def test_a_lone_number_in_bibtex_is_the_length_of_a_whole_work(entry: str, pages: str, length: str) -> None:
    [record] = bibtex.loads(entry).publications
    assert (record.page, record.extra.get(NUMBER, "")) == (pages, length)


@every_row(
    ("tags", "pages", "length"),
    [
        ("TY  - RPRT\nSP  - 593", "", "593"),
        ("TY  - RPRT\nSP  - 593 p.", "", "593"),
        ("TY  - GOVDOC\nSP  - 593", "", "593"),
        ("TY  - BOOK\nSP  - 593", "", "593"),
        ("TY  - BOOK\nSP  - 173 s.", "", "173"),
        ("TY  - THES\nSP  - No Pagination Specified", "", ""),
        ("TY  - RPRT\nSP  - 12\nEP  - 19", "12-19", ""),
        ("TY  - RPRT\nSP  - 12\nEP  - 12", "12", ""),
        ("TY  - RPRT\nSP  - 12–19", "12-19", ""),
        ("TY  - RPRT\nSP  - 12-12", "12", ""),
        ("TY  - JOUR\nSP  - 12", "12", ""),
        ("TY  - CHAP\nSP  - 12", "12", ""),
        ("TY  - JOUR\nSP  - N.PAG\nEP  - N.PAG", "", ""),
    ],
)
def test_a_lone_number_in_ris_is_the_length_of_a_whole_work(tags: str, pages: str, length: str) -> None:
    [record] = ris_text.loads(f"{tags}\nTI  - On camps\nER  - \n").publications
    assert (record.page, record.extra.get(NUMBER, "")) == (pages, length)


@pytest.mark.parametrize("kind", ["report", "book"])
def test_a_lone_page_leaves_ris_with_its_end_also_where_nothing_is_packed(kind: str) -> None:
    text = ris_text.dumps([Publication(type=kind, title="On camps", page="12")], WriteOptions())
    assert "SP  - 12\r\n" in text
    assert ris_text.loads(text).publications[0].page == "12"


NO_NUMBERS = ["NA", "N/A", "n/a", "-", "–", "none", "None", "unknown", "Unknown"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_word_for_no_number_is_nothing_in_ris_and_in_tables(text: str) -> None:
    ris = ris_text.loads(f"TY  - BOOK\nTI  - On camps\nID  - {text}\nDO  - {text}\nSN  - {text}\nER  - \n")
    table = csv_table.loads(f"Key,Title,DOI,ISBN,ISSN\n{text},On camps,{text},{text},{text}\n")
    for parsed in (ris, table):
        [record] = parsed.publications
        assert (record.key, record.doi, record.isbn, record.issn, record.extra) == ("", "", "", "", {})
        assert not parsed.problems


@pytest.mark.parametrize("pages", ["12–15", "12 – 15", "12—15", "12-15"])
def test_a_range_of_pages_with_any_dash_is_one_in_csl(pages: str) -> None:
    item = {"id": "roe2001camps", "type": "article-journal", "title": "On camps", "page": pages}
    [record] = csljson.loads(json.dumps([item])).publications
    assert record.page == "12-15"
    assert "SP  - 12\r\nEP  - 15\r\n" in ris_text.dumps([record], WriteOptions())
