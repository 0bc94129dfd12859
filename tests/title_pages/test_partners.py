"""Maps that list who works where, of which nobody listed is the maker, and tables of makers at the end of a report."""

import pytest

from sample_files.title_pages import BODY, Line, bodies, page, read

PARTNERS = ["UNHCR", "UNICEF", "WFP", "FAO", "IOM", "Oxfam", "Medair", "INTERSOS", "World Vision", "Save the Children"]
REFERENCES = [
    (f"{number} Roe A. Roots of old oaks and of young ones in a hundred woods.", 10.0) for number in range(50)
]


def _map(partners: list[str], *foot: str) -> list[Line]:
    """Return the lines of a map, each apart from the next one."""
    lines: list[Line] = [("Oakland: Who does What Where", 20.0)]
    for text in (*partners, *foot):
        lines += [("", 20.0), (text, 9.0)]
    return lines


@pytest.mark.parametrize(
    ("partners", "foot", "expected"),
    [
        (PARTNERS, ["Feedback: www.unocha.org"], ["United Nations Office for the Coordination of Humanitarian Affairs"]),
        (["Ann Salam, Ben Kedda", *PARTNERS], [], []),  # two towns that read like persons
        (PARTNERS, [], []),
        (["Oxfam"], [], ["Oxfam"]),  # a cover with one body is its own
    ],
)  # fmt: skip
def test_who_is_listed_on_a_map_is_not_its_maker(partners: list[str], foot: list[str], expected: list[str]) -> None:
    assert bodies(read(page(*_map(partners, *foot)))) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (["Authored by:", "Oak Hospital Trust", "Ratified by:", "Elm Hospital Trust"], ["Oak Hospital Trust"]),
        (["Published by: Oak Hospital Trust"], ["Oak Hospital Trust"]),
        (["Oak Hospital Trust"], []),  # a work that the references name
        (["Authored by:", "all of us in the woods"], []),
    ],
)
def test_a_table_below_the_references_names_the_maker(table: list[str], expected: list[str]) -> None:
    cover = page(("Caught in It", 30), ("", 40), ("June 2017", 11))
    closing = page(*REFERENCES, *((line, 10.0) for line in table))
    assert bodies(read(cover, page(*BODY), page(*BODY), page(*BODY), closing)) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (["Date ratified:", "October 2023", "Review date:", "October 2026"], "2023-10"),
        (["Published: 1 May 2019. Available online"], "2017-06"),  # a work that the references name
    ],
)
def test_a_table_below_the_references_has_the_date(table: list[str], expected: str) -> None:
    cover = page(("Caught in It", 30), ("", 40), ("June 2017", 11))
    closing = page(*REFERENCES, *((line, 10.0) for line in table))
    assert read(cover, page(*BODY), page(*BODY), page(*BODY), closing).date == expected
