"""Numbers that stand in each other's columns."""

from typing import Any

import pytest

from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table


def record_of(table: str, *finders: str) -> dict[str, Any]:
    [publication] = csv_table.loads(table, ReadOptions(finders=finders)).publications
    return publication.to_dict()


@pytest.mark.parametrize("heading", ["isbn", "ISBN"])
@pytest.mark.parametrize("text", ["1020-7473", "10207473", "ISSN 1020-7473"])
def test_an_issn_under_isbn_is_an_issn(heading: str, text: str) -> None:
    record = record_of(f"title,{heading}\nAnnual report,{text}\n")
    assert record == {"type": "document", "title": "Annual report", "issn": "1020-7473"}


def test_each_number_goes_to_its_own_field() -> None:
    record = record_of("title,isbn,issn\nAnnual report,1020-7473,9789241548922\n")
    assert (record["isbn"], record["issn"]) == ("9789241548922", "1020-7473")


def test_a_number_with_a_wrong_check_digit_stays_where_it_is() -> None:
    assert record_of("title,isbn\nAnnual report,1020-7474\n")["isbn"] == "1020-7474"


def test_a_table_that_protlib_wrote_has_what_it_says() -> None:
    assert record_of("key,type,title,isbn\na,report,Annual report,1020-7473\n")["isbn"] == "1020-7473"


def test_a_table_that_comes_back_has_what_it_says_under_isbn() -> None:
    """Its column would clear the field, and another would have the number."""
    table = "key,title,isbn\nunhcr2014,Annual report,1020-7473\n"
    assert record_of(table, "key")["isbn"] == "1020-7473"
