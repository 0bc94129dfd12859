"""Whoever looks at a file that is written, at any moment and whatever happens, finds the old or the new content."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import NoReturn

import pytest

from harness.pairs import each_value_once
from protlib.system.atomic import explain_full_disk, mode_of, write_whole
from protlib.system.signals import count_writes
from sample_records.stored_records import forbidden, full

_WRITE_ON = """
import sys
from pathlib import Path
from protlib.system.atomic import write_whole

for number in range(int(sys.argv[3])):
    write_whole(Path(sys.argv[1]), sys.argv[2].encode() * 300_000)
    print(number, flush=True)
"""


def writing(path: Path, letter: str, times: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", _WRITE_ON, str(path), letter, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with something in it."""
    file = tmp_path / "refs.bib"
    file.write_bytes(b"old")
    return file


def test_the_content_is_replaced_and_nothing_is_left_beside(file: Path) -> None:
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_what_is_called_before_sees_all_data_beside_the_old_file(file: Path) -> None:
    states: list[tuple[bytes, bytes]] = []
    write_whole(file, b"new", prepare=lambda ready: states.append((ready.read_bytes(), file.read_bytes())))
    assert states == [(b"new", b"old")]


def stop(*_: object, **__: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize(("fails", "error"), [(full, OSError), (stop, KeyboardInterrupt)])
def test_a_write_that_ends_half_way_leaves_the_old_content(
    file: Path, monkeypatch: pytest.MonkeyPatch, step: str, fails: object, error: type[BaseException]
) -> None:
    monkeypatch.setattr(os, step, fails)
    with pytest.raises(error):
        write_whole(file, b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_what_fails_before_the_file_is_put_in_its_place_leaves_the_old_content(file: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new", prepare=stop)
    assert [(path, path.read_bytes()) for path in file.parent.iterdir()] == [(file, b"old")]


def test_a_new_file_that_cannot_be_written_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "new.bib", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "inodes", "lack"),
    [
        (errno.ENOSPC, (1000, 0), ("the disk can hold no more files, whatever their size", "remove some files")),
        (errno.ENOSPC, (1000, 1), ("the disk is full", "free some space")),
        (errno.ENOSPC, (0, 0), ("the disk is full", "free some space")),  # Btrfs makes them as it needs them
        (errno.EDQUOT, (1000, 0), ("your quota on this disk is used up", "free some space")),
        (errno.EIO, (1000, 0), ("", "")),
    ],
)
def test_a_full_disk_is_told_from_one_that_holds_no_more_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, inodes: tuple[int, int], lack: tuple[str, str]
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_files=inodes[0], f_favail=inodes[1]))
    assert explain_full_disk(OSError(number, "no"), tmp_path / "not-there/refs.bib") == lack


def test_a_disk_that_fills_up_half_way_leaves_the_old_content(file: Path) -> None:
    limit = "import sys, resource as r; sys.dont_write_bytecode = True; r.setrlimit(r.RLIMIT_FSIZE, (1000, 1000))"
    ran = subprocess.run(
        [sys.executable, "-c", f"{limit}\n{_WRITE_ON}", str(file), "x", "1"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert "File too large" in ran.stderr
    assert [(path, path.read_bytes()) for path in file.parent.iterdir()] == [(file, b"old")]


def test_a_file_that_is_read_only_is_refused_whoever_asks(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(PermissionError, match="it is read-only") as caught:
        write_whole(file, b"new")
    assert (caught.value.errno, caught.value.filename) == (errno.EACCES, str(file))
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_refused(file: Path) -> None:
    file.parent.chmod(0o555)
    with pytest.raises(PermissionError):
        write_whole(file, b"new")
    file.parent.chmod(0o755)
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_permissions(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_whole(file, b"new")
    assert mode_of(file) == mode


def test_a_new_file_has_the_permissions_of_any_or_of_the_one_it_is_like(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.write_bytes(b"")
    model.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "plain", b"")
    finally:
        os.umask(before)
    write_whole(tmp_path / "like", b"", like=model)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "like")] == [0o640, 0o640]


def test_a_file_system_without_permissions_is_written_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "chmod", forbidden)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_rights_that_a_broken_disk_cannot_set_leave_the_old_content(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "chmod", fail)
    with pytest.raises(OSError, match="Input/output error"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"


def test_a_symbolic_link_is_followed_and_kept(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.bib"
    link.symlink_to(file)
    write_whole(link, b"new")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")
    assert list(elsewhere.iterdir()) == [link]


def test_a_symbolic_link_to_what_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "link.bib"
    link.symlink_to(tmp_path / "refs.bib")
    write_whole(link, b"new")
    assert (link.is_symlink(), (tmp_path / "refs.bib").read_bytes()) == (True, b"new")


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    contents: list[bytes] = []
    reader = Thread(target=lambda: contents.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"new")
    reader.join(timeout=60)
    assert (contents, pipe.is_fifo()) == ([b"new"], True)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "refs.bib", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_of_two_writers_at_once_one_is_the_last_and_no_reader_sees_a_half(file: Path) -> None:
    writers = [writing(file, letter, 40) for letter in "ab"]
    looks = 0
    while looks < 3 or any(writer.poll() is None for writer in writers):
        content = file.read_bytes()
        assert content == b"old" or (len(content) == 300_000 and len(set(content)) == 1)
        looks += 1
    for writer in writers:
        writer.communicate(timeout=30)
        assert writer.returncode == 0
    assert file.read_bytes() != b"old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.slow
def test_a_writer_that_is_killed_leaves_a_whole_file(file: Path) -> None:
    for pause in (0.0, 0.003, 0.007):
        writer = writing(file, "k", 10_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        writer.communicate(timeout=30)
        content = file.read_bytes()
        assert (len(content), set(content)) == (300_000, {ord("k")})


def test_what_is_written_aside_is_not_what_was_to_be_done(file: Path) -> None:
    before, aside = count_writes(), file.with_name("aside")
    write_whole(aside, b"1", aside=True)
    assert count_writes() == before
    write_whole(file, b"new", prepare=lambda _: write_whole(aside, b"2", aside=True))
    assert count_writes() == before + 1


@each_value_once
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize(
    ("shape", "expected"),
    [("{} | cat", "{}"), ("{} >a", "{}"), ("{} >>a", "mine\n{}"), ("(echo 1; {}; echo 2) >a", "1\n{}2\n")],
)
def test_what_the_shell_has_open_is_written_to_where_it_stands(
    tmp_path: Path, name: str, shape: str, expected: str
) -> None:
    script = (
        f"from pathlib import Path; from protlib.system.atomic import write_whole; write_whole(Path('{name}'), b'data')"
    )
    (tmp_path / "a").write_text("mine\n")
    command = shape.format(f'"{sys.executable}" -c "{script}"')
    ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    text = ran.stdout or (tmp_path / "a").read_text()
    assert (text, ran.stderr) == (expected.format("data"), "")
