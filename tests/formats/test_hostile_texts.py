"""Texts that repeat one thing a hundred thousand times: each file is read, or refused, in about linear time."""

import json
from pathlib import Path
from typing import Final

import pytest

from mishaps import budget

_REMARKS: Final = "<?xml version='1.0'?>\n" + "<!-- made by hand -->\n" * 40
_LONG: Final = 100_000
_CELL: Final = 'title,authors,year\nA,"x{}y",2009\n'
_RIS: Final = "TY  - BOOK\nTI  - A\n{}\nER  - \n"
_FILES: Final = {
    **{f"a cell of {name}": ("csv", _CELL.format(piece * (_LONG // len(piece)))) for name, piece in (
        ("blanks", " "), ("hard blanks", "\u00a0"), ("line breaks", "\n"), ("parentheses", "("), ("slashes", "/"),
        ("commas", ","), ("names", "Aa, Bb; "),
    )},
    "a field of pages": ("ris", _RIS.format(f"SP  - {'1-' * 20_000}")),
    "a note of blanks": ("ris", _RIS.format(f"N1  - a{' ' * _LONG}b")),
    "a name of commas": ("bibtex", f"@book{{a, title = {{A}}, author = {{{',' * _LONG}}}}}"),
    "blanks before a mark": ("mrk", f"{' ' * _LONG}=LDR  00000nam\n=245  10$aA\n"),
}  # fmt: skip


@pytest.mark.slow
def test_no_text_makes_a_reader_hang() -> None:
    results = budget.reads({name: (form, text.encode()) for name, (form, text) in _FILES.items()}, seconds=10)
    for name, result in results.items():
        assert result.titles == ["A"], (name, result.messages[:2])


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "2009 ", "Ghana, "])
def test_a_cell_that_is_no_place_costs_little_and_is_named_in_a_short_line(tmp_path: Path, piece: str) -> None:
    text = piece * (_LONG // len(piece))
    (tmp_path / "table.csv").write_text(f'title,countries\nA,"x{text}"\n', encoding="utf-8")
    ran = budget.command("import", "table.csv", library=tmp_path / "library.json", seconds=5)
    assert ran.code == 0
    assert "no place “x" in ran.err
    assert max(map(len, ran.err.splitlines())) < 2_000


@pytest.mark.slow
def test_an_entry_of_many_semicolons_costs_little_and_is_one_record(tmp_path: Path) -> None:
    text = "Aa, Bb; " * 2_500
    (tmp_path / "list.txt").write_text(f"References\n\n{text}\n", encoding="utf-8")
    line = ("import", "list.txt", "--from", "references")
    ran = budget.command(*line, library=tmp_path / "library.json", seconds=5)
    assert ran.code == 0
    records = json.loads((tmp_path / "library.json").read_text(encoding="utf-8"))["publications"]
    assert [record["title"].startswith("Bb; Aa, Bb; ") for record in records.values()] == [True]


@pytest.mark.slow
def test_remarks_do_not_hide_what_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "remarks.xml").write_text(f"{_REMARKS}<rss><item/></rss>", encoding="utf-8")
    ran = budget.command("import", "remarks.xml", library=tmp_path / "library.json", seconds=10)
    assert ran.code == 3
    assert "news feed" in ran.err
