"""Files that two people attached to one publication, each in their own copy of the library."""

import hashlib
import json
from pathlib import Path

from programs.running import Run
from sample_files.tiny_pdf import make_pdf, page

KEY = "iom2009caring"
REPORT, ANNEX = (make_pdf([page(text)]) for text in ("A report", "An annex"))


def test_two_files_that_two_people_attached_under_one_name_are_told(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(REPORT)
    (tmp_path / "annex.pdf").write_bytes(ANNEX)
    protlib("add", "Caring for Trafficked Persons", "--author", "IOM", "--year", "2009")
    protlib("attach", KEY, "report.pdf")
    named, path = (f"library.files/{KEY}.pdf", tmp_path / "library.json")
    size, checksum = len(ANNEX), hashlib.sha256(ANNEX).hexdigest()
    text = path.read_text()
    path.write_text(text.replace(f'"{named}#', f'"{named}#size={size}&sha256={checksum}", "{named}#'))  # as Git merges
    verified = protlib("info", "--verify")
    message = f"two files were attached as {tmp_path / named}, and one of them is not here"
    assert (verified.code, message in verified.out) == (1, True)
    assert protlib("attach", KEY, "annex.pdf").code == 0
    files = json.loads(protlib("attach", KEY, "--format", "json").out)
    assert [file["state"] for file in files] == ["here", "here"]
    assert protlib("info", "--verify").code == 0
