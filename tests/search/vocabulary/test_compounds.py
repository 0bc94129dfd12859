"""Words typed as one that the library has apart, and words typed apart that it has as one."""

from collections.abc import Iterator

import pytest

from protlib.index import Index
from protlib.record.model import Name, Publication
from sample_records.search_samples import keys

RECORDS = (
    Publication(key="soldiers", title="Reintegration of Former Child Soldiers"),
    Publication(key="child", title="A child of soldiers"),
    Publication(key="port", title="Camps in Port-au-Prince"),
    Publication(key="zam", title="Water at Zam Zam"),
    Publication(key="study", title="A Multi-Country Study"),
    Publication(key="care", title="Healthcare for survivors"),
    Publication(key="again", title="Post-traumatic stress", abstract="Posttraumatic growth comes later."),
    Publication(key="growth", title="Posttraumatic growth"),
    Publication(key="mcauliffe", title="World report", authors=(Name(family="McAuliffe", given="Marie"),)),
    Publication(key="appeal", title="Appeal MDR49001"),
    Publication(key="Dottridge2004kids", title="Kids", authors=(Name(family="Dottridge", given="Mike"),), date="2004"),
    Publication(key="later", title="Kids again", authors=(Name(family="Dottridge", given="Mike"),), date="2010"),
    Publication(key="order", title="In the order of the day"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("library") / "library.json"
    path.write_text("[]")
    with Index.open(path, None, lambda: [record.to_dict() for record in RECORDS]) as index:
        yield index


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("childsoldiers", ["soldiers"]), ("childsoldier", ["soldiers"]), ("Childsoldiers reintegration", ["soldiers"]),
        ("portauprince", ["port"]), ("zamzam", ["zam"]), ("multicountry study", ["study"]), ("health care", ["care"]),
        ("posttraumatic stress", ["again"]), ("growth posttraumatic", ["growth", "again"]), ("Mc Auliffe", ["mcauliffe"]), ("MDR 49001", ["appeal"]),
        ("title:zamzam", ["zam"]), ("author:zamzam", []), ("inthe", []), ("orderofthe", []), ("childof", []),
        ("zamza*", []), ("soldierschild", []),
    ],
)  # fmt: skip
def test_words_are_found_joined_and_apart(index: Index, query: str, expected: list[str]) -> None:
    assert keys(index, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dottridge2004", ["Dottridge2004kids"]), ("dottridge2004kid", ["Dottridge2004kids"]), ("dotridge2010", ["later"]),
        ("dottridge2010again", ["later"]), ("dottridge2004 kids", ["Dottridge2004kids"]), ("dottridge1999", []),
        ("author:dottridge2004", []), ("title:dottridge2004", []),
    ],
)  # fmt: skip
def test_half_a_key_finds_what_has_it_or_the_author_and_the_year(index: Index, query: str, expected: list[str]) -> None:
    assert keys(index, query) == expected


def test_exact_takes_words_as_they_are_typed(index: Index) -> None:
    assert keys(index, "childsoldiers", exact=True) == []


def test_a_word_is_no_misspelling_of_another_where_its_halves_stand_side_by_side(index: Index) -> None:
    assert keys(index, "water zamzam") == ["zam"]
