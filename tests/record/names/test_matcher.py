"""Names that mean one body or one person, as strictly as is asked."""

import pytest

from harness.rows import every_row
from protlib.record import names
from protlib.record.names.matcher import are_same_names, is_named_in, make_comparable, may_be_same_body


@every_row(
    ("first", "second", "are_same", "may_be_same"),
    [
        ("International Labour Organization (ILO)", "Organización Internacional del Trabajo", True, True),
        ("U.S. Dept. of State", "United States Department of State", True, True),
        ("Hope for Children Network", "HCN", True, True),
        ("International Rescue Committee (IRC)", "IRC", True, True),
        ("Unknown Aid Office (UAO)", "Unknown Aid Office", True, True),
        ("United Nations Children's Fund (XYZ)", "United Nations Children's Fund (UNICEF)", False, True),
        ("Danish Refugee Council", "Norwegian Refugee Council", False, False),
        ("Ministry of Labour", "Ministry of Labour and Employment", False, True),
    ],
)
def test_whether_two_names_mean_one_body(first: str, second: str, are_same: bool, may_be_same: bool) -> None:
    pair = names.organisation(first), names.organisation(second)
    assert are_same_names(*pair) is are_same_names(*reversed(pair)) is are_same
    compared = [make_comparable(name) for name in pair]
    assert may_be_same_body(*compared) is may_be_same_body(*reversed(compared)) is may_be_same


@pytest.mark.parametrize("text", ["n.a.", "et al.", "No author listed", "[Anonymous]"])
def test_a_text_that_names_nobody_has_nothing_to_compare(text: str) -> None:
    assert make_comparable(names.organisation(text)).compact == ""


@every_row(
    ("name", "text", "is_named"),
    [
        ("IOM", "International Organization for Migration", True),
        ("International Organization for Migration", "OIM and others", True),
        ("Kouassi-Blé, Aya", "Kouassi Blé A., Mensah K.", True),
        ("Mensah, Kofi", "Kouassi A.", False),
        ("Danish Refugee Council", "Norwegian Refugee Council", False),
    ],
)
def test_whether_a_text_names_a_person_or_a_body(name: str, text: str, is_named: bool) -> None:
    assert is_named_in(names.parse_name(name), text) is is_named
