"""RefWorks' own text and XML, of invented publications."""

from typing import Final

import pytest

from harness.paths import DATA
from protlib import formats
from protlib.formats.databases import refworks
from protlib.formats.parsed import Parsed
from protlib.record.model import Name

FOLDER: Final = DATA / "databases"


def read(name: str) -> Parsed:
    data = (FOLDER / name).read_bytes()
    entry = formats.detect(data, name)
    assert entry.name == "refworks"
    return formats.read(data, entry)


def test_the_text_is_told_by_its_content_and_read_in_full() -> None:
    parsed = read("refworks.txt")
    article, chapter, report = parsed.publications
    assert parsed.lines == [14, 38, 51]
    assert not parsed.problems
    assert (article.type, article.authors) == ("article-journal", (Name("Ruiz", "Ana"), Name("Diallo", "Awa")))
    assert article.title == "Children who cross borders alone, and those who wait for them"
    assert (article.container_title, article.date, article.volume, article.issue, article.page) == (
        "Journal of Testing", "2002-02", "32", "3", "551-565",
    )  # fmt: skip
    assert (article.doi, article.issn, article.language, article.tags) == (
        "10.1000/182", "2049-3630", "en", ("Children", "Borders"),
    )  # fmt: skip
    assert article.abstract == "Explored how children cross IS there anybody who waits?"
    assert (chapter.type, chapter.container_title, chapter.editors) == (
        "chapter", "A handbook of testing", (Name("Poe", "Edgar"),),
    )  # fmt: skip
    assert (chapter.publisher, chapter.publisher_place, chapter.url, chapter.page) == (
        "Office for Testing", "Geneva", "https://example.org/handbook", "7-14",
    )  # fmt: skip
    assert (report.type, report.authors) == ("report", (Name(literal="Office for Testing"),))


def test_a_file_of_refworks_in_xml_is_read() -> None:
    book, law = read("refworks.xml").publications
    assert (book.type, book.title, book.date) == ("book", "Caring & testing", "1997")
    assert book.authors == (Name("Ruiz", "Ana"), Name(literal="Office for Testing"))
    assert (law.type, law.title) == ("legislation", "Act on testing")


@pytest.mark.parametrize(
    "text", ["RT this is retweeted\nby many", "TY  - RPRT\nTI  - A\nER  - \n", "<reference><rt>Book</rt></reference>"]
)
def test_a_text_of_another_program_is_not_taken_for_refworks(text: str) -> None:
    assert not refworks.sniff(text)


def test_a_legend_without_references_is_refused() -> None:
    parsed = refworks.loads("Refworks Export Tagged Format\n\nTag legend\n")
    assert "a reference of RefWorks begins with “RT ”" in parsed.problems[0].what


def test_a_type_that_has_no_counterpart_is_kept() -> None:
    [record] = refworks.loads("RT Grey thing\nT1 A thing\nYR 2010\n").publications
    assert (record.type, record.extra["refworks:RT"]) == ("document", "Grey thing")
