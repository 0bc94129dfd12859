"""Files that were made, or have come, to take time: they are read all the same.

Nothing is timed here; a reader that takes the square of the time would take minutes for one of these values.
"""

from typing import Final

import pytest

from harness.rows import every_row
from harness.slow_rows import mark_slow
from protlib import formats, text
from protlib.record import names

_MANY: Final = 30_000

_RIS: Final = "TY  - RPRT\nTI  - A title\n{}\nER  - \n"
_BIB: Final = "@report{{k,\n title = {{A title}},\n {}\n}}\n"
_PAGE: Final = "Skip to main content\nTopic\n{}\n\nAn abstract\nCountry\nMali\nYear\n2001\n"
_LONG: Final = {
    "spaces in a link": ("ris", _RIS.format(f"UR  - a{' ' * _MANY}b")),
    "spaces between keywords": ("ris", _RIS.format(f"KW  - a{' ' * _MANY}b;c")),
    "spaces before markup": ("ris", _RIS.format(f"AB  - <p{' ' * _MANY}b")),
    "spaces between pages": ("ris", _RIS.format(f"SP  - 1{' ' * _MANY}b")),
    "keywords": ("ris", _RIS.format("\n".join(f"KW  - word {number}" for number in range(_MANY)))),
    "ampersands": ("bibtex", _BIB.format(f"author = {{{'& ' * _MANY}}},")),
    "spaces between names": ("bibtex", _BIB.format(f"author = {{a{' ' * _MANY}b}},")),
    "spaces in pages": ("bibtex", _BIB.format(f"pages = {{1{' ' * _MANY}b}},")),
    "commas in an address": ("bibtex", _BIB.format(f"url = {{{',' * _MANY}}},")),
    "dollars": ("bibtex", _BIB.format(f"note = {{{'$ ' * _MANY}}},")),
    "mathematics without end": ("bibtex", _BIB.format(f"note = {{{chr(92)}({' x ' * _MANY}}},")),
    "values without end": ("bibtex", _BIB.format("x = {a\n" * 6000)),
    "blank lines behind a brace": ("bibtex", _BIB.format("year = {}}}" + "\n" * _MANY + "\\n},")),
    "a word without an end": ("bibtex", _BIB.format("x" * _MANY)),
    "a long number": ("bibtex", _BIB.format(f"year = 2001, month = {{{'1' * _MANY}}},")),
    "columns": ("tsv", "Title\t" + "a\t" * _MANY + "\nA title\n"),
    "labels": ("listing", _PAGE.format("Country\n" * _MANY)),
    "points in a title": ("listing", _PAGE.format(f"A title{',' * _MANY}")),
}


@pytest.mark.parametrize(
    ("name", "content"), mark_slow(_LONG.values(), lambda row: row in [_LONG["labels"], _LONG["columns"]]), ids=_LONG
)
def test_a_long_value_costs_no_record(name: str, content: str) -> None:
    assert formats.read(content.encode(), formats.format_named(name)).publications


@pytest.mark.parametrize("unit", ["& ", "and ", pytest.param("a, b & ", marks=pytest.mark.slow), "et al. "])
def test_names_without_end_are_read(unit: str) -> None:
    assert names.parse_list(f"x {unit * 10_000}")
    assert names.parse_list(f"x {unit * 10_000}y")


@pytest.mark.slow
def test_a_letter_bears_no_more_marks_than_unicode_has_it_bear() -> None:
    marked = "a" + "\u0316\u0301" * 500_000 + "b" + "\u0301" * 3
    assert len(text.clean(marked)) <= len("ab") + 30 + 3
    assert text.fold(marked) == "ab"


_DIGITS: Final = "1" * 5000


@every_row(
    ("name", "content"),
    [
        ("csl-json", f'[{{"id": "a", "title": "A", "volume": {_DIGITS}}}, {{"id": "b", "title": "B"}}]'),
        ("csl-json", f'[{{"id": "a", "title": "A", "issued": {{"date-parts": [["{_DIGITS}"]]}}}}, {{"id": "b", "title": "B"}}]'),
        ("csl-json", '[{"id": "a", "title": "A", "issued": {"date-parts": [["--5"]]}}, {"id": "b", "title": "B"}]'),
        ("jsonl", f'{{"title": "A", "volume": {_DIGITS}}}\n{{"title": "B"}}'),
        ("bibtex", f"@book{{a, title = {{A}}, verba = {{protlib:{'[' * 10_000}}}}}\n@book{{b, title = {{B}}}}"),
    ],
)  # fmt: skip
def test_what_is_too_long_or_too_deep_costs_no_record(name: str, content: str) -> None:
    parsed = formats.read(content.encode(), formats.format_named(name))
    assert [publication.title for publication in parsed.publications] == ["A", "B"]
