"""Ovid's own text with tags, of invented publications."""

from typing import Final

from harness.paths import DATA
from protlib import formats
from protlib.formats.databases import ovid
from protlib.record.model import Name, Publication

FOLDER: Final = DATA / "databases"


def read() -> list[Publication]:
    data = (FOLDER / "ovid.txt").read_bytes()
    entry = formats.detect(data, "ovid.txt")
    assert entry.name == "ovid"
    parsed = formats.read(data, entry)
    assert not parsed.problems
    return parsed.publications


def test_a_record_of_medline_is_told_by_its_content_and_read_in_full() -> None:
    article = read()[0]
    assert article.authors == (Name("Ruiz", "A. B."), Name("Diallo", "Awa"))
    assert (article.type, article.title) == ("article-journal", "Children who cross borders alone")
    assert (article.container_title, article.volume, article.issue, article.page, article.date) == (
        "Child Testing & Care", "12", "3", "45-67", "2010-01",
    )  # fmt: skip
    assert (article.doi, article.issn, article.language) == ("10.1000/182", "2049-3630", "en")
    assert (article.abstract, article.tags) == ("Children cross borders alone.", ("Borders", "Children"))
    assert article.extra["ovid:IN"] == "University of Testing, Accra"
    assert "ovidsp" not in repr(article)


def test_the_source_of_a_chapter_has_the_book_and_its_editors() -> None:
    chapter = read()[1]
    assert (chapter.type, chapter.title, chapter.authors) == ("chapter", "Walking alone", (Name("Roe", "Jane"),))
    assert chapter.editors == (Name("Poe", "Edgar J"), Name("Doe", "John"))
    assert (chapter.container_title, chapter.page, chapter.date) == ("A handbook of testing", "371-397", "2004")
    assert (chapter.publisher, chapter.isbn) == ("Office for Testing", "9780306406157")


def test_other_databases_write_the_source_in_other_ways() -> None:
    whole, named, unclear = read()[2:]
    assert (whole.title, whole.container_title, whole.date) == ("Testing in camps", "Acta of Testing", "2011-08")
    assert (whole.volume, whole.issue, whole.page, whole.doi) == ("43", "8", "647-653", "10.1000/183")
    assert (named.container_title, named.volume, named.issue, named.page, named.date) == (
        "Development", "32", "3", "551-565", "2002-09",
    )  # fmt: skip
    assert (unclear.note, unclear.date) == ("Somewhere, without a form", "2002")


PSYCINFO: Final = """<1. >
DB - PsycINFO
TI - Walking alone. [References].
AU - Poe, Edgar{}
SO - Poe, Edgar [Ed]; Doe, Ann [Ed]. (2012). Coaching in camps: A handbook. {}xvii, 254 pp. Accra: Testing; GH.
PT - Book
PT - Edited Book
DT - {}
"""


def test_a_chapter_of_psycinfo_has_its_book_and_is_no_edited_book() -> None:
    [chapter] = ovid.loads(PSYCINFO.format("", "(pp. 11-31). ", "Chapter")).publications
    assert (chapter.type, chapter.title, chapter.date) == ("chapter", "Walking alone", "2012")
    assert (chapter.container_title, chapter.page) == ("Coaching in camps: A handbook", "11-31")
    assert (chapter.authors, chapter.editors) == ((Name("Poe", "Edgar"),), (Name("Poe", "Edgar"), Name("Doe", "Ann")))


def test_an_edited_book_of_psycinfo_has_each_editor_once() -> None:
    [book] = ovid.loads(PSYCINFO.format(" [Ed]", "", "Classic Book")).publications
    assert (book.type, book.authors, book.editors) == ("book", (), (Name("Poe", "Edgar"), Name("Doe", "Ann")))


def test_a_text_with_whole_labels_is_refused_and_says_what_to_do() -> None:
    assert not ovid.sniff("<1>\nAuthors\n  Smith, A.\n")
