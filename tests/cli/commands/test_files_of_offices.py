"""`merge` of several libraries: the files of each come from its own folder."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from programs.running import Run

OFFICES = ("mali", "niger", "chad")


def _read_files(library: Path) -> dict[str, list[str]]:
    """Return by key the contents of the files that the records of a library name."""
    records = json.loads(library.read_text())["publications"].values()
    return {
        record["key"]: sorted((library.parent / text.partition("#")[0]).read_text() for text in record.get("files", ()))
        for record in records
    }


def _make_office(folder: Path, records: Sequence[dict[str, object]]) -> Path:
    """Make a library whose records name a file “report.txt” without a checksum, as programs and people write it."""
    office = folder.name
    (folder / "library.files").mkdir(parents=True)
    (folder / "library.files" / "report.txt").write_text(f"read in {office}")
    publications = {
        str(number): {"files": ["library.files/report.txt"], **record} for number, record in enumerate(records, start=1)
    }
    library = {"library": {"1": {"format": 2, "created": "2026-11-26T09:00:00Z"}}, "publications": publications}
    (folder / "library.json").write_text(json.dumps(library))
    return folder / "library.json"


@pytest.mark.parametrize("order", [OFFICES, OFFICES[::-1]])
def test_each_library_brings_its_own_file_of_one_name(protlib: Run, tmp_path: Path, order: Sequence[str]) -> None:
    protlib("add", "--title", "Ours", "--year", "2001")
    for office in OFFICES:
        _make_office(tmp_path / office, [{"key": office, "type": "report", "title": f"Markets of {office}"}])
    names = [str(tmp_path / office / "library.json") for office in order]
    protlib("merge", "--dry-run", *names)
    assert not (tmp_path / "library.files").exists()
    assert protlib("merge", "--yes", *names).err == "3 publications added, 1 unchanged\n"
    files = {"ours2001": [], **{office: [f"read in {office}"] for office in OFFICES}}
    assert _read_files(tmp_path / "library.json") == files
    assert protlib("merge", "--yes", *names).err == "4 publications unchanged\n"
    assert _read_files(tmp_path / "library.json") == files


def test_a_record_of_two_libraries_gets_the_files_of_both(protlib: Run, tmp_path: Path) -> None:
    for office in OFFICES[:2]:
        record: dict[str, object] = {
            "key": "markets",
            "type": "report",
            "title": "Markets of the Sahel",
            "date": "2019",
        }
        path = _make_office(tmp_path / office, [record])
        path.write_text(path.read_text().replace("report.txt", f"{office}.txt"))
        (path.parent / "library.files" / "report.txt").rename(path.parent / "library.files" / f"{office}.txt")
    protlib("merge", "--yes", *(str(tmp_path / office / "library.json") for office in OFFICES[:2]))
    assert _read_files(tmp_path / "library.json") == {"markets": ["read in mali", "read in niger"]}


def test_a_file_of_one_name_is_not_taken_for_that_of_another_record_here(protlib: Run, tmp_path: Path) -> None:
    _make_office(tmp_path, [{"key": "ours", "type": "report", "title": "Ours of the coast"}])
    their_path = _make_office(tmp_path / "chad", [{"key": "theirs", "type": "report", "title": "Lakes of Chad"}])
    protlib("merge", "--yes", str(their_path))
    files = _read_files(tmp_path / "library.json")
    assert files == {"ours": [f"read in {tmp_path.name}"], "theirs": ["read in chad"]}
