"""The table of treaties and laws: what its rows are like, and which names tell one."""

import re

import pytest

from protlib.record.identifiers.symbols import parse_symbol
from protlib.record.instruments import all_instruments, find_instruments, is_acronym


def test_each_row_is_whole_and_in_its_place() -> None:
    every = all_instruments()
    assert len(every) >= 80
    assert [each.date for each in every] == sorted(each.date for each in every)
    for each in every:
        assert re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", each.date), each
        assert all(name == name.strip() and name for name in each.names), each
        assert not is_acronym(each.names[0]), each
        assert not each.number.startswith("A/RES") or parse_symbol(each.number) == each.number, each


def test_each_name_tells_one_alone() -> None:
    assert [
        (name, find_instruments(name))
        for each in all_instruments()
        for name in each.all_names()
        if find_instruments(name) != (each,)
    ] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("palermo protocol", "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"),
        ("Protocole de Palerme", "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"),
        ("C29", "Forced Labour Convention, 1930"),
        ("ILO Convention No. 189", "Domestic Workers Convention, 2011"),
        ("CETS No. 197", "Council of Europe Convention on Action against Trafficking in Human Beings"),
        ("2011/36/EU", "Directive on preventing and combating trafficking in human beings and protecting its victims"),
        ("cedaw", "Convention on the Elimination of All Forms of Discrimination against Women"),
        ("CAT", "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"),
        ("cat", ""),
        ("protocol", ""),
        ("A/RES/55/25", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_name_tells_a_treaty(text: str, title: str) -> None:
    assert [each.names[0] for each in find_instruments(text)] == ([title] if title else [])
