"""Texts that repeat one thing a hundred thousand times: each file is read, or refused, in about linear time."""

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
def test_remarks_do_not_hide_what_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "remarks.xml").write_text(f"{_REMARKS}<rss><item/></rss>", encoding="utf-8")
    ran = budget.command("import", "remarks.xml", library=tmp_path / "library.json", seconds=10)
    assert ran.code == 3
    assert "news feed" in ran.err
