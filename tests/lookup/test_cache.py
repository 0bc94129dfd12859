"""What was answered once is kept for a while, whole, and nothing else is."""

import os
import time
from pathlib import Path

import pytest

from protlib.lookup.answer import Answer, CachingNetwork

_DAY = 86_400


class _Counting:
    """A network that answers each time with the number of the time."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.times = 0

    def get(self, url: str, accept: str = "*/*") -> Answer:
        self.times += 1
        return Answer(url, self.status, accept, b"\n%d\n" % self.times, "2026-11-26")


def test_what_is_kept_is_the_answer_and_no_other_network_is_asked(tmp_path: Path) -> None:
    first = CachingNetwork(_Counting(), tmp_path / "a/b").get("https://x.test/", "text/html")
    network = _Counting()
    assert CachingNetwork(network, tmp_path / "a/b").get("https://x.test/", "text/html") == first
    assert network.times == 0


@pytest.mark.parametrize(("url", "accept"), [("https://x.test/2", "a"), ("https://x.test/", "b")])
def test_what_is_asked_otherwise_is_asked(tmp_path: Path, url: str, accept: str) -> None:
    network = _Counting()
    CachingNetwork(network, tmp_path).get("https://x.test/", "a")
    CachingNetwork(network, tmp_path).get(url, accept)
    assert network.times == 2


def test_what_is_to_be_new_is_asked_and_kept(tmp_path: Path) -> None:
    network = _Counting()
    CachingNetwork(network, tmp_path).get("x")
    assert CachingNetwork(network, tmp_path, refresh=True).get("x").data == b"\n2\n"
    assert CachingNetwork(network, tmp_path).get("x").data == b"\n2\n"


def test_what_is_not_there_is_asked_for_again(tmp_path: Path) -> None:
    network = _Counting(404)
    for _ in range(2):
        CachingNetwork(network, tmp_path).get("x")
    assert network.times == 2


@pytest.mark.parametrize("days", [31, -31])
def test_what_is_old_or_of_the_future_is_asked_anew(tmp_path: Path, days: int) -> None:
    network = _Counting()
    CachingNetwork(network, tmp_path).get("x")
    [file] = tmp_path.iterdir()
    os.utime(file, (time.time() - days * _DAY,) * 2)
    CachingNetwork(network, tmp_path).get("y")
    assert len([*tmp_path.iterdir()]) == 1  # and what is old goes
    assert CachingNetwork(network, tmp_path).get("x").data == b"\n3\n"


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[]\n\n1\n", b"\xff\n", b'{"data": 3}\n\n1\n'])
def test_what_is_broken_is_asked_anew(tmp_path: Path, damage: bytes) -> None:
    network = _Counting()
    CachingNetwork(network, tmp_path).get("x")
    [file] = tmp_path.iterdir()
    file.write_bytes(damage)
    assert CachingNetwork(network, tmp_path).get("x").data == b"\n2\n"
    assert CachingNetwork(network, tmp_path).get("x").data == b"\n2\n"


def test_a_folder_that_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert CachingNetwork(_Counting(), tmp_path / "file/cache").get("x").data == b"\n1\n"


def test_of_too_many_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protlib.lookup.answer._MOST_ANSWERS", 3)
    network = _Counting()
    for number in range(6):
        CachingNetwork(network, tmp_path).get(str(number))
        for path in tmp_path.iterdir():
            os.utime(path, (path.stat().st_mtime - 60,) * 2)
    assert len([*tmp_path.iterdir()]) == 3
    assert CachingNetwork(network, tmp_path).get("5").data == b"\n6\n"
