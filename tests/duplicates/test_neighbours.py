"""The records with which a new one is compared, and how that stays quick in a crowd of equal titles."""

import pytest

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.neighbours import Neighbours
from protlib.record.model import Name, Publication

CROWD = 61
"""So many records with one fingerprint that these are divided."""


def knowing(*publications: Publication) -> Neighbours:
    neighbours = Neighbours()
    for publication in publications:
        record = ComparedRecord(publication)
        neighbours.know(record, fingerprints(record))
    return neighbours


def similar_keys(neighbours: Neighbours, publication: Publication) -> list[str]:
    record = ComparedRecord(publication)
    return [neighbours[number].key for number in neighbours.numbers_like(record, fingerprints(record))]


def test_the_neighbours_of_a_record_share_a_fingerprint_with_it() -> None:
    neighbours = knowing(
        Publication(key="a", title="Ideas", doi="10.1000/1"),
        Publication(key="b", title="Ideas"),
        Publication(key="c", title="Causes"),
    )
    assert similar_keys(neighbours, Publication(title="Ideas", doi="10.1000/1")) == ["a", "b"]
    assert similar_keys(neighbours, Publication(title="Else")) == []
    assert list(neighbours.numbers_like(ComparedRecord(Publication(title="Ideas")), ())) == []


def test_what_is_known_of_a_record_is_the_last_that_was_told() -> None:
    neighbours = knowing(Publication(key="a", title="Ideas"))
    changed = ComparedRecord(Publication(key="a", title="Ideas", date="2009", doi="10.1000/1"))
    neighbours.change(0, changed, ["doi:10.1000/1"])
    assert neighbours[0] is changed
    assert similar_keys(neighbours, Publication(title="Else", doi="10.1000/1")) == ["a"]


def test_a_record_that_no_fingerprint_finds_any_more_is_still_known() -> None:
    record = Publication(key="a", title="Ideas", doi="10.1000/1")
    neighbours = knowing(record, Publication(key="b", title="Ideas"))
    neighbours.forget(set(fingerprints(ComparedRecord(record))))
    assert similar_keys(neighbours, record) == []
    assert [neighbours[number].publication.key for number in range(2)] == ["a", "b"]
    assert neighbours[0].doi == {"10.1000/1"}


@pytest.fixture
def crowd() -> list[Publication]:
    """Editorials that only their volumes tell apart."""
    return [
        Publication(key=f"e{number}", title="Editorial", date="2009", volume=str(number)) for number in range(CROWD)
    ]


def test_of_a_title_that_many_have_those_count_that_share_a_detail(crowd: list[Publication]) -> None:
    neighbours = similar_keys(knowing(*crowd), Publication(title="Editorial", date="2009", volume="7"))
    assert neighbours[0] == "e7"
    assert len(neighbours) < 20


def test_one_that_comes_when_the_crowd_is_divided_already_is_found(crowd: list[Publication]) -> None:
    late = Publication(key="late", title="Editorial", date="1999", authors=(Name(family="Jobe"),))
    assert "late" in similar_keys(knowing(*crowd, late), late.changed(key="", publisher="IOM"))


def test_a_link_that_many_have_tells_little() -> None:
    shop = [
        Publication(key=f"s{number}", title=f"Title {number}", url="https://iom.int/shop") for number in range(CROWD)
    ]
    record = Publication(title="Else", url="https://iom.int/shop")
    assert similar_keys(knowing(*shop), record) == []
    assert len(similar_keys(knowing(*shop[1:]), record)) == CROWD - 1
