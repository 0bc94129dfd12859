import pytest

from protlib.duplicates.compared_names import are_by_same
from protlib.record.model import Name, Publication

IOM = Name(literal="International Organization for Migration", short="IOM")
JOBE = Name(family="Jobe", given="Alison")
SMITH = Name(family="Smith", given="John")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((JOBE, SMITH), (SMITH, JOBE), True),
        ((JOBE,), (Name(family="Jobe-Smith", given="A."),), True),
        ((JOBE,), (SMITH,), False),
        ((IOM,), (Name(literal="IOM"),), True),
        ((IOM,), (Name(literal="International Organization"),), True),
        ((IOM,), (Name(literal="International Labour Organization", short="ILO"),), False),
        ((Name(literal="OHCHR"),), (Name(literal="Office of the High Commissioner for Human Rights"),), True),
        ((JOBE,), (), None),
        ((), (), None),
    ],
)
def test_two_records_are_by_the_same(
    one: tuple[Name, ...], other: tuple[Name, ...], told: bool | None
) -> None:
    assert are_by_same(Publication(authors=one), Publication(authors=other)) is told
    assert are_by_same(Publication(authors=other), Publication(authors=one)) is told


def test_editors_and_the_publisher_count_where_there_is_no_author() -> None:
    assert are_by_same(Publication(editors=(JOBE,)), Publication(editors=(JOBE,))) is True
    assert are_by_same(Publication(publisher="IOM"), Publication(publisher="UNHCR")) is False
    assert are_by_same(Publication(editors=(JOBE,), publisher="IOM"), Publication(publisher="IOM")) is None
