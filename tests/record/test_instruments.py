"""The table of treaties and laws: what its rows are like, and which names tell one."""

import re

from harness.rows import every_row
from protlib.record.identifiers.symbols import parse_symbol
from protlib.record.instruments import all_instruments, find_instruments, has_form_of_acronym


def test_each_row_is_whole_and_in_its_place() -> None:
    rows = all_instruments()
    assert len(rows) >= 80
    assert [row.date for row in rows] == sorted(row.date for row in rows)
    for row in rows:
        assert re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", row.date), row
        assert all(name == name.strip() and name for name in row.names), row
        assert not has_form_of_acronym(row.names[0]), row
        assert not row.number.startswith("A/RES") or parse_symbol(row.number) == row.number, row


def test_each_name_tells_one_alone() -> None:
    assert [
        (name, find_instruments(name))
        for instrument in all_instruments()
        for name in instrument.all_names()
        if find_instruments(name) != (instrument,)
    ] == []


@every_row(
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
    assert [instrument.names[0] for instrument in find_instruments(text)] == ([title] if title else [])
