"""protlib knows a library file that it wrote, and no copy that somebody has changed."""

import os
import stat
from pathlib import Path

import pytest

from protlib.storage import file_records
from protlib.storage.contents import Header
from protlib.storage.file_records import FileRecord, WrittenFiles, whoami

HEADER = Header(changed="2026-11-24T12:00:00Z", changed_by="add a", who="ana@laptop")
DATA = b'{"library": {"1": {"format": 2, "created": "c"}}, "publications": {}}'


@pytest.fixture
def files(tmp_path: Path) -> WrittenFiles:
    """What is known of the files beside a folder, which is nothing yet."""
    (tmp_path / "versions").mkdir()
    return WrittenFiles(tmp_path / "versions")


def noted(files: WrittenFiles, path: Path, data: bytes = DATA, last: int | None = 9) -> FileRecord:
    path.write_bytes(data)
    note = FileRecord.from_data(HEADER, data, 3, last)
    files.add(note, path, like=path)
    return note._replace(mtime_ns=path.stat().st_mtime_ns, inode=path.stat().st_ino)


def test_what_was_noted_of_a_file_is_known(files: WrittenFiles, path: Path) -> None:
    assert files.find_record(path) is None
    note = noted(files, path, last=None)
    assert files.find_record(path) == note
    assert files.read_header(path) == Header(2, "c", *HEADER[2:])


def test_two_that_were_written_at_the_same_time_are_two(files: WrittenFiles, path: Path) -> None:
    first, second = path.with_name("one.json"), path.with_name("other.json")
    for place, name in enumerate((first, second)):
        name.write_bytes(DATA + str(place).encode())
        os.utime(name, ns=(1, 1))
        files.add(FileRecord.from_data(HEADER._replace(changed_by=name.name), name.read_bytes(), 1, 1), name, like=path)
    commands = [note.changed_by for name in (first, second) if (note := files.find_record(name))]
    assert commands == ["one.json", "other.json"]


def test_of_a_copy_the_same_is_known(files: WrittenFiles, path: Path) -> None:
    note = noted(files, path)
    os.utime(path, ns=(1, 1))
    assert files.find_record(path) == note


@pytest.mark.parametrize("second", [DATA.replace(b": {}", b":{} "), DATA + b" "], ids=["as long", "longer"])
def test_of_a_file_with_other_content_nothing_is_known(files: WrittenFiles, path: Path, second: bytes) -> None:
    noted(files, path)
    path.write_bytes(second)
    os.utime(path, ns=(1, 1_500_000_000_000_000_000))
    assert files.find_record(path) is None
    assert files.read_header(path) == Header(2, "c", "2017-07-14T02:40:00Z", "changed elsewhere")


def test_the_first_format_says_itself_who_wrote_it(files: WrittenFiles, path: Path) -> None:
    old = DATA.replace(b'"format": 2', b'"format": 1, "changed": "d", "changed_by": "e"')
    noted(files, path, old)
    assert files.read_header(path) == Header(1, "c", "d", "e")


@pytest.mark.parametrize("rest", [b'[17,1,2,3,4,"x', b"[]", b"{}", b"7", b"\xff", b"[1,2,3,4,5,6,7,8]"])
def test_a_line_that_is_cut_short_or_another_is_passed_over(files: WrittenFiles, path: Path, rest: bytes) -> None:
    note = noted(files, path)
    with (path.parent / "versions" / "written.jsonl").open("ab") as file:
        file.write(rest)
    assert files.find_record(path) == note
    again = noted(files, path, DATA + b"\n")
    assert files.find_record(path) == again


def test_what_is_known_of_files_that_are_no_more_is_dropped_where_it_is_much(
    files: WrittenFiles, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_records, "_LONG", 2000)
    monkeypatch.setattr(file_records, "_NEWEST", 3)
    version = path.parent / "versions" / "000001-3.json"
    version_note = noted(files, version, DATA + b"   ")
    for length in range(30):
        library = noted(files, path, DATA + b" " * length + b"\n")
        files.thin(path)
    assert (files.find_record(version), files.find_record(path)) == (version_note, library)
    assert (path.parent / "versions" / "written.jsonl").stat().st_size < 2500


@pytest.mark.parametrize(("length", "expected"), [(200, 200), (201, 200), (100_000, 200)])
def test_a_long_command_is_shortened(length: int, expected: int) -> None:
    label = FileRecord.from_data(Header(changed_by="x" * length), b"", 0, 0).changed_by
    assert len(label) == expected
    assert label.endswith("…") == (length > expected)


def test_nobody_reads_it_who_may_not_read_the_library(files: WrittenFiles, path: Path) -> None:
    path.write_bytes(DATA)
    path.chmod(0o600)
    noted(files, path)
    assert stat.S_IMODE((path.parent / "versions" / "written.jsonl").stat().st_mode) == 0o600


def test_who_runs_it_is_told_with_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("USER", "ana")
    assert whoami().startswith("ana")
    monkeypatch.delenv("USER")
    assert "ana" not in whoami()


def test_who_runs_it_is_known_where_no_variable_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert whoami().startswith(f"{pwd.getpwuid(os.getuid()).pw_name}@")
    monkeypatch.setattr(os, "getuid", lambda: 123456789)
    assert whoami() == os.uname().nodename


def test_a_user_whose_name_is_not_utf8_can_write(
    files: WrittenFiles, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", os.fsdecode(b"a\xff"))
    path.write_bytes(DATA)
    files.add(FileRecord.from_data(HEADER._replace(who=whoami()), DATA, 3, 9), path, like=path)
    assert files.read_header(path).who.startswith("a")


def test_who_may_read_the_library_may_read_what_is_known_of_it(files: WrittenFiles, path: Path) -> None:
    path.write_bytes(DATA)
    path.chmod(0o664)
    mask = os.umask(0o077)
    try:
        files.add(FileRecord.from_data(HEADER, DATA, 3, 9), path, like=path)
    finally:
        os.umask(mask)
    [file] = (path.parent / "versions").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o664


def test_another_user_who_may_write_beside_the_library_adds_to_what_is_known(
    files: WrittenFiles, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = noted(files, path)
    opened = os.open

    def refused(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(name).name == "written.jsonl":
            raise PermissionError(13, "Permission denied", str(name))
        return opened(name, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    another = path.with_name("other.json")
    second = noted(files, another, DATA + b" ")
    assert (files.find_record(path), files.find_record(another)) == (first, second)


def test_of_two_with_the_same_bytes_a_copy_that_keeps_the_times_tells_which_it_is(
    files: WrittenFiles, path: Path
) -> None:
    """A command may write what an earlier one has left, and a folder of versions may be a copy."""
    for moment, command in enumerate(("add a", "tag a", "untag a"), 1):
        data = DATA + b" " * (moment == 2)
        path.unlink(missing_ok=True)
        path.write_bytes(data)
        os.utime(path, (moment, moment))
        files.add(FileRecord.from_data(HEADER._replace(changed_by=command), data, 3, 9), path, like=path)
    copy = path.with_name("copy.json")
    copy.write_bytes(DATA)
    commands = []
    for moment in (1, 3, 4):
        os.utime(copy, (moment, moment))
        note = files.find_record(copy)
        assert note is not None
        commands.append(note.changed_by)
    assert commands == ["add a", "untag a", "untag a"]
