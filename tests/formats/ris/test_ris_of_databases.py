"""What databases and programs write into tags of RIS that mean something else, in the form of their files."""

import pytest

from protlib.formats.ris import ris_text
from protlib.record.model import Publication


def read_record(*lines: str) -> Publication:
    [record] = ris_text.loads("\n".join(("TY  - JOUR", "TI  - Syndemics", *lines, "ER  - ", ""))).publications
    return record


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (["101264945"], "101264945"),  # Ovid's number of the journal
        (["Query date: 2022-03-14", "8 cites: https://scholar.google.com/x"], "Query date: 2022-03-14; 8 cites: https"),
    ],
)
def test_what_is_no_issue_stays_beside_the_record(values: list[str], kept: str) -> None:
    """It was the issue of a journal in each style: “Sustainability, (Query date: 2022-03-14)”."""
    record = read_record(*(f"M1  - {value}" for value in values))
    assert record.issue == ""
    assert str(record.extra["ris:M1"]).startswith(kept)


@pytest.mark.parametrize("value", ["5", "Suppl 2", "12-13", "Special issue"])
def test_an_issue_is_one(value: str) -> None:
    assert read_record(f"M1  - {value}").issue == value


def test_all_authors_in_one_tag_are_several() -> None:
    authors = read_record("A1  - Achterbergh RCA, van der Helm JJ, de Vries HJC").authors
    assert [name.family for name in authors] == ["Achterbergh", "Helm", "Vries"]


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("Bales, Kevin.", "Kevin"),
        ("Bales, Kevin Alan.", "Kevin Alan"),
        ("Bales, K.", "K."),
        ("Bales, Kev A.", "Kev A."),
    ],
)
def test_the_point_of_a_catalogue_is_no_part_of_a_name(value: str, given: str) -> None:
    assert read_record(f"A1  - {value}").authors[0].given == given
