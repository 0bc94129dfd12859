"""The court of a case: EndNote calls the publisher of a case so, and Zotero reads it there."""

import pytest

from protlib.formats import registry
from protlib.formats.parsed import WriteOptions
from protlib.formats.ris import ris_text
from protlib.record.model import Publication

COURT = "European Court of Human Rights"


def _case(court: str, publisher: str = "") -> Publication:
    extra = {"authority": court} if court else {}
    return Publication(type="legal_case", title="Rantsev v Cyprus", publisher=publisher, extra=extra)


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("name", ["ris", "endnote"])
def test_a_court_comes_back(name: str, *, lossless: bool) -> None:
    entry = registry.format_named(name)
    text = entry.writer().dumps([_case(COURT)], WriteOptions(lossless=lossless))
    assert isinstance(text, str)
    assert entry.reader().loads(text).publications == [_case(COURT)]
    assert not [*entry.writer().lacks(_case(COURT), WriteOptions())]


@pytest.mark.parametrize("name", ["ris", "endnote"])
@pytest.mark.parametrize("court", [COURT, ""])
def test_a_publisher_beside_a_court_comes_back_where_nothing_is_lost(name: str, court: str) -> None:
    entry = registry.format_named(name)
    text = entry.writer().dumps([_case(court, "HUDOC")], WriteOptions(lossless=True))
    assert isinstance(text, str)
    assert entry.reader().loads(text).publications == [_case(court, "HUDOC")]
    assert [*entry.writer().lacks(_case(court, "HUDOC"), WriteOptions())] == ["publisher"]


def test_other_programs_read_the_court_and_a_lone_publisher_in_one_tag() -> None:
    assert f"PB  - {COURT}\r\n" in ris_text.dumps([_case(COURT, "HUDOC")], WriteOptions())
    assert "PB  - HUDOC\r\n" in ris_text.dumps([_case("", "HUDOC")], WriteOptions())
    [book] = ris_text.loads("TY  - BOOK\nTI  - On camps\nPB  - Brill\nER  - \n").publications
    assert (book.publisher, book.extra) == ("Brill", {})
