"""Family names in capitals before a given name with initials, as people cite in Brazil and France."""

import pytest

from harness.rows import every_row
from protlib.record.names import display, parse_list
from protlib.record.names.persons import person


@every_row(
    ("text", "names"),
    [
        ("SOUZA, João P.", ["Souza, João P."]),
        ("SMITH, John A.; JONES, Mary B.", ["Smith, John A.", "Jones, Mary B."]),
        ("SILVA, Maria da; SOUZA, João P.", ["Silva, Maria da", "Souza, João P."]),
        ("SILVA, M. L. da", ["Silva, M. L. da"]),
        ("DE SOUZA, Ana P.", ["de Souza, Ana P."]),
        ("SILVA, João P., COSTA, Rui M., & LIMA, Ana", ["Silva, João P.", "Costa, Rui M.", "Lima, Ana"]),
        ("UNHCR; SMITH, John A.", ["UNHCR", "Smith, John A."]),
        ("UNHCR, A. Betts", ["UNHCR", "Betts, A."]),  # a body beside a person
    ],
)
def test_a_given_name_with_initials_stays_with_its_family_name(text: str, names: list[str]) -> None:
    assert [display(name) for name in parse_list(text)] == names


@pytest.mark.parametrize("text", ["UNHCR, J. Smith", "OXFAM, Kevin W.", "ITF, IOM"])
def test_a_body_in_capitals_is_no_family_name(text: str) -> None:
    first, _second = parse_list(text)
    assert first.literal == text.partition(",")[0]


@pytest.mark.parametrize("text", ["US State Dept", "Justice Dept", "U.S. State Dept."])
def test_a_department_cut_short_is_no_family_name(text: str) -> None:
    [name] = parse_list(text)
    assert name.literal == text


@pytest.mark.slow
def test_each_word_of_a_long_name_in_capitals_is_read_by_itself() -> None:
    count = 100_000  # words: minutes where each looks through the full name
    assert person("KHAN IDRIS " * count + ", ALI").family == " ".join(["Khan Idris"] * count)
