"""Links, numbers and symbols of records, as they are compared to find records that are the same."""

from harness.rows import every_row
from protlib.duplicates.compared_identifiers import document_symbols, dois, isbns, page_of_link
from protlib.record.model import Publication


@every_row(
    ("url", "message"),
    [
        ("https://www.iom.int/books/causes/", "iom.int/books/causes"),
        ("http://IOM.int/books/causes#page=3", "iom.int/books/causes"),
        ("iom.int/books/Causes", "iom.int/books/Causes"),
        ("https://iom.int/#!/reports/7", "iom.int/#!/reports/7"),
        ("https://iom.int/app#/reports/7", "iom.int/app#/reports/7"),
        ("https://iom.int/?q=7", "iom.int/?q=7"),
        ("https://iom.int/", ""),
        ("https://iom.int", ""),
        ("https://dx.doi.org/10.1000/1", ""),
    ],
)
def test_what_tells_the_page_of_a_link(url: str, message: str) -> None:
    assert page_of_link(url) == message


def test_a_link_to_a_doi_is_one() -> None:
    assert dois(Publication(doi="10.1000/A", url="https://doi.org/10.1000/B")) == {"10.1000/a", "10.1000/b"}
    assert dois(Publication(url="https://doi.org/10")) == set()


def test_isbns_have_one_form_and_an_issn_is_none() -> None:
    assert isbns(Publication(isbn="0306406152 9780306406157")) == {"9780306406157"}
    assert isbns(Publication(isbn="0957-9672 (Print)")) == set()
    assert isbns(Publication()) == set()


def test_a_document_symbol_may_be_a_number_or_stand_in_the_title() -> None:
    assert document_symbols(Publication(number="A/HRC/44/45")) == {"A/HRC/44/45"}
    assert document_symbols(Publication(title="Resolution S/RES/2388 (2017) on trafficking")) == {"S/RES/2388"}
    assert document_symbols(Publication(title="Return and/or reintegration", number="12/3")) == set()
