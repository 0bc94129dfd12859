"""Files whose names have accents, under the name that was typed or the one that the disk has, as a Mac writes it."""

import unicodedata
from pathlib import Path

import pytest

from programs.running import Run
from protlib.formats.files import read

NAME = "Réfs d’été.csv"
APART, TOGETHER = (unicodedata.normalize(form, NAME) for form in ("NFD", "NFC"))
WAYS = pytest.mark.parametrize(
    ("on_disk", "typed"),
    [(APART, TOGETHER), (TOGETHER, APART), (APART, APART)],
    ids=["of a Mac", "of Linux", "same"],
)


@WAYS
def test_files_are_read_written_and_kept_under_either_name(
    protlib: Run, tmp_path: Path, on_disk: str, typed: str
) -> None:
    (tmp_path / on_disk).write_text("title,year,key\nOne,2010,one\n")
    assert protlib("import", typed).code == 0
    assert read(tmp_path / typed).publications[0].key == "one"
    assert protlib("export", "-o", typed, "--force").code == 0
    assert protlib("--library", typed.replace(".csv", ".json"), "import", typed).code == 0
    assert protlib("--library", on_disk.replace(".csv", ".json"), "list", "--format", "keys").out == "one\n"
    assert len([path for path in tmp_path.glob("R*") if path.suffix == ".csv"]) == 1
