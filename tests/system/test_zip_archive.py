"""Archives with some parts changed: the others stay as they are, in their order."""

import zipfile
from io import BytesIO

import pytest

from protlib.system.zip_archive import with_changed_texts, with_parts

_DATE = (2020, 5, 4, 3, 2, 2)


def _archive() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), "odt")
        for name, text in (("content.xml", "a"), ("picture.png", "dots")):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return buffer.getvalue()


def _parts(data: bytes) -> list[tuple[str, bytes, int]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(entry.filename, archive.read(entry), entry.compress_type) for entry in archive.infolist()]


def test_a_changed_part_stays_in_its_place_and_a_new_one_comes_last() -> None:
    old = _archive()
    new = with_parts(old, {"new.xml": b"n", "content.xml": b"b"})
    mimetype, content, picture = _parts(old)
    packed = zipfile.ZIP_DEFLATED
    assert _parts(new) == [mimetype, (content[0], b"b", packed), picture, ("new.xml", b"n", packed)]
    assert new == with_parts(old, {"new.xml": b"n", "content.xml": b"b"})
    with zipfile.ZipFile(BytesIO(new)) as archive:
        assert {entry.date_time for entry in archive.infolist()[:3]} == {_DATE}


def test_texts_change_and_are_added_and_a_missing_one_is_not_made() -> None:
    new = with_changed_texts(_archive(), {"content.xml": str.upper, "missing.xml": str.upper}, {"head.xml": "é"})
    assert [(name, part) for name, part, _packing in _parts(new)] == [
        ("mimetype", b"odt"), ("content.xml", b"A"), ("picture.png", b"dots"), ("head.xml", "é".encode())
    ]  # fmt: skip


def test_a_damaged_part_is_named() -> None:
    damaged = _archive().replace(b"odt", b"odp", 1)
    with pytest.raises(ValueError, match="mimetype is damaged"):
        with_parts(damaged, {"content.xml": b"b"})
