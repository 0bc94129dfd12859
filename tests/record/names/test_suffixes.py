"""What stands behind a person's name: suffixes, orders and degrees."""

import pytest

from harness.rows import every_row
from protlib.record import names


@every_row(
    ("text", "parts"),
    [
        ("King, Martin Luther, Jr.", ("King", "Martin Luther", "Jr.")),
        ("King Jr., Martin Luther", ("King", "Martin Luther", "Jr.")),
        ("King, M. L., JR", ("King", "M. L.", "JR")),
        ("Smith, John, 2d", ("Smith", "John", "2d")),
        ("Smith, John, V", ("Smith", "John", "V")),
        ("Smith, V", ("Smith", "V", "")),
        ("Silva, João, Filho", ("Silva", "João", "Filho")),
        ("Dumas, Alexandre, père", ("Dumas", "Alexandre", "père")),
        ("Smith, John, S.J.", ("Smith", "John", "S.J.")),
        ("Smith, J., SJ", ("Smith", "J.", "SJ")),
        ("John Smith, S.J.", ("Smith", "John", "S.J.")),
        ("John Smith, SJ", ("Smith", "John", "SJ")),
        ("Garcia Marquez, S.J.", ("Garcia Marquez", "S.J.", "")),
        ("Garcia Marquez, SJ", ("Garcia Marquez", "SJ", "")),
        ("Smith, Mary, RSM", ("Smith", "Mary", "RSM")),
        ("Smith, John, PhD", ("Smith", "John", "")),
        ("John Smith, PhD, MSW", ("Smith", "John", "")),
        ("Smith, Mary, LCSW", ("Smith", "Mary", "")),
        ("Müller, Hans, Prof. Dr.", ("Müller", "Hans", "")),
        ("Smith, MS", ("Smith", "MS", "")),
        ("Smith, IV", ("Smith", "IV", "")),  # initials, for want of others
        ("Smith, II, Ana", ("Smith", "Ana", "II")),
        ("Smith, AT", ("Smith", "AT", "")),  # no small word
        ("Smith MPH", ("Smith", "M. P. H.", "")),
    ],
)
def test_a_suffix_stays_and_a_degree_does_not(text: str, parts: tuple[str, str, str]) -> None:
    name = names.parse_name(text)
    assert (name.family, name.given, name.suffix, name.literal) == (*parts, "")


@pytest.mark.parametrize("text", ["Smith, John, PhD", "John Smith, PhD, MPH", "Smith, Mary, LCSW", "Smith, John, MD"])
def test_a_degree_that_is_left_out_is_told_among_the_guesses(text: str) -> None:
    assert names.parse_name(text).guessed == text


@every_row(
    ("text", "families"),
    [
        ("John Smith, PhD; Mary Brown, MD, MPH", ["Smith", "Brown"]),
        ("John Smith, PhD, Mary Brown, MD, MPH", ["Smith", "Brown"]),
        ("Smith, J., SJ, and Brown, A.", ["Smith", "Brown"]),
        ("Smith JA, Brown MS, Jones MD", ["Smith", "Brown", "Jones"]),
        ("Smith, John, Jr.; Brown, Ann", ["Smith", "Brown"]),
    ],
)
def test_a_suffix_or_a_degree_is_no_name_of_a_list(text: str, families: list[str]) -> None:
    assert [name.family for name in names.parse_list(text)] == families
