import pytest

from protlib.record.symbols import symbols


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A/HRC/44/45", ["A/HRC/44/45"]),
        ("S/RES/2388 (2017)", ["S/RES/2388(2017)"]),
        ("S/RES/2388(2017)", ["S/RES/2388(2017)"]),
        ("A/RES/3363 (XXX)", ["A/RES/3363(XXX)"]),
        ("CRC/C/GC/6.", ["CRC/C/GC/6"]),
        ("E/CN.4/2004/76/Add.1", ["E/CN.4/2004/76/Add.1"]),
        ("ST/SGB/2003/13", ["ST/SGB/2003/13"]),
        ("CEDAW/C/GC/38, para. 3", ["CEDAW/C/GC/38"]),
        ("A/HRC/44/45 and A/HRC/44/46, again A/HRC/44/45", ["A/HRC/44/45", "A/HRC/44/46"]),
        ("see A/C", []),
        ("and/or", []),
        ("E/12", []),
        ("12/11/2004", []),
        ("https://www.example.org/A/HRC/44/45", []),
        ("WP/16/1", []),
        ("", []),
    ],
)
def test_the_symbols_of_documents_in_a_text(text: str, found: list[str]) -> None:
    assert symbols(text) == found
