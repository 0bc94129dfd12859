"""Large files of JSON are read, and too little memory is reported before anything is read."""

from typing import NoReturn

import orjson
import pytest

from protlib.system import bigjson


@pytest.mark.parametrize("raw", [b'{"a": [1, "\xc3\xa9"]}', '{"a": [1, "é"]}'])
def test_bytes_and_texts_are_read(raw: bytes | str) -> None:
    assert bigjson.load_json(raw) == {"a": [1, "é"]}


def test_what_is_no_json_is_told_as_such() -> None:
    with pytest.raises(orjson.JSONDecodeError, match="line 2"):
        bigjson.load_json(b'{"a":\n]')


def test_too_little_room_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bigjson, "_ROOM", (1 << 62,))
    with pytest.raises(MemoryError):
        bigjson.load_json(b"1")


def test_damage_that_is_too_little_room_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(_: object) -> NoReturn:
        raise orjson.JSONDecodeError("memory allocation failed", "", 0)

    monkeypatch.setattr(orjson, "loads", out_of_memory)
    with pytest.raises(MemoryError, match="allocation"):
        bigjson.load_json(b"1")
