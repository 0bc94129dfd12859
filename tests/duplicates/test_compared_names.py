"""Authors, editors and publishers of two records: whether the same people or bodies made both."""

from harness.rows import every_row
from protlib.duplicates.compared_names import ComparedPeople, compare_people
from protlib.duplicates.judgement import AGREES, DIFFERS, UNKNOWN, Agreement
from protlib.record.model import Name, Publication

IOM = Name(literal="International Organization for Migration", short="IOM")
JOBE = Name(family="Jobe", given="Alison")
SMITH = Name(family="Smith", given="John")


def agreement(one: Publication, other: Publication, known: dict[str, str] | None = None) -> Agreement:
    return compare_people(ComparedPeople(one, known or {}), ComparedPeople(other, known or {}))


@every_row(
    ("first", "second", "expected"),
    [
        ((JOBE, SMITH), (SMITH, JOBE), AGREES),
        ((JOBE,), (Name(family="Jobe-Smith", given="A."),), AGREES),
        ((JOBE,), (Name(literal="Jobe Alison"),), AGREES),
        ((Name(family="Dijk", given="J.", particle="van"),), (Name(family="van Dijk"),), AGREES),
        ((Name(family="Khemais"),), (Name(family="Khemais-Benkhiat", given="S."),), AGREES),
        ((Name(family="Yeshayahu"),), (Name(family="Yeshaaiahu"),), AGREES),
        ((JOBE,), (SMITH,), DIFFERS),
        ((Name(family="Li"),), (Name(family="Lu"),), DIFFERS),
        ((Name(family="de la Cruz"),), (Name(family="de Vries"),), DIFFERS),
        ((IOM,), (Name(literal="IOM"),), AGREES),
        ((IOM,), (Name(literal="IOM Nigeria"),), AGREES),
        ((Name(literal="IOM Ghana"),), (Name(literal="IOM Mali"),), DIFFERS),
        ((IOM,), (Name(literal="International Organization"),), AGREES),
        ((IOM,), (Name(literal="International Labour Organization", short="ILO"),), DIFFERS),
        (
            (Name(literal="OHCHR"),),
            (Name(literal="Office of the High Commissioner for Human Rights"),),
            AGREES,
        ),
        (
            (Name(literal="U.S. Department of State"),),
            (Name(literal="United States Department of State"),),
            AGREES,
        ),
        ((Name(literal="US Department of State"),), (Name(literal="UK Home Office"),), DIFFERS),
        ((Name(literal="UN Women"),), (Name(literal="United Nations Women"),), AGREES),
        ((JOBE,), (Name(literal="Anonymous"),), UNKNOWN),
        ((JOBE,), (), UNKNOWN),
        ((), (), UNKNOWN),
    ],
)
def test_two_records_are_by_the_same(first: tuple[Name, ...], second: tuple[Name, ...], expected: Agreement) -> None:
    assert agreement(Publication(authors=first), Publication(authors=second)) is expected
    assert agreement(Publication(authors=second), Publication(authors=first)) is expected


@every_row(
    ("first", "second", "expected"),
    [
        (Publication(editors=(JOBE,)), Publication(editors=(JOBE,)), AGREES),
        (Publication(publisher="IOM"), Publication(publisher="UNHCR"), DIFFERS),
        (Publication(editors=(JOBE,), publisher="IOM"), Publication(publisher="IOM"), AGREES),
        (Publication(authors=(JOBE,), publisher="IOM"), Publication(authors=(IOM,)), AGREES),
        (Publication(authors=(JOBE,), publisher="UNHCR"), Publication(authors=(IOM,)), DIFFERS),
    ],
)
def test_editors_and_the_publisher_count_too(first: Publication, second: Publication, expected: Agreement) -> None:
    assert agreement(first, second) is agreement(second, first) is expected


def test_names_that_are_decided_to_be_one_are_one() -> None:
    lakes = Publication(authors=(Name(literal="Commission of the Lakes"),))
    lacs = Publication(authors=(Name(literal="Haute autorité des lacs", short="HAL"),))
    assert agreement(lakes, lacs) is DIFFERS
    assert agreement(lakes, lacs, {"hal": "Commission of the Lakes"}) is AGREES


@every_row(
    ("first", "second", "expected"),
    [
        (Name(literal="United Nations High Commissioner for Refugees"), Name(literal="HCR"), AGREES),
        (Name(literal="ACNUR"), Name(literal="Haut Commissariat pour les réfugiés", short="HCR"), AGREES),
        (Name(literal="WHO"), Name(literal="OMS"), AGREES),
        (Name(literal="国际移民组织"), Name(literal="International Organization for Migration"), AGREES),
        (Name(literal="CRS"), Name(literal="Swiss Red Cross"), DIFFERS),
        (Name(literal="European Council"), Name(literal="Council of Europe"), DIFFERS),
    ],
)
def test_the_names_of_a_body_that_is_known_are_one(first: Name, second: Name, expected: Agreement) -> None:
    assert agreement(Publication(authors=(first,)), Publication(authors=(second,))) is expected
