"""Names of files whose accents the disk has apart, and the file of references together, or the other way."""

import unicodedata
from pathlib import Path

import pytest

from protlib.attachments.named_files import ArrivalFolders
from protlib.record.file_references import FileReference

NAME = "García, L. - 2010 - La niñez.pdf"
FORMS = [unicodedata.normalize("NFC", NAME), unicodedata.normalize("NFD", NAME)]


@pytest.mark.parametrize("on_disk", FORMS)
@pytest.mark.parametrize("in_record", FORMS)
@pytest.mark.parametrize("folder", ["files/3/", "C:/Users/ana/"])
def test_a_file_is_found_however_its_accents_are_stored(
    tmp_path: Path, on_disk: str, in_record: str, folder: str
) -> None:
    (tmp_path / "files" / "3").mkdir(parents=True)
    path = tmp_path / "files" / "3" / on_disk
    path.write_bytes(b"%PDF-1.4\n%%EOF")
    reference = FileReference(folder + in_record)
    arrival = ArrivalFolders(tmp_path, [tmp_path / "files"]).find_file(reference)
    assert arrival is not None
    assert arrival.path.samefile(path)
