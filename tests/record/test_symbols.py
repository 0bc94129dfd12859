import pytest

from protlib.record.symbols import compared_symbols, symbols


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
        ("https://undocs.org/en/A/HRC/44/45", ["A/HRC/44/45"]),
        ("CTOC/COP/2018/3", ["CTOC/COP/2018/3"]),
        ("HCR/GIP/06/07", ["HCR/GIP/06/07"]),
        ("WP/16/1", []),
        ("", []),
    ],
)
def test_the_symbols_of_documents_in_a_text(text: str, found: list[str]) -> None:
    assert symbols(text) == found


@pytest.mark.parametrize(
    "text", ["S/RES/2388 (2017)", "S/RES/2388(2017)", "S/RES/2388", "S/RES/2388, S/RES/2388 (2017)"]
)
def test_a_symbol_is_one_with_its_year_and_without(text: str) -> None:
    assert compared_symbols(text) == ["S/RES/2388"]
