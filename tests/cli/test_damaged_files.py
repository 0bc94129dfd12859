"""Workbooks that were cut, flipped, protected or are none: a message that names the file, and exit 3."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from programs.running import Run
from protlib import formats
from protlib.record.model import Publication

_WHOLE = formats.write([Publication(key="a", title="A"), Publication(key="b", title="B")], formats.format_named("xlsx"))
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_NO_PARTS = BytesIO()
with zipfile.ZipFile(_NO_PARTS, "w") as archive:
    archive.writestr("xl/workbook.xml", "<workbook/>")
_FLIPPED = bytes(byte ^ 0x55 for byte in _WHOLE[60:200])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (_WHOLE[:-40], "cannot read this workbook: the file is damaged or cut off\n"),
        (_NO_PARTS.getvalue(), "cannot read this workbook: a part of it is damaged, missing or unknown\n"),
        (_WHOLE[:60] + _FLIPPED + _WHOLE[200:], "cannot read this workbook"),
        (_OLD + "Workbook\0".encode("utf-16-le"), "this is an old .xls file; save it as .xlsx"),
        (_OLD + "WordDocument\0Workbook\0".encode("utf-16-le"), "this is an old .xls file; save it as .xlsx"),
        (_OLD + "Book\0".encode("utf-16-le"), "this is an old .xls file; save it as .xlsx"),
        (_OLD + "WordDocument\0".encode("utf-16-le"), "this is an old .doc file; save it as .docx"),
        (_OLD + "PowerPoint Document\0".encode("utf-16-le"), "protlib does not know its program"),
        (_OLD + "EncryptedPackage".encode("utf-16-le"), "it has a password; save it without one"),
        (
            _WHOLE[:6] + b"\x01" + re.sub(rb"(?s)(PK\x01\x02.{4})\x00", b"\\g<1>\x01", _WHOLE[7:]),
            "it has a password; save it without one",
        ),
    ],
    ids=[
        "cut",
        "without its parts",
        "flipped",
        "old",
        ("old with a letter in it"),
        "very old",
        "a letter",
        "a talk",
        "protected",
        "encrypted",
    ],
)
def test_a_workbook_that_cannot_be_read_is_named_and_refused(
    protlib: Run, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "report.xlsx").write_bytes(content)
    ran = protlib("import", "report.xlsx")
    assert ran.code == 3
    assert "report.xlsx" in ran.err
    assert message in ran.err
