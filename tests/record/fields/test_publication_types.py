"""The type of a publication whose table says none: what its other columns tell."""

import csv
from io import StringIO
from typing import Final

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.formats import ReadOptions
from protlib.record.fields import publication_types

TOLD: Final = {
    "a journal and no more": ({"Journal": "Nature"}, "article-journal"),
    "any container, with a volume": ({"Publication title": "Nature", "Volume": "5"}, "article-journal"),
    "any container, with an ISSN": ({"Publication title": "Nature", "ISSN": "0028-0836"}, "article-journal"),
    "the title of a book": ({"Book title": "Ideas"}, "chapter"),
    "a container with an ISBN": ({"Publication title": "Ideas", "ISBN": "9780306406157"}, "chapter"),
    "a newspaper": ({"Newspaper": "Le Monde"}, "article-newspaper"),
    "a conference": ({"Conference": "IASFM 16"}, "paper-conference"),
    "a university": ({"University": "LSHTM"}, "thesis"),
    "an ISBN": ({"ISBN": "9780306406157", "Publisher": "OUP"}, "book"),
    "a publisher and no more": ({"Publisher": "IOM"}, "report"),
    "a report number": ({"Report number": "12"}, "report"),
    "a document symbol": ({"Symbol": "A/72/1"}, "report"),
    "the title of a website": ({"Website title": "IOM"}, "webpage"),
    "a column of links": ({"Website": "https://iom.int/a"}, "document"),
    "an address and when it was read": ({"URL": "https://iom.int/a", "Accessed": "2020-01-02"}, "webpage"),
    "a category": ({"Category": "Handbook"}, "report"),
    "a category of many": ({"Category": "Journal articles"}, "article-journal"),
    "a genre": ({"Genre": "Working paper"}, "report"),
    "a category that is none, and a publisher": ({"Category": "Protection", "Publisher": "IOM"}, "report"),
    "a type of one's own, and a journal": ({"Type": "Peer-reviewed thing", "Journal": "Nature"}, "article-journal"),
    "a type, whatever else": ({"Type": "book", "Journal": "Nature", "Volume": "5"}, "book"),
    "that it is a document": ({"Type": "document", "Journal": "Nature"}, "document"),
    "a decree": ({"Type": "Decreto", "Number": "1069"}, "legislation"),
    "a judgment": ({"Type": "Arrêt"}, "legal_case"),
    "a treaty": ({"Type": "Convención"}, "treaty"),
    "another word for it": ({"Type": "Miscellaneous", "ISBN": "9780306406157"}, "document"),
    "an empty column": ({"Journal": "", "ISBN": ""}, "document"),
    "an address alone": ({"URL": "https://iom.int/a"}, "document"),
    "nothing": ({}, "document"),
}  # fmt: skip


def kind(columns: dict[str, str], options: ReadOptions) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerows([["Title", "Year", *columns], ["T", "2009", *columns.values()]])
    (publication,) = formats.read(buffer.getvalue().encode(), formats.format_named("csv"), options).publications
    return publication.type


@every_row(("columns", "expected"), TOLD.values(), ids=TOLD)
def test_the_type_is_told_by(columns: dict[str, str], expected: str) -> None:
    assert kind(columns, ReadOptions()) == expected


def test_a_decree_keeps_its_word_beside_other_laws() -> None:
    table = b"Title,Type\nA,Decree\nB,Law\n"
    publications = formats.read(table, formats.format_named("csv")).publications
    assert [(each.type, each.genre) for each in publications] == [("legislation", "Decree"), ("legislation", "")]


def test_what_a_row_was_is_kept_as_it_was_written() -> None:
    record = formats.read(b"Title,Type,Journal\nA,document,Nature\n", formats.format_named("csv")).publications
    assert (
        formats.read(formats.write(record, formats.format_named("csv")), formats.format_named("csv")).publications
        == record
    )


@pytest.mark.parametrize("text", ["", " ", "foo"])
def test_what_is_like_no_type_is_refused_with_all_types(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not a type of publication; choose from article, .*, report, .*, webpage$"):
        publication_types.parse_type(text)


@pytest.mark.parametrize(
    ("authors", "title", "expected"),
    [
        ("European Court of Human Rights", "Hirsi Jamaa and Others v. Italy", "legal_case"),
        ("Cour européenne des droits de l'homme", "Affaire Hirsi Jamaa c. Italie", "legal_case"),
        ("European Court of Human Rights", "Guide on Article 3", "document"),
        ("Smith, Ana", "War v. Peace", "document"),
    ],
)
def test_parties_before_a_court_are_a_judgment(authors: str, title: str, expected: str) -> None:
    buffer = StringIO()
    csv.writer(buffer).writerows([["Title", "Author", "Year"], [title, authors, "2012"]])
    (publication,) = formats.read(buffer.getvalue().encode(), formats.format_named("csv"), ReadOptions()).publications
    assert publication.type == expected
