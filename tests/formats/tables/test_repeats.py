"""A cell that says "the same as above" gets the value above it."""

import pytest

from harness.rows import every_row
from protlib.formats import ReadOptions
from protlib.formats.tables import csv_table


@every_row(
    "cell",
    [
        "same as above",
        "Idem",
        "ibid.",
        "ditto",
        '""""',
        "———",
        "-do-",
        "– ditto –",
        "Même auteur",
        "el mismo",
        "O mesmo",
        "siehe oben",
        "Ders.",
        "lo stesso",
        "نفسه",
        "Тот же",
    ],
)
def test_a_cell_that_repeats_means_the_one_above_and_a_line_says_so(cell: str) -> None:
    text = f"Title,Author,Publisher\nA,UNICEF,ILO\nB,{cell},{cell}\nC,{cell},\nD,Ana Ruiz,\n"
    parsed = csv_table.loads(text)
    names = [[name.literal or name.family for name in record.authors] for record in parsed.publications]
    assert names == [["UNICEF"], ["UNICEF"], ["UNICEF"], ["Ruiz"]]
    assert [record.publisher for record in parsed.publications] == ["ILO", "ILO", "", ""]
    quoted_cell = '"' if '"' in cell else cell
    assert parsed.remarks == [f"“{quoted_cell}” in line 3, and 2 other cells, mean the cell above."]


@pytest.mark.parametrize("cell", ["-", "--", "—", "?"])
def test_a_lone_sign_is_no_name(cell: str) -> None:
    [first, second] = csv_table.loads(f"Title,Author,Publisher\nA,UNICEF,ILO\nB,{cell},{cell}\n").publications
    assert first.authors
    assert (second.authors, second.publisher) == ((), "")


def test_a_title_repeats_nothing_and_a_table_that_comes_back_says_what_it_says() -> None:
    assert [record.title for record in csv_table.loads("Title,Year\nA,2001\nIdem,2002\n").publications] == ["A", "Idem"]
    options = ReadOptions(finders=["key"])
    [_first, second] = csv_table.loads("key,publisher\na,ILO\nb,Idem\n", options).publications
    assert second.publisher == "Idem"


def test_countries_and_languages_repeat_but_codes_do_not() -> None:
    parsed = csv_table.loads('Title,Country,Language\nA,Mali,French\nB,idem,„\nC,"""",ditto\nD,DO,id\n')
    assert [(record.countries, record.language) for record in parsed.publications] == [
        (("Mali",), "fr"),
        (("Mali",), "fr"),
        (("Mali",), "fr"),
        (("Dominican Republic",), "id"),
    ]
