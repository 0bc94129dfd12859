"""Numbered and marked lists of names are divided into their names."""

from harness.rows import every_row
from protlib.formats.tables import csv_table
from protlib.record.names import parse_list


@every_row(
    ("text", "names"),
    [
        ("أحمد، محمد؛ خليل، سارة", ["أحمد", "خليل"]),
        ("Abu, M؛ Khalil, S", ["Abu", "Khalil"]),
        ("A. Ruiz / J. Smith", ["Ruiz", "Smith"]),
        ("UNHCR / IOM", ["UNHCR", "IOM"]),
        ("Low, P.//Ruiz, A.//Smith, J.", ["Low", "Ruiz", "Smith"]),
        ("UNHCR//IOM", ["UNHCR", "IOM"]),
        ("Low P. /  Ruiz A.M.", ["Low", "Ruiz"]),
        ("Low, Paul/Ruiz, Ana", ["Low", "Ruiz"]),
        ("Office A / Unit B", ["Office A / Unit B"]),
        ("Ministry of Health, Labour/Welfare, Japan", ["Ministry of Health, Labour/Welfare, Japan"]),
        ("1. Ana Ruiz 2. Juan Pérez", ["Ruiz", "Pérez"]),
        ("1) UNHCR 2) IOM", ["UNHCR", "IOM"]),
        ("• Ana Ruiz\n• Juan Pérez", ["Ruiz", "Pérez"]),
        ("• Ana Ruiz • Juan Pérez", ["Ruiz", "Pérez"]),
        ("- UNHCR\n- IOM", ["UNHCR", "IOM"]),
        ("– Ana Ruiz\n– Juan Pérez", ["Ruiz", "Pérez"]),
        ("UNICEF (lead), IOM", ["UNICEF", "IOM"]),
        ("Ministry of Health / Care", ["Ministry of Health / Care"]),
        ("Ana Ruiz (UNHCR)", ["Ruiz"]),
    ],
)
def test_signs_and_numbers_between_names_divide_them(text: str, names: list[str]) -> None:
    assert [name.literal or name.family for name in parse_list(text)] == names


@every_row(
    ("text", "authors", "editors"),
    [
        ("Ruiz, Ana (ed.)", [], ["Ruiz"]),
        ("Ruiz, Ana (ed.); Low, Paul", ["Low"], ["Ruiz"]),
        ("Ruiz, A. & Smith, J. (eds.)", [], ["Ruiz", "Smith"]),
        ("Ruiz, Ana (coord.)", [], ["Ruiz"]),
        ("Ruiz, Ana", ["Ruiz"], []),
    ],
)
def test_editors_among_the_authors_of_a_table_keep_their_role(
    text: str, authors: list[str], editors: list[str]
) -> None:
    [record] = csv_table.loads(f'Title,Author\nA,"{text}"\n').publications
    assert [name.family for name in record.authors] == authors
    assert [name.family for name in record.editors] == editors
