"""Bodies and years of offices, banks and laws: rules, names in pairs, acronyms, patterns of citations."""

import pytest

from harness.rows import every_row
from protlib.title_pages.makers.same_bodies import join_acronyms
from sample_files.title_pages import BODY, bodies, page, read

GAP = ("", 60.0)


@every_row(
    ("lines", "authors"),
    [
        (["Oak Institute of Statistics", "--------------------"], ["Oak Institute of Statistics"]),
        (["THE REFUGEES ACT, 2021", "THE REFUGEES ACT, 2021"], []),
        (["© 2015 International Bank for Reconstruction and Development / The World Bank"], ["World Bank"]),
        (["Clasificación Internacional Uniforme de todas las Agencias"], []),
        (["Département de la Vieille Anse, Haïti"], []),
    ],
)
def test_a_body_is_told_from_rules_laws_and_places(lines: list[str], authors: list[str]) -> None:
    record = read(page(("Old houses of the valley", 30), GAP, *((line, 14.0) for line in lines)), page(*BODY))
    assert bodies(record) == authors


def test_an_acronym_counts_for_the_name_of_which_it_has_the_initials() -> None:
    scores = {"nocb": 3.8, "north oak coordination board": 1.6, "elm centre": 4.8}
    join_acronyms(scores, {"nocb": "NOCB", "north oak coordination board": "North Oak Coordination Board"})
    assert scores == {"north oak coordination board": pytest.approx(5.4), "elm centre": 4.8}


def test_a_pattern_of_citations_is_no_citation() -> None:
    pattern = "Suggested citation: Oak Council <Oak List version year>. The Oak List of Trees. Oak Council, 2018."
    record = read(page(("Old houses of the valley", 30)), page((pattern, 10), *BODY))
    assert "<" not in "".join(bodies(record))


def test_the_year_of_an_act_is_that_of_its_title() -> None:
    record = read(page(("The Oak Houses Act, 1955", 30)), page(("© 2004 Oak Press", 10), *BODY))
    assert record.year == 1955
